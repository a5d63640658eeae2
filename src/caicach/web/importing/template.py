"""The template to fill in."""

import io

import xlsxwriter

from caicach.actions.import_sheet import headings
from caicach.web.words import message, spoken


def template_bytes() -> bytes:
    """The workbook to fill in: the headings, one row as an example, columns as wide as what goes into them."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet, bold = book.add_worksheet(spoken(message("web.importing.sheet"))), book.add_format({"bold": True})
    for column, (name, words) in enumerate(headings().items()):
        sheet.set_column(column, column, 34 if name in {"agency", "parent", "email"} else 22)
        sheet.write_string(0, column, spoken(words), bold)
        if name not in {"type", "parent"}:  # of new agencies alone
            sheet.write_string(1, column, spoken(message(f"web.importing.example_{name}")))
    sheet.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()
