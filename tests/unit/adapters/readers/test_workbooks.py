"""Workbooks: exact texts, percent cells as they show, merged cells, hidden sheets, carried data."""

import io
import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from caicach.adapters.readers.file import read_bytes
from caicach.adapters.readers.xlsx.texts import CellValue, text_of
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import FoundDocument


def workbook(fill: Any) -> bytes:
    """A workbook as Excel writes it; `fill` is given the open book."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def read(fill: Any) -> FoundDocument:
    return read_bytes(workbook(fill), "a.xlsx")


@pytest.mark.parametrize(
    ("value", "is_percent", "text"),
    [
        (1.0, False, "1"),
        (16.9, False, "16.9"),
        (0.1 + 0.2, False, "0.3"),
        (1e-7, False, "0.0000001"),
        (1e15, False, "1000000000000000"),
        (-0.5, False, "-0.5"),
        (0.955, True, "95.5%"),
        (1.0, True, "100%"),
        (0.07, True, "7%"),
        (True, False, "TRUE"),
        (date(2023, 12, 14), False, "14/12/2023"),
        (datetime(2023, 12, 14, 7, 30), False, "14/12/2023 07:30"),  # noqa: DTZ001 - a cell has no zone
        (time(7, 15), False, "07:15"),
        (timedelta(hours=30), False, "1 day, 6:00:00"),
        ("  có dấu cách ", False, "có dấu cách"),
    ],
)
def test_value_is_written_as_a_person_would(value: CellValue, is_percent: bool, text: str) -> None:
    assert text_of(value, is_percent) == text


def test_percent_formats_are_seen_and_a_quoted_sign_is_not_one() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for row, code in enumerate(["0%", "0.00%", '0"%"', "0.0\\%", "General"]):
            sheet.write_number(row, 0, 0.5, book.add_format({"num_format": code}))

    (table,) = read(fill).tables

    assert [row[0].text for row in table.rows] == ["50%", "50%", "0.5", "0.5", "0.5"]


def test_addresses_count_from_the_sheet_s_first_cell() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Phụ lục").write(3, 2, "x")

    (table,) = read(fill).tables
    cell = table.rows[3][2]

    assert (cell.text, cell.address.row, cell.address.column, cell.address.sheet) == ("x", 3, 2, "Phụ lục")
    assert cell.address.words.vi == "ô C4, trang tính “Phụ lục”"


def test_merged_cells_continue_the_first() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 1, "gộp")
        sheet.write(1, 2, "x")

    (table,) = read(fill).tables

    assert [[cell.is_continued for cell in row] for row in table.rows] == [
        [False, True, False],
        [True, True, False],
    ]


def test_bold_cells_are_known() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "đậm", book.add_format({"bold": True}))
        sheet.write(0, 1, "thường")

    (table,) = read(fill).tables

    assert [cell.is_bold for cell in table.rows[0]] == [True, False]


def test_error_values_are_kept_as_they_show() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write_formula(0, 0, "=0/0", None, "#DIV/0!")

    (table,) = read(fill).tables

    assert table.rows[0][0].text == "#DIV/0!"


def test_formulas_never_computed_are_said() -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B2"] = "Tổng", "=1+1"
    stream = io.BytesIO()
    book.save(stream)

    (note,) = read_bytes(stream.getvalue(), "a.xlsx").notes

    assert "Sheet!B2" in note.vi


def test_hidden_sheets_are_left_out_and_said() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Năm nay").write(0, 0, "x")
        hidden = book.add_worksheet("Năm trước")
        hidden.write(0, 0, "y")
        hidden.hide()

    found = read(fill)

    assert [table.address.sheet for table in found.tables] == ["Năm nay"]
    assert "“Năm trước”" in found.notes[0].vi


def test_carried_data_is_joined_from_its_rows() -> None:
    text = json.dumps({"observations": [{"value": "16.90"}] * 3000, "rate": 0.1})

    def fill(book: Any) -> None:
        book.add_worksheet("Phụ lục").write(0, 0, "x")
        hidden = book.add_worksheet("caicach")
        for row, start in enumerate(range(0, len(text), 30_000)):
            hidden.write_string(row, 0, text[start : start + 30_000])
        hidden.hide()

    found = read(fill)

    assert found.carried is not None
    assert found.carried["rate"] == Decimal("0.1")
    assert found.notes == ()
    assert len(found.tables) == 1


def test_broken_carried_data_is_not_carried() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Phụ lục").write(0, 0, "x")
        hidden = book.add_worksheet("caicach")
        hidden.write(0, 0, '{"a": ')
        hidden.hide()

    assert read(fill).carried is None


def test_old_fonts_are_converted_and_said() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet().write(0, 0, "Sè v¨n b¶n", book.add_format({"font_name": ".VnTime"}))

    found = read(fill)

    assert found.tables[0].rows[0][0].text == "Số văn bản"
    assert "TCVN3" in found.notes[0].vi


@pytest.mark.slow
def test_stray_cell_far_out_is_refused_by_name() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Phụ lục")
        sheet.write(0, 0, "x")
        sheet.write(1_048_575, 16_383, "y")

    with pytest.raises(UnreadableInput) as refused:
        read(fill)

    assert "XFD1048576" in refused.value.says.vi
    assert "Ctrl+End" in refused.value.do.vi


def test_sheets_without_a_value_give_no_table() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Trống").write_blank(5, 5, None, book.add_format({"bold": True}))
        book.add_worksheet("Có").write(0, 0, "x")

    assert [table.address.sheet for table in read(fill).tables] == ["Có"]
