"""The agency of the address, for those who manage its people; for others it is as if there were no such page."""

from caicach.actions.managing import find_grant_over
from caicach.actions.standing import NotFound
from caicach.core.submissions.acts import Act
from caicach.store.models import Agency, Membership, User
from caicach.web.requests import Request
from caicach.web.words import message


def managed_agency(request: Request, agency: str) -> Agency:
    """The agency; NotFound when the actor does not manage its people."""
    if find_grant_over(Act.MANAGE_PEOPLE, agency, request.actor) is None:
        raise _not_found()
    found = Agency.objects.filter(pk=agency).first()
    if found is None:
        raise _not_found()
    return found


def person_of(request: Request, agency: str, person: int) -> tuple[Agency, User]:
    """A person who has or had a role in the agency the actor manages; NotFound else."""
    managed = managed_agency(request, agency)
    user = User.objects.filter(pk=person, memberships__agency=managed).distinct().first()
    if user is None:
        raise _not_found()
    return managed, user


def membership_of(request: Request, agency: str, membership: int) -> Membership:
    """A role in the agency the actor manages; NotFound else."""
    managed = managed_agency(request, agency)
    found = Membership.objects.filter(pk=membership, agency=managed).first()
    if found is None:
        raise _not_found()
    return found


def _not_found() -> NotFound:
    return NotFound(message("web.people.not_found"), message("web.people.not_found_do"))
