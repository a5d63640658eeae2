"""Accepted submissions on their way to the archive: queued with the act, published by a job until they are there.

The packages of the archive are an extra: they are imported when something is published."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db.models import F
from django.utils.timezone import localdate

from caicach.actions.papers import official_document
from caicach.actions.statements import form_of, led_by, period_of, statement_of
from caicach.actions.words import messages
from caicach.adapters.content.outlines import outline_for
from caicach.core.consolidation.archive_order import tree_order
from caicach.core.consolidation.contributions import Contribution
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.placing import HEADINGS, keys_of_lines
from caicach.core.documents.titles import titles_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.core.ground.periods import PeriodKind
from caicach.store.cells import tallies_in
from caicach.store.directory import stored_directory
from caicach.store.lists import keys_of_lists
from caicach.store.models import ArchiveOutbox, Submission


if TYPE_CHECKING:
    import pyarrow as pa

    from caicach.adapters.archive.archive import Archive
    from caicach.adapters.archive.submissions import AcceptedSubmission

BATCH = 200
LEASE = timedelta(minutes=15)  # how long a server may take over a batch before another tries it
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Publishing:
    """How many submissions were published, and how many must wait."""

    published: int = 0
    waiting: int = 0


def queue(submission: Submission, now: datetime) -> None:
    """Let the submission be published; must be called in the transaction that accepts it."""
    ArchiveOutbox.objects.get_or_create(submission=submission, defaults={"queued_at": now, "next_at": now})


def queue_all(*, now: datetime) -> int:
    """Queue whatever was accepted and never queued, and let what waits be tried at once; how many wait now."""
    missed = Submission.objects.filter(accepted_at__isnull=False, archiving=None).values_list("pk", flat=True)
    rows = (ArchiveOutbox(submission_id=pk, queued_at=now, next_at=now) for pk in missed)
    ArchiveOutbox.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    waiting = ArchiveOutbox.objects.filter(published_at=None)
    waiting.filter(next_at__gt=now).update(next_at=now)
    return waiting.count()


def publish_waiting(*, now: datetime, address: str | None = None) -> Publishing:
    """Publish what waits, a batch in one publication. Rows are first taken, so that two servers do not both publish
    them; if both do all the same, the archive holds them once. What fails waits twice as long each time."""
    place = settings.ARCHIVE if address is None else address
    taken = [row for row in _waiting(now) if _take(row, now)] if place else []
    if not taken:
        return Publishing()
    from caicach.adapters.archive.archive import open_archive

    try:
        archive = open_archive(place)
        given = [accepted_submission(row.submission) for row in taken]
        return _publish(archive, dict(zip((g.given.id for g in given), taken, strict=True)), given, now)
    except CaicachError as error:  # no archive at all: none of them need be tried by itself
        _put_back(taken, now, error)
        return Publishing(waiting=len(taken))


def publish_agencies(*, now: datetime, address: str) -> None:
    """Publish the directory where the archive has another, also when no submission waits."""
    from caicach.adapters.archive.archive import open_archive

    archive = open_archive(address)
    archive.publish([], {}, now, _agencies(archive, stored_directory()))


def refusals() -> list[str]:
    """Why what still waits was not published, a sentence each."""
    rows = ArchiveOutbox.objects.filter(published_at=None).exclude(last_error="")
    return list(rows.values_list("last_error", flat=True).distinct())


def accepted_submission(submission: Submission) -> "AcceptedSubmission":
    """The submission as the archive keeps it: its figures, and its text as printed, by division."""
    from caicach.adapters.archive.submissions import AcceptedSubmission

    duty, statement = submission.duty, statement_of(submission)
    given = Contribution(
        id=str(submission.pk),
        agency=duty.agency_id,
        agency_type=AgencyType(duty.agency.type),
        form=form_of(submission),
        period=duty.period,
        values=statement.values,
        sent_on=localdate(submission.sent_at) if submission.sent_at else None,
        content_hash=submission.content_hash,
        texts=_texts(submission, statement),
        elements=elements_of(submission),
        tallies=tallies_in(submission.sheet.cells),
    )
    return AcceptedSubmission(
        given,
        submission.version,
        localdate(submission.accepted_at),
        duty.regime,
        PeriodKind(duty.kind),
        str(submission.replaces_id or ""),
        led_by(submission),
    )


def elements_of(submission: Submission) -> dict[str, frozenset[str]]:
    """What the submission lists by name, by row. One query where it lists anything."""
    cells = submission.sheet.cells
    listed = {row: cell["list"]["sha256"] for row, cell in cells.items() if "list" in cell}
    known = keys_of_lists(listed.values())
    return {row: known[sha256] for row, sha256 in listed.items()}


def _texts(submission: Submission, statement: Any) -> dict[str, tuple[str, ...]]:
    document: OfficialDocument = official_document(submission)
    titles = titles_of(statement, outline_for(period_of(submission.duty).kind), messages())
    said: dict[str, tuple[str, ...]] = {}
    for key, line in zip(keys_of_lines(document.body, titles), document.body, strict=True):
        if line.role not in HEADINGS and line.text.strip():
            said[key] = (*said.get(key, ()), line.text.strip())
    return said


def _publish(
    archive: "Archive",
    rows: dict[str, ArchiveOutbox],
    given: "Sequence[AcceptedSubmission]",
    now: datetime,
) -> Publishing:
    """One that cannot be held exactly is put back with its sentence, the others go."""
    directory, refused = stored_directory(), 0
    order, agencies = tree_order(directory, localdate(now)), _agencies(archive, directory)
    while given:
        try:
            entry = archive.publish(given, order, now, agencies)
        except UnreadableInput as error:
            unfit = str(error.context["submission"])
            _put_back([rows[unfit]], now, error)
            given = [one for one in given if one.given.id != unfit]
            refused += 1
            continue
        name = entry.name if entry is not None else ""
        ArchiveOutbox.objects.filter(pk__in=[one.given.id for one in given]).update(
            published_at=now, entry=name, last_error=""
        )
        break
    return Publishing(len(given), refused)


def _agencies(archive: "Archive", directory: Directory) -> "pa.Table | None":
    from caicach.adapters.archive.agencies import KeptBy, KeptDirectory, agencies_to_publish

    return agencies_to_publish(archive, KeptDirectory(directory, KeptBy.PORTAL))


def _waiting(now: datetime) -> list[ArchiveOutbox]:
    rows = ArchiveOutbox.objects.filter(published_at=None, next_at__lte=now)
    return list(
        rows.select_related(
            "submission__duty__agency", "submission__duty__receiver", "submission__sheet"
        ).prefetch_related("submission__sections")[:BATCH]
    )


def _take(row: ArchiveOutbox, now: datetime) -> bool:
    """Whether this server has it: it was where it was seen, and is now out of reach of others for a while."""
    seen = ArchiveOutbox.objects.filter(pk=row.pk, published_at=None, next_at=row.next_at)
    return seen.update(next_at=now + LEASE, attempts=F("attempts") + 1) == 1


def _put_back(rows: Sequence[ArchiveOutbox], now: datetime, error: CaicachError) -> None:
    for row in rows:
        wait = min(FIRST_WAIT * 2 ** min(row.attempts, 10), LONGEST_WAIT)
        waiting = ArchiveOutbox.objects.filter(pk=row.pk, published_at=None)
        waiting.update(next_at=now + wait, last_error=error.says.vi[:1000])
