from datetime import date

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.reminders import reminder_plan
from caicach.core.ground.working_calendar import NO_CALENDAR, DayKind, SpecialDay, WorkingCalendar
from caicach.core.submissions.reminding import ReminderPlan, ReminderStep, reminder_on
from caicach.core.submissions.roles import Role


PLAN = reminder_plan()
CALENDAR = load_catalogue().calendar
DUE = date(2026, 12, 16)  # a Wednesday
SATURDAY = date(2026, 12, 19)


def _step(today: date, due: date = DUE, calendar: WorkingCalendar = CALENDAR) -> str | None:
    due_reminder = reminder_on(PLAN, due, today, calendar)
    return due_reminder.step.id if due_reminder else None


@pytest.mark.parametrize(
    ("day", "step"),
    [
        (10, None),
        (11, "three_before"),
        (14, "three_before"),
        (15, "one_before"),
        (16, "due"),
        (17, "one_late"),
        (18, "two_late"),
        (19, None),
        (20, None),
        (21, "two_late"),
    ],
)
def test_steps_are_counted_in_working_days(day: int, step: str | None) -> None:
    assert _step(date(2026, 12, day)) == step


@pytest.mark.parametrize(("day", "step"), [(17, "one_before"), (18, "due"), (19, None), (21, "one_late")])
def test_due_on_a_saturday_is_said_on_the_friday_and_late_on_the_monday(day: int, step: str | None) -> None:
    assert _step(date(2026, 12, day), SATURDAY) == step


def test_last_step_repeats_under_a_new_key() -> None:
    keys = [reminder_on(PLAN, DUE, date(2026, 12, day), CALENDAR) for day in (18, 21, 22, 23)]

    assert [k.key.rsplit(":", 1)[1] for k in keys if k] == ["0", "0", "0", "1"]


def test_due_day_that_moves_begins_anew() -> None:
    before = reminder_on(PLAN, DUE, date(2026, 12, 15), CALENDAR)
    after = reminder_on(PLAN, date(2026, 12, 22), date(2026, 12, 21), CALENDAR)

    assert before is not None
    assert after is not None
    assert before.step == after.step
    assert before.key != after.key


def test_holiday_is_no_day_to_be_told() -> None:
    holiday = SpecialDay(date(2026, 12, 15), "Lễ", DayKind.HOLIDAY, "r")

    assert _step(date(2026, 12, 15), calendar=WorkingCalendar(frozenset({2026}), (holiday,))) is None


def test_year_nobody_entered_counts_from_monday_to_friday() -> None:
    assert _step(date(2026, 12, 15), calendar=NO_CALENDAR) == "one_before"


def test_heads_are_told_when_it_is_due_and_when_it_stays_late() -> None:
    assert [step.id for step in PLAN.steps if Role.HEAD in step.to] == ["due", "two_late"]


@pytest.mark.parametrize(
    "steps",
    [
        (ReminderStep("b", 1, (), "m"), ReminderStep("a", 0, (), "m")),
        (ReminderStep("a", 0, (), "m"), ReminderStep("b", 0, (), "m")),
        (ReminderStep("a", 0, (), "m", every=1), ReminderStep("b", 1, (), "m")),
    ],
)
def test_plan_out_of_order_cannot_be(steps: tuple[ReminderStep, ...]) -> None:
    with pytest.raises(ValueError, match="step"):
        ReminderPlan("p", steps)
