"""A .doc as found without LibreOffice: every paragraph and table, though no styles and no automatic numbers."""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass, field

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.doc.binary import IsEncrypted, RawParagraph, raw_paragraphs
from caicach.adapters.readers.doc.compound import NotCompound
from caicach.adapters.readers.doc.properties import CellShape
from caicach.adapters.readers.legacy import Legacy, from_legacy, likely_legacy
from caicach.core.ground.words import Words
from caicach.core.reading.cleaning import clean
from caicach.core.reading.found import Address, Block, Cell, Paragraph, Table


_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*\x14|\x13[^\x13\x14\x15]*\x15|[\x13\x14\x15]")
_CHARACTERS = str.maketrans({"\x1e": "-", "\x1f": "", "\x0b": "\n", "\x0c": "", "\x07": "", "\xa0": " "})
_SAME_EDGE = 30  # twentieths of a point: closer edges are one edge drawn by a careless hand


@dataclass
class _Row:
    """The texts of a row's cells, and their shapes where the row says them."""

    texts: list[str]
    shapes: tuple[CellShape, ...]


@dataclass
class _Gathering:
    """Blocks so far, and the table being read."""

    name: str
    legacy: Legacy | None
    blocks: list[Block] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def finish_table(self) -> None:
        """Lay the rows gathered on a grid and make them a block."""
        if self.cells or self.lines:
            self.rows.append(_Row([*self.cells, "\n".join(self.lines)] if self.lines else self.cells, ()))
            self.cells, self.lines = [], []
        if any(any(row.texts) for row in self.rows):
            self.blocks.append(_table(self.rows, len(self.blocks)))
        self.rows = []


def doc_blocks(data: bytes, name: str) -> tuple[tuple[Block, ...], Legacy | None]:
    """The blocks of a .doc and the old encoding they were converted from, if any.

    UnreadableInput when a password protects it; NotCompound when the bytes break the rules of the format.
    """
    try:
        paragraphs = raw_paragraphs(data)
    except IsEncrypted as error:
        raise refusals.encrypted(name) from error
    except (struct.error, IndexError) as error:
        raise NotCompound(str(error)) from error
    if len(paragraphs) > limits.BLOCKS:
        raise refusals.too_costly(name, Words("có quá nhiều đoạn", "it has too many paragraphs"))
    gathering = _Gathering(name, likely_legacy("\n".join(each.text for each in paragraphs)))
    for each in paragraphs:
        _take(each, gathering)
    gathering.finish_table()
    return tuple(gathering.blocks), gathering.legacy


def _take(raw: RawParagraph, gathering: _Gathering) -> None:
    text = _shown(raw.text, gathering.legacy)
    if not raw.properties.is_in_table:
        gathering.finish_table()
        if text:
            gathering.blocks.append(Paragraph(text, Address(len(gathering.blocks))))
    elif raw.properties.ends_row and raw.end == "\x07":
        gathering.rows.append(_Row(gathering.cells, raw.properties.cells))
        gathering.cells, gathering.lines = [], []
    else:
        if text:
            gathering.lines.append(text)
        if raw.end == "\x07" and raw.properties.depth <= 1:
            gathering.cells.append("\n".join(gathering.lines))
            gathering.lines = []


def _shown(text: str, legacy: Legacy | None) -> str:
    """The text as printed: results of fields without their codes, one Unicode."""
    for _ in range(8):
        if not any(mark in text for mark in "\x13\x14\x15"):
            break
        text = _FIELD_CODE.sub("", text)
    text = text.translate(_CHARACTERS)
    return clean(from_legacy(text, legacy) if legacy else text).strip()


def _table(rows: Iterable[_Row], block: int) -> Table:
    """Rows on one grid: by the edges they state, or cell by cell where they state none."""
    listed = list(rows)
    edges = _edges(shape.left for row in listed for shape in row.shapes[: len(row.texts)])
    placed = [_places(row, edges) for row in listed]
    width = max(max(places, default=-1) for places in placed) + 1
    grid = []
    for number, (row, places) in enumerate(zip(listed, placed, strict=True)):
        begun = {
            column: text
            for column, text, shape in zip(places, row.texts, _shapes(row), strict=True)
            if not shape.is_continued or text
        }
        grid.append(
            tuple(
                Cell(begun.get(column, ""), Address(block, number, column), is_continued=column not in begun)
                for column in range(width)
            )
        )
    return Table(tuple(grid), Address(block))


def _shapes(row: _Row) -> list[CellShape]:
    missing = len(row.texts) - len(row.shapes)
    return [*row.shapes[: len(row.texts)], *[CellShape(0, False)] * max(missing, 0)]


def _edges(lefts: Iterable[int]) -> list[int]:
    edges: list[int] = []
    for left in sorted(set(lefts)):
        if not edges or left - edges[-1] > _SAME_EDGE:
            edges.append(left)
    return edges


def _places(row: _Row, edges: list[int]) -> list[int]:
    """The column of each cell; never two cells in one."""
    places: list[int] = []
    for number, _ in enumerate(row.texts):
        least = places[-1] + 1 if places else 0
        if number < len(row.shapes):
            left = row.shapes[number].left
            nearest = min(range(len(edges)), key=lambda column: abs(edges[column] - left))
            places.append(max(nearest, least))
        else:
            places.append(least)
    return places
