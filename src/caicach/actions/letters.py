"""Letters: written with the act that causes them, one digest a day for a person, sent until they go or nobody takes them."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q

from caicach.actions.notice_words import notice_words
from caicach.actions.refused_mail import FAILURES, is_for_good, words_of
from caicach.actions.unsent import tell_unsent
from caicach.adapters.content.messages import message
from caicach.adapters.content.sending import sending_plan
from caicach.core.ground.days import official_day
from caicach.store.models import Notice, OutgoingMail, User


LEASE = timedelta(minutes=5)  # how long a server may take over a letter before another tries it
BATCH = 50
OLDEST = timedelta(days=14)  # a notice older than this is no news for a digest
_LISTED = 30
_ANSWERS = (SMTPRecipientsRefused, SMTPResponseException)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one person; `once` is never written twice."""

    to: str
    subject: str
    body: str
    once: str


def write(letters: Iterable[Letter], now: datetime) -> None:
    """Put the letters into the outbox, in the transaction of the act that causes them."""
    OutgoingMail.objects.bulk_create(
        [
            OutgoingMail(
                to=letter.to,
                subject=letter.subject[:300],
                body=letter.body,
                once=letter.once,
                created_at=now,
                next_at=now,
                waiting_since=now,
            )
            for letter in letters
            if letter.to
        ],
        ignore_conflicts=True,
    )


def write_digests(*, now: datetime, today: date) -> int:
    """One letter to each person with news not yet mailed and not yet read; the number of letters. A person who wants
    none is told in the product alone."""
    fresh = Notice.objects.filter(mailed_at=None, read_at=None, created_at__gte=now - OLDEST)
    wanted = fresh.filter(user__is_active=True, user__wants_digest=True).exclude(user__email="")
    with transaction.atomic():
        by_person: dict[User, list[Notice]] = {}
        for notice in wanted.select_related("user").order_by("created_at", "id"):
            by_person.setdefault(notice.user, []).append(notice)
        write((_digest(user, notices, today) for user, notices in by_person.items()), now)
        mailed = [notice.pk for notices in by_person.values() for notice in notices]
        Notice.objects.filter(pk__in=mailed).update(mailed_at=now)
    return len(by_person)


def _digest(user: User, notices: list[Notice], today: date) -> Letter:
    language = user.language
    lines = [f"- {notice_words(n).say(language)}\n  {settings.ADDRESS}{n.url}" for n in notices[:_LISTED]]
    if len(notices) > _LISTED:
        lines.append(f"- {message('letters.more', count=len(notices) - _LISTED).say(language)}")
    body = message(
        "letters.digest_body",
        name=user.get_full_name(),
        count=len(notices),
        lines="\n".join(lines),
        address=settings.ADDRESS,
    )
    subject = message("letters.digest_subject", count=len(notices), day=official_day(today))
    return Letter(
        user.email, subject.say(language), body.say(language), f"digest:{user.pk}:{today.isoformat()}"
    )


def send_waiting(*, now: datetime, connection: BaseEmailBackend | None = None) -> tuple[int, int]:
    """Send what waits, a batch at a time: how many went and how many did not. A letter is first taken, so that two
    servers do not both send it; one that fails waits twice as long each time. One that is refused for good, or that
    nobody took for as long as the content says, is set aside and its reader told; none is thrown away."""
    taken = [letter for letter in OutgoingMail.objects.filter(_waiting(now))[:BATCH] if _take(letter, now)]
    if not taken:
        return 0, 0
    server = connection or get_connection()
    try:
        server.open()
    except FAILURES as error:  # no server at all: none of them need try by itself
        for letter in taken:
            _put_back(letter, now, error)
        return 0, len(taken)
    failed = sum(not _send(letter, server, now) for letter in taken)
    _hang_up(server)
    return len(taken) - failed, failed


def _send(letter: OutgoingMail, server: BaseEmailBackend, now: datetime) -> bool:
    try:
        _message(letter, server).send()
    except FAILURES as error:
        _put_back(letter, now, error)
        if isinstance(error, OSError) and not isinstance(error, _ANSWERS):
            _hang_up(server)  # the line broke: the next letter opens another
        return False
    OutgoingMail.objects.filter(pk=letter.pk).update(
        sent_at=now, last_error="", set_aside_at=None, set_aside_for=""
    )
    return True


def _hang_up(server: BaseEmailBackend) -> None:
    with suppress(OSError, SMTPException):
        server.close()


def _waiting(now: datetime) -> Q:
    return Q(sent_at=None, set_aside_at=None, next_at__lte=now)


def _take(letter: OutgoingMail, now: datetime) -> bool:
    """Whether this server has the letter: it was where it was seen, and is now out of reach of others for a while."""
    seen = OutgoingMail.objects.filter(_waiting(now), pk=letter.pk, next_at=letter.next_at)
    return seen.update(next_at=now + LEASE, attempts=F("attempts") + 1) == 1


def _put_back(letter: OutgoingMail, now: datetime, error: Exception) -> None:
    plan = sending_plan()
    next_at = now + plan.wait_after(letter.attempts)
    is_refused = is_for_good(error)
    is_over = is_refused or next_at > letter.waiting_since + plan.give_up_after
    why = OutgoingMail.Why.REFUSED if is_refused else OutgoingMail.Why.GIVEN_UP
    aside = {"set_aside_at": now, "set_aside_for": why} if is_over else {}
    with transaction.atomic():
        waiting = OutgoingMail.objects.filter(pk=letter.pk, sent_at=None)
        if waiting.update(next_at=next_at, last_error=words_of(error)[:1000], **aside) and is_over:
            tell_unsent(letter, now)


def _message(letter: OutgoingMail, server: BaseEmailBackend) -> EmailMessage:
    number = f"<caicach-{letter.pk}@{settings.ADDRESS.split('//', 1)[1].split(':')[0]}>"
    headers = {"Message-ID": number, "Auto-Submitted": "auto-generated"}
    return EmailMessage(letter.subject, letter.body, to=[letter.to], connection=server, headers=headers)
