"""Accepting a submission publishes it to the archive: once, whoever is killed and whatever fails meanwhile."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from caicach.actions.archiving import Publishing, publish_agencies, publish_waiting, queue_all, refusals
from caicach.actions.figures import save_cells
from caicach.actions.submissions import correct
from caicach.adapters.archive.agencies import KeptBy, find_directory
from caicach.adapters.archive.archive import Archive, open_archive
from caicach.adapters.archive.reading import read_current, submissions_in
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.archive.verifying import verify
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.values import reported
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.jobs import archiving as job
from caicach.jobs.registry import JOBS
from caicach.store.directory import stored_directory
from caicach.store.models import Agency, ArchiveOutbox, FigureSheet, Submission
from factories.portal import ALL_THE_WAY, NOW, Province, edit, province


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def archive(tmp_path: Path, settings: Any) -> Archive:
    """An archive of this test's own, named in the settings."""
    settings.ARCHIVE = str(tmp_path / "luu")
    return open_archive(settings.ARCHIVE)


def accepted_one(here: Province, **figures: int) -> Submission:
    submission = here.start()
    edits = tuple(edit(row.replace("_", "-"), number) for row, number in figures.items())
    who = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    save_cells(submission_id=submission.pk, edits=edits, **who)
    return here.through(here.ready(), *ALL_THE_WAY)


def current_of(archive: Archive) -> list[str]:
    return sorted(submissions_in(read_current(archive)))


def test_accepted_submission_is_published_with_figures_and_text(archive: Archive) -> None:
    submission = accepted_one(province(), steering_documents=12)
    assert ArchiveOutbox.objects.get().published_at is None

    assert publish_waiting(now=LATER) == Publishing(published=1)

    [back] = read_submissions(archive, load_catalogue().form)
    assert back.given.id == str(submission.pk)
    assert back.given.content_hash == submission.content_hash
    assert back.given.values["steering-documents"] == reported(12)
    assert (back.given.agency, back.regime, back.given.period) == ("sts", "cchc-province", "2026-year")
    assert (back.version, back.accepted_on, back.given.sent_on) == (1, date(2026, 12, 15), date(2026, 12, 15))
    assert any("12 văn bản" in text for texts in back.given.texts.values() for text in texts)
    assert not any("{{" in text for texts in back.given.texts.values() for text in texts)
    row = ArchiveOutbox.objects.get()
    assert (row.published_at, row.entry) == (LATER, archive.entries()[0].name)


def test_directory_of_the_portal_goes_with_them_and_again_when_it_changed(archive: Archive) -> None:
    accepted_one(province())

    publish_waiting(now=LATER)

    kept = find_directory(archive)
    assert kept is not None
    assert kept.by is KeptBy.PORTAL
    assert [agency.id for agency in kept.directory.agencies] == [a.id for a in stored_directory().agencies]
    publish_agencies(now=LATER, address=archive.storage.address)
    assert len(archive.entries()) == 1
    Agency.objects.filter(pk="sts").update(name="Sở Tài chính và Kế hoạch")
    publish_agencies(now=LATER, address=archive.storage.address)
    again = find_directory(archive)
    assert again is not None
    assert again.directory.agency("sts").name == "Sở Tài chính và Kế hoạch"
    assert len(archive.entries()) == 2


def test_nothing_is_published_before_it_is_accepted(archive: Archive) -> None:
    here = province()
    here.through(here.ready(), *ALL_THE_WAY[:-1])

    assert not ArchiveOutbox.objects.exists()
    assert publish_waiting(now=LATER) == Publishing()


def test_accepted_correction_supersedes(archive: Archive) -> None:
    here = province()
    old = accepted_one(here)
    publish_waiting(now=LATER)
    who = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    new = correct(submission_id=old.pk, reason="Sửa số liệu.", **who)
    save_cells(submission_id=new.pk, edits=(edit("steering-documents", 7),), **who)
    here.through(here.ready(), *ALL_THE_WAY[:4])
    assert current_of(archive) == [str(old.pk)]

    here.through(Submission.objects.get(pk=new.pk), Act.RECEIVE, Act.ACCEPT)
    publish_waiting(now=LATER)

    assert current_of(archive) == [str(new.pk)]
    [back] = read_submissions(archive, load_catalogue().form)
    assert back.replaces == str(old.pk)
    assert len(archive.entries()) == 2


