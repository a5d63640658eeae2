"""A table's cells laid on a grid: merged cells take several places, rows get one width."""

from dataclasses import dataclass

from caicach.adapters.readers.docx.names import WORD, child_value, whole
from caicach.adapters.readers.docx.walk import CELLS, ROWS, Placed, children_of
from caicach.adapters.readers.xml import Element


_MAX_SPAN = 200


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of one width; None where a cell only continues another, or where a row has no cell at all."""

    rows: tuple[tuple[Placed | None, ...], ...]


def grid_of(table: Element) -> Grid:
    """The table's grid. Deleted rows are left out; columns no cell begins in are closed up."""
    rows = [_row(placed) for placed in children_of(table, ROWS) if not _is_deleted(placed.element)]
    width = max(map(len, rows), default=0)
    padded = [row + [None] * (width - len(row)) for row in rows]
    kept = [column for column in range(width) if any(row[column] is not None for row in padded)]
    return Grid(tuple(tuple(row[column] for column in kept) for row in padded))


def _row(row: Placed) -> list[Placed | None]:
    properties = row.element.find(WORD + "trPr")
    cells: list[Placed | None] = [None] * _span(child_value(properties, "gridBefore"), 0)
    for cell in children_of(row.element, CELLS, row.tag):
        own = cell.element.find(WORD + "tcPr")
        cells.append(None if _continues(own) else cell)
        cells.extend([None] * (_span(child_value(own, "gridSpan"), 1) - 1))
    return cells


def _span(text: str | None, default: int) -> int:
    count = whole(text)
    return default if count is None else max(default, min(count, _MAX_SPAN))


def _continues(properties: Element | None) -> bool:
    """Whether the cell continues the one above (`vMerge`) or to its left (`hMerge`)."""
    for name in ("vMerge", "hMerge"):
        merge = None if properties is None else properties.find(WORD + name)
        if merge is not None and merge.get(WORD + "val") in (None, "continue"):
            return True
    return False


def _is_deleted(row: Element) -> bool:
    return row.find(f"{WORD}trPr/{WORD}del") is not None
