"""Background jobs: run when their time has come, and one that fails stops no other."""

from datetime import UTC, datetime, timedelta

import pytest

from caicach.jobs.registry import Job
from caicach.jobs.run import run_due


NOW = datetime(2026, 12, 5, 1, tzinfo=UTC)


def test_job_runs_when_its_time_has_come() -> None:
    ran: list[datetime] = []
    job = Job("a", timedelta(minutes=5), ran.append)

    last = run_due([job], {}, NOW)
    last = run_due([job], last, NOW + timedelta(minutes=4))
    last = run_due([job], last, NOW + timedelta(minutes=5))

    assert ran == [NOW, NOW + timedelta(minutes=5)]
    assert last == {"a": NOW + timedelta(minutes=5)}


def test_job_that_fails_is_logged_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    ran: list[datetime] = []

    def fail(now: datetime) -> None:
        raise RuntimeError("no mail server")

    run_due([Job("bad", timedelta(0), fail), Job("good", timedelta(0), ran.append)], {}, NOW)

    assert ran == [NOW]
    assert "the job bad failed" in caplog.text
    assert "no mail server" in caplog.text
