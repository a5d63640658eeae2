"""The secret address of a person's calendar: made, renewed, revoked, and whose it is."""

import secrets
from datetime import datetime

from django.core.signing import BadSignature, Signer
from django.db import transaction

from caicach.actions import audit
from caicach.core.submissions.roles import Actor
from caicach.store.models import CalendarFeed, User


def renew(*, user: User, actor: Actor, now: datetime) -> CalendarFeed:
    """A new address; an old one is dead from now on."""
    with transaction.atomic():
        feed, _ = CalendarFeed.objects.update_or_create(
            user=user, defaults={"nonce": secrets.token_urlsafe(16), "created_at": now}
        )
        audit.record(act="renew_calendar", subject=f"user:{user.pk}", actor=actor, now=now)
    return feed


def revoke(*, user: User, actor: Actor, now: datetime) -> None:
    """No address any more."""
    with transaction.atomic():
        if CalendarFeed.objects.filter(user=user).delete()[0]:
            audit.record(act="revoke_calendar", subject=f"user:{user.pk}", actor=actor, now=now)


def secret_of(feed: CalendarFeed) -> str:
    """The secret part of the address: the nonce with our signature, which the database does not hold."""
    return _signer().sign(feed.nonce)


def owner_of(secret: str) -> User | None:
    """The active person whose calendar it is; None for an address that never was or is no more."""
    try:
        nonce = _signer().unsign(secret)
    except BadSignature:
        return None
    feed = CalendarFeed.objects.select_related("user").filter(nonce=nonce, user__is_active=True).first()
    return feed.user if feed else None


def _signer() -> Signer:
    return Signer(salt="caicach.calendar", sep=".")
