"""Agencies and people from a spreadsheet: a plan first, row by row, then exactly what was shown.

A row names a person and the agency; one without a person is about the agency alone. Wrong rows block none of the right
ones unless that is asked."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db import transaction

from caicach.actions.agencies import Particulars, create_agency, id_from
from caicach.actions.managing import find_grant_over
from caicach.actions.people import Person, add_person, grantable_roles, lasting
from caicach.actions.words import content, say
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.text import fold
from caicach.core.ground.words import EMPTY, Words
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import Agency, Membership, User


LONGEST = {
    "agency": 120,
    "full_name": 150,
    "email": 254,
    "position": 150,
    "phone": 30,
}  # what the tables hold
Row = Mapping[str, str]


class Outcome(StrEnum):
    """What becomes of a row."""

    CREATED = "created"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answer:
    """One row's answer: where it stands in the file, what it would do, and when refused which cell and why."""

    number: int
    cell: str
    label: str
    outcome: Outcome
    says: Words
    do: Words


_SAID = {  # what becomes of a row, of a person or of an agency alone
    (Outcome.CREATED, True): "created_person",
    (Outcome.CREATED, False): "created_agency",
    (Outcome.UNCHANGED, True): "unchanged_person",
    (Outcome.UNCHANGED, False): "unchanged_agency",
}


class Changed(NotNow):
    """What would happen now is not what was shown."""


class _Refusal(Exception):
    def __init__(self, column: str, key: str, **values: object) -> None:
        super().__init__(key)
        self.column, self.key, self.values = column, key, values


@dataclass
class _Known:
    """What is there already, asked once for all rows; rows planned before count as there."""

    agencies: dict[str, str]
    emails: dict[str, str]
    held: set[tuple[str, str, str]]


def plan(rows: Sequence[tuple[int, Row]], *, actor: Actor, today: date) -> list[Answer]:
    """What each row would do, none of it done. Three queries however many rows."""
    known = _known(today)
    return [_answer(number, row, known, actor) for number, row in rows]


def _known(today: date) -> _Known:
    agencies = {fold(name): pk for name, pk in Agency.objects.filter(valid_to=None).values_list("name", "pk")}
    agencies |= {pk: pk for pk in agencies.values()}
    emails = {e.lower(): fold(n) for e, n in User.objects.exclude(email="").values_list("email", "full_name")}
    held = Membership.objects.filter(lasting(today)).values_list("user__email", "agency_id", "role")
    return _Known(agencies, emails, {(email.lower(), agency, role) for email, agency, role in held})


def _answer(number: int, row: Row, known: _Known, actor: Actor) -> Answer:
    label = row.get("full_name") or row.get("agency", "")
    try:
        outcome = _planned(row, known, actor)
    except _Refusal as refused:
        values = {"value": row.get(refused.column, ""), **refused.values}
        says, do = say(f"importing.{refused.key}", **values), say(f"importing.{refused.key}_do", **values)
        return Answer(number, refused.column, label, Outcome.REFUSED, says, do)
    key = _SAID[outcome, bool(row.get("full_name"))]
    return Answer(number, "", label, outcome, say(f"importing.{key}"), EMPTY)


def _planned(row: Row, known: _Known, actor: Actor) -> Outcome:
    agency, is_new = _agency(row, known, actor)
    if not row.get("full_name"):
        return Outcome.CREATED if is_new else Outcome.UNCHANGED
    role = _role(row, agency, actor, is_new)
    for column in ("full_name", "email", "position", "phone"):
        _require_short(row, column)
    email = row.get("email", "").lower()
    if "@" not in email or " " in email:
        raise _Refusal("email", "no_email")
    if known.emails.get(email, fold(row["full_name"])) != fold(row["full_name"]):
        raise _Refusal("email", "other_name")
    if (email, agency, role.value) in known.held:
        return Outcome.UNCHANGED
    known.emails[email] = fold(row["full_name"])
    known.held.add((email, agency, role.value))
    return Outcome.CREATED


def _agency(row: Row, known: _Known, actor: Actor) -> tuple[str, bool]:
    """The agency of the row by name or id, and whether it is to be created."""
    name = row.get("agency", "")
    found = known.agencies.get(fold(name))
    if found is not None:
        if find_grant_over(Act.MANAGE_PEOPLE, found, actor) is None:
            raise _Refusal("agency", "not_yours")
        return found, False
    if not name:
        raise _Refusal("agency", "no_agency")
    if find_grant_over(Act.MANAGE_AGENCIES, id_from(name), actor) is None:
        raise _Refusal("agency", "unknown_agency")
    _require_short(row, "agency")
    if not id_from(name):
        raise _Refusal("agency", "no_agency")
    if _type(row) is None:
        raise _Refusal("type", "no_type", types=", ".join(words.vi for words in _types().values()))
    if row.get("parent") and fold(row["parent"]) not in known.agencies:
        raise _Refusal("parent", "unknown_parent")
    made = id_from(name)
    if made in known.agencies:
        raise _Refusal("agency", "id_taken", id=made)
    known.agencies[fold(name)] = known.agencies[made] = made
    return made, True


