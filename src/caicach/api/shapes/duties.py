"""Duties: what is owed, by when, and where each stands."""

from datetime import date

from ninja import Schema
from pydantic import Field

from caicach.api.shapes.common import AgencyName, Cursor, Day, Given, Moment, Name, RowNumber
from caicach.core.submissions.deadlines import Timeliness
from caicach.core.submissions.stages import Stage


class DutyDays(Schema):
    """The days of a duty."""

    from_on: date
    cutoff_on: date
    opens_on: date
    due_on: date
    original_due_on: date | None = None
    frozen_on: date | None = None


class Duty(DutyDays):
    """One agency's report of one period, and how far it is as the key may know it."""

    id: int
    agency: AgencyName
    receiver: AgencyName | None
    regime: str
    period: str
    stage: Stage
    timeliness: Timeliness
    days: int
    submission: int | None
    version: int | None
    status: str | None
    sent_at: Moment | None
    received_at: Moment | None
    errors: int | None
    unexplained: int | None
    reminded_at: Moment | None


class Duties(Schema):
    """A part of a list of duties."""

    duties: list[Duty]
    next: str | None


class DutyFilter(Cursor):
    """Which duties."""

    period: str = Field("", max_length=40)
    regime: str = Field("", max_length=60)
    agency: str = Field("", max_length=80)


class ExtensionGiven(Given):
    """A later day and why."""

    due_on: Day
    reason: Name


class Extension(Schema):
    """More time, given."""

    duty: int
    previous_due_on: date
    due_on: date
    reason: str
    at: Moment
    warning: str


class Extensions(Schema):
    """Every extension of a duty, the oldest first."""

    extensions: list[Extension]


class DutiesGiven(Given):
    """For which duties to do it."""

    duties: list[RowNumber] = Field(min_length=1, max_length=500)


class ExtensionsGiven(DutiesGiven):
    """A later day for each, and why."""

    due_on: Day
    reason: Name


class AgencyAnswer(Schema):
    """What became of one."""

    duty: int
    agency: str
    done: bool
    says: str


class AgencyAnswers(Schema):
    """An answer for each agency, in dictionary order."""

    answers: list[AgencyAnswer]
    warning: str = ""


class PeriodGiven(Given):
    """Which period to open."""

    regime: Name
    period: Name


class Opened(Schema):
    """How many duties are new."""

    regime: str
    period: str
    opened: int
