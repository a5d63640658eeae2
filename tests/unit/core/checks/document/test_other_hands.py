"""Another agency, another province, another's symbol in the own agency's place; whoever helps is let be."""

import pytest

from caicach.core.checks.findings import Severity
from factories.judged import HEAD, judged, pointed_at, written


COMMUNE = ("UBND HUYỆN CHƯ SÊ", "ỦY BAN NHÂN DÂN XÃ IA BLANG", "Số: 60/BC-UBND", *HEAD[3:])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Qua đó, Sở Công Thương đã nghiêm túc triển khai giải quyết hồ sơ.", ["Sở Công Thương"]),
        ("Thực hiện kế hoạch của UBND tỉnh, Sở Y tế đã niêm yết công khai.", ["Sở Y tế"]),
        ("Sở Y tế được UBND tỉnh giao tổng số 27 nhiệm vụ.", ["Sở Y tế"]),
        ("Sở Y tế không có hồ sơ trễ hẹn.", ["Sở Y tế"]),
        ("Theo hướng dẫn của Sở Y tế, Ban đã triển khai.", []),
        ("Ban gửi Sở Y tế thẩm định; Sở Nội vụ tham mưu UBND tỉnh phê duyệt.", []),
        ("Ban phối hợp với Sở Y tế, Sở Công Thương đã triển khai tập huấn.", []),
        ("UBND huyện Chư Sê đã triển khai; Văn phòng Ban đã tổ chức họp; Phòng Chính sách đã rà soát.", []),
    ],
)
def test_another_department_in_the_own_place_is_found(line: str, found: list[str]) -> None:
    assert pointed_at("K513", line) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("UBND xã Ia Glai đã công khai 05 thủ tục.", ["UBND xã Ia Glai"]),
        ("Thực hiện Kế hoạch số 12/KH-UBND của UBND xã Ia Glai.", ["UBND xã Ia Glai"]),
        ("UBND huyện Chư Prông đã chỉ đạo các xã.", ["UBND huyện Chư Prông"]),
        ("UBND huyện Chư Sê đã chỉ đạo các xã; UBND xã Ia Blang đã thực hiện.", []),
        ("UBND xã phối hợp với UBND xã Ia Glai tổ chức tập huấn.", []),
        ("Sở Y tế đã tổ chức tập huấn.", []),
    ],
)
def test_another_commune_in_the_own_place_is_found(line: str, found: list[str]) -> None:
    assert [finding.place.text for finding in judged("K513", written(line, head=COMMUNE))] == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Thực hiện Kế hoạch số 3033/KH-UBND ngày 23/12/2022 của UBND tỉnh Kon Tum.", ["UBND tỉnh Kon Tum"]),
        ("Công tác dân tộc trên địa bàn tỉnh Đăk Lăk được quan tâm.", ["trên địa bàn tỉnh Đăk Lăk"]),
        ("Công tác dân tộc trên địa bàn tỉnh Gia Lai được quan tâm.", []),
        ("Ban học tập kinh nghiệm của UBND tỉnh Kon Tum.", []),
        ("Ban phối hợp với Ban Dân tộc tỉnh Kon Tum rà soát xã giáp ranh.", []),
        ("UBND thành phố Pleiku tổ chức hội nghị.", []),
    ],
)
def test_authority_of_another_province_is_found_save_where_it_works_with_ours(
    line: str, found: list[str]
) -> None:
    assert pointed_at("K516", line) == found


def test_one_document_of_two_provinces_is_an_error() -> None:
    cited = "Kế hoạch số 3033/KH-UBND ngày 23/12/2022 của UBND tỉnh"

    (finding,) = judged("K516", written(f"Thực hiện {cited} Gia Lai; {cited} Kon Tum."))

    assert (finding.severity, finding.expected) == (Severity.ERROR, "UBND tỉnh Gia Lai")


def test_other_provinces_are_not_judged_when_the_own_one_is_unknown() -> None:
    assert judged("K516", written("Thực hiện kế hoạch của UBND tỉnh Kon Tum.", head=())) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ban Dân tộc đã ban hành Kế hoạch số 179/KH-SNV ngày 07/02/2023.", ["Sở Nội vụ"]),
        ("Ban đã kịp thời ban hành Kế hoạch số 179/KH-UBND ngày 07/02/2023.", ["Ủy ban nhân dân"]),
        ("Ban đã ban hành Kế hoạch số 179/KH-SVX ngày 07/02/2023.", ["SVX"]),
        ("Sở Nội vụ ban hành Công văn số 12/STP-VP ngày 07/02/2023.", ["Sở Tư pháp"]),
        ("Ban đã ban hành Kế hoạch số 179/KH-BDT và Quyết định số 05/QĐ-BCĐ ngày 07/02/2023.", []),
        ("Ban đã tham mưu UBND tỉnh ban hành Kế hoạch số 12/KH-UBND ngày 07/02/2023.", []),
        ("Ban Chỉ đạo đã ban hành Kế hoạch số 12/KH-BCĐ ngày 07/02/2023.", []),
    ],
)
def test_symbol_of_another_agency_on_what_one_issued_is_found(line: str, expected: list[str]) -> None:
    assert [finding.expected for finding in judged("K452", written(line))] == expected
