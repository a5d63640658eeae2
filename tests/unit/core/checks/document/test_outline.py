"""Sections the outline demands."""

from dataclasses import replace

from factories.judged import judged, written
from factories.reports import Change, filing_of


def test_section_that_is_missing_is_named() -> None:
    filing = filing_of("district", [Change("5. Cải cách tài chính công", "5. Công tác khác")])

    assert [finding.expected for finding in judged("K415", filing)] == ["Cải cách tài chính công"]


def test_section_under_another_wording_is_known() -> None:
    filing = filing_of(
        "district",
        [
            Change(
                "6. Xây dựng và phát triển chính quyền điện tử, chính quyền số",
                "6. Chuyển đổi số, hiện đại hóa nền hành chính",
            )
        ],
    )

    assert judged("K415", filing) == ()


def test_document_of_another_kind_or_without_headings_is_let_be() -> None:
    other = filing_of(
        "department",
        [
            Change("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", "I. ĐẶC ĐIỂM TÌNH HÌNH"),
            Change("1. Cải cách thể chế", "1. Quy hoạch"),
            Change("2. Cải cách thủ tục hành chính", "2. Hạ tầng"),
            Change("3. Cải cách tổ chức bộ máy", "3. Nhà ở"),
            Change("4. Cải cách chế độ công vụ", "4. Vật liệu"),
            Change("5. Cải cách tài chính công", "5. Giám định"),
            Change("6. Xây dựng và phát triển Chính quyền điện tử, Chính quyền số", "6. Thanh tra"),
        ],
    )

    assert judged("K415", other) == ()
    assert judged("K415", replace(written("Một câu."), sections=())) == ()
