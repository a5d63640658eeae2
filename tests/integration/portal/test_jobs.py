"""The jobs: once a day in Viet Nam however many servers, and again when they fail."""

from datetime import UTC, datetime, time, timedelta

import pytest

from caicach.actions import letters, periods, reminders
from caicach.jobs import receiving
from caicach.jobs.registry import JOBS
from caicach.jobs.run import run_due
from caicach.store.models import JobRun, Reminder
from factories.portal import province


pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 12, 15, 16, 59, 59, tzinfo=UTC)  # 23:59:59 of the 15th in Viet Nam
MIDNIGHT = datetime(2026, 12, 15, 17, 0, tzinfo=UTC)  # 00:00 of the 16th
MORNING = datetime(2026, 12, 15, 23, 30, tzinfo=UTC)  # 06:30 of the 16th


def done() -> set[tuple[str, str]]:
    """Which job ran for which day."""
    return set(JobRun.objects.values_list("name", "mark"))


def test_day_of_a_job_is_the_day_in_viet_nam() -> None:
    days: list[object] = []
    receiving.once_a_day("a", time(0), BEFORE, days.append)
    receiving.once_a_day("a", time(0), MIDNIGHT, days.append)

    assert [str(day) for day in days] == ["2026-12-15", "2026-12-16"]


def test_second_server_finds_it_done() -> None:
    assert receiving.once_a_day("a", time(0), MIDNIGHT, lambda _: None)
    assert not receiving.once_a_day("a", time(0), MIDNIGHT + timedelta(seconds=2), lambda _: None)


def test_job_that_fails_is_done_again_and_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    province()

    def fail(**_: object) -> None:
        raise RuntimeError("no")

    with monkeypatch.context() as broken:
        broken.setattr(periods, "open_coming", fail)
        begun = run_due(JOBS, {}, MORNING)
    assert done() == {("remind", "2026-12-16")}

    begun = run_due(JOBS, begun, MORNING + timedelta(minutes=5))
    run_due(JOBS, begun, MORNING + timedelta(minutes=30))
    assert {name for name, _ in done()} == {"open_periods", "remind", "digest"}


def test_nobody_is_reminded_in_the_night() -> None:
    province()

    run_due(JOBS, {}, MIDNIGHT)

    assert not Reminder.objects.exists()


def test_half_done_work_is_undone(monkeypatch: pytest.MonkeyPatch) -> None:
    province()
    real = reminders.remind_by_plan

    def interrupted(**given: object) -> None:
        real(**given)
        raise KeyboardInterrupt

    monkeypatch.setattr(reminders, "remind_by_plan", interrupted)
    with pytest.raises(KeyboardInterrupt):
        receiving.remind(MORNING)

    assert not Reminder.objects.exists()
    assert done() == set()


def test_letters_wait_for_no_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[datetime] = []
    monkeypatch.setattr(letters, "send_waiting", lambda *, now: asked.append(now))

    run_due(JOBS, {}, MIDNIGHT)

    assert asked == [MIDNIGHT]
