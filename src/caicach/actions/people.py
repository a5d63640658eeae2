"""People and what they are in which agency: adding, changing, granting and ending roles, deactivating. All audited."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.invitations import invite
from caicach.actions.managing import find_grant_over, require_over
from caicach.actions.words import say
from caicach.core.ground.text import fold, squash
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Actor, Role
from caicach.store.models import Membership, User


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of a person; without a user name one is made from the name."""

    full_name: str
    email: str
    position: str = ""
    phone: str = ""
    username: str = ""


def add_person(
    *,
    person: Person,
    agency_id: str,
    role: Role,
    actor: Actor,
    by: User,
    now: datetime,
    from_on: date | None = None,
    until: date | None = None,
) -> User:
    """The person with the role in the agency; who is new is sent an invitation with a link to be used once. An e-mail
    address that is known already must be that of the same name: then the role is added. NotPermitted, NotNow."""
    with transaction.atomic():
        require_may_grant(role, agency_id, actor)
        email = person.email.strip().lower()
        user = User.objects.filter(email__iexact=email).first()
        if user is not None and fold(user.full_name) != fold(person.full_name):
            raise NotNow(say("people.email_taken", email=email), say("people.email_taken_do"))
        is_new = user is None
        user = user or _created(person, email)
        if is_new:
            details = {"name": user.full_name, "username": user.username}
            _log("add_person", user, agency_id, actor, now, details)
            invite(user=user, by=by, now=now)
        _grant(user, agency_id, role, from_on, until, actor, by, now)
    return user


def _created(person: Person, email: str) -> User:
    user = User(
        username=person.username.strip() or free_username(person.full_name),
        full_name=squash(person.full_name),
        email=email,
        position=squash(person.position),
        phone=person.phone.strip(),
    )
    if User.objects.filter(username__iexact=user.username).exists():
        raise NotNow(say("people.username_taken", username=user.username), say("people.username_taken_do"))
    user.set_unusable_password()
    user.save()
    return user


def free_username(full_name: str) -> str:
    """`Nguyễn Thị Lan`: `lan.nguyenthi`, with a number when somebody has it."""
    words = "".join(letter if letter.isalnum() else " " for letter in fold(full_name)).split() or ["nguoi"]
    wanted = ".".join(part for part in (words[-1], "".join(words[:-1])) if part)[:140]
    taken = set(User.objects.filter(username__istartswith=wanted).values_list("username", flat=True))
    numbered = (f"{wanted}{number or ''}" for number in range(len(taken) + 1))
    return next(name for name in numbered if name not in taken)


def grant_role(
    *,
    user_id: int,
    agency_id: str,
    role: Role,
    actor: Actor,
    by: User,
    now: datetime,
    from_on: date | None = None,
    until: date | None = None,
) -> Membership:
    """The role for a person who is known to the agency already. Granted twice for the same time, it is one."""
    with transaction.atomic():
        user = find_person(user_id=user_id, agency_id=agency_id, actor=actor)
        return _grant(user, agency_id, role, from_on, until, actor, by, now)


def _grant(
    user: User,
    agency_id: str,
    role: Role,
    from_on: date | None,
    until: date | None,
    actor: Actor,
    by: User,
    now: datetime,
) -> Membership:
    require_may_grant(role, agency_id, actor)
    day = from_on or localdate(now)
    if until and until < day:
        raise NotNow(say("people.days_in_order"), say("people.days_in_order_do"))
    held = Membership.objects.filter(lasting(day), user=user, agency=agency_id, role=role.value).first()
    if held is not None:
        return held
    membership, _ = (
        Membership.objects.update_or_create(  # a role that ended on its first day is taken up again
            user=user,
            agency_id=agency_id,
            role=role.value,
            valid_from=day,
            defaults={"valid_to": until, "granted_by": by},
        )
    )
    details = {"role": role.value, "from": day, "until": until or ""}
    _log("grant_role", user, agency_id, actor, now, details)
    return membership


def end_role(*, membership_id: int, actor: Actor, now: datetime, on: date | None = None) -> Membership:
    """The role with its last day, today unless said. The last administrator of an agency cannot be ended by oneself:
    NotNow."""
    with transaction.atomic():
        membership = Membership.objects.select_for_update().select_related("user").get(pk=membership_id)
        require_may_grant(Role(membership.role), membership.agency_id, actor)
        last = on or localdate(now) - timedelta(days=1)
        if membership.valid_from and last < membership.valid_from:
            last = membership.valid_from
        _require_another_administrator(membership, actor)
        Membership.objects.filter(pk=membership.pk).update(valid_to=last)
        details = {"role": membership.role, "until": last}
        _log("end_role", membership.user, membership.agency_id, actor, now, details)
    membership.valid_to = last
    return membership


