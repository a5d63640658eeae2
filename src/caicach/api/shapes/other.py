"""Notices, the log, the catalogue."""

from datetime import date
from typing import Any

from ninja import Schema
from pydantic import Field

from caicach.api.shapes.common import Cursor, Given, Moment, RowNumber


class Notice(Schema):
    """Something the owner of the key is told."""

    id: int
    message: str
    says: str
    address: str
    submission: int | None
    duty: int | None
    created_at: Moment
    read_at: Moment | None


class Notices(Schema):
    """A part of the list, newest first."""

    notices: list[Notice]
    next: str | None


class NoticeFilter(Cursor):
    """Which notices."""

    unread: bool = False


class NoticesGiven(Given):
    """Which were read."""

    notices: list[RowNumber] = Field(min_length=1, max_length=200)


class NoticesRead(Schema):
    """How many were unread before."""

    read: int


class AuditEntry(Schema):
    """One entry of the log, with what its hash is made of."""

    number: int
    at: str
    actor: str
    act: str
    subject: str
    agency: str
    on_behalf_of: str
    automated: bool
    details: dict[str, Any]
    previous_hash: str
    hash: str


class AuditEntries(Schema):
    """A part of the log, newest first."""

    entries: list[AuditEntry]
    next: str | None


class AuditFilter(Cursor):
    """Which entries."""

    subject: str = Field("", max_length=120)
    agency: str = Field("", max_length=80)


class AuditVerified(Schema):
    """Whether the whole log holds together."""

    whole: bool
    entries: int
    last_hash: str
    broken_at: int | None
    kind: str | None


class FormBrief(Schema):
    """A version of the form."""

    id: str
    title: str
    from_on: date
    until: date | None
    rows: int
    reference: str
    unverified: bool


class Forms(Schema):
    """Every version, the oldest first."""

    forms: list[FormBrief]


class Code(Schema):
    """An answer a row permits."""

    value: int
    label: str


class Row(Schema):
    """A row of the form."""

    id: str
    code: str
    label: str
    pillar: str
    kind: str
    nature: str
    consolidation: str
    unit: str
    codes: list[Code]
    is_computed: bool
    applies_to: list[str]
    reference: str
    unverified: bool


class Form(FormBrief):
    """A version with its rows in printed order."""

    indicators: list[Row]


class Period(Schema):
    """A reporting period of a year."""

    regime: str
    id: str
    name: str
    from_on: date
    cutoff_on: date
    opens_on: date
    due_on: dict[str, date]
    reference: str
    unverified: bool


class Periods(Schema):
    """The periods of every regime in one year."""

    year: int
    periods: list[Period]


class YearAsked(Schema):
    """Which year."""

    year: int | None = Field(None, ge=2000, le=2100)


class Check(Schema):
    """A published check."""

    id: str
    title: str
    rule: str
    family: str
    severity: str
    from_on: date
    until: date | None
    reference: str
    unverified: bool


class Checks(Schema):
    """Every published check in the order of their ids."""

    checks: list[Check]
