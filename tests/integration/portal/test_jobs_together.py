"""Two servers at the same job at the same moment: one does it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connections

from caicach.actions.reminders import remind_by_hand
from caicach.core.submissions.roles import Role
from caicach.jobs import receiving
from caicach.store.models import AuditRecord, JobRun, Notice, OutgoingMail, Reminder
from factories.portal import TODAY, province
from factories.receiving import communes


pytestmark = pytest.mark.django_db(transaction=True)
MORNING = datetime(2026, 12, 15, 0, 30, tzinfo=UTC)  # 07:30 in Viet Nam


def together(work: Callable[[], object], times: int = 3) -> list[object]:
    """The answers of so many threads that begin at once, each with a connection of its own."""
    barrier = Barrier(times)

    def run(_: int) -> object:
        barrier.wait()
        try:
            return work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_people_are_reminded_once() -> None:
    small = province()
    communes(small, 5, with_people=True)

    answers = together(lambda: receiving.remind(MORNING))

    assert sorted(answers) == [False, False, True]
    assert JobRun.objects.count() == 1
    assert Reminder.objects.count() == Notice.objects.count() == 6


def test_periods_are_opened_once() -> None:
    answers = together(lambda: receiving.open_periods(MORNING))

    assert sorted(answers) == [False, False, True]


def test_digest_is_written_once() -> None:
    province()
    receiving.remind(MORNING)

    together(lambda: receiving.digest(MORNING))

    assert OutgoingMail.objects.count() == 1


def test_two_hands_remind_a_person_once() -> None:
    small = province()
    actor, by = small.actor(Role.RECEIVER), small.user(Role.RECEIVER)

    together(
        lambda: remind_by_hand(duty_ids=[small.duty.pk], actor=actor, by=by, now=MORNING, today=TODAY),
        times=2,
    )

    assert Reminder.objects.count() == Notice.objects.count() == OutgoingMail.objects.count() == 1
    assert AuditRecord.objects.filter(act="remind").exists()
