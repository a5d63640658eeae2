"""An agency's people as those who manage them see them; for anyone else it is as if nothing were there."""

from datetime import date

from django.db.models import Prefetch, QuerySet

from caicach.actions.managing import find_grant_over
from caicach.actions.people import lasting
from caicach.actions.standing import NotFound
from caicach.actions.words import say
from caicach.core.ground.text import fold
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import Agency, Membership, User


def managed_agency(agency: str, actor: Actor) -> Agency:
    """The agency; NotFound when the actor does not manage its people."""
    if find_grant_over(Act.MANAGE_PEOPLE, agency, actor) is None:
        raise no_person()
    found = Agency.objects.filter(pk=agency).first()
    if found is None:
        raise no_person()
    return found


def person_of(agency: str, person: int, actor: Actor) -> tuple[Agency, User]:
    """A person who has or had a role in the agency the actor manages; NotFound else."""
    managed = managed_agency(agency, actor)
    user = User.objects.filter(pk=person, memberships__agency=managed).distinct().first()
    if user is None:
        raise no_person()
    return managed, user


def membership_of(agency: str, membership: int, actor: Actor) -> Membership:
    """A role in the agency the actor manages; NotFound else."""
    managed = managed_agency(agency, actor)
    found = Membership.objects.filter(pk=membership, agency=managed).first()
    if found is None:
        raise no_person()
    return found


def people_found(agency: Agency, words: str, role: str, today: date) -> QuerySet[User]:
    """Everyone who has or had a role in the agency, by any part of name, user name or address, with or without marks;
    with `role`, those who hold it today. Each has `held`: their roles there of today."""
    held = Membership.objects.filter(lasting(today), agency=agency).order_by("role")
    found = User.objects.filter(memberships__agency=agency).distinct()
    for word in fold(words).split():
        found = found.filter(search_key__contains=word)
    if role in {known.value for known in Role}:
        found = found.filter(pk__in=held.filter(role=role).values("user"))
    return found.prefetch_related(Prefetch("memberships", held, to_attr="held"))


def roles_seen(user: User, actor: Actor) -> list[Membership]:
    """The person's roles, past ones too, in agencies the actor manages: what a person does elsewhere is not shown."""
    held = user.memberships.select_related("agency", "granted_by").order_by("-valid_to", "role")
    return [m for m in held if find_grant_over(Act.MANAGE_PEOPLE, m.agency_id, actor)]


def colleagues_in(agencies: set[str], today: date) -> QuerySet[User]:
    """Active people with a role in one of the agencies today."""
    held = Membership.objects.filter(lasting(today), agency__in=agencies)
    return User.objects.filter(pk__in=held.values("user"), is_active=True)


def no_person() -> NotFound:
    """There is no such person, or the actor may not know that there is."""
    return NotFound(say("people.not_found"), say("people.not_found_do"))
