"""Checks of periods, years, programmes and names; comparisons and plans are let be."""

import pytest

from factories.judged import HEAD, judged, pointed_at, written


@pytest.mark.parametrize(
    ("check", "line", "found"),
    [
        ("K490", "Công khai đường dây nóng, tuy nhiên trong quý I, Ban không có phản ánh.", ["trong quý I"]),
        ("K490", "Kết quả 6 tháng đầu năm đạt khá.", ["Kết quả 6 tháng đầu năm"]),
        ("K490", "So với cùng kỳ, trong quý I số hồ sơ tăng.", []),
        ("K490", "Trong quý I, trong quý II và trong quý III đều họp đủ.", []),
        ("K490", "Trong năm 2023, Ban tổ chức 04 cuộc họp mỗi quý.", []),
        ("K491", "Trong năm 2022, Ban đã ban hành 05 văn bản.", ["Trong năm 2022"]),
        ("K491", "Trong năm 2023 số hồ sơ tăng so với năm 2022.", []),
        ("K491", "Ban triển khai Kế hoạch CCHC năm 2022 đến các phòng.", ["Kế hoạch CCHC năm 2022"]),
        ("K491", "Ban tổng kết Kế hoạch CCHC năm 2022.", []),
        ("K491", "Ban giải trình Chỉ số CCHC năm 2022.", []),
        (
            "K500",
            "Tiếp tục thực hiện Kế hoạch tinh giản biên chế giai đoạn 2015 – 2021.",
            ["giai đoạn 2015 – 2021"],
        ),
        ("K500", "Tiếp tục thực hiện Chương trình giai đoạn 2021 - 2030.", []),
        ("K510", "Trang thông tin điện tử của Sở (https://bdt.gialai.gov.vn).", ["của Sở"]),
        ("K510", "Theo hướng dẫn của Sở Nội vụ, của các sở, ban, ngành.", []),
        ("K511", "Theo kế hoạch, Dân tộc đã ban hành văn bản.", ["Dân tộc"]),
        ("K511", "Ban Dân tộc đã ban hành văn bản; đồng bào dân tộc đã tham gia.", []),
        ("K512", "Ban dân tộc tỉnh có 02 thủ tục; Ban Dân tộc niêm yết.", ["Ban dân tộc"]),
        ("K514", "Trên địa bàn tỉnh Gia Lao, tỉnh Kon Tum, tỉnh Đắc Nông và tỉnh Ủy ban.", ["Gia Lao"]),
        ("K515", "Trang http://a.gov.vn/ và https://www.a.gov.vn.", ["https://www.a.gov.vn"]),
        ("K515", "Trang https://a.gov.vn/x và https://a.gov.vn/y.", []),
    ],
)
def test_words_of_time_and_name(check: str, line: str, found: list[str]) -> None:
    assert pointed_at(check, line) == found


@pytest.mark.parametrize("check", ["K490", "K491", "K500"])
def test_periods_are_not_judged_when_the_own_period_is_unknown(check: str) -> None:
    line = "Trong quý I, trong năm 2019, tiếp tục thực hiện chương trình giai đoạn 2011 - 2015."

    assert judged(check, written(line, head=(), period=None)) == ()


@pytest.mark.parametrize("check", ["K510", "K511", "K512", "K513"])
def test_names_are_not_judged_when_the_own_name_is_unknown(check: str) -> None:
    assert judged(check, written("Sở Y tế đã ban hành kế hoạch của Sở.", head=())) == ()


def test_another_agency_in_the_own_place_is_found_and_a_leading_one_let_be() -> None:
    assert pointed_at("K513", "Trong năm 2023, Sở Văn hóa đã ban hành Kế hoạch số 12.") == ["Sở Văn hóa"]
    assert pointed_at("K513", "Trong năm 2023, Sở Nội vụ đã tổ chức kiểm tra tại Ban.") == []


def test_sentences_of_the_last_report_with_another_year_are_told_once() -> None:
    old = "Trong năm 2022 Ban đã thực hiện tốt công tác tuyên truyền cải cách hành chính đến toàn thể cán bộ, công chức."
    own = old.replace("2022", "2023")

    (finding,) = judged("K501", written(own), (written(old),))

    assert finding.found == "1"
    assert judged("K501", written(own)) == ()
    assert judged("K501", written(own + " Đã có 12 cuộc họp."), (written("Câu khác hẳn."),)) == ()


def test_date_of_the_report_before_its_period_or_long_after_is_found() -> None:
    early = tuple(line.replace("15 tháng 12 năm 2023", "15 tháng 12 năm 2021") for line in HEAD)
    late = tuple(line.replace("15 tháng 12 năm 2023", "15 tháng 12 năm 2024") for line in HEAD)

    assert len(judged("K493", written(head=early))) == len(judged("K493", written(head=late))) == 1
    assert judged("K493", written()) == ()
    assert judged("K493", written(head=())) == ()