def test_server_killed_before_it_marked_the_row_publishes_nothing_twice(archive: Archive) -> None:
    accepted_one(province())
    publish_waiting(now=LATER)
    ArchiveOutbox.objects.update(published_at=None, entry="", next_at=LATER + timedelta(minutes=15))

    assert publish_waiting(now=LATER + timedelta(minutes=14)) == Publishing()
    assert publish_waiting(now=LATER + timedelta(minutes=15)) == Publishing(published=1)
    assert len(archive.entries()) == 1
    assert ArchiveOutbox.objects.get().published_at is not None


def test_what_one_server_has_taken_another_leaves_alone(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted_one(province())
    seen: list[Publishing] = []
    publish = Archive.publish

    def beside(self: Archive, *given: Any) -> Any:
        seen.append(publish_waiting(now=LATER))
        return publish(self, *given)

    monkeypatch.setattr(Archive, "publish", beside)

    assert publish_waiting(now=LATER) == Publishing(published=1)
    assert seen == [Publishing()]


def test_figure_that_cannot_be_held_waits_with_its_sentence_and_stops_no_other(archive: Archive) -> None:
    submission = accepted_one(province())
    fine = Submission.objects.get(pk=submission.pk)
    fine.pk, fine.duty_id, fine._state.adding = None, submission.duty.agency.duties.get().pk, True
    fine.version = 2
    fine.save()
    FigureSheet.objects.create(
        submission=fine, cells={"public-investment-planned": {"state": "reported", "value": "1.23456"}}
    )
    assert queue_all(now=NOW) == 2

    assert publish_waiting(now=LATER) == Publishing(published=1, waiting=1)
    [sentence] = refusals()
    assert "1.23456 có quá ba chữ số thập phân" in sentence
    assert ArchiveOutbox.objects.get(published_at=None).next_at > LATER


def test_archive_out_of_reach_is_tried_again_later(tmp_path: Path, settings: Any) -> None:
    accepted_one(province())
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
    settings.ARCHIVE = str(tmp_path / "tep")

    assert publish_waiting(now=LATER) == Publishing(waiting=1)
    first = ArchiveOutbox.objects.get()
    assert "Không đọc hoặc ghi được kho lưu" in first.last_error
    assert publish_waiting(now=first.next_at) == Publishing(waiting=1)
    assert ArchiveOutbox.objects.get().next_at - first.next_at > first.next_at - LATER


def test_archive_switched_off_leaves_everything_waiting(settings: Any) -> None:
    accepted_one(province())
    settings.ARCHIVE = ""

    assert publish_waiting(now=LATER) == Publishing()
    assert ArchiveOutbox.objects.get().attempts == 0


def test_submission_accepted_before_there_was_an_archive_is_queued_once(archive: Archive) -> None:
    accepted_one(province())
    ArchiveOutbox.objects.all().delete()

    assert queue_all(now=LATER) == 1
    assert queue_all(now=LATER) == 1
    assert publish_waiting(now=LATER) == Publishing(published=1)
    assert queue_all(now=LATER) == 0
    assert verify(archive.storage).is_whole


def test_job_publishes_and_waits_without_the_packages(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted_one(province())
    assert "publish" in {one.name for one in JOBS}
    with monkeypatch.context() as without:
        without.setattr(job, "find_spec", lambda _: None)
        job.publish(LATER)
    assert ArchiveOutbox.objects.get().published_at is None

    job.publish(datetime(2026, 12, 16, tzinfo=UTC))

    assert ArchiveOutbox.objects.get().published_at is not None


def test_empty_job_asks_the_database_once(archive: Archive, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        publish_waiting(now=LATER)
