"""The rows of statistics tables: columns in any order, repeated headers, broken rows, tables of other kinds."""

import pytest

from caicach.core.reading.found import Address, Cell
from caicach.core.reading.printed_rows import PrintedRow, printed_rows
from factories.found import HEADER, document


def rows(*tables: list[list[str]]) -> tuple[PrintedRow, ...]:
    return printed_rows(document(*tables))


def brief(found: tuple[PrintedRow, ...]) -> list[tuple[str, str, str, str]]:
    return [(row.number, row.label, row.unit, row.raw) for row in found]


ROW = ["2.1", "Số nhiệm vụ đề ra", "Nhiệm vụ", "16", ""]


def test_columns_are_found_by_their_words_in_any_order() -> None:
    found = rows(
        [
            ["Ghi chú", "Số liệu", "Chỉ tiêu", "Khác", "ĐVT", "TT"],
            ["g", "16", "Số nhiệm vụ", "k", "Việc", "2.1"],
        ]
    )

    assert brief(found) == [("2.1", "Số nhiệm vụ", "Việc", "16")]
    assert found[0].note == "g"
    assert found[0].where.address == Address(0, 1, 1)


def test_header_of_two_rows_is_read_by_its_lower_row() -> None:
    found = rows(
        [
            ["STT", "Chỉ tiêu thống kê", "Kết quả thống kê", "", "Ghi chú"],
            ["", "", "Đơn vị tính", "Số liệu", ""],
            ROW,
        ]
    )

    assert brief(found) == [("2.1", "Số nhiệm vụ đề ra", "Nhiệm vụ", "16")]


def test_first_row_of_data_is_not_taken_for_a_second_header() -> None:
    found = rows([HEADER, ["2.4", "Số xã", "Đơn vị", "0", ""], ROW])

    assert [row.number for row in found] == ["2.4", "2.1"]


def test_repeated_headers_and_column_numbers_are_left_out() -> None:
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]

    assert len(rows([HEADER, numbers, ROW, HEADER, ROW])) == 2


def test_column_of_this_period_is_taken_beside_that_of_the_last() -> None:
    last = [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Số liệu kỳ trước", "Số liệu kỳ này"],
        ["1", "Số văn bản", "Văn bản", "3", "5"],
    ]
    years = [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện 2022", "Thực hiện 2023"],
        ["1", "Số văn bản", "Văn bản", "3", "5"],
    ]

    assert rows(last)[0].raw == "5"
    assert rows(years)[0].raw == "5"


@pytest.mark.parametrize(
    ("earlier", "now", "change"),
    [
        ("Năm 2023", "Năm 2024", "Tăng, giảm (%)"),
        ("Quý I năm 2023", "Quý I năm 2024", "Kết quả so với cùng kỳ"),
        ("6 tháng đầu năm 2023", "6 tháng đầu năm 2024", "So sánh"),
        ("Kỳ trước", "Kỳ này", "Tăng (+), giảm (-)"),
    ],
)
def test_column_headed_by_its_period_alone_is_told_from_the_earlier_one(
    earlier: str, now: str, change: str
) -> None:
    header = ["STT", "Chỉ tiêu", "Đơn vị tính", earlier, now, change]

    assert rows([header, ["1", "Số văn bản", "Văn bản", "3", "5", "166"]])[0].raw == "5"


def test_table_that_goes_on_without_header_keeps_the_columns() -> None:
    assert len(rows([HEADER, ROW], [["2.2", "Số nhiệm vụ đã xong", "Nhiệm vụ", "16", ""]])) == 2


def test_table_that_lost_its_header_is_known_by_what_it_holds() -> None:
    body = [[f"1.{n}", "Số văn bản đã ban hành trong kỳ", "Văn bản", str(n), ""] for n in range(1, 7)]

    assert brief(rows(body))[0] == ("1.1", "Số văn bản đã ban hành trong kỳ", "Văn bản", "1")


def test_plan_and_header_tables_are_passed_over() -> None:
    plan = [
        ["STT", "Nhiệm vụ", "Sản phẩm", "Đơn vị chủ trì"],
        ["1", "Ban hành kế hoạch", "Kế hoạch", "Văn phòng"],
    ]
    head = [["UBND TỈNH", "CỘNG HÒA"], ["Số: 1/BC", "Gia Lai"]]

    assert rows(plan, head) == ()


def test_label_broken_by_a_page_end_is_put_together() -> None:
    broken = ["3.2.1", "Số văn bản đã kiến nghị xử lý sau kiểm tra,", "Văn bản", "0", ""]

    assert brief(rows([HEADER, broken], [HEADER, ["", "rà soát", "", "", ""]])) == [
        ("3.2.1", "Số văn bản đã kiến nghị xử lý sau kiểm tra, rà soát", "Văn bản", "0")
    ]


def test_figure_on_the_second_half_of_a_broken_row_belongs_to_the_row() -> None:
    found = rows([HEADER, ["1", "Số văn bản đã", "Văn bản", "", ""], ["", "ban hành", "", "7", ""]])

    assert brief(found) == [("1", "Số văn bản đã ban hành", "Văn bản", "7")]
    assert found[0].where.address == Address(0, 2, 3)


def test_code_list_broken_over_rows_is_one_unit() -> None:
    found = rows([HEADER, ["6", "Khảo sát", "Có = 1", "1", ""], ["", "", "Không = 0", "", ""]])

    assert brief(found) == [("6", "Khảo sát", "Có = 1 Không = 0", "1")]


def test_row_of_another_figure_is_never_swallowed() -> None:
    found = rows([HEADER, ROW, ["", "số khác", "Việc", "9", ""]])

    assert [row.raw for row in found] == ["16", "9"]


def test_number_in_the_label_is_taken_out() -> None:
    found = rows(
        [["Chỉ tiêu", "Đơn vị tính", "Số liệu"], ["2.1. Số nhiệm vụ", "Việc", "1"], ["3 Kiểm tra", "", ""]]
    )

    assert [(row.number, row.label) for row in found] == [("2.1", "Số nhiệm vụ"), ("3", "Kiểm tra")]


def test_number_is_cleaned_of_marks() -> None:
    found = rows(
        [HEADER, *([number, "Số việc", "Việc", "1", ""] for number in ("2.1.", "2,1", "A.2.1", " 2 .1"))]
    )

    assert {row.number for row in found} == {"2.1"}


def test_title_merged_over_all_columns_is_a_title() -> None:
    merged = [
        Cell("Cải cách thể chế", Address(0)),
        *(Cell("", Address(0), is_continued=True) for _ in range(4)),
    ]

    (title, _) = printed_rows(document([HEADER, merged, ROW]))

    assert title.is_title
    assert title.label == "Cải cách thể chế"


def test_heading_merged_over_all_columns_keeps_its_number() -> None:
    (heading,) = rows([HEADER, ["1. Thống kê TTHC", "", "", "", ""]])

    assert (heading.number, heading.label) == ("1", "Thống kê TTHC")


def test_empty_rows_say_nothing() -> None:
    assert len(rows([HEADER, ["", "", "", "", ""], ROW, ["", " ", "", "\n", ""]])) == 1


def test_rows_of_a_sheet_begin_under_the_header_however_much_stands_above_it() -> None:
    above = [[f"Ghi chú {number}", "", "", "", ""] for number in range(9)]
    found = document([*above, HEADER, ["1", "Số văn bản chỉ đạo CCHC đã ban hành", "Văn bản", "3", ""]])

    assert [row.label for row in printed_rows(found)] == ["Số văn bản chỉ đạo CCHC đã ban hành"]
