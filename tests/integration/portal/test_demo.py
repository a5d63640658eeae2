"""The province to try: made through the acts, so that what it shows is true."""

from datetime import UTC, date, datetime

import pytest
from django.utils.timezone import localdate

from caicach.actions.audit import verify
from caicach.actions.seeding.load import load_demo
from caicach.actions.seeding.periods import periods_around
from caicach.adapters.content.demo import load_demo_province
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.roles import Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import Agency, Duty, Membership, StoredFile, Submission


NOW = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_demo_is_a_whole_province_with_reports_in_every_status_and_a_true_log() -> None:
    loaded, again = load_demo(now=NOW), load_demo(now=NOW)

    statuses = set(Submission.objects.values_list("status", flat=True))
    assert (loaded, again) == (True, False)
    assert statuses == {s.value for s in Status} - {Status.CANCELLED.value}
    assert Agency.objects.filter(type=AgencyType.COMMUNE, valid_to=None).count() == 135
    assert set(Membership.objects.values_list("role", flat=True)) == {role.value for role in Role}
    assert not Submission.objects.exclude(presented_at=None).filter(errors__gt=0).exists()
    assert StoredFile.objects.filter(submission__status=Status.ACCEPTED).exists()
    assert verify()[2] is None
    _assert_comparable()
    _assert_consolidable()


def _assert_comparable() -> None:
    """The department has its last period, and the same period of the year before, to compare with."""
    department = load_demo_province().department
    accepted = Submission.objects.filter(duty__agency=department, status=Status.ACCEPTED)

    assert {"2026-quarter_three", "2025-year"} <= set(accepted.values_list("duty__period", flat=True))
    assert Duty.objects.filter(agency=department, period="2026-year", due_on__gt=NOW.date()).exists()


def _assert_consolidable() -> None:
    """Of the period that closed a hundred reports have come, each with its paper; some came late, some are awaited."""
    closed = Duty.objects.filter(period="2026-quarter_three")
    come = Submission.objects.filter(
        duty__in=closed, status__in=(Status.SENT, Status.RECEIVED, Status.ACCEPTED)
    )
    papers = StoredFile.objects.filter(submission__in=come, kind=StoredFile.Kind.ISSUED_DOCX)
    overdue = closed.filter(due_on__lt=NOW.date()).exclude(submissions__sent_at__isnull=False)

    assert come.count() == papers.count() >= 100
    assert not come.filter(unexplained__gt=0).exists()
    assert any(localdate(one.sent_at) > one.duty.due_on for one in come.select_related("duty"))
    assert overdue.exists()
    assert closed.filter(due_on__gt=NOW.date()).exists()
    assert closed.filter(submissions__isnull=True).exists()


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_always_a_period_open_and_one_that_closed(month: int) -> None:
    regime = next(r for r in load_catalogue().regimes if r.id == "cchc-province")
    today = date(2027, month, 14)

    around = periods_around(regime, today)

    assert around.closed.cutoff_on < today <= around.open.cutoff_on
    assert len(around.earlier) >= 3
