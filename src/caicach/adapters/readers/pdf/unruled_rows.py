"""The rows of a table without rules: told by the white between them, or by the numbers in its first column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caicach.adapters.readers.pdf.lines import Line, Word, lines_of
from caicach.adapters.readers.pdf.unruled_header import Chunk, Header, chunks_of
from caicach.core.reading.lines import is_upper


_CODE = re.compile(r"(?:[A-Z]\.)?\d{1,2}(?:[.,]\d{1,2}){0,3}[.)]?|[IVX]{1,5}\.?|[A-Z]\.?")
_WHITE = 0.12  # of a line's height: so much more white than between lines parts two rows
_FEW = 0.1


def is_code(text: str) -> bool:
    """Whether the text is a number of a row: `2.1`, `IV`, `A`."""
    return _CODE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column begins, from left to right; the last ends where the page does."""

    starts: tuple[float, ...]

    @classmethod
    def between(cls, header: Header, body: Iterable[Line]) -> "Columns":
        """The columns the header names, parted where the fewest lines of the body have words."""
        chunks = [chunk for line in body for chunk in chunks_of(line)]
        middles = [(left + right) / 2 for left, right in header.columns]
        return cls((0.0, *(_gutter(left, right, chunks) for left, right in pairwise(middles))))

    def at(self, x: float) -> int:
        """The column in which that place lies."""
        return sum(1 for start in self.starts[1:] if x >= start)

    def number_of(self, line: Line) -> str:
        """What stands in the first column."""
        return " ".join(word.text for word in line.words if self.at((word.x0 + word.x1) / 2) == 0)

    def parted(self, line: Line) -> tuple[tuple[Word, ...], ...]:
        """The words of each column. Words that run on over a boundary with no more white than between words are of
        one merged cell."""
        cells: list[list[Word]] = [[] for _ in self.starts]
        for chunk in chunks_of(line):
            column = self.at((chunk.words[0].x0 + chunk.words[0].x1) / 2)
            for before, word in pairwise((chunk.words[0], *chunk.words)):
                own = self.at((word.x0 + word.x1) / 2)
                if own > column and word.x0 - before.x1 > 0.45 * line.size:
                    column = own
                cells[column].append(word)
        return tuple(map(tuple, cells))


def _gutter(left: float, right: float, chunks: Sequence[Chunk]) -> float:
    """The middle of the widest strip between two places that the fewest chunks cross."""
    edges = sorted({left, right, *(x for c in chunks for x in (c.x0, c.x1) if left < x < right)})
    strips = [
        (sum(1 for c in chunks if c.x0 < high and low < c.x1), low - high, (low + high) / 2)
        for low, high in pairwise(edges)
    ]
    return min(strips)[2] if strips else (left + right) / 2


Row = list[Line]


def rows_of(lines: Sequence[Line], columns: Columns) -> list[Row]:
    """The lines of a table's body, row by row."""
    bands = _by_white(lines, columns)
    if sum(_begins_small(band, columns) for band in bands) > _FEW * len(bands):
        return _by_numbers(lines, columns)
    return [
        row for band in bands for row in ([band] if _codes(band, columns) < 2 else _by_numbers(band, columns))
    ]


def _by_numbers(lines: Sequence[Line], columns: Columns) -> list[Row]:
    """Rows told by their numbers alone: of the two ways to set a number, the one that breaks fewer sentences."""
    ways = [_from_top(lines, columns), _from_middle(lines, columns)]
    return min(ways, key=lambda rows: sum(_begins_small(row, columns) for row in rows))


def _label(line: Line, columns: Columns) -> tuple[Word, ...]:
    return columns.parted(line)[1]


def _begins_small(row: Row, columns: Columns) -> bool:
    first = next((label for line in row if (label := _label(line, columns))), None)
    return first is not None and first[0].text[:1].islower()


def _by_white(lines: Sequence[Line], columns: Columns) -> list[Row]:
    """Lines with more white between them than between the lines of a cell, apart."""
    labels = [line for line in lines if _label(line, columns)]
    gaps = sorted(max(below.top - above.bottom, 0.0) for above, below in pairwise(labels))
    usual = gaps[len(gaps) // 20] if gaps else 0.0
    bands: list[Row] = []
    bottom = 0.0
    for line in lines:
        if not bands or line.top - bottom > usual + _WHITE * line.size:
            bands.append([])
        bands[-1].append(line)
        bottom = max(line.bottom, bottom)
    return bands


def _codes(row: Row, columns: Columns) -> int:
    """How many numbers of rows stand in a row; one broken at its dot (`5.1.3.` / `2`) is one."""
    numbers = [number for line in row if is_code(number := columns.number_of(line))]
    rests = sum(above.endswith(".") and below.isdigit() for above, below in pairwise(numbers))
    return len(numbers) - rests


def _from_top(lines: Sequence[Line], columns: Columns) -> list[Row]:
    """Rows whose number stands on their first line; a title has none and looks otherwise than what is above it."""
    right = max((label[-1].x1 for line in lines if (label := _label(line, columns))), default=0.0)
    rows: list[Row] = []
    for line in lines:
        if not rows or is_code(columns.number_of(line)) or _is_title(rows[-1], line, columns, right):
            rows.append([])
        rows[-1].append(line)
    return rows


def _is_title(row: Row, line: Line, columns: Columns, right: float) -> bool:
    label, above = (
        _label(line, columns),
        next((la for each in reversed(row) if (la := _label(each, columns))), ()),
    )
    if not label or columns.number_of(line):
        return bool(columns.number_of(line))
    if not above:
        return True
    one, other = Line(above, line.page), Line(label, line.page)
    if one.bold != other.bold or is_upper(other.text) != is_upper(one.text):
        return not label[0].text[:1].islower()
    had_room = above[-1].x1 + (label[0].x1 - label[0].x0) + 0.3 * line.size < right
    return had_room and label[0].text[:1].isupper()


def _from_middle(lines: Sequence[Line], columns: Columns) -> list[Row]:
    """Rows whose number stands half way down: as much of the row is below it as above."""
    rows: list[Row] = []
    at = 0
    while at < len(lines):
        number = next((n for n in range(at, len(lines)) if is_code(columns.number_of(lines[n]))), None)
        if number is None:
            rows.extend(_from_top(lines[at:], columns))
            break
        first = _after_titles(lines, at, number, columns)
        if first > at:
            rows.extend(_from_top(lines[at:first], columns))
        middle = (lines[number].top + lines[number].bottom) / 2
        end = 2 * middle - lines[first].top
        stop = number + 1
        while stop < len(lines) and lines[stop].bottom <= end + 0.3 * lines[stop].size:
            stop += 1
        rows.append(list(lines[first:stop]))
        at = stop
    return rows


def _after_titles(lines: Sequence[Line], at: int, number: int, columns: Columns) -> int:
    """Where the row of a number begins: after the lines over it that are set in another weight."""
    own = lines[number]
    weight = Line(
        _label(own, columns) or _label(lines[min(number + 1, len(lines) - 1)], columns) or own.words, 0
    ).bold
    first = number
    while first > at and (not (la := _label(lines[first - 1], columns)) or Line(la, 0).bold == weight):
        first -= 1
    return first


def cell_lines(row: Row, columns: Columns, page: int) -> list[list[Line]]:
    """The lines of each cell of a row."""
    words: list[list[Word]] = [[] for _ in columns.starts]
    for line in row:
        for column, own in enumerate(columns.parted(line)):
            words[column].extend(own)
    return [lines_of(own, page) for own in words]
