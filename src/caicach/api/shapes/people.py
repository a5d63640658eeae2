"""The people of an agency and what they are in it."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from ninja import Schema
from pydantic import AfterValidator, Field, StrictBool, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from caicach.api.shapes.common import AgencyName, Cursor, Day, Given, PersonName
from caicach.core.submissions.roles import Role


def _require_email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise PydanticCustomError("email", "no e-mail address") from None
    return text


Email = Annotated[
    str,
    StringConstraints(strict=True, strip_whitespace=True, max_length=254),
    AfterValidator(_require_email),
    WithJsonSchema({"type": "string", "format": "email", "maxLength": 254}),
]
FullName = Annotated[str, StringConstraints(strict=True, strip_whitespace=True, min_length=1, max_length=150)]
Position = Annotated[str, StringConstraints(strict=True, max_length=150)]
Phone = Annotated[str, StringConstraints(strict=True, max_length=30)]
Username = Annotated[str, StringConstraints(strict=True, max_length=150, pattern=r"^[\w.@+-]*$")]


class PersonBrief(PersonName):
    """A person of an agency, with the roles held there today."""

    username: str
    email: str
    position: str
    phone: str
    is_active: bool
    has_accepted: bool
    roles: list[Role]


class People(Schema):
    """A part of the list, in Vietnamese order of given names."""

    people: list[PersonBrief]
    next: str | None


class PeopleFilter(Cursor):
    """Which people."""

    words: str = Field("", max_length=100)
    role: Role | None = None


class Membership(Schema):
    """A role in an agency between two days."""

    id: int
    agency: AgencyName
    role: Role
    from_on: date | None
    until: date | None
    is_current: bool


class Person(PersonBrief):
    """The same with every role, past ones too, in agencies whose people the key manages."""

    memberships: list[Membership]


class PersonGiven(Given):
    """Somebody, and a first role; without a user name one is made of the name."""

    name: FullName
    email: Email
    role: Role
    position: Position = ""
    phone: Phone = ""
    username: Username = ""
    from_on: Day | None = None
    until: Day | None = None


class PersonChange(Given):
    """What an administrator knows of a person; what is left out stays."""

    name: FullName | None = None
    position: Position | None = None
    phone: Phone | None = None


class RoleGiven(Given):
    """A role from a day, today when left out, until a day."""

    role: Role
    from_on: Day | None = None
    until: Day | None = None


class RoleEnded(Given):
    """The last day of a role; yesterday when left out."""

    until: Day | None = None


class Account(Given):
    """Whether the person may sign in."""

    is_active: StrictBool
