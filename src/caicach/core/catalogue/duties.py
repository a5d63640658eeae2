"""The days of one duty: when a report opens, when it is due, when it freezes; and what is doubtful about them.

No source says that a due day on a day off moves (Decree 09/2019/NĐ-CP is silent), so it stands and is warned of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.core.catalogue.regimes import Regime
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Messages, Words
from caicach.core.ground.working_calendar import WorkingCalendar


@dataclass(frozen=True, slots=True)
class DutyDates:
    """First day to begin, last day to send, and the last day of change without the receiver reopening; None is never."""

    opens_on: date
    due_on: date
    frozen_on: date | None = None

    def __post_init__(self) -> None:
        if self.opens_on > self.due_on:
            raise ValueError(f"opens {self.opens_on} after it is due {self.due_on}")
        if self.frozen_on is not None and self.frozen_on < self.due_on:
            raise ValueError(f"freezes {self.frozen_on} before it is due {self.due_on}")


class DutyConcern(StrEnum):
    """What may be wrong with the days of a duty."""

    DUE_ON_DAY_OFF = "due_on_day_off"
    TOO_LITTLE_TIME = "too_little_time"


@dataclass(frozen=True, slots=True)
class DutyWarning:
    """A doubt about the days of a duty; `last_working_day` is the last one on which it can be sent in time."""

    concern: DutyConcern
    cutoff_on: date
    due_on: date
    last_working_day: date

    def say(self, messages: Messages) -> Words:
        """The doubt in a sentence."""
        return messages.say(
            f"duties.{self.concern.value}",
            cutoff=f"{self.cutoff_on:%d/%m/%Y}",
            due=f"{self.due_on:%d/%m/%Y}",
            last=f"{self.last_working_day:%d/%m/%Y}",
        )


def duty_dates(regime: Regime, period: ReportingPeriod, agency_type: AgencyType) -> DutyDates | None:
    """The days of that duty; None when that level owes no report of the period."""
    due_on = regime.due_days(period.kind, period.year).get(agency_type)
    asked = next((p for p in regime.periods if p.kind is period.kind), None)
    if due_on is None or asked is None:
        return None
    frozen = asked.frozen.get(agency_type)
    return DutyDates(
        asked.opens_on(period.year), due_on, frozen.in_year(period.year) if frozen is not None else None
    )


def duty_warnings(dates: DutyDates, cutoff_on: date, calendar: WorkingCalendar) -> tuple[DutyWarning, ...]:
    """A due day agencies do not work on; less than one working day from the cut-off to the due day (Decree 09/2019,
    Article 8.5b). UncoveredYear when the calendar has no such year."""
    day_off = warning_of_day_off(dates.due_on, cutoff_on, calendar)
    if calendar.working_days_between(cutoff_on, dates.due_on) >= 1:
        return (day_off,) if day_off else ()
    last = calendar.last_working_day(dates.due_on)
    short = DutyWarning(DutyConcern.TOO_LITTLE_TIME, cutoff_on, dates.due_on, last)
    return (day_off, short) if day_off else (short,)


def warning_of_day_off(due_on: date, cutoff_on: date, calendar: WorkingCalendar) -> DutyWarning | None:
    """The warning when agencies do not work on the due day, the first one or one given later."""
    if calendar.is_working_day(due_on):
        return None
    return DutyWarning(DutyConcern.DUE_ON_DAY_OFF, cutoff_on, due_on, calendar.last_working_day(due_on))
