"""Whom a matter concerns: the people who hold a role in an agency today, their own or lent to them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from caicach.core.submissions.roles import Role
from caicach.store.models import Delegation, Membership, User


def people_by_agency(
    agencies: Iterable[str], roles: Iterable[Role], today: date
) -> dict[tuple[str, Role], list[User]]:
    """The active people who hold one of the roles today, their own or lent to them, by agency and role. Two queries."""
    where = {"agency__in": list(agencies), "role__in": list(roles)}
    holds = Q(valid_from=None) | Q(valid_from__lte=today)
    still = Q(valid_to=None) | Q(valid_to__gte=today)
    own = Membership.objects.filter(holds, still, **where, user__is_active=True).select_related("user")
    lent = Delegation.objects.filter(
        **where, revoked_at=None, from_on__lte=today, until__gte=today, taker__is_active=True
    ).select_related("taker")
    found: dict[tuple[str, Role], list[User]] = {}
    for membership in own.order_by("user__sort_key"):
        found.setdefault((membership.agency_id, Role(membership.role)), []).append(membership.user)
    for delegation in lent.order_by("taker__sort_key"):
        found.setdefault((delegation.agency_id, Role(delegation.role)), []).append(delegation.taker)
    return found


def people_with(role: Role, agency: str | None, today: date) -> list[User]:
    """The active people who hold the role in the agency today; nobody where there is no agency."""
    return people_by_agency([agency], [role], today).get((agency, role), []) if agency else []