def _require_short(row: Row, column: str) -> None:
    if len(row.get(column, "")) > LONGEST[column]:
        raise _Refusal(column, "too_long", most=LONGEST[column])


def _role(row: Row, agency: str, actor: Actor, is_new: bool) -> Role:
    role = next((r for r in Role if fold(row.get("role", "")) in _role_names(r)), None)
    if role is None:
        raise _Refusal(
            "role", "no_role", roles=", ".join(say(f"submissions.role_{r.value}").vi for r in Role)
        )
    if role not in grantable_roles(agency, actor):
        raise _Refusal("role", "role_not_yours")
    return role


def _role_names(role: Role) -> set[str]:
    words = say(f"submissions.role_{role.value}")
    return {role.value, fold(words.vi), fold(words.en)}


def _types() -> dict[AgencyType, Words]:
    return {kind: content().messages.say(f"terms.agency_{kind.value}") for kind in AgencyType}


def _type(row: Row) -> AgencyType | None:
    told = fold(row.get("type", ""))
    return next(
        (k for k, words in _types().items() if told in {k.value, fold(words.vi), fold(words.en)}), None
    )


def signature(answers: Sequence[Answer]) -> list[list[object]]:
    """What was shown, to be compared with what would happen when it is asked for."""
    return [[a.number, a.outcome.value, a.says.vi] for a in answers]


def mark_of(answers: Sequence[Answer]) -> str:
    """The same in one short text, for programs that keep no session."""
    return hashlib.sha256(json.dumps(signature(answers)).encode()).hexdigest()


def require_seen(answers: Sequence[Answer], mark: str) -> None:
    """Changed when they are not those the mark was made of."""
    if mark_of(answers) != mark:
        raise Changed(say("importing.changed"), say("importing.changed_do"))


def commit(
    rows: Sequence[tuple[int, Row]],
    *,
    shown: list[list[object]],
    all_or_nothing: bool,
    actor: Actor,
    by: User,
    now: datetime,
    today: date,
) -> list[Answer]:
    """The right rows done, exactly those that were shown, in one transaction. Changed when meanwhile something else
    would happen; NotNow when all were asked for and one is refused."""
    with transaction.atomic():
        answers = plan(rows, actor=actor, today=today)
        if signature(answers) != shown:
            raise Changed(say("importing.changed"), say("importing.changed_do"))
        if all_or_nothing and any(a.outcome is Outcome.REFUSED for a in answers):
            raise NotNow(say("importing.some_refused"), say("importing.some_refused_do"))
        for row in _right(rows, answers):
            _do(row, actor=actor, by=by, now=now, today=today)
    return answers


def _right(rows: Sequence[tuple[int, Row]], answers: Sequence[Answer]) -> Iterator[Row]:
    for (_, row), answer in zip(rows, answers, strict=True):
        if answer.outcome is Outcome.CREATED:
            yield row


def _do(row: Row, *, actor: Actor, by: User, now: datetime, today: date) -> None:
    agency = _stored_agency(row["agency"]) or _created(row, actor, now)
    if not row.get("full_name"):
        return
    person = Person(row["full_name"], row["email"], row.get("position", ""), row.get("phone", ""))
    role = next(r for r in Role if fold(row["role"]) in _role_names(r))
    add_person(person=person, agency_id=agency.pk, role=role, actor=actor, by=by, now=now)


def _created(row: Row, actor: Actor, now: datetime) -> Agency:
    parent, kind = _stored_agency(row.get("parent", "")), _type(row)
    if kind is None:
        raise CaicachError(say("importing.changed"), say("importing.changed_do"))
    told = Particulars(row["agency"], row["agency"], kind, parent=parent.pk if parent else None)
    return create_agency(particulars=told, actor=actor, now=now)


def _stored_agency(name: str) -> Agency | None:
    by_id = Agency.objects.filter(pk=name, valid_to=None).first()
    if by_id is not None or not name:
        return by_id
    likely = Agency.objects.filter(valid_to=None, search_key__startswith=fold(name))
    return next((agency for agency in likely if fold(agency.name) == fold(name)), None)


def as_json(rows: Sequence[tuple[int, Row]]) -> list[list[object]]:
    """Rows as the session keeps them."""
    return [[number, dict(row)] for number, row in rows]