def set_active(*, user_id: int, agency_id: str, is_active: bool, actor: Actor, now: datetime) -> User:
    """The person's account, open or closed. An administrator of an agency closes only those who work for no other:
    NotNow says to end the role instead."""
    with transaction.atomic():
        user = find_person(user_id=user_id, agency_id=agency_id, actor=actor)
        if str(user.pk) == actor.id:
            raise NotNow(say("people.yourself"), say("people.yourself_do"))
        elsewhere = user.memberships.filter(lasting(localdate(now))).exclude(agency=agency_id)
        if any(not find_grant_over(Act.MANAGE_PEOPLE, m.agency_id, actor) for m in elsewhere):
            raise NotNow(say("people.works_elsewhere", name=user.full_name), say("people.works_elsewhere_do"))
        if user.is_active != is_active:
            User.objects.filter(pk=user.pk).update(is_active=is_active)
            _log("open_account" if is_active else "close_account", user, agency_id, actor, now, {})
    user.is_active = is_active
    return user


def describe_person(
    *, user_id: int, agency_id: str, full_name: str, position: str, phone: str, actor: Actor, now: datetime
) -> User:
    """Name, position and telephone as the agency's administrator knows them."""
    with transaction.atomic():
        user = find_person(user_id=user_id, agency_id=agency_id, actor=actor)
        told = {"full_name": squash(full_name), "position": squash(position), "phone": phone.strip()}
        _change(user, told, agency_id, actor, now)
    return user


def update_profile(
    *, user: User, position: str, phone: str, language: str, wants_digest: bool, actor: Actor, now: datetime
) -> User:
    """What a person says of themselves. The name is the administrator's to change: papers print it."""
    with transaction.atomic():
        told = {
            "position": squash(position),
            "phone": phone.strip(),
            "language": language,
            "wants_digest": wants_digest,
        }
        _change(user, told, "", actor, now)
    return user


def _change(user: User, told: Mapping[str, object], agency_id: str, actor: Actor, now: datetime) -> None:
    changed = {name: value for name, value in told.items() if getattr(user, name) != value}
    for name, value in changed.items():
        setattr(user, name, value)
    if changed:
        user.save()
        _log("change_person", user, agency_id, actor, now, changed)


def find_person(*, user_id: int, agency_id: str, actor: Actor) -> User:
    """A person who has or had a role in the agency; NotPermitted for who does not manage it, NotNow for a stranger."""
    require_over(Act.MANAGE_PEOPLE, agency_id, actor)
    user = User.objects.filter(pk=user_id, memberships__agency=agency_id).distinct().first()
    if user is None:
        raise NotNow(say("people.not_here"), say("people.not_here_do"))
    return user


def grantable_roles(agency_id: str, actor: Actor) -> tuple[Role, ...]:
    """The roles the actor may grant in the agency."""
    grant = find_grant_over(Act.MANAGE_PEOPLE, agency_id, actor)
    if grant is None:
        return ()
    is_system = grant.role is Role.SYSTEM_ADMIN
    return tuple(role for role in Role if is_system or role is not Role.SYSTEM_ADMIN)


def require_may_grant(role: Role, agency_id: str, actor: Actor) -> None:
    """NotPermitted unless the actor may grant and end the role in the agency."""
    require_over(Act.MANAGE_PEOPLE, agency_id, actor)
    if role not in grantable_roles(agency_id, actor):
        raise NotPermitted(say("people.not_your_role"), say("people.not_your_role_do"), role=role.value)


def lasting(day: date) -> Q:
    """Memberships that hold on the day."""
    return (Q(valid_from=None) | Q(valid_from__lte=day)) & (Q(valid_to=None) | Q(valid_to__gte=day))


def _require_another_administrator(membership: Membership, actor: Actor) -> None:
    """Nobody locks themselves out."""
    managing = {Role.AGENCY_ADMIN.value, Role.SYSTEM_ADMIN.value}
    if membership.role in managing and str(membership.user_id) == actor.id:
        raise NotNow(say("people.yourself"), say("people.yourself_do"))


def _log(
    act: str, user: User, agency_id: str, actor: Actor, now: datetime, details: Mapping[str, object]
) -> None:
    audit.record(
        act=act, subject=f"person:{user.pk}", agency=agency_id, actor=actor, now=now, details=details
    )
