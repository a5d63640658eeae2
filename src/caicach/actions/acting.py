"""Who acts: a person with the grants that hold today, their own and those lent to them."""

from datetime import date

from caicach.core.submissions.roles import Actor, Grant, Role
from caicach.store.models import Delegation, Membership, User


def actor_of(user: User, today: date) -> Actor:
    """The person with every grant that holds today; nobody inactive holds any. Two queries."""
    if not user.is_active:
        return Actor(str(user.pk), user.get_full_name(), ())
    own = (_grant(membership) for membership in Membership.objects.filter(user=user))
    grants = (*own, *_lent_to(user, today))
    return Actor(str(user.pk), user.get_full_name(), tuple(g for g in grants if g.holds_on(today)))


def _grant(membership: Membership) -> Grant:
    return Grant(Role(membership.role), membership.agency_id, membership.valid_from, membership.valid_to)


def _lent_to(user: User, today: date) -> list[Grant]:
    """Powers lent by people who themselves still hold them today."""
    delegations = (
        Delegation.objects.filter(taker=user, revoked_at=None, from_on__lte=today, until__gte=today)
        .filter(giver__is_active=True)
        .select_related("giver")
    )
    return [
        Grant(Role(d.role), d.agency_id, d.from_on, d.until, d.giver.get_full_name(), str(d.giver_id))
        for d in delegations
        if any(_grant(m).holds_on(today) for m in _held_by_giver(d))
    ]


def _held_by_giver(delegation: Delegation) -> list[Membership]:
    return list(
        Membership.objects.filter(user=delegation.giver, agency=delegation.agency_id, role=delegation.role)
    )
