"""Pieces many shapes share: moments, people, pages, and objects that take no field they do not know."""

from datetime import date, datetime
from typing import Annotated

from django.utils.timezone import localtime
from ninja import Schema
from pydantic import ConfigDict, Field, PlainSerializer, StringConstraints, WithJsonSchema

from caicach.store.models import Agency, User


def _iso(moment: datetime) -> str:
    return localtime(moment).isoformat(timespec="seconds")


Moment = Annotated[
    datetime,
    PlainSerializer(_iso, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""An instant in Vietnamese time with its offset, to the second."""

Text = Annotated[str, StringConstraints(strict=True, max_length=4000)]
Name = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=300)]


# A day that may be meant: what is further away was mistyped.
Day = Annotated[date, Field(ge=date(1945, 9, 2), le=date(2100, 12, 31))]


class Given(Schema):
    """What a program sends: a field it does not know is refused, so that a slip of the pen is not a silence."""

    model_config = ConfigDict(extra="forbid")


# The number of a row as a request may name it: what no table can hold is no row.
RowNumber = Annotated[int, Field(ge=1, le=2**63 - 1)]


class AgencyName(Schema):
    """An agency, named."""

    id: str
    name: str
    short_name: str


class PersonName(Schema):
    """A person, named."""

    id: int
    name: str


class Cursor(Schema):
    """Which part of a list is wanted."""

    limit: int = Field(50, ge=1, le=200)
    cursor: str = Field("", max_length=300)


def agency_name(agency: Agency) -> AgencyName:
    """The agency, named."""
    return AgencyName(id=agency.pk, name=agency.name, short_name=agency.short_name)


def person_name(user: User | None) -> PersonName | None:
    """The person, named; None for nobody."""
    return None if user is None else PersonName(id=user.pk, name=user.get_full_name())
