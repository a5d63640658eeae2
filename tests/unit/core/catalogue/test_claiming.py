"""Claims: the row a sentence speaks of, and whose figure it is."""

import pytest

from caicach.core.catalogue.claims import Relation
from factories.narratives import PROCEDURES, claims_of


TASKS = "5. Thực hiện các nhiệm vụ được Chính phủ, Thủ tướng Chính phủ, UBND, Chủ tịch UBND tỉnh giao"


@pytest.mark.parametrize(
    ("title", "text", "indicator"),
    [
        (TASKS, "UBND, Chủ tịch UBND tỉnh giao 27 nhiệm vụ", "provincial-tasks-assigned"),
        (TASKS, "Thủ tướng Chính phủ giao 27 nhiệm vụ", "government-tasks-assigned"),
        (
            TASKS,
            "UBND tỉnh giao các nhiệm vụ, 3 nhiệm vụ chưa hoàn thành quá hạn",
            "provincial-tasks-overdue",
        ),
        (TASKS, "Tỉnh ủy giao 27 nhiệm vụ", None),
        ("2. Về thực hiện kế hoạch CCHC", "Kế hoạch có 16 nhiệm vụ cụ thể", "plan-tasks-set"),
        ("3. Về kiểm tra CCHC", "đã thực hiện kiểm tra tại 02 phòng", "inspected-units-of-department"),
        ("3. Về kiểm tra CCHC", "sẽ kiểm tra 05 phòng", None),
        (PROCEDURES, "Tổng số TTHC là 128 TTHC", "procedures-in-force"),
        (PROCEDURES, "Sở có 12 TTHC liên thông", None),
        (PROCEDURES, "UBND cấp xã đã giải quyết 90 hồ sơ", "dossiers-commune-resolved"),
        (
            PROCEDURES,
            "phê duyệt phương án đơn giản hóa 12 TTHC; công bố mới 34 TTHC",
            "procedures-published-new",
        ),
        (
            PROCEDURES,
            "phê duyệt phương án đơn giản hóa 2 TTHC; công bố mới 3 TTHC; bãi bỏ, thay thế 4 TTHC",
            "procedures-repealed-or-replaced",
        ),
        (
            PROCEDURES,
            "có 5 TTHC liên thông cùng cấp; có 6 TTHC liên thông giữa các cấp chính quyền",
            "procedures-linked-across-levels",
        ),
        ("IV. Phương hướng nhiệm vụ năm 2024", "Tổng số TTHC là 128 TTHC", None),
    ],
)
def test_claim_names_the_row_its_words_and_section_mean(title: str, text: str, indicator: str | None) -> None:
    assert claims_of(text, title)[-1].indicator == indicator


@pytest.mark.parametrize(
    "text",
    [
        "Đơn vị không phát sinh phản ánh, kiến nghị nào",
        "Trong kỳ chưa nhận được phản ánh, kiến nghị của người dân",
        "Không có PAKN",
    ],
)
def test_denial_claims_a_zero_at_the_words_that_deny(text: str) -> None:
    (claim,) = claims_of(text)

    assert claim.is_denial
    assert claim.numbers[0].value == 0
    assert claim.indicator == "feedback-received"
    assert claim.numbers[0].where.text in text


@pytest.mark.parametrize(
    "text",
    [
        "Không có TTHC nào đáp ứng yêu cầu như có nhiều ý kiến về phản ánh, kiến nghị",
        "Không có phản ánh, kiến nghị quá hạn",
        "Có phát sinh phản ánh, kiến nghị",
    ],
)
def test_sentence_that_denies_something_else_claims_no_zero(text: str) -> None:
    assert claims_of(text) == ()


def test_percentage_belongs_to_the_count_before_it() -> None:
    first = claims_of("đã kiểm tra tại 02 phòng, đạt 75% kế hoạch", "3. Về kiểm tra CCHC")[0]

    assert [number.where.text for number in first.numbers] == ["02", "75%"]


def test_change_and_basis_are_not_taken_for_figures_of_the_period() -> None:
    relations = [
        claim.numbers[0].relation
        for claim in claims_of("tiếp nhận 120 hồ sơ, giảm 30 hồ sơ so với cùng kỳ (150 hồ sơ)")
    ]

    assert relations == [Relation.STATED, Relation.CHANGE, Relation.BASIS]


def test_list_of_levels_ends_with_its_sentence() -> None:
    text = "giải quyết 9 hồ sơ, trong đó cấp tỉnh 4 hồ sơ, cấp xã 5 hồ sơ. Đang giải quyết 2 hồ sơ"

    assert [claim.numbers[0].scope.level for claim in claims_of(text)] == ["", "cấp tỉnh", "cấp xã", ""]


def test_place_of_a_number_is_its_own_characters_in_the_paragraph() -> None:
    text = "Trong kỳ  đã   giải quyết 1.250 hồ sơ"

    where = claims_of(text)[0].numbers[0].where

    assert text[where.start : where.end] == where.text == "1.250"


def test_paragraph_of_more_numbers_than_prose_holds_is_not_read() -> None:
    assert claims_of("5 hồ sơ, " * 151) == ()
    assert len(claims_of("5 hồ sơ, " * 150)) == 150
