"""The appendix as a workbook in official order: numbers as numbers, the carried data on a hidden sheet."""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from caicach.adapters.renderers.atomic import write_bytes
from caicach.adapters.renderers.spreadsheet.list_sheet import list_sheet
from caicach.adapters.renderers.word.carried import carried_json
from caicach.adapters.renderers.word.styles import FONT
from caicach.core.documents import printed, wording
from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.lettering import broken_lines
from caicach.core.documents.official import Annex, AnnexRow, Blank, Inline, OfficialDocument, RowRole


if TYPE_CHECKING:
    from caicach.adapters.renderers.board_xlsx import Sheet

CARRIED_SHEET = "caicach"
_CHUNK = 30_000  # a cell holds at most 32,767 characters
_EXACT_DIGITS = 15  # more than a spreadsheet's number can hold
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,(\d+))?")
_LETTERS = {"font_name": FONT, "font_size": LAYOUT.sizes.annex_table}
_DIGIT_PIXELS = 8  # a digit of these letters; column widths are counted in digits, with 5 pixels to spare
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_CREATED = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # no clock in the bytes
_LAST = len(LAYOUT.annex_columns) - 1
_HEADING_ROW = 4


def write_annex_xlsx(document: OfficialDocument, path: Path) -> None:
    """Every appendix and list of the document, a sheet each, at `path`; an existing file is replaced only on success."""
    write_bytes(path, xlsx_bytes(document))


def xlsx_bytes(document: OfficialDocument, beside: "Sequence[Sheet]" = ()) -> bytes:
    """The workbook as bytes, the sheets `beside` after the appendices; equal documents give equal bytes."""
    import xlsxwriter  # a quarter of a second that only a workbook is worth

    stream = io.BytesIO()
    options = {**_OPTIONS, "default_format_properties": dict(_LETTERS)}  # a copy: XlsxWriter writes into it
    with xlsxwriter.Workbook(stream, options) as workbook:
        workbook.set_properties({"title": printed.title_in_one_line(document), "created": _CREATED})
        looks = _Looks(workbook)
        for annex in document.annexes:
            _sheet(workbook.add_worksheet(printed.annex_title(annex)), annex, looks)
        if not document.annexes:
            workbook.add_worksheet(wording.ANNEX)
        for listed in document.lists:
            list_sheet(workbook.add_worksheet(listed.title[:31]), listed, looks.of)
        _add_beside(workbook, beside)
        _carried_sheet(workbook, document)
    return stream.getvalue()


def _add_beside(workbook: Any, sheets: "Sequence[Sheet]") -> None:
    if sheets:
        from caicach.adapters.renderers.board_xlsx import add_sheet, looks_of

        shared = looks_of(workbook)
        for sheet in sheets:
            add_sheet(workbook, sheet, shared)


class _Looks:
    """The formats of a workbook, made once each."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Any] = {}

    def of(self, **properties: object) -> Any:
        """A format in the document's font."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {**_LETTERS, "text_wrap": True, "valign": "vcenter"}
            self._made[key] = self._workbook.add_format({**base, **properties})
        return self._made[key]


def _sheet(sheet: Any, annex: Annex, looks: _Looks) -> None:
    page = LAYOUT.page
    for column, width in enumerate(LAYOUT.annex_columns):
        sheet.set_column(column, column, (width / 25.4 * 96 - 5) / _DIGIT_PIXELS)
    sheet.set_paper(9)
    sheet.set_margins(*(side / 25.4 for side in (page.left, page.right, page.top, page.bottom)))
    sheet.fit_to_pages(1, 0)
    sheet.set_header(f'&C&"{FONT}"&{LAYOUT.sizes.page_number}&P', {"margin": page.header / 25.4})
    sheet.repeat_rows(_HEADING_ROW, _HEADING_ROW + 1)
    sheet.freeze_panes(_HEADING_ROW + 2, 0)
    _title(sheet, annex, looks)
    _headings(sheet, looks)
    for place, row in enumerate(annex.rows, _HEADING_ROW + 2):
        _row(sheet, place, row, looks)
        sheet.set_row(place, _height(row))
    if annex.legend:
        place = _HEADING_ROW + 2 + len(annex.rows)
        sheet.merge_range(place, 0, place, _LAST, annex.legend, looks.of(italic=True))


