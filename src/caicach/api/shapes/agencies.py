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
    code: str = Field(description="Notation of Decision 20/2020; empty when unknown.")
    code_102: str = Field(description="Notation of TCVN/QCVN 102; empty when unknown.")
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

    words: str = Field("", max_length=100, description="Part of the name, with or without diacritics.")
    type: AgencyType | None = None


class Key(Schema):
    """The key this request was made with."""

    id: int
    label: str
    hint: str = Field(description="Its last characters.")
    expires_on: date
    created_at: Moment


class Me(Schema):
    """Whom the key stands for, and what it may do."""

    person: PersonName
    agency: AgencyName
    role: Role
    acts: dict[str, list[str]] = Field(description="What the role may do, by side: own, receiving, other.")
    key: Key
    version: str = Field(description="Version of caicach on the server.")
    now: Moment
