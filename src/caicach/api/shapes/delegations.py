"""Roles lent by one person to another between two days."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from caicach.api.shapes.common import AgencyName, Cursor, Day, Given, Moment, PersonName, RowNumber
from caicach.core.submissions.roles import Role


class Delegation(Schema):
    """A role lent, between two days, both inside."""

    id: int
    agency: AgencyName
    role: Role
    giver: PersonName
    taker: PersonName
    from_on: date
    until: date
    reason: str
    is_current: bool
    created_at: Moment
    revoked_at: Moment | None
    revoked_by: PersonName | None


class Delegations(Schema):
    """A part of the list, newest first."""

    delegations: list[Delegation]
    next: str | None


class DelegationFilter(Cursor):
    """Which delegations."""

    agency: str = Field("", max_length=80)
    current: bool = False


class DelegationGiven(Given):
    """What is lent; left out, the giver is the owner of the key and the agency that of the key."""

    taker: RowNumber
    role: Role
    from_on: Day
    until: Day
    reason: Annotated[
        str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=500)
    ]
    giver: RowNumber | None = None
    agency: str | None = Field(None, max_length=80)


class ColleagueFilter(Cursor):
    """Of which agency; the key's when left out."""

    agency: str = Field("", max_length=80)


class Colleague(PersonName):
    """A person to whom a role may be lent."""

    position: str


class Colleagues(Schema):
    """A part of the list, by given name."""

    colleagues: list[Colleague]
    next: str | None
