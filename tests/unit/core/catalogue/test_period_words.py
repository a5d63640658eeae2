"""The period a title names, and the days the regime gives it."""

from datetime import date

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.period_words import PeriodWords, find_period, period_by_id, period_words
from caicach.core.ground.periods import PeriodKind


REGIMES = load_catalogue().regimes
YEAR, HALF, ONE, THREE, NINE = (
    PeriodKind.YEAR, PeriodKind.HALF_YEAR, PeriodKind.QUARTER_ONE, PeriodKind.QUARTER_THREE, PeriodKind.NINE_MONTHS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("title", "kind", "year"),
    [
        ("Công tác CCHC năm 2023 và phương hướng nhiệm vụ năm 2024", YEAR, 2023),
        ("Kết quả CCHC quý I và phương hướng nhiệm vụ quý II năm 2024", ONE, 2024),
        ("CCHC 6 tháng đầu năm, phương hướng nhiệm vụ 6 tháng cuối năm 2024", HALF, 2024),
        ("CCHC 06 tháng đầu năm 2024", HALF, 2024),
        ("KẾT QUẢ CCHC QUÝ III NĂM 2025", THREE, 2025),
        ("CCHC quý 3/2025", THREE, 2025),
        ("CCHC quí I-2024", ONE, 2024),
        ("CCHC 9 tháng năm 2022", NINE, 2022),
        ("CCHC quý IV và năm 2023", YEAR, 2023),
        ("CCHC 6 tháng đầu năm", HALF, None),
    ],
)
def test_title_names_its_period(title: str, kind: PeriodKind, year: int | None) -> None:
    assert period_words(title) == PeriodWords(kind, year)


@pytest.mark.parametrize(
    "text",
    [
        "ngày 14 tháng 12 năm 2023",
        "tháng 6 năm 2024",
        "giai đoạn 2021-2025",
        "6 tháng cuối năm",
        "",
        "quý II",
    ],
)
def test_words_of_no_reporting_period_name_none(text: str) -> None:
    assert period_words(text) is None


def test_period_has_the_window_of_the_regime() -> None:
    period = find_period(["Công tác CCHC năm 2023"], None, REGIMES)

    assert period is not None
    assert (period.from_on, period.cutoff_on) == (date(2022, 12, 15), date(2023, 12, 14))


def test_first_text_that_names_a_period_decides() -> None:
    period = find_period(["Báo cáo", "quý I năm 2024", "năm 2020"], None, REGIMES)

    assert period is not None
    assert period.id == "2024-quarter_one"


def test_year_left_out_is_the_year_of_the_date() -> None:
    period = find_period(["CCHC 6 tháng đầu năm"], 2024, REGIMES)

    assert period is not None
    assert period.id == "2024-half_year"
    assert find_period(["CCHC 6 tháng đầu năm"], None, REGIMES) is None


@pytest.mark.parametrize(
    ("id_", "is_known"), [("2023-year", True), ("2023-week", False), ("year", False), ("", False)]
)
def test_period_is_found_by_its_id(id_: str, is_known: bool) -> None:
    assert (period_by_id(REGIMES, id_) is not None) is is_known
