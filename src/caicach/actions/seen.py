"""A person's own notices: read or not, and whether to be written to. Nobody else is concerned, so nothing is logged."""

from collections.abc import Collection
from datetime import datetime

from caicach.actions.standing import NotFound
from caicach.actions.words import say
from caicach.store.models import Notice, User


def mark_read(*, user: User, notice_id: int, now: datetime) -> str:
    """Where the notice leads, now that it is read; NotFound when it is another person's."""
    notice = Notice.objects.filter(user=user, pk=notice_id).first()
    if notice is None:
        raise NotFound(say("submissions.not_found"), say("submissions.not_found_do"))
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=now)
    return notice.url or "/"


def mark_all_read(*, user: User, now: datetime) -> int:
    """How many were not read until now."""
    return Notice.objects.filter(user=user, read_at=None, created_at__lte=now).update(read_at=now)


def mark_these_read(*, user: User, notice_ids: Collection[int], now: datetime) -> int:
    """How many of these, as far as they are the person's, were not read until now."""
    return Notice.objects.filter(user=user, pk__in=notice_ids, read_at=None).update(read_at=now)


def want_digest(*, user: User, wanted: bool) -> None:
    """Whether the person gets the daily letter."""
    User.objects.filter(pk=user.pk).update(wants_digest=wanted)
