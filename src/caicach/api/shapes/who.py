"""Who the key is."""

from datetime import date

from ninja import Schema

from caicach.api.shapes.common import AgencyName, Moment, PersonName
from caicach.core.submissions.roles import Role


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
