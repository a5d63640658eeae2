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
from caicach.adapters.readers.xlsx.texts import CellValue, day_text, number_text, text_of
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import FoundDocument
from factories.word_files import unzipped, zipped


def workbook(fill: Any) -> bytes:
    """A workbook as Excel writes it; `fill` is given the open book."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        fill(book)
    return stream.getvalue()


def read(fill: Any) -> FoundDocument:
    return read_bytes(workbook(fill), "a.xlsx")


@pytest.mark.parametrize(
    ("stored", "is_percent", "text"),
    [
        ("1", False, "1"),
        ("1.0", False, "1"),
        ("16.899999999999999", False, "16.9"),
        ("0.30000000000000004", False, "0.3"),
        ("9.9999999999999995E-8", False, "0.0000001"),
        ("1E+15", False, "1000000000000000"),
        ("-0.5", False, "-0.5"),
        ("0", False, "0"),
        ("0.95499999999999996", True, "95.5%"),
        ("1", True, "100%"),
        ("0.07", True, "7%"),
        ("1E+999999", False, "1E+999999"),
        ("NaN", False, "NaN"),
        ("2.1.1", False, "2.1.1"),
    ],
)
def test_number_is_written_exactly_as_excel_means_it(stored: str, is_percent: bool, text: str) -> None:
    assert number_text(stored, is_percent) == text


@pytest.mark.parametrize(
    ("stored", "from_1904", "text"),
    [
        ("45274", False, "14/12/2023"),
        ("45274.3125", False, "14/12/2023 07:30"),
        ("43812", True, "14/12/2023"),
        ("1", False, "01/01/1900"),
        ("61", False, "01/03/1900"),
        ("0.3125", False, "07:30"),
        ("-1", False, "-1"),
        ("99999999", False, "99999999"),
    ],
)
def test_count_of_days_is_written_as_a_day(stored: str, from_1904: bool, text: str) -> None:
    assert day_text(stored, from_1904) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (0.1 + 0.2, "0.3"),
        (True, "TRUE"),
        (date(2023, 12, 14), "14/12/2023"),
        (datetime(2023, 12, 14, 7, 30), "14/12/2023 07:30"),  # noqa: DTZ001 - a cell has no zone
        (time(7, 15), "07:15"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        ("  có dấu cách ", "có dấu cách"),
    ],
)
def test_value_of_an_old_workbook_is_written_as_a_person_would(value: CellValue, text: str) -> None:
    assert text_of(value) == text


def test_percent_formats_are_seen_and_a_quoted_sign_is_not_one() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for row, code in enumerate(["0%", "0.00%", '0"%"', "0.0\\%", "General"]):
            sheet.write_number(row, 0, 0.5, book.add_format({"num_format": code}))

    (table,) = read(fill).tables

    assert [row[0].text for row in table.rows] == ["50%", "50%", "0.5", "0.5", "0.5"]


def test_dates_are_told_by_their_format() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet()
        for row, code in enumerate(["dd/mm/yyyy", "[$-42A]d mmmm yyyy", '"ngày" 0', "[Red]0", "h:mm"]):
            sheet.write_number(row, 0, 45274, book.add_format({"num_format": code}))

    (table,) = read(fill).tables

    assert [row[0].text for row in table.rows] == ["14/12/2023", "14/12/2023", "45274", "45274", "14/12/2023"]


def test_text_of_several_fonts_is_converted_run_by_run() -> None:
    def fill(book: Any) -> None:
        old = book.add_format({"font_name": ".VnTime"})
        book.add_worksheet().write_rich_string(0, 0, "Năm ", old, "n¨m nay")

    assert read(fill).tables[0].rows[0][0].text == "Năm năm nay"


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

    found = read_bytes(stream.getvalue(), "a.xlsx")

    assert "Sheet!B2" in found.notes[0].vi
    assert found.tables[0].rows[1][1].text == "=1+1"


def test_zero_that_only_stands_in_for_a_formula_is_no_zero() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")  # this writer asks the office programs to compute on opening
        sheet.write_formula(0, 0, "=SUM(B1:B3)")
        sheet.write_formula(1, 0, "=1+1", None, 2)

    found = read(fill)

    assert [row[0].text for row in found.tables[0].rows] == ["=SUM(B1:B3)", "2"]
    assert "S!A1" in found.notes[0].vi


def test_formula_that_foresees_a_blank_may_have_come_to_it() -> None:
    def fill(book: Any) -> None:
        sheet = book.add_worksheet("S")
        sheet.write(0, 0, "x")
        sheet.write_formula(0, 1, '=IF(A1="","",0)', None, "")
        sheet.write_formula(1, 0, '=IF(A1="","",0)', None, 0)

    (table,) = read(fill).tables

    assert [[cell.text for cell in row] for row in table.rows][1][0] == "0"
    assert "=IF" not in str(table)


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


OPEN_DOCUMENT = "application/vnd.oasis.opendocument.spreadsheet"
SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData>
<mergeCells count="4294967295">{}</mergeCells></worksheet>"""


def with_sheet(rows: str, merges: str = "") -> FoundDocument:
    """A workbook whose sheet has that XML."""
    files = unzipped(workbook(lambda book: book.add_worksheet()))
    files["xl/worksheets/sheet1.xml"] = SHEET.format(rows, merges).encode()
    return read_bytes(zipped(files), "a.xlsx")


def texts(found: FoundDocument) -> list[list[str]]:
    return [[cell.text for cell in row] for row in found.tables[0].rows]


def test_cells_that_name_no_place_follow_the_one_before() -> None:
    assert texts(with_sheet("<row><c><v>1</v></c><c><v>2</v></c></row><row><c/><c><v>3</v></c></row>")) == [
        ["1", "2"],
        ["", "3"],
    ]


def test_counts_and_numbers_of_a_hostile_sheet_cost_nothing() -> None:
    merge = '<mergeCell ref="A1:XFD1048576"/>' * 1000
    wrong = '<row r="{0}"><c r="B1" s="{0}" t="s"><v>{0}</v></c><c r="A1"><v>7</v></c></row>'.format(
        "9" * 5000
    )

    assert texts(with_sheet(wrong, merge)) == [["7"]]


def test_old_workbook_is_read_in_a_process_of_its_own() -> None:
    cells = [
        '<table:table-cell office:value-type="string"><text:p>Số văn bản</text:p></table:table-cell>',
        '<table:table-cell office:value-type="float" office:value="16.9"><text:p>16,9</text:p></table:table-cell>',
    ]
    rows = "".join(f"<table:table-row>{each}</table:table-row>" for each in cells)
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/"/></manifest:manifest>'
    )
    files = {"mimetype": OPEN_DOCUMENT, "content.xml": content, "META-INF/manifest.xml": manifest}
    found = read_bytes(zipped(files), "a.ods")

    assert (found.format, texts(found)) == ("ods", [["Số văn bản"], ["16.9"]])


def test_process_that_dies_on_a_damaged_workbook_is_a_refusal() -> None:
    with pytest.raises(UnreadableInput, match="hỏng"):
        read_bytes(zipped({"mimetype": OPEN_DOCUMENT, "content.xml": "<a>"}), "a.ods")


def test_sheets_without_a_value_give_no_table() -> None:
    def fill(book: Any) -> None:
        book.add_worksheet("Trống").write_blank(5, 5, None, book.add_format({"bold": True}))
        book.add_worksheet("Có").write(0, 0, "x")

    assert [table.address.sheet for table in read(fill).tables] == ["Có"]