def _title(sheet: Any, annex: Annex, looks: _Looks) -> None:
    size = LAYOUT.sizes.annex_title
    bold = looks.of(bold=True, align="center", font_size=size)
    italic = looks.of(italic=True, align="center", font_size=LAYOUT.sizes.annex_reference)
    lines = (
        (printed.annex_title(annex), bold, 20),
        (annex.name.upper(), bold, 40),
        (annex.reference_line, italic, 36),
    )
    for place, (text, look, height) in enumerate(lines):
        sheet.merge_range(place, 0, place, _LAST, text, look)
        sheet.set_row(place, height)


def _headings(sheet: Any, looks: _Looks) -> None:
    look = looks.of(bold=True, align="center", border=1)
    first, second = _HEADING_ROW, _HEADING_ROW + 1
    label = f"{wording.ANNEX_LABEL}\n{wording.ANNEX_LABEL_NOTE}"
    for column, text in ((0, wording.ANNEX_NUMBER), (1, label), (_LAST, wording.ANNEX_NOTE)):
        sheet.merge_range(first, column, second, column, text, look)
    sheet.merge_range(first, 2, first, 3, wording.ANNEX_RESULT, look)
    sheet.write_string(second, 2, wording.ANNEX_UNIT, look)
    sheet.write_string(second, 3, wording.ANNEX_VALUE, look)
    for place, height in zip((first, second), LAYOUT.annex_heading_rows, strict=True):
        sheet.set_row(place, height * 72 / 25.4)


def _row(sheet: Any, place: int, row: AnnexRow, looks: _Looks) -> None:
    bold = row.role is not RowRole.VALUE
    italic = row.role is RowRole.SUB_HEADING
    label = looks.of(border=1, bold=bold, italic=italic)
    centred = looks.of(border=1, bold=bold, align="center")
    sheet.write_string(place, 0, row.number, centred)
    if row.role is RowRole.PILLAR:
        sheet.merge_range(place, 1, place, _LAST, row.label, label)
        return
    sheet.write_string(place, 1, row.label, label)
    sheet.write_string(place, 2, row.unit, looks.of(border=1, align="center"))
    _value(sheet, place, row.value, looks)
    sheet.write_string(place, 4, row.note, looks.of(border=1))


def _height(row: AnnexRow) -> float:
    """Points enough for the fullest cell: LibreOffice does not fit rows to wrapped text when it opens a file."""
    texts = (row.number, row.label, row.unit, "", row.note)
    size = LAYOUT.sizes.annex_table
    number, *others = LAYOUT.annex_columns
    columns = (number, sum(others)) if row.role is RowRole.PILLAR else LAYOUT.annex_columns
    lines = max(len(broken_lines(text, size, width - 2)) for text, width in zip(texts, columns, strict=False))
    return lines * size * 1.3 + 3


def _value(sheet: Any, place: int, value: Inline, looks: _Looks) -> None:
    if isinstance(value, Blank):
        look = looks.of(border=1, align="right", bg_color="#FFFF00")
        sheet.write_string(place, 3, f"[{value.prompt}]", look)
        return
    text = value if isinstance(value, str) else value.text
    number = None if isinstance(value, str) else exact_number(text)
    if number is None:
        sheet.write_string(place, 3, text, looks.of(border=1, align="right"))
        return
    decimals = -int(number.as_tuple().exponent)
    shown = "#,##0" + ("." + "0" * decimals if decimals else "")
    sheet.write_number(place, 3, float(number), looks.of(border=1, align="right", num_format=shown))


def exact_number(text: str) -> Decimal | None:
    """The number a figure prints (`1.234,50`), with its decimals; None when it is none, or is longer than a
    spreadsheet can hold exactly."""
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text.replace(".", "").replace(",", "."))
    return number if len(number.as_tuple().digits) <= _EXACT_DIGITS else None


def _carried_sheet(workbook: Any, document: OfficialDocument) -> None:
    sheet = workbook.add_worksheet(CARRIED_SHEET)
    text = carried_json(document.carried)
    for place, start in enumerate(range(0, len(text), _CHUNK)):
        sheet.write_string(place, 0, text[start : start + _CHUNK])
    sheet.very_hidden()
