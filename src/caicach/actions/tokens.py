"""Keys for programs: made once and shown once, for one role of one person in one agency; ended by their owner, by the
administrator of the agency, or by their last day."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.acting import actor_of
from caicach.actions.managing import find_grant_over
from caicach.actions.standing import NotFound
from caicach.actions.words import say
from caicach.core.ground.days import official_day
from caicach.core.ground.text import squash
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Actor, Grant, Role, Side
from caicach.store.models import Agency, ApiToken, User


PREFIX = "caicach_"
LONGEST = timedelta(days=366)
USED_EVERY = timedelta(minutes=5)  # how exactly the last use is remembered


@dataclass(frozen=True)
class NewToken:
    """A key just made; `secret` is known now and never again."""

    token: ApiToken
    secret: str


def create_token(
    *,
    user: User,
    agency_id: str,
    role: Role,
    label: str,
    expires_on: date,
    now: datetime,
    actor: Actor | None = None,
) -> NewToken:
    """A key for that role of the person in that agency until the day, inside. NotPermitted for a role the person does
    not hold today, NotNow for a day past or too far, or without a label. Without an actor the administrator of the
    server made it."""
    today, name = localdate(now), squash(label)
    if not name:
        raise NotNow(say("tokens.no_label"), say("tokens.no_label_do"))
    if not today <= expires_on <= today + LONGEST:
        latest = official_day(today + LONGEST)
        raise NotNow(say("tokens.bad_day"), say("tokens.bad_day_do", latest=latest))
    if find_grant(user, agency_id, role, today) is None:
        raise NotPermitted(
            say("tokens.not_held", role=say(f"submissions.role_{role.value}")), say("tokens.not_held_do")
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    with transaction.atomic():
        token = ApiToken.objects.create(
            user=user, agency_id=agency_id, role=role.value, label=name[:100], hash=hash_of(secret),
            hint=secret[-4:], created_at=now, expires_on=expires_on,
        )  # fmt: skip
        _log("create_token", token, actor, now)
    return NewToken(token, secret)


def revoke_token(*, token_id: int, now: datetime, actor: Actor | None = None) -> ApiToken:
    """The key, ended now; ended twice it stays as the first left it. NotFound unless it is the actor's own or of an
    agency whose people the actor manages."""
    with transaction.atomic():
        token = ApiToken.objects.select_for_update().filter(pk=token_id).first()
        if token is None or (actor is not None and not _may_revoke(token, actor)):
            raise NotFound(say("tokens.not_found"), say("tokens.not_found_do"), token=token_id)
        if token.revoked_at is None:
            token.revoked_at = now
            token.save(update_fields=["revoked_at"])
            _log("revoke_token", token, actor, now)
    return token


def find_grant(user: User, agency_id: str, role: Role, today: date) -> Grant | None:
    """The grant a key stands on, held today by the person or lent to them; None when there is none that opens the API."""
    if not is_permitted(role, Act.USE_API, Side.OWN):
        return None
    grants = actor_of(user, today).grants
    return next((g for g in grants if g.role is role and g.agency == agency_id), None)


def find_actor(secret: str, now: datetime) -> tuple[ApiToken, Actor] | None:
    """The key and who acts by it: its owner with the one grant of the key. None for a key nobody knows, one that is
    over, and one whose owner no longer holds the role."""
    today = localdate(now)
    token = ApiToken.objects.select_related("user", "agency").filter(hash=hash_of(secret)).first()
    if token is None or token.revoked_at is not None or token.expires_on < today:
        return None
    grant = find_grant(token.user, token.agency_id, Role(token.role), today)
    if grant is None:
        return None
    _remember_use(token, now)
    name = f"{token.user.get_full_name()} (API: {token.label})"
    return token, Actor(str(token.user_id), name[:120], (grant,))


def agencies_and_roles(user: User, today: date) -> list[tuple[Agency, Role]]:
    """What a person may make keys for: each role held today that opens the API."""
    grants = actor_of(user, today).grants
    names = Agency.objects.in_bulk({grant.agency for grant in grants})
    pairs = {(g.agency, g.role) for g in grants if is_permitted(g.role, Act.USE_API, Side.OWN)}
    return [(names[agency], role) for agency, role in sorted(pairs)]


def hash_of(secret: str) -> str:
    """What is kept of a key. It is long and random, so one round of SHA-256 hides it as well as many would."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _remember_use(token: ApiToken, now: datetime) -> None:
    if token.last_used_at is None or now - token.last_used_at >= USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)


def _may_revoke(token: ApiToken, actor: Actor) -> bool:
    return str(token.user_id) == actor.id or bool(find_grant_over(Act.MANAGE_PEOPLE, token.agency_id, actor))


def _log(act: str, token: ApiToken, actor: Actor | None, now: datetime) -> None:
    audit.record(
        act=act,
        subject=f"token:{token.pk}",
        agency=token.agency_id,
        actor=actor,
        now=now,
        details={
            "user": token.user.username, "role": token.role, "label": token.label, "expires_on": token.expires_on,
        },
    )  # fmt: skip
