"""Working days, holidays, exchanged Saturdays, and no guess about a year nobody entered."""

import pickle
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.core.ground.working_calendar import (
    NO_CALENDAR,
    DayKind,
    IllegalCalendar,
    SpecialDay,
    UncoveredYear,
    WorkingCalendar,
)


def special(day: date, kind: DayKind = DayKind.HOLIDAY) -> SpecialDay:
    return SpecialDay(day, "trial", kind, "trial")


FRIDAY, SATURDAY, MONDAY = date(2024, 5, 3), date(2024, 5, 4), date(2024, 5, 6)
CALENDAR = WorkingCalendar(
    frozenset({2024, 2025}),
    (
        special(date(2024, 4, 29), DayKind.DAY_OFF),
        special(date(2024, 4, 30)),
        special(date(2024, 5, 1)),
        special(SATURDAY, DayKind.WORKING),
        special(date(2025, 1, 1)),
    ),
)


@pytest.mark.parametrize(
    ("day", "is_working"),
    [
        (FRIDAY, True),
        (SATURDAY, True),
        (date(2024, 5, 5), False),
        (MONDAY, True),
        (date(2024, 5, 11), False),
        (date(2024, 4, 29), False),
        (date(2024, 4, 30), False),
    ],
)
def test_day_is_as_its_weekday_unless_special(day: date, is_working: bool) -> None:
    assert CALENDAR.is_working_day(day) is is_working


def test_working_days_after_pass_over_days_off_and_count_a_saturday_worked() -> None:
    friday_before = date(2024, 4, 26)

    assert CALENDAR.working_days_after(friday_before, 0) == friday_before
    assert CALENDAR.working_days_after(friday_before, 1) == date(2024, 5, 2)
    assert CALENDAR.working_days_after(friday_before, 3) == SATURDAY
    assert CALENDAR.working_days_after(friday_before, 4) == MONDAY
    assert CALENDAR.next_working_day(date(2024, 12, 31)) == date(2025, 1, 2)


def test_last_working_day_is_the_day_itself_or_before() -> None:
    assert CALENDAR.last_working_day(SATURDAY) == SATURDAY
    assert CALENDAR.last_working_day(date(2024, 5, 5)) == SATURDAY
    assert CALENDAR.last_working_day(date(2024, 5, 1)) == date(2024, 4, 26)


def test_fewer_than_no_days_after_is_refused() -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        CALENDAR.working_days_after(FRIDAY, -1)


def test_working_days_between_count_the_last_and_not_the_first() -> None:
    assert CALENDAR.working_days_between(FRIDAY, FRIDAY) == 0
    assert CALENDAR.working_days_between(FRIDAY, SATURDAY) == 1
    assert CALENDAR.working_days_between(FRIDAY, date(2024, 5, 5)) == 1
    assert CALENDAR.working_days_between(date(2024, 5, 5), FRIDAY) == -1


@pytest.mark.parametrize("day", [date(2023, 12, 31), date(2026, 1, 1)])
def test_year_not_entered_is_refused_not_guessed(day: date) -> None:
    with pytest.raises(UncoveredYear) as caught:
        CALENDAR.is_working_day(day)

    assert caught.value.says.en == f"The working calendar has no year {day.year}."
    assert caught.value.do.vi == f"Thêm ngày nghỉ của năm {day.year} vào content/calendars."
    assert caught.value.context["year"] == day.year


def test_counting_over_the_edge_of_the_calendar_is_refused() -> None:
    with pytest.raises(UncoveredYear):
        CALENDAR.working_days_after(date(2025, 12, 31), 1)
    with pytest.raises(UncoveredYear):
        CALENDAR.working_days_between(date(2023, 12, 31), date(2024, 1, 2))
    with pytest.raises(UncoveredYear):
        NO_CALENDAR.special(FRIDAY)


@pytest.mark.parametrize(
    "days",
    [
        (special(date(2026, 1, 1)),),
        (special(FRIDAY), special(FRIDAY, DayKind.DAY_OFF)),
        (special(FRIDAY, DayKind.WORKING),),
    ],
)
def test_days_that_cannot_stand_are_refused(days: tuple[SpecialDay, ...]) -> None:
    with pytest.raises(IllegalCalendar) as caught:
        WorkingCalendar(frozenset({2024}), days)

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert caught.value.day == days[-1]
    assert (copy.day, copy.says) == (days[-1], caught.value.says)


DAYS = st.dates(date(2024, 1, 1), date(2025, 11, 30))


@given(DAYS, st.integers(0, 15))
def test_after_and_between_undo_each_other(day: date, number: int) -> None:
    later = CALENDAR.working_days_after(day, number)

    assert CALENDAR.working_days_between(day, later) == number
    assert number == 0 or CALENDAR.is_working_day(later)


@given(DAYS, DAYS, DAYS)
def test_stretches_add_up(first: date, second: date, third: date) -> None:
    def between(one: date, other: date) -> int:
        return CALENDAR.working_days_between(one, other)

    assert between(first, second) + between(second, third) == between(first, third)


@given(DAYS)
def test_a_week_has_no_more_working_days_than_days(day: date) -> None:
    assert 0 <= CALENDAR.working_days_between(day, day + timedelta(days=7)) <= 7
