"""Heads whose lines a narrow column, a text box or a conversion broke, and heads that bear a stamp."""

import pytest

from caicach.core.reading.letterhead import read_header
from factories.found import document


MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


def agencies(*head: object) -> tuple[str, str]:
    header = read_header(document(*head, "BÁO CÁO", "Công tác cải cách hành chính năm 2023"))
    assert header.issuer is not None
    return header.parent_agency.text if header.parent_agency else "", header.issuer.text


@pytest.mark.parametrize(
    "motto",
    [
        (MOTTO,),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "VIỆT NAM"),
        ("CỘNG HÒA XÃ HỘI CHỦ", "NGHĨA VIỆT NAM"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT", "NAM"),
    ],
)
def test_issuer_is_not_the_rest_of_a_broken_motto(motto: tuple[str, ...]) -> None:
    after = agencies("UBND TỈNH GIA LAI", "SỞ Y TẾ", "Số: 5/BC-SYT", *motto, "Độc lập - Tự do - Hạnh phúc")
    before = agencies(*motto, "Độc lập - Tự do - Hạnh phúc", "UBND TỈNH GIA LAI", "SỞ Y TẾ", "Số: 5/BC-SYT")

    assert after == before == ("UBND TỈNH GIA LAI", "SỞ Y TẾ")


@pytest.mark.parametrize(
    ("lines", "issuer"),
    [
        (("SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"), "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN"),
        (("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"), "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"),
        (("ỦY BAN NHÂN DÂN", "XÃ IA KHA"), "ỦY BAN NHÂN DÂN XÃ IA KHA"),
        (("ỦY BAN NHÂN DÂN XÃ", "IA KHA"), "ỦY BAN NHÂN DÂN XÃ IA KHA"),
        (("THANH TRA TỈNH",), "THANH TRA TỈNH"),
    ],
)
def test_name_broken_over_lines_is_one_name(lines: tuple[str, ...], issuer: str) -> None:
    assert agencies("UBND TỈNH GIA LAI", *lines, "Số: 5/BC-X", MOTTO) == ("UBND TỈNH GIA LAI", issuer)


@pytest.mark.parametrize("stamp", ["DỰ THẢO", "DỰ THẢO LẦN 2", "HỎA TỐC", "KHẨN"])
def test_stamp_is_no_agency(stamp: str) -> None:
    head = ["UBND TỈNH GIA LAI\nSỞ Y TẾ", MOTTO], ["Số: /BC-SYT", "Gia Lai, ngày 15 tháng 12 năm 2023"]

    assert agencies(stamp, list(head)) == ("UBND TỈNH GIA LAI", "SỞ Y TẾ")
    assert agencies(list(head), stamp) == ("UBND TỈNH GIA LAI", "SỞ Y TẾ")


def test_year_broken_off_the_date_belongs_to_it() -> None:
    head = ("SỞ Y TẾ", "Số: 5/BC-SYT", "Gia Lai, ngày 15 tháng 12 năm", "2023")

    dated = read_header(document(*head, "BÁO CÁO", "Về CCHC")).dated

    assert dated is not None
    assert (dated.day, dated.month, dated.year) == (15, 12, 2023)
