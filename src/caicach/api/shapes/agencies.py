"""Agencies, their history, and the changes of it."""

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from caicach.api.shapes.common import AgencyName, Cursor, Day, Given
from caicach.core.ground.agencies import AgencyType, SuccessionKind


AgencyId = Annotated[str, StringConstraints(strict=True, max_length=80, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
LongName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=200)]
ShortName = Annotated[
    str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=120)
]
Abbreviation = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=30)]
PlaceName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=80)]
Code = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, max_length=35)]


class Agency(AgencyName):
    """An agency under one name, and what it stands under."""

    abbreviation: str
    type: AgencyType
    code: str
    code_102: str
    place_name: str
    parent: AgencyName | None
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
    on: Day | None = None


class AgencyAsked(Schema):
    """As of which day."""

    on: Day | None = None


class Place(Schema):
    """Whom an agency stood under, between two days."""

    parent: AgencyName
    valid_from: date | None
    valid_to: date | None


class Succession(Schema):
    """What followed what, from a day on; nothing follows an agency that was abolished."""

    predecessor: AgencyName
    successor: AgencyName | None
    kind: SuccessionKind
    on: date


class AgencyHistory(Schema):
    """Everything that became of an agency, the oldest first."""

    agency: AgencyName
    places: list[Place]
    came_from: list[Succession]
    became: list[Succession]


class AgencyGiven(Given):
    """A new agency in its place."""

    name: LongName
    short_name: ShortName
    type: AgencyType
    id: AgencyId | None = None
    abbreviation: Abbreviation = ""
    parent: AgencyId | None = None
    place_name: PlaceName = ""
    code: Code = ""
    code_102: Code = ""
    valid_from: Day | None = None


class AgencyChange(Given):
    """What is no part of the name; what is left out stays."""

    place_name: PlaceName | None = None
    code: Code | None = None
    code_102: Code | None = None


class Renamed(Given):
    """A new name from a day on; without an abbreviation the old one stays."""

    name: LongName
    short_name: ShortName
    on: Day
    abbreviation: Abbreviation = ""


class Merged(Given):
    """Into which agency, from which day."""

    into: AgencyId
    on: Day


class Moved(Given):
    """Under which agency, from which day."""

    parent: AgencyId
    on: Day
