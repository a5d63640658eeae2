"""The appendix as a workbook, read by an independent reader."""

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from caicach.adapters.renderers.xlsx import exact_number, xlsx_bytes
from caicach.core.documents.official import OfficialDocument


def _workbook(document: OfficialDocument) -> Any:
    return openpyxl.load_workbook(BytesIO(xlsx_bytes(document)))


def _rows(sheet: Any) -> list[tuple[Any, ...]]:
    return [row for row in sheet.iter_rows(min_row=7, values_only=True) if row[0]]


@pytest.mark.slow
def test_workbook_has_the_rows_of_the_form_in_official_order(whole: OfficialDocument) -> None:
    expected = [(row.number, row.label) for row in whole.annexes[0].rows if row.number]

    rows = [row[:2] for row in _rows(_workbook(whole).worksheets[0]) if row[0][0].isdigit()]

    assert len(rows) == 200
    assert rows == expected


def test_values_are_numbers_with_their_decimals_and_marks_are_text(document: OfficialDocument) -> None:
    sheet = _workbook(document).worksheets[0]
    cells = {row[1].value: row[3] for row in sheet.iter_rows(min_row=7) if row[1].value}

    assert (cells["Tỷ lệ xử lý"].value, cells["Tỷ lệ xử lý"].number_format) == (98.62, "#,##0.00")
    assert (cells["Số văn bản"].value, cells["Số văn bản"].number_format) == (1234, "#,##0")
    assert cells["Có khảo sát"].value == "-"
    assert cells["=SUM(A1:A9)"].value == "[nhập số liệu]"


def test_label_that_looks_like_a_formula_stays_text(document: OfficialDocument) -> None:
    sheet = _workbook(document).worksheets[0]

    label = next(row[1] for row in sheet.iter_rows(min_row=7) if row[1].value == "=SUM(A1:A9)")

    assert label.data_type == "s"


def test_carried_data_is_on_a_hidden_sheet_in_cells_a_spreadsheet_can_hold(
    make_document: Callable[..., OfficialDocument],
) -> None:
    data = {"long": "ơ" * 70_000, "caicach": 1}
    sheet = _workbook(make_document(carried=data))["caicach"]
    chunks = [row[0] for row in sheet.iter_rows(values_only=True)]

    assert sheet.sheet_state != "visible"
    assert max(map(len, chunks)) <= 30_000
    assert json.loads("".join(chunks)) == data


def test_sheet_prints_on_a4_with_repeated_heading_rows(document: OfficialDocument) -> None:
    sheet = _workbook(document).worksheets[0]

    assert sheet.page_setup.paperSize == 9
    assert sheet.print_title_rows == "$5:$6"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is True
    assert sheet.page_setup.fitToHeight == 0


def test_each_appendix_gets_its_own_sheet(
    document: OfficialDocument, make_document: Callable[..., OfficialDocument]
) -> None:
    annex = document.annexes[0]
    two = make_document(annexes=(replace(annex, number="I"), replace(annex, number="II")))

    assert _workbook(two).sheetnames == ["Phụ lục I", "Phụ lục II", "caicach"]
    assert _workbook(make_document(annexes=())).sheetnames == ["Phụ lục", "caicach"]


def test_same_document_gives_the_same_bytes(document: OfficialDocument) -> None:
    assert xlsx_bytes(document) == xlsx_bytes(document)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("0", "0"),
        ("27", "27"),
        ("1.234", "1234"),
        ("1.234.567,89", "1234567.89"),
        ("16,90", "16.90"),
        ("-5", "-5"),
        ("02", None),
        ("1.23", None),
        ("12.345.678.901.234.567", None),
        ("16%", None),
        ("", None),
        ("-", None),
    ],
)
def test_printed_figure_is_a_number_only_when_it_is_one(printed: str, expected: str | None) -> None:
    number = exact_number(printed)

    assert (None if number is None else str(number)) == expected
