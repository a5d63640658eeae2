"""Which agency reports, and of what type, told by names where they stand."""

from datetime import date

import pytest

from caicach.core.catalogue.agency_words import find_agency, find_agency_type, type_of_name
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.reading.letterhead import read_header
from factories.found import HEADER, document


PROVINCE = Agency("gl", "UBND tỉnh Gia Lai", AgencyType.PROVINCE, "UBND", None, None, None)
OLD = Agency(
    "bdt",
    "Ban Dân tộc tỉnh Gia Lai",
    AgencyType.DEPARTMENT,
    "BDT",
    "gl",
    None,
    date(2025, 2, 28),
    ("Ban Dân tộc",),
)
NEW = Agency(
    "sdt",
    "Ban Dân tộc tỉnh Gia Lai",
    AgencyType.DEPARTMENT,
    "BDT",
    "gl",
    date(2025, 3, 1),
    None,
    ("Ban Dân tộc",),
)
HOME = Agency(
    "snv", "Sở Nội vụ tỉnh Gia Lai", AgencyType.HOME_AFFAIRS, "SNV", "gl", None, None, ("Sở Nội vụ",)
)
AGENCIES = (PROVINCE, OLD, NEW, HOME)
DAY = date(2023, 12, 14)


def agency_of(*parts: object, day: date | None = DAY) -> str | None:
    found = document(*parts)
    agency = find_agency(found, read_header(found), AGENCIES, day)
    return agency.id if agency else None


def test_agency_is_the_one_in_the_head() -> None:
    assert agency_of("UBND TỈNH GIA LAI", "SỞ NỘI VỤ", "Số: 1/BC-SNV", "BÁO CÁO", "Về CCHC") == "snv"


def test_agency_without_head_is_told_by_the_symbol() -> None:
    assert agency_of("Số: /BC-BDT", "BÁO CÁO", "Về CCHC", "Tại tỉnh Gia Lai, Ban đã làm.") == "bdt"


@pytest.mark.parametrize(
    "sentence",
    [
        "Trên đây là báo cáo của Ban Dân tộc về tình hình cải cách hành chính ở Gia Lai./.",
        "Theo công văn của tỉnh Gia Lai, Ban Dân tộc báo cáo kết quả thực hiện như sau:",
    ],
)
def test_agency_without_head_and_symbol_is_told_by_the_text(sentence: str) -> None:
    assert agency_of("BÁO CÁO", "Về CCHC", sentence) == "bdt"


def test_agency_of_one_name_is_that_of_the_day() -> None:
    parts = ("UBND TỈNH GIA LAI", "BAN DÂN TỘC", "Số: 1/BC-BDT", "BÁO CÁO", "Về CCHC")

    assert agency_of(*parts, day=date(2025, 6, 1)) == "sdt"
    assert agency_of(*parts, day=None) is None


def test_same_name_in_another_province_is_another_agency() -> None:
    assert agency_of("UBND TỈNH KON TUM", "SỞ NỘI VỤ", "Số: 1/BC-SNV", "BÁO CÁO", "Về CCHC") is None
    assert agency_of("SỞ NỘI VỤ", "Số: 1/BC-SNV", "BÁO CÁO", "Về CCHC ở tỉnh nào đó") is None


def test_unknown_issuer_is_not_replaced_by_a_name_in_the_text() -> None:
    assert agency_of("UBND TỈNH GIA LAI", "SỞ LẠ", "Số: 1/BC-BDT", "BÁO CÁO", "Về CCHC") is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Nội vụ tỉnh Gia Lai", AgencyType.HOME_AFFAIRS),
        ("Sở Tư pháp", AgencyType.DEPARTMENT),
        ("BAN DÂN TỘC", AgencyType.DEPARTMENT),
        ("Ủy ban nhân dân tỉnh Gia Lai", AgencyType.PROVINCE),
        ("UBND thành phố Đà Nẵng", AgencyType.PROVINCE),
        ("UBND thành phố Pleiku", AgencyType.DISTRICT),
        ("UBND thị xã An Khê", AgencyType.DISTRICT),
        ("UBND huyện Chư Sê", AgencyType.DISTRICT),
        ("UBND thị trấn Chư Sê", AgencyType.COMMUNE),
        ("ỦY BAN NHÂN DÂN XÃ IA KHA", AgencyType.COMMUNE),
        ("UBND phường Diên Hồng", AgencyType.COMMUNE),
        ("Ban Quản lý Khu kinh tế tỉnh Quảng Ninh", AgencyType.DEPARTMENT),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", AgencyType.DEPARTMENT),
        ("BDT", None),
    ],
)
def test_type_is_told_by_the_words_of_a_name(name: str, kind: AgencyType | None) -> None:
    assert type_of_name(name) is kind


def test_type_of_a_document_without_head_is_told_by_its_annex() -> None:
    found = document("Phụ lục", "THỐNG KÊ SỐ LIỆU NĂM 2023 CỦA UBND XÃ IA KHA")

    assert find_agency_type(found, read_header(found)) is AgencyType.COMMUNE


@pytest.mark.parametrize(
    "title",
    [
        "SỐ LIỆU 6 THÁNG ĐẦU NĂM 2026 CỦA UBND PHƯỜNG QUY NHƠN",
        "(Kèm theo Báo cáo số 5/BC-UBND ngày 15/6/2026 của UBND phường Quy Nhơn)",
        "UBND PHƯỜNG QUY NHƠN",
    ],
)
def test_type_of_a_sheet_is_told_by_what_stands_above_its_table(title: str) -> None:
    rows = [["UBND TỈNH GIA LAI", "", "", "", ""], [title, "", "", "", ""], ["", "", "", "", ""], HEADER]
    found = document([*rows, ["1", "Số văn bản chỉ đạo của UBND tỉnh", "Văn bản", "3", ""]])

    assert find_agency_type(found, read_header(found)) is AgencyType.COMMUNE
