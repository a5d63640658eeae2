"""An uploaded file as rows of text, by our own readers; and the template to fill in."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from django.core.files.uploadedfile import UploadedFile

from caicach.actions.importing import headings
from caicach.adapters.readers import read_file
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import Table
from caicach.web.words import message, spoken


LARGEST = 5 * 2**20


def table_in(file: UploadedFile) -> list[list[str]]:
    """The first sheet's rows. UnreadableInput for what is no spreadsheet, or too large a one."""
    if file.size > LARGEST:
        raise UnreadableInput(message("web.importing.too_large"), message("web.importing.too_large_do"))
    content = file.read()
    return _csv(content) if Path(file.name).suffix.lower() == ".csv" else _workbook(content, file.name)


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        separator = max(";\t,", key=text.partition("\n")[0].count)
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(message("web.importing.no_csv"), message("web.importing.no_csv_do")) from error


def _workbook(content: bytes, name: str) -> list[list[str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(name).suffix.lower() or '.xlsx'}"
        path.write_bytes(content)
        found = read_file(path)
    tables = [block for block in found.blocks if isinstance(block, Table)]
    if not tables:
        raise UnreadableInput(message("web.importing.no_table"), message("web.importing.no_table_do"))
    return [[cell.text for cell in row] for row in tables[0].rows]


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
