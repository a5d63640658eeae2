"""The lines put together from the facts of a document."""

from dataclasses import replace

import pytest

from caicach.core.documents import printed
from caicach.core.documents.official import Annex, DateToPrint, OfficialDocument


DOCUMENT = OfficialDocument(
    parent_agency="UBND TỈNH GIA LAI",
    issuer="BAN DÂN TỘC",
    number=None,
    symbol="BC-BDT",
    place="Gia Lai",
    dated=DateToPrint(None, None, None),
    kind="BÁO CÁO",
    subject="Công tác cải cách hành chính\nnăm 2023",
    addressees=(),
    body=(),
    capacity="",
    position="TRƯỞNG BAN",
    signatory="Nguyễn Văn An",
    recipients=(),
    annexes=(),
    carried={},
)


@pytest.mark.parametrize(
    ("number", "expected"),
    [(None, "Số:       /BC-BDT"), ("7", "Số: 07/BC-BDT"), ("07", "Số: 07/BC-BDT"), ("123", "Số: 123/BC-BDT")],
)
def test_number_below_ten_takes_a_leading_zero(number: str | None, expected: str) -> None:
    assert printed.number_line(replace(DOCUMENT, number=number)) == expected


@pytest.mark.parametrize(
    ("day", "month", "expected"),
    [
        (4, 2, "ngày 04 tháng 02 năm 2024"),
        (4, 3, "ngày 04 tháng 3 năm 2024"),
        (31, 12, "ngày 31 tháng 12 năm 2024"),
    ],
)
def test_days_below_ten_and_the_first_two_months_take_a_leading_zero(
    day: int, month: int, expected: str
) -> None:
    assert printed.date_words(DateToPrint(day, month, 2024)) == expected


def test_unknown_parts_of_the_date_keep_room() -> None:
    assert printed.date_words(DateToPrint(None, None, None)).split() == ["ngày", "tháng", "năm"]


def test_list_items_get_one_dash_and_one_stop_each() -> None:
    items = ("Như trên;", "- Lãnh đạo Ban", "– Lưu: VT.")

    assert printed.list_lines(items) == ("- Như trên;", "- Lãnh đạo Ban;", "- Lưu: VT.")


@pytest.mark.parametrize(
    ("capacity", "position", "expected"),
    [
        ("", "Trưởng ban", ("TRƯỞNG BAN",)),
        ("KT. Giám đốc", "Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        (
            "TM. Ủy ban nhân dân\nKT. Chủ tịch",
            "Phó Chủ tịch",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
    ],
)
def test_capacity_and_position_stand_in_capitals(
    capacity: str, position: str, expected: tuple[str, ...]
) -> None:
    assert printed.signing_lines(replace(DOCUMENT, capacity=capacity, position=position)) == expected


def test_only_appendix_has_no_number() -> None:
    assert printed.annex_title(Annex(None, "", "", ())) == "Phụ lục"
    assert printed.annex_title(Annex("II", "", "", ())) == "Phụ lục II"


def test_code_list_breaks_between_its_codes() -> None:
    assert printed.annex_unit("Có = 1 Không = 0") == "Có\u00a0=\u00a01 Không\u00a0=\u00a00"
    assert printed.annex_unit("Hồ sơ") == "Hồ sơ"


def test_title_of_the_file_is_one_line() -> None:
    assert printed.title_in_one_line(DOCUMENT) == "BÁO CÁO Công tác cải cách hành chính năm 2023"
