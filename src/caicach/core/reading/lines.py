"""The lines of a document as the eye takes them: paragraphs and cells broken at line ends and wide gaps."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from caicach.core.ground.text import fold
from caicach.core.reading.found import Block, Paragraph, TextFormat
from caicach.core.reading.places import Fragment, fragment


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a paragraph or cell without spaces at its ends; `column` is None outside tables."""

    where: Fragment
    block: int
    row: int | None = None
    column: int | None = None
    format: TextFormat | None = None

    @property
    def text(self) -> str:
        """The words as they stand."""
        return self.where.text

    @property
    def key(self) -> str:
        """The words folded for comparing."""
        return fold(self.where.text)


# The letters of Vietnamese, for character classes: ranges over code points would mix capitals and small letters.
_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
CAPITALS = "".join(letter for letter in _LETTERS if letter.isupper())
SMALL = CAPITALS.lower()
# Two header columns that a PDF merged into one line are parted by a tab or by a run of spaces before a capital; the
# wide blanks of `ngày     tháng` stay.
_PIECE = re.compile(rf"[^\n\t\v]+?(?=\s{{4,}}[{CAPITALS}]|[\n\t\v]|$)")


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every non-empty line of the blocks in order; a table row by row, a cell line by line."""
    for block in blocks:
        if isinstance(block, Paragraph):
            for where in pieces(fragment(block.text, block.address)):
                yield Line(where, block.address.block, format=block.format)
            continue
        for row in block.rows:
            for cell in row:
                for where in pieces(fragment(cell.text, cell.address)):
                    yield Line(where, block.address.block, cell.address.row, cell.address.column)


def pieces(whole: Fragment) -> Iterator[Fragment]:
    """The fragment broken at line ends, tabs and wide gaps; empty pieces left out."""
    for match in _PIECE.finditer(whole.text):
        text = match.group()
        start = match.start() + len(text) - len(text.lstrip())
        if text.strip():
            yield part_of(whole, start, match.start() + len(text.rstrip()))


def part_of(whole: Fragment, start: int, end: int) -> Fragment:
    """The part [start, end) of a fragment's own text, at its place in the paragraph or cell."""
    return Fragment(whole.text[start:end], whole.address, whole.start + start, whole.start + end)


def is_upper(text: str) -> bool:
    """Whether at least four of five letters are capitals, and there are two."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 2 and sum(c.isupper() for c in letters) * 5 >= len(letters) * 4
