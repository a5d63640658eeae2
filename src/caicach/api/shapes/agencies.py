"""Agencies, and who the key is."""

from datetime import date

from ninja import Schema
from pydantic import Field

from caicach.api.shapes.common import AgencyName, Cursor, Moment, PersonName
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.roles import Role


class Agency(AgencyName):
    """An agency under one name."""

    abbreviation: str
    type: AgencyType
    code: str
    code_102: str
    place_name: str
    valid_from: date | None
    valid_to: date | None
    unverified: bool


class Agencies(Schema):
    """A part of the list, in dictionary order."""

    agencies: list[Agency]
    next: str | None


class AgencyFilter(Cursor):
    """Which agencies."""

    words: str = Field("", max_length=100)
    type: AgencyType | None = None


class Key(Schema):
    """The key this request was made with."""

    id: int
    label: str
    hint: str
    expires_on: date
    created_at: Moment


class Me(Schema):
    """Whom the key stands for, and what it may do."""

    person: PersonName
    agency: AgencyName
    role: Role
    acts: dict[str, list[str]]
    key: Key
    version: str
    now: Moment
