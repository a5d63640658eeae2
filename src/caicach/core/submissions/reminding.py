"""When whom to remind of a report still owed: steps before and after the due day, counted in working days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caicach.core.ground.working_calendar import WorkingCalendar
from caicach.core.submissions.roles import Role


@dataclass(frozen=True, slots=True)
class ReminderStep:
    """One reminder: on which working day from the due day (negative before it), to which roles, in which sentence.

    `every` repeats it after as many working days, for as long as the report is owed; 0 is once."""

    id: str
    days: int
    to: tuple[Role, ...]
    message: str
    every: int = 0


@dataclass(frozen=True)
class ReminderPlan:
    """The steps by their days; two on one day, or a repetition that is not the last, cannot be."""

    id: str
    steps: tuple[ReminderStep, ...]
    reference: str = ""
    unverified: bool = True

    def __post_init__(self) -> None:
        days = [step.days for step in self.steps]
        if days != sorted(set(days)):
            raise ValueError(f"the steps of {self.id} are not in the order of their days")
        if any(step.every for step in self.steps[:-1]):
            raise ValueError(f"only the last step of {self.id} repeats")


@dataclass(frozen=True, slots=True)
class DueReminder:
    """The step that holds on a day. `key` is its own for this due day and this repetition: what was told under it is
    not told again, and a due day that moves begins anew."""

    step: ReminderStep
    key: str


def reminder_on(
    plan: ReminderPlan, due_on: date, today: date, calendar: WorkingCalendar
) -> DueReminder | None:
    """The latest step whose day has come; None before the first, and on days agencies do not work."""
    known = known_days(calendar, (due_on, today))
    if not known.is_working_day(today):
        return None
    passed = known.working_days_between(due_on, today)
    come = [step for step in plan.steps if step.days <= passed]
    if not come:
        return None
    step = come[-1]
    round_ = (passed - step.days) // step.every if step.every else 0
    return DueReminder(step, f"{step.id}:{due_on.isoformat()}:{round_}")


def known_days(calendar: WorkingCalendar, days: Iterable[date]) -> WorkingCalendar:
    """The calendar where it covers these years, else Monday to Friday: a reminder on a holiday does less harm than
    none."""
    listed = list(days)
    years = frozenset(range(min(listed).year, max(listed).year + 1))
    if years <= calendar.years:
        return calendar
    return WorkingCalendar(calendar.years | years, calendar.days)
