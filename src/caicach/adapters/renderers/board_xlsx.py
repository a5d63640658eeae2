"""The board as a workbook to print or to send: a title as on paper, figures as figures, texts never as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from caicach.core.documents.lettering import broken_lines


Value = str | int | Decimal | date | None
FONT = "Times New Roman"
_SIZE = 11
_LINE = 15
_HIGHEST = 400  # points; a sheet takes no more
_DIGIT_PIXELS = 7


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, whether its content stands in the middle, whether its heading is
    turned upright to be narrow."""

    heading: str
    width: float
    is_centred: bool = False
    is_upright: bool = False


@dataclass(frozen=True)
class Sheet:
    """One table with what stands above it. `name` is of the tab; a row has a value for every column. The
    first `frozen` columns stay in sight; a sheet that `is_wide` has them on every page across."""

    name: str
    issuer: str
    title: str
    subtitle: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    summary: Sequence[tuple[str, int]] = ()
    frozen: int = 2
    is_wide: bool = False


def board_workbook(sheet: Sheet) -> bytes:
    """The workbook. Texts are written as texts, whatever they begin with."""
    content = BytesIO()
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "in_memory": True,
    }
    with xlsxwriter.Workbook(content, options) as book:
        add_sheet(book, sheet, looks_of(book))
    return content.getvalue()


def add_sheet(book: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    """The table on a sheet of its own of a workbook of XlsxWriter."""
    page = book.add_worksheet(sheet.name[:31])
    _set_up(page, sheet)
    top = _head(page, sheet, looks)
    _table(page, sheet, looks, top)
    _summary(page, sheet, looks, top + len(sheet.rows) + 2)


def looks_of(book: Any) -> dict[str, Any]:
    """The formats every such sheet shares."""
    plain = {"font_name": FONT, "font_size": 11, "valign": "vcenter"}
    cell = plain | {"border": 1, "text_wrap": True}
    return {
        "issuer": book.add_format(plain | {"bold": True}),
        "title": book.add_format(plain | {"bold": True, "font_size": 14, "align": "center"}),
        "subtitle": book.add_format(plain | {"italic": True, "align": "center"}),
        "upright": book.add_format(
            cell | {"bold": True, "align": "center", "bg_color": "#E7EDF4", "rotation": 90}
        ),
        "figure": book.add_format(cell | {"align": "right", "num_format": "#,##0.###"}),
        "whole": book.add_format(cell | {"align": "right", "num_format": "#,##0"}),
        "heading": book.add_format(cell | {"bold": True, "align": "center", "bg_color": "#E7EDF4"}),
        "cell": book.add_format(cell),
        "centred": book.add_format(cell | {"align": "center"}),
        "day": book.add_format(cell | {"align": "center", "num_format": "dd/mm/yyyy"}),
        "plain": book.add_format(plain),
        "count": book.add_format(plain | {"bold": True, "align": "left"}),
    }


def _set_up(page: Any, sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)  # A4
    page.set_margins(left=0.6, right=0.5, top=0.7, bottom=0.7)
    if sheet.is_wide:
        page.set_paper(8)  # A3
        page.repeat_columns(0, sheet.frozen - 1)
        page.set_print_scale(60)
    else:
        page.fit_to_pages(1, 0)
    page.set_footer(f'&C&"{FONT}"&10&P/&N')
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)


def _head(page: Any, sheet: Sheet, looks: dict[str, Any]) -> int:
    """Issuer, title, subtitle and headings; the row of the first entry."""
    last = sheet.frozen - 1 if sheet.is_wide else len(sheet.columns) - 1
    page.write_string(0, 0, sheet.issuer, looks["issuer"])
    page.merge_range(2, 0, 2, last, "", looks["title"])
    page.write_string(2, 0, sheet.title, looks["title"])
    page.merge_range(3, 0, 3, last, "", looks["subtitle"])
    page.write_string(3, 0, sheet.subtitle, looks["subtitle"])
    for number, column in enumerate(sheet.columns):
        page.write_string(5, number, column.heading, looks["upright" if column.is_upright else "heading"])
    page.repeat_rows(5)
    page.freeze_panes(6, sheet.frozen)
    if any(column.is_upright for column in sheet.columns):
        page.set_row(5, 150)
    page.autofilter(5, 0, 5 + len(sheet.rows), len(sheet.columns) - 1)
    return 6


def _table(page: Any, sheet: Sheet, looks: dict[str, Any], top: int) -> None:
    for row, values in enumerate(sheet.rows, top):
        lines = max(_lines(value, column) for value, column in zip(values, sheet.columns, strict=True))
        if lines > 1:  # LibreOffice does not fit rows to wrapped text when it opens a file
            page.set_row(row, min(lines * _LINE, _HIGHEST))
        for number, (column, value) in enumerate(zip(sheet.columns, values, strict=True)):
            look = looks["centred" if column.is_centred else "cell"]
            if isinstance(value, date):
                page.write_datetime(row, number, value, looks["day"])
            elif isinstance(value, Decimal):
                is_whole = value == value.to_integral_value()
                page.write_number(row, number, float(value), looks["whole" if is_whole else "figure"])
            elif isinstance(value, int):
                page.write_number(row, number, value, looks["centred"])
            elif value:
                page.write_string(row, number, value, look)
            else:
                page.write_blank(row, number, None, look)


def _lines(value: Value, column: Column) -> int:
    """How many lines the cell takes at this width."""
    if not isinstance(value, str):
        return 1
    millimetres = (column.width * _DIGIT_PIXELS - 2) * 25.4 / 96
    return sum(len(broken_lines(line, _SIZE, millimetres)) for line in value.split("\n"))


def _summary(page: Any, sheet: Sheet, looks: dict[str, Any], top: int) -> None:
    for row, (words, count) in enumerate(sheet.summary, top):
        page.write_string(row, 1, words, looks["plain"])
        page.write_number(row, 2, count, looks["count"])
