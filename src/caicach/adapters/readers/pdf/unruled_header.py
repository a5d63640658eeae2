"""The header of a table without rules: where `STT` begins it, and the columns it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from caicach.adapters.readers.pdf.lines import Line, Word
from caicach.core.ground.text import fold
from caicach.core.reading.lines import is_upper


_NUMBERS = frozenset({"stt", "tt", "so tt", "so thu tu"})
_LABELS = re.compile(r"(?:ten )?(?:chi tieu|noi dung|tieu chi|nhiem vu)\b")
_NEAR = 3.0
_FEWEST_COLUMNS = 3
_MOST_LINES = 6
_NARROW = 0.45  # the names of a header are centred, never spread


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of a line with no more than the white of a sentence between them."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.words[-1].x1


def chunks_of(line: Line, white: float = 0.6) -> tuple[Chunk, ...]:
    """The line parted where the white is wider than between words, by its share of the letters' size."""
    groups: list[list[Word]] = []
    for word in line.words:
        if groups and word.x0 - groups[-1][-1].x1 < white * line.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    return tuple(Chunk(tuple(group)) for group in groups)


@dataclass(frozen=True, slots=True)
class Header:
    """The lines [first, last] of a page, and where each column it names begins and ends."""

    first: int
    last: int
    columns: tuple[tuple[float, float], ...]

    def is_repeated_by(self, other: "Header") -> bool:
        """Whether the other names the same columns at the same places."""
        return len(self.columns) == len(other.columns) and all(
            abs(one[0] - two[0]) < _NEAR for one, two in zip(self.columns, other.columns, strict=True)
        )


def header_at(lines: Sequence[Line], at: int) -> Header | None:
    """The header whose line with `STT` is that one, or None."""
    chunks = chunks_of(lines[at], _NARROW)
    if len(chunks) < _FEWEST_COLUMNS - 1 or fold(chunks[0].text) not in _NUMBERS:
        return None
    first = at
    while first > 0 and at - first < _MOST_LINES and _belongs(lines[first - 1], lines[first], lines[at]):
        first -= 1
    last = at
    while last + 1 < len(lines) and last - at < _MOST_LINES and _goes_on(lines, last + 1, at):
        last += 1
    columns = tuple(_columns(lines[first : last + 1]))
    named = any(
        _LABELS.match(fold(chunk.text))
        for line in lines[first : last + 1]
        for chunk in chunks_of(line, _NARROW)
    )
    return Header(first, last, columns) if named and len(columns) >= _FEWEST_COLUMNS else None


def in_headers(lines: Sequence[Line]) -> list[Header | None]:
    """For each line of a page the header it is of."""
    found: list[Header | None] = [None] * len(lines)
    for at in range(len(lines)):
        header = header_at(lines, at)
        if header is not None:
            found[header.first : header.last + 1] = [header] * (header.last + 1 - header.first)
    return found


def _belongs(line: Line, beside: Line, number: Line) -> bool:
    """Whether a line next to one of the header is of it: right of `STT`, close by, of the same weight."""
    white = max(line.top, beside.top) - min(line.bottom, beside.bottom)
    return white < 0.6 * number.size and line.x0 > number.words[0].x1 and line.bold == number.bold


def _goes_on(lines: Sequence[Line], at: int, number: int) -> bool:
    line, head = lines[at], lines[number]
    if not _belongs(line, lines[at - 1], head) or (is_upper(line.text) and not is_upper(head.text)):
        return False
    chunks = chunks_of(line, _NARROW)
    return len(chunks) > 1 or not chunks[0].text[:1].isupper() or chunks[0].x0 > head.words[-1].x0 - 40


def _columns(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """The finest columns: a name that stands over several others (`Kết quả thống kê`) is none."""
    found: list[tuple[float, float]] = []
    for chunk in (chunk for line in reversed(lines) for chunk in chunks_of(line, _NARROW)):
        under = [place for place in found if place[0] < chunk.x1 and chunk.x0 < place[1]]
        if len(under) > 1:
            continue
        if under:
            found.remove(under[0])
        left, right = under[0] if under else (chunk.x0, chunk.x1)
        found.append((min(left, chunk.x0), max(right, chunk.x1)))
    yield from sorted(found)
