"""Writes that may be asked twice: the answer is kept in the transaction of the act, so there is never one without the
other, whenever the process dies and however many ask at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from caicach.store.models import ApiToken, IdempotencyKey


KEPT = timedelta(days=7)


class KeyOfAnotherRequest(Exception):
    """The key was used for another request before."""


@dataclass(frozen=True)
class Answer:
    """What was answered: the status and the object; `replayed` when it was answered before."""

    status: int
    body: Any
    replayed: bool = False


def answered_once(
    *, token: ApiToken, key: str, request_hash: str, act: Callable[[], Answer], now: datetime
) -> Answer:
    """The answer of the act, done now and kept; or the one kept, and nothing is done. Whoever asks while another is at
    it waits for that one's answer. KeyOfAnotherRequest when the key stands for something else.

    What the act undoes by itself (its own `atomic`) stays undone; its answer is kept all the same. An exception out of
    it undoes everything, the key as well, so that it can be asked again.
    """
    try:
        with transaction.atomic():
            kept = IdempotencyKey.objects.create(token=token, key=key, request_hash=request_hash, at=now)
            answer = act()
            IdempotencyKey.objects.filter(pk=kept.pk).update(status=answer.status, answer=answer.body)
            return answer
    except IntegrityError:
        before = IdempotencyKey.objects.filter(token=token, key=key).first()
        if before is None:  # it was the act that broke a rule of the tables
            raise
        return _kept(before, request_hash)


def _kept(kept: IdempotencyKey, request_hash: str) -> Answer:
    if kept.request_hash != request_hash:
        raise KeyOfAnotherRequest
    return Answer(kept.status, kept.answer, replayed=True)


def forget_answers(now: datetime) -> int:
    """Drop the answers older than KEPT; how many."""
    return IdempotencyKey.objects.filter(at__lt=now - KEPT).delete()[0]
