"""The rows of the statistics tables as printed, put together again where a page end broke them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from caicach.core.ground.text import squash
from caicach.core.reading.found import Cell, FigureSpan, FoundDocument, Table
from caicach.core.reading.grids import Column, Grid, grid_of, is_header_row
from caicach.core.reading.places import Fragment, fragment


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: number without its final dot (empty in a title row), label, unit, the value cell's text as it
    stands, note. `where` is the value cell, `label_at` the label's; `figures` the references of our own writer."""

    number: str
    label: str
    unit: str
    raw: str
    note: str
    where: Fragment
    label_at: Fragment
    figures: tuple[FigureSpan, ...] = ()

    @property
    def is_title(self) -> bool:
        """Whether the row only names what follows: no number, no unit, no figure."""
        return not (self.number or self.unit or squash(self.raw))


_NUMBER = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?P<mark>[.)])?\s+(?P<label>[^\W\d_].*)$", re.DOTALL
)
_WORD = re.compile(r"[^\W\d_]{2}")
_LETTERED = re.compile(r"^[A-Z]\.(?=\d)")


def printed_rows(found: FoundDocument) -> tuple[PrintedRow, ...]:
    """Every row of every statistics table in order, repeated headers left out; other tables are passed over."""
    rows: list[PrintedRow] = []
    grid: Grid | None = None
    for table in found.tables:
        own = grid_of(table, grid)
        if own is None:
            continue
        grid = own
        for row in _rows(table, grid):
            if rows and continues(rows[-1], row):
                rows[-1] = put_together(rows[-1], row)
            else:
                rows.append(row)
    return tuple(rows)


def _rows(table: Table, grid: Grid) -> Iterator[PrintedRow]:
    for cells in table.rows[grid.body :]:
        if not is_header_row(cells, grid):
            row = _row(cells, grid)
            if row is not None:
                yield row


def _row(cells: Sequence[Cell], grid: Grid) -> PrintedRow | None:
    """The row, or None when it is empty."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled:
        return None
    label_cell = grid.cell(cells, Column.LABEL) or filled[0]
    value_cell = grid.cell(cells, Column.VALUE) or filled[-1]
    number = _text(grid.cell(cells, Column.NUMBER))
    label = squash(label_cell.text)
    is_merged = not label and filled == [grid.cell(cells, Column.NUMBER)] and _WORD.search(number) is not None
    if is_merged:
        label_cell, label, number = filled[0], number, ""
    if not number:
        number, label = _number_in(label, has_column=Column.NUMBER in grid.columns and not is_merged)
    return PrintedRow(
        _clean(number),
        label,
        _text(grid.cell(cells, Column.UNIT)),
        value_cell.text,
        _text(grid.cell(cells, Column.NOTE)),
        fragment(value_cell.text, value_cell.address),
        fragment(label_cell.text, label_cell.address),
        value_cell.figures,
    )


def _text(cell: Cell | None) -> str:
    return squash(cell.text) if cell is not None else ""


def _number_in(label: str, *, has_column: bool) -> tuple[str, str]:
    """The number set in the label's own cell: `1.1. Số …`. Where numbers have their column, a bare `3 …` is only the
    rest of a label that a page end broke."""
    match = _NUMBER.match(label)
    if match is None or (has_column and not match["mark"] and "." not in match["number"]):
        return "", label
    return match["number"], match["label"]


def _clean(number: str) -> str:
    """`2.1` for `2.1.`, `2,1`, ` 2 .1` and `A.2.1`."""
    tight = number.replace(" ", "").replace(",", ".").strip(".()")
    return _LETTERED.sub("", tight)


def continues(above: PrintedRow, row: PrintedRow) -> bool:
    """Whether a row without number is only the rest of the one above: its label begins small, with a figure or with
    a closing mark, or it holds only the rest of the unit."""
    if row.number or (squash(row.raw) and squash(above.raw)):
        return False
    if not row.label:
        return not (row.unit and squash(row.raw))
    first = row.label[0]
    if first.islower() or first in '(“"),;':
        return not above.is_title or not row.unit
    return first.isdigit() and row.is_title


def put_together(above: PrintedRow, row: PrintedRow) -> PrintedRow:
    """One row of the two: labels, units and notes joined, the figure of the one that has it."""
    has_value = bool(squash(above.raw))
    return replace(
        above,
        label=squash(f"{above.label} {row.label}"),
        unit=squash(f"{above.unit} {row.unit}"),
        raw=above.raw if has_value else row.raw,
        where=above.where if has_value else row.where,
        figures=above.figures if has_value else row.figures,
        note=squash(f"{above.note} {row.note}"),
    )
