"""Property modifiers of paragraphs and rows, as far as tables need them ([MS-DOC] 2.6)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass


_OPERAND_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_IN_TABLE, _ROW_END, _DEPTH, _DEFINE_TABLE, _TABS = 0x2416, 0x2417, 0x6649, 0xD608, 0xC615
_INNER_CELL_END, _INNER_ROW_END = 0x244B, 0x244C
_CONTINUES = 0x0002 | 0x0020  # merged with the cell to the left; merged with the cell above
_RESTARTS = 0x0040  # begins a merge downwards


@dataclass(frozen=True, slots=True)
class CellShape:
    """A cell of a row: its left edge in twentieths of a point, and whether it continues another."""

    left: int
    is_continued: bool


@dataclass(frozen=True, slots=True)
class ParagraphProperties:
    """What a paragraph says about tables. `cells` stand on the paragraph that ends a row."""

    is_in_table: bool = False
    ends_row: bool = False
    depth: int = 0
    ends_inner_cell: bool = False
    cells: tuple[CellShape, ...] = ()


PLAIN = ParagraphProperties()


def paragraph_properties(modifiers: bytes) -> ParagraphProperties:
    """The properties a list of modifiers sets."""
    found = dict(_modifiers(modifiers))
    in_table = bool(found.get(_IN_TABLE, b"\0")[0])
    depth = struct.unpack("<I", found[_DEPTH])[0] if len(found.get(_DEPTH, b"")) == 4 else int(in_table)
    return ParagraphProperties(
        is_in_table=in_table or depth > 0,
        ends_row=bool(found.get(_ROW_END, b"\0")[0]),
        depth=min(depth, 16),
        ends_inner_cell=bool(found.get(_INNER_CELL_END, b"\0")[0] or found.get(_INNER_ROW_END, b"\0")[0]),
        cells=_cells(found.get(_DEFINE_TABLE, b"")),
    )


def _modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each modifier with its operand; stops at one that does not fit."""
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = _OPERAND_SIZES.get(code >> 13)
        if size is None:
            if at + 2 > len(data):
                return
            if code == _DEFINE_TABLE:
                size = struct.unpack_from("<H", data, at)[0] - 1
                at += 2
            else:
                size = _tabs_size(data, at) if code == _TABS and data[at] == 255 else data[at]
                at += 1
        if size <= 0 or at + size > len(data):
            return
        yield code, data[at : at + size]
        at += size


def _tabs_size(data: bytes, at: int) -> int:
    """A list of more than 63 tab stops counts itself."""
    deleted = data[at + 1]
    added_at = at + 2 + 4 * deleted
    return 2 + 4 * deleted + 3 * data[added_at] if added_at < len(data) else 0


def _cells(operand: bytes) -> tuple[CellShape, ...]:
    """The cells of a row: edges of all, then twenty bytes for each."""
    if not operand:
        return ()
    count = operand[0]
    if count == 0 or len(operand) < 1 + 2 * (count + 1):
        return ()
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    descriptions = operand[1 + 2 * (count + 1) :]
    shapes = []
    for place in range(count):
        flags = (
            struct.unpack_from("<H", descriptions, 20 * place)[0]
            if len(descriptions) >= 20 * place + 2
            else 0
        )
        shapes.append(CellShape(edges[place], bool(flags & _CONTINUES) and not flags & _RESTARTS))
    return tuple(shapes)
