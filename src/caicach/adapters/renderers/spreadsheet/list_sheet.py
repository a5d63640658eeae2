"""A list after the appendices as a sheet: who was late, who is missing."""

from collections.abc import Callable, Sequence
from typing import Any

from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.lettering import broken_lines
from caicach.core.documents.official import ListAnnex


_HEADING = 4
_DIGIT_PIXELS = 8
_MOST = 400  # points; a row takes no more
Look = Callable[..., Any]


def list_sheet(sheet: Any, listed: ListAnnex, look: Look) -> None:
    """The list on an empty sheet of XlsxWriter; `look` makes a format of the document."""
    widths = [column.width for column in listed.columns]
    for place, width in enumerate(widths):
        sheet.set_column(place, place, (width / 25.4 * 96 - 5) / _DIGIT_PIXELS)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEADING)
    sheet.freeze_panes(_HEADING + 1, 0)
    last = len(widths) - 1
    size = LAYOUT.sizes.annex_title
    bold = look(bold=True, align="center", font_size=size)
    italic = look(italic=True, align="center", font_size=LAYOUT.sizes.annex_reference)
    titles = ((listed.title, bold, 20), (listed.name.upper(), bold, 40), (listed.reference_line, italic, 36))
    for place, (text, form, height) in enumerate(titles):
        sheet.merge_range(place, 0, place, last, text, form)
        sheet.set_row(place, height)
    for place, column in enumerate(listed.columns):
        sheet.write_string(_HEADING, place, column.heading, look(bold=True, align="center", border=1))
    for place, row in enumerate(listed.rows, _HEADING + 1):
        _row(sheet, place, row, listed, look)
        sheet.set_row(place, _height(row, widths))


def _row(sheet: Any, place: int, row: Sequence[str], listed: ListAnnex, look: Look) -> None:
    if len(row) == 1:
        sheet.merge_range(place, 0, place, len(listed.columns) - 1, row[0], look(bold=True, border=1))
        return
    for at, (text, column) in enumerate(zip(row, listed.columns, strict=True)):
        sheet.write_string(place, at, text, look(border=1, align="center" if column.is_centred else "left"))


def _height(row: Sequence[str], widths: Sequence[float]) -> float:
    """Points enough for the fullest cell."""
    size = LAYOUT.sizes.annex_table
    columns = [sum(widths)] if len(row) == 1 else widths
    lines = max(len(broken_lines(text, size, width - 2)) for text, width in zip(row, columns, strict=True))
    return min(lines * size * 1.3 + 3, _MOST)
