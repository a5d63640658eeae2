"""The people of an agency, for who manages them: adding, roles, accounts. For any other key the agency has none."""

from ninja import Query, Router

from caicach.actions import invitations
from caicach.actions import people as acting
from caicach.actions.managed import (
    managed_agency,
    membership_of,
    no_person,
    people_found,
    person_of,
    roles_seen,
)
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_by_name
from caicach.api.requests import Request
from caicach.api.shapes import people as shapes
from caicach.api.shapes.common import agency_name
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store import models


router = Router(tags=["people"])
ONE = "/agencies/{agency}/people/{person}"


@endpoint(router, "GET", "/agencies/{agency}/people", act=Act.MANAGE_PEOPLE, answer=shapes.People)
def list_people(request: Request, agency: str, asked: Query[shapes.PeopleFilter]) -> shapes.People:
    """Everyone who has or had a role in the agency; with a role, those who hold it today."""
    managed = managed_agency(agency, request.actor)
    rows = people_found(managed, asked.words, asked.role or "", request.today)
    everyone = people_found(managed, "", "", request.today)
    found, following = part_by_name(rows, asked, among=everyone)
    return shapes.People(
        people=[shapes.PersonBrief(**_brief(row, row.held)) for row in found], next=following
    )


@endpoint(
    router, "POST", "/agencies/{agency}/people", act=Act.MANAGE_PEOPLE, answer=shapes.Person, status=201
)
def add_person(request: Request, agency: str, given: shapes.PersonGiven) -> shapes.Person:
    """A person with a first role; who is new is sent an invitation."""
    managed_agency(agency, request.actor)
    person = acting.Person(given.name, given.email, given.position, given.phone, given.username)
    user = acting.add_person(
        person=person, agency_id=agency, role=given.role, from_on=given.from_on, until=given.until,
        actor=request.actor, by=request.user, now=request.now,
    )  # fmt: skip
    return _shape(request, agency, user.pk)


@endpoint(router, "GET", ONE, act=Act.MANAGE_PEOPLE, answer=shapes.Person)
def read_person(request: Request, agency: str, person: int) -> shapes.Person:
    """One person with every role in agencies the key manages."""
    return _shape(request, agency, person)


@endpoint(router, "PATCH", ONE, act=Act.MANAGE_PEOPLE, answer=shapes.Person)
def describe_person(request: Request, agency: str, person: int, given: shapes.PersonChange) -> shapes.Person:
    """Name, position, telephone; what is left out stays."""
    _, user = person_of(agency, person, request.actor)
    told = {"full_name": given.name, "position": given.position, "phone": given.phone}
    kept = {name: getattr(user, name) for name, value in told.items() if value is None}
    acting.describe_person(
        user_id=person, agency_id=agency, **told | kept, actor=request.actor, now=request.now
    )
    return _shape(request, agency, person)


@endpoint(router, "PUT", f"{ONE}/account", act=Act.MANAGE_PEOPLE, answer=shapes.Person)
def write_account(request: Request, agency: str, person: int, given: shapes.Account) -> shapes.Person:
    """Close the account, or open it again; what the person did stays."""
    person_of(agency, person, request.actor)
    acting.set_active(
        user_id=person, agency_id=agency, is_active=given.is_active, actor=request.actor, now=request.now
    )
    return _shape(request, agency, person)


@endpoint(router, "POST", f"{ONE}/invitations", act=Act.MANAGE_PEOPLE, answer=shapes.Person)
def invite_again(request: Request, agency: str, person: int) -> shapes.Person:
    """Another letter with another link, to who has no password yet."""
    _, user = person_of(agency, person, request.actor)
    invitations.invite_again(user=user, by=request.user, now=request.now)
    return _shape(request, agency, person)


@endpoint(router, "POST", f"{ONE}/roles", act=Act.MANAGE_PEOPLE, answer=shapes.Person, status=201)
def grant_role(request: Request, agency: str, person: int, given: shapes.RoleGiven) -> shapes.Person:
    """Another role; granted twice for the same time, it is one."""
    person_of(agency, person, request.actor)
    acting.grant_role(
        user_id=person, agency_id=agency, role=given.role, from_on=given.from_on, until=given.until,
        actor=request.actor, by=request.user, now=request.now,
    )  # fmt: skip
    return _shape(request, agency, person)


@endpoint(router, "POST", f"{ONE}/roles/{{membership}}/end", act=Act.MANAGE_PEOPLE, answer=shapes.Person)
def end_role(
    request: Request, agency: str, person: int, membership: int, given: shapes.RoleEnded
) -> shapes.Person:
    """The role with its last day."""
    held = membership_of(agency, membership, request.actor)
    if held.user_id != person:
        raise no_person()
    acting.end_role(membership_id=membership, on=given.until, actor=request.actor, now=request.now)
    return _shape(request, agency, person)


def _shape(request: Request, agency: str, person: int) -> shapes.Person:
    managed, user = person_of(agency, person, request.actor)
    seen = roles_seen(user, request.actor)
    lasting = {m.pk for m in seen if _lasts(m, request)}
    here = [m for m in seen if m.agency_id == managed.pk and m.pk in lasting]
    memberships = [
        shapes.Membership(
            id=m.pk, agency=agency_name(m.agency), role=m.role, from_on=m.valid_from, until=m.valid_to,
            is_current=m.pk in lasting,
        )
        for m in seen
    ]  # fmt: skip
    return shapes.Person(**_brief(user, here), memberships=memberships)


def _lasts(held: models.Membership, request: Request) -> bool:
    begun = held.valid_from is None or held.valid_from <= request.today
    return begun and (held.valid_to is None or held.valid_to >= request.today)


def _brief(user: models.User, held: list[models.Membership]) -> dict[str, object]:
    return {
        "id": user.pk,
        "name": user.get_full_name(),
        "username": user.username,
        "email": user.email,
        "position": user.position,
        "phone": user.phone,
        "is_active": user.is_active,
        "has_accepted": user.has_usable_password(),
        "roles": sorted({Role(m.role) for m in held}),
    }
