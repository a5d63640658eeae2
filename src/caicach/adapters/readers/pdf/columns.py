"""The two blocks side by side at the head and the foot of an official document (Decree 30/2020, Annex I)."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.adapters.readers.pdf.lines import Line, gutter_of, split_in_two


_NEAR = 4.0  # lines of one block lie within so many heights of each other


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines that run across the page (`left` only, `is_split` false), or a left and a right block."""

    left: tuple[Line, ...]
    right: tuple[Line, ...] = ()

    @property
    def is_split(self) -> bool:
        """Whether there are two blocks."""
        return bool(self.right)


def zones_of(lines: list[Line], page_width: float) -> Iterator[Zone]:
    """The lines of a page parted into zones, in order."""
    halves = [split_in_two(line, page_width) for line in lines]
    at = 0
    while at < len(lines):
        first = next((n for n in range(at, len(lines)) if _begins(halves, lines, n, page_width)), len(lines))
        start = _back(lines, first, at, halves)
        if start > at:
            yield Zone(tuple(lines[at:start]))
        if first == len(lines):
            return
        zone, at = _zone(lines, halves, start, first)
        yield zone


def _begins(halves: list[tuple[Line, Line] | None], lines: list[Line], at: int, page_width: float) -> bool:
    """Whether a split line opens a zone: a neighbour is split at the same place, or the gap is wide beyond doubt."""
    half = halves[at]
    if half is None:
        return False
    left, right = half
    if right.x0 - left.x1 > 0.08 * page_width:
        return True
    return any(
        other is not None and max(left.x1, other[0].x1) < min(right.x0, other[1].x0)
        for other in halves[max(at - 2, 0) : at] + halves[at + 1 : at + 3]
    )


def _back(lines: list[Line], first: int, least: int, halves: list[tuple[Line, Line] | None]) -> int:
    """Where the zone starts: lines above that lie wholly in its right half belong to it."""
    half = halves[first] if first < len(lines) else None
    start = first
    while half is not None and start > least and _is_near(lines[start - 1], lines[start]):
        if lines[start - 1].x0 < half[1].x0 - 40 or lines[start - 1].x0 < half[0].x1:
            break
        start -= 1
    return start


def _zone(
    lines: list[Line], halves: list[tuple[Line, Line] | None], start: int, first: int
) -> tuple[Zone, int]:
    """The zone that starts there, and the line after it: the first that crosses the gutter or lies far below."""
    opening = halves[first]
    split = [opening] if opening else []
    left, right = [], list(lines[start:first])
    at = first
    while at < len(lines) and (at == first or _is_near(lines[at - 1], lines[at])):
        half = halves[at]
        edge = gutter_of(split)
        if half is not None and half[0].x1 < edge[1] and half[1].x0 > edge[0]:
            split.append(half)
            left.append(half[0])
            right.append(half[1])
        elif lines[at].x1 < edge[1]:
            left.append(lines[at])
        elif lines[at].x0 > edge[0]:
            right.append(lines[at])
        else:
            break
        at += 1
    return Zone(tuple(left), tuple(right)), at


def _is_near(above: Line, below: Line) -> bool:
    return below.top - above.bottom < _NEAR * max(below.size, 8.0)
