"""Lending a role for a time: from one person of an agency to another, between two days, for a reason."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.managing import find_grant_over, require_over
from caicach.actions.notices import tell
from caicach.actions.words import say
from caicach.core.ground.text import squash
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import Delegation, Membership, User


# Managing people and the system is not lent: an administrator grants it.
LENDABLE = frozenset({Role.OFFICER, Role.HEAD, Role.CLERK, Role.RECEIVER})


def delegate(
    *,
    giver_id: int,
    taker_id: int,
    agency_id: str,
    role: Role,
    from_on: date,
    until: date,
    reason: str,
    actor: Actor,
    by: User,
    now: datetime,
) -> Delegation:
    """The role lent between the two days, both inside. A person lends what is theirs; an administrator of the agency
    lends for one who is away. NotPermitted, or NotNow with what is missing."""
    with transaction.atomic():
        _require_may_lend(giver_id, agency_id, role, actor)
        giver, taker = User.objects.get(pk=giver_id), User.objects.get(pk=taker_id)
        _require_sensible(giver, taker, agency_id, role, from_on, until, reason, localdate(now))
        lent = Delegation.objects.create(
            giver=giver,
            taker=taker,
            agency_id=agency_id,
            role=role.value,
            from_on=from_on,
            until=until,
            reason=squash(reason),
            created_at=now,
        )
        _log("delegate", lent, actor, now)
        _tell(lent, giver, taker, now)
    return lent


def revoke(*, delegation_id: int, actor: Actor, by: User, now: datetime) -> Delegation:
    """The delegation, ended now; revoked twice it stays as the first left it. NotPermitted for those who could not
    have lent it."""
    with transaction.atomic():
        lent = Delegation.objects.select_for_update().get(pk=delegation_id)
        _require_may_lend(lent.giver_id, lent.agency_id, Role(lent.role), actor, "not_yours_to_revoke")
        if lent.revoked_at is None:
            lent.revoked_by, lent.revoked_at = by, now
            lent.save(update_fields=["revoked_by", "revoked_at"])
            _log("revoke_delegation", lent, actor, now)
    return lent


def may_lend_own(actor: Actor, agency_id: str, role: Role) -> bool:
    """Whether the person holds the role there themselves: what is lent to them is not lent on."""
    own = (g for g in actor.grants if g.on_behalf_of is None)
    return role in LENDABLE and any(g.role is role and g.agency == agency_id for g in own)


def _require_may_lend(
    giver_id: int, agency_id: str, role: Role, actor: Actor, refusal: str = "not_yours"
) -> None:
    if str(giver_id) == actor.id and may_lend_own(actor, agency_id, role):
        return
    require_over(Act.DELEGATE, agency_id, actor)
    if (
        find_grant_over(Act.MANAGE_PEOPLE, agency_id, actor) is None
    ):  # a head lends what is theirs, not another's
        raise NotNow(say(f"delegations.{refusal}"), say(f"delegations.{refusal}_do"))


def _require_sensible(
    giver: User, taker: User, agency_id: str, role: Role, from_on: date, until: date, reason: str, today: date
) -> None:
    """NotNow names the first thing missing."""
    problems = {
        "reason": not squash(reason),
        "same": giver.pk == taker.pk,
        "order": until < from_on,
        "past": until < today,
        "role": role not in LENDABLE,
        "giver": not _works_for(giver, agency_id, from_on, role),
        "taker": not taker.is_active or not _works_for(taker, agency_id, from_on),
        "twice": _overlaps(giver, taker, agency_id, role, from_on, until),
    }
    key = next((key for key, is_so in problems.items() if is_so), None)
    if key is not None:
        raise NotNow(
            say(f"delegations.{key}", giver=giver.get_full_name(), taker=taker.get_full_name()),
            say(f"delegations.{key}_do", giver=giver.get_full_name(), taker=taker.get_full_name()),
            problem=key,
        )


def _works_for(user: User, agency_id: str, day: date, role: Role | None = None) -> bool:
    began = Q(valid_from=None) | Q(valid_from__lte=day)
    lasts = Q(valid_to=None) | Q(valid_to__gte=day)
    held = Membership.objects.filter(began, lasts, user=user, agency=agency_id)
    return (held.filter(role=role.value) if role else held).exists()


def _overlaps(giver: User, taker: User, agency_id: str, role: Role, from_on: date, until: date) -> bool:
    return Delegation.objects.filter(
        giver=giver, taker=taker, agency=agency_id, role=role.value, revoked_at=None,
        from_on__lte=until, until__gte=from_on,
    ).exists()  # fmt: skip


def _tell(lent: Delegation, giver: User, taker: User, now: datetime) -> None:
    words = {
        "who": giver.get_full_name(),
        "from": f"{lent.from_on:%d/%m/%Y}",
        "until": f"{lent.until:%d/%m/%Y}",
        "reason": lent.reason,
    }
    tell(
        people=[taker],
        message="delegated",
        url="/tai-khoan/",
        once=f"delegated:{lent.pk}",
        now=now,
        words=words,
    )


def _log(act: str, lent: Delegation, actor: Actor, now: datetime) -> None:
    audit.record(
        act=act,
        subject=f"delegation:{lent.pk}",
        agency=lent.agency_id,
        actor=actor,
        now=now,
        details={
            "giver": lent.giver_id, "taker": lent.taker_id, "role": lent.role, "from": lent.from_on,
            "until": lent.until, "reason": lent.reason,
        },
    )  # fmt: skip
