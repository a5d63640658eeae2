"""Checks of cited documents: symbols, law, dates and order; real variation is let be."""

import pytest

from factories.judged import judged, pointed_at, written


RIGHT = (
    "Kế hoạch số 201/KH-BDT ngày 07/3/2023 của Ban Dân tộc.",
    "Quyết định số 25/QĐ-UBND-HC ngày 10/5/2023 của UBND tỉnh.",
    "Báo cáo số 18/BCTĐ-STP ngày 10/5/2023 của Sở Tư pháp.",
    "Kết luận số 71-KL/TU ngày 12/4/2023 của Tỉnh ủy; Nghị quyết số 39-NQ/TW ngày 17/4/2015 của Bộ Chính trị.",
    "Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ; Công điện số 144/CĐ-TTg ngày 02/02/2023 của Thủ tướng.",
    "Văn bản số 380/SNV-TCBM&CCHC ngày 27/02/2023 của Sở Nội vụ; Công văn số 829/CT-TTHT của Cục Thuế tỉnh.",
    "Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Ủy ban Thường vụ Quốc hội.",
    "Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ; Quy chế số 12/QĐ-BDT ngày 03/4/2023.",
)


@pytest.mark.parametrize("line", RIGHT)
@pytest.mark.parametrize("check", ["K450", "K451", "K452", "K454", "K455", "K480", "K482"])
def test_right_citation_is_let_be(check: str, line: str) -> None:
    assert pointed_at(check, line) == []


@pytest.mark.parametrize(
    ("check", "line"),
    [
        ("K450", "Thực hiện Quyết định số 3011/KH-UBND ngày 22/12/2022 của UBND tỉnh."),
        ("K450", "Thực hiện công văn số 45/KH-UBND ngày 22/12/2022 của UBND tỉnh."),
        ("K450", "Thực hiện Kế hoạch số 45/SNV-CCHC ngày 22/12/2022 của Sở Nội vụ."),
        ("K451", "Thực hiện Nghị định số 107/NĐ-CP ngày 06/12/2021 của Chính phủ."),
        ("K451", "Thực hiện Nghị định số 63/2010/NĐCP ngày 08/6/2010 của Chính phủ."),
        ("K452", "Thực hiện Kế hoạch số 201/KH-BDT ngày 07/3/2023 của Sở Nội vụ."),
        ("K452", "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Thủ tướng Chính phủ."),
        ("K452", "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Chính phủ."),
        ("K452", "Theo Công văn số 12/SYT-VP ngày 06/01/2023 của Sở Giáo dục và Đào tạo."),
        ("K454", "Thực hiện Nghị định số 34/2016/NĐ-CP ngày 14/5/2015 của Chính phủ."),
        ("K471", "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 06/3/2020 của Chính phủ."),
        ("K470", "Cơ chế tự chủ theo Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ."),
        ("K481", "Báo cáo ngày 31/02/2023 của Ban."),
        ("K482", "Kế hoạch số 300/KH-BDT ngày 30/12/2023 của Ban Dân tộc."),
    ],
)
def test_fault_in_a_citation_is_found(check: str, line: str) -> None:
    assert len(pointed_at(check, line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Nghị định số 60/2021/NĐ-CP ngày 21/6/2021 thay thế Nghị định số 16/2015/NĐ-CP ngày 14/02/2015.",
        "Trước đây đơn vị áp dụng Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ.",
        "Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ đã hết hiệu lực.",
        "Luật số 9999/2099/QH99 không có trong danh mục.",
    ],
)
def test_act_cited_as_history_or_unknown_is_let_be(line: str) -> None:
    assert pointed_at("K470", line) == []


def test_law_is_not_judged_on_an_unknown_day() -> None:
    line = "Cơ chế tự chủ theo Nghị định số 16/2015/NĐ-CP ngày 14/02/2015 của Chính phủ."

    assert judged("K470", written(line, head=(), period=None)) == ()


def test_one_symbol_with_two_dates_is_found_unless_two_acts_bear_it() -> None:
    twice = "Kế hoạch số 12/KH-BDT ngày 03/4/2023 của Ban Dân tộc; Kế hoạch số 12/KH-BDT ngày 04/4/2023 của Ban Dân tộc."
    two_acts = "Nghị quyết số 76/NQ-CP ngày 13/6/2013 của Chính phủ; Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ."

    assert pointed_at("K455", twice) == ["04/4/2023"]
    assert pointed_at("K455", two_acts) == []


def test_higher_number_of_an_earlier_day_is_found_and_equal_days_are_let_be() -> None:
    wrong = "Kế hoạch số 201/KH-BDT ngày 07/3/2023; Kế hoạch số 179/KH-BDT ngày 09/3/2023."
    right = "Kế hoạch số 1534/KH-BDT ngày 26/12/2022; Kế hoạch số 1536/KH-BDT ngày 26/12/2022; Kế hoạch số 04/KH-BDT ngày 05/01/2023."

    assert len(pointed_at("K480", wrong)) == 1
    assert pointed_at("K480", right) == []


def test_citations_without_word_or_date_are_one_hint_each() -> None:
    lines = (
        "Theo Công văn số 829/CT-TTHT của Cục Thuế; công văn 858/UBND-NV ngày 27/3/2013; Công văn số 12/SNV-VP ngày 03/4/2023.",
    )

    assert pointed_at("K472", *lines) == ["công văn 858/UBND-NV", "Công văn số 829/CT-TTHT"]
