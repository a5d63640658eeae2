"""Documents cited in running text, in every form real reports use."""

from datetime import date

import pytest

from caicach.core.reading.citations import find_citations
from caicach.core.reading.header import CitedDocument
from factories.found import document


def cited(text: str) -> tuple[CitedDocument, ...]:
    return find_citations(document(text).paragraphs)


@pytest.mark.parametrize(
    ("text", "key", "kind"),
    [
        ("công văn 858/UBND-NV ngày 27/3/2013", "858/UBND-NV", "công văn"),
        ("Kế hoạch số 3011/KH – UBND", "3011/KH-UBND", "Kế hoạch"),
        ("Nghị quyết số 76/NQ-CP", "76/NQ-CP", "Nghị quyết"),
        ("Kết luận số 71-KL/TU", "71-KL/TU", "Kết luận"),
        ("Nghị quyết 39-NQ/TW", "39-NQ/TW", "Nghị quyết"),
        ("Quyết định số 12/QĐ-UBND-HC", "12/QĐ-UBND-HC", "Quyết định"),
        ("Báo cáo số 18/BCTĐ-STP", "18/BCTĐ-STP", "Báo cáo"),
        ("Nghị quyết 30c/NQ-CP", "30c/NQ-CP", "Nghị quyết"),
        ("Luật số 63/2020/QH14", "63/2020/QH14", "Luật"),
        ("Quyết định số 1961/QĐUBND", "1961/QĐUBND", "Quyết định"),
        ("Tờ trình số 365/TTrSNV", "365/TTrSNV", "Tờ trình"),
        ("Công điện số 144/CĐ-TTg", "144/CĐ-TTg", "Công điện"),
        ("văn bản số 380/SNV-TCBM&CCHC", "380/SNV-TCBM&CCHC", "văn bản"),
        ("Quyết định số 3048/QĐ-\nBTNMT", "3048/QĐ-BTNMT", "Quyết định"),
        ("theo số 359/SNV-CCHC", "359/SNV-CCHC", None),
        ("Nghị định 34/2016/NĐ-CP", "34/2016/NĐ-CP", "Nghị định"),
    ],
)
def test_citation_is_found_by_number_and_symbol(text: str, key: str, kind: str | None) -> None:
    (found,) = cited(text)

    assert found.key == key
    assert found.kind_word == kind


@pytest.mark.parametrize(
    "text",
    [
        "đạt 17/17 nhiệm vụ",
        "từ 1/7 đến 30/9/2025",
        "mã hồ sơ H15.50.05.13-261008-0975",
        "tiêu chuẩn ISO 9001:2015",
        "Số: /BC-BDT",
        "5/9 huyện",
        "02 TTHC/năm",
        "tốc độ 60km/h",
        "tỷ lệ 22/CBCC",
    ],
)
def test_numbers_that_cite_nothing_stay_silent(text: str) -> None:
    assert cited(text) == ()


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("ngày 07/3/2023", date(2023, 3, 7)),
        ("ngày 07/02/2023", date(2023, 2, 7)),
        ("ngày 20 tháng 11 năm 2014", date(2014, 11, 20)),
        ("ngày 20.7.2020", date(2020, 7, 20)),
        ("(23/12/2022)", date(2022, 12, 23)),
    ],
)
def test_citation_carries_the_date_written_after_it(written: str, day: date) -> None:
    (found,) = cited(f"Kế hoạch số 201/KH-BDT {written} của Ban Dân tộc")

    assert found.date is not None
    assert found.date.as_date == day


def test_day_that_does_not_exist_is_kept_as_written() -> None:
    (found,) = cited("Quyết định số 1/QĐ-UBND ngày 31/02/2023")

    assert found.date is not None
    assert (found.date.day, found.date.as_date) == (31, None)


@pytest.mark.parametrize(
    ("after", "issuer"),
    [
        (
            " của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ, hướng dẫn",
            "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ",
        ),
        (" của UBND tỉnh Gia Lai, về việc", "UBND tỉnh Gia Lai"),
        (
            " của Bộ trưởng Chủ nhiệm Văn phòng Chính phủ về hướng dẫn",
            "Bộ trưởng Chủ nhiệm Văn phòng Chính phủ",
        ),
        (" của TTg-CP; Nghị định", "TTg-CP"),
        (" về việc gì đó của Sở", None),
    ],
)
def test_citation_carries_the_issuer_written_after_it(after: str, issuer: str | None) -> None:
    assert cited(f"Chỉ thị số 24/CT-TTg ngày 05/8/2014{after}")[0].issuer == issuer


def test_each_of_several_citations_stands_at_its_own_place() -> None:
    text = "Thực Quyết định số 3011/KH – UBND và công văn số 5/SNV-CCHC, Ban đã làm"

    found = cited(text)

    assert [text[c.where.start : c.where.end] for c in found] == [
        "Quyết định số 3011/KH – UBND",
        "công văn số 5/SNV-CCHC",
    ]
