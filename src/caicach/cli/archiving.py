"""What `caicach archive publish` publishes: reports from files, or what the portal accepted."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caicach import library
from caicach.cli.arguments import today
from caicach.cli.mistakes import print_error
from caicach.cli.portal import ready_portal
from caicach.cli.words import message
from caicach.core.consolidation.archive_order import tree_order
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.archive.archive import Archive
    from caicach.adapters.archive.reports import Current
    from caicach.adapters.archive.storage import Storage
    from caicach.adapters.archive.submissions import AcceptedSubmission

REPORTS = frozenset({".docx", ".xlsx", ".pdf", ".doc", ".odt", ".rtf", ".txt", ".md"})


def report_files(sources: Iterable[Path]) -> list[Path]:
    """The files named, and in folders those that may be reports, in order; what Word keeps beside an open file is none."""
    found: list[Path] = []
    for source in sources:
        inside = sorted(source.rglob("*")) if source.is_dir() else [source]
        found += [f for f in inside if f == source or (f.suffix.lower() in REPORTS and f.name[:2] != "~$")]
    return found


def publish_reports(
    storage: "Storage", files: Iterable[Path], period: ReportingPeriod | None, language: str
) -> int:
    """Publish every report that can be, and name the others; 2 when there were any, else 0."""
    from caicach.adapters.archive.archive import Archive

    archive = Archive(storage)
    made, failed = [], 0
    for submission in _submissions(archive, files, period):
        if isinstance(submission, CaicachError):
            print_error(submission, language, wants_json=False)
            failed += 1
        else:
            made.append(submission)
    refused = _publish(archive, made, language)
    return 2 if failed or refused else 0


def publish_from_portal(address: str, language: str) -> int:
    """Publish all that the portal accepted and the archive lacks, batch by batch; 2 when some could not be, else 0."""
    ready_portal()
    from caicach.actions import archiving

    now, published, refused = _now(), 0, 0
    archiving.queue_all(now=now)
    while (done := archiving.publish_waiting(now=now, address=address)) != archiving.Publishing():
        published, refused = published + done.published, refused + done.waiting
    for sentence in archiving.refusals():
        click.echo(sentence, err=True)
    _say_published(published, language)
    return 2 if refused else 0


def _submissions(
    archive: "Archive", files: Iterable[Path], period: ReportingPeriod | None
) -> "Iterator[AcceptedSubmission | CaicachError]":
    from caicach.adapters.archive.reports import accepted_report

    current, day = _current(archive), today()
    first: dict[tuple[str, str, str], Path] = {}
    for file in files:
        try:
            submission = accepted_report(library.read(file, period), file.name, day, current)
        except CaicachError as error:
            yield error
            continue
        before = first.setdefault(submission.key, file)
        yield submission if before == file else _second(file, before)


def _second(file: Path, first: Path) -> CaicachError:
    return UnreadableInput(
        message("archive.two_reports", name=file.name, other=first.name), message("archive.two_reports_do")
    )


def _current(archive: "Archive") -> "Current":
    from caicach.adapters.archive.reading import read_current

    found: dict[tuple[str, str], tuple[int, str, str]] = {}
    for table in read_current(archive, columns=("content_hash",)).values():
        for row in table.to_pylist():
            found[row["agency"], row["period"]] = (row["version"], row["content_hash"], row["submission"])
    return found


def _publish(archive: "Archive", made: "list[AcceptedSubmission]", language: str) -> int:
    """How many could not be held exactly; the others are published."""
    order, refused = tree_order(library.catalogue().directory, today()), 0
    while True:
        try:
            entry = archive.publish(made, order, _now())
        except UnreadableInput as error:
            print_error(error, language, wants_json=False)
            made = [one for one in made if one.given.id != error.context["submission"]]
            refused += 1
            continue
        rows = sum(f.rows for f in entry.files if f.dataset == "figures") if entry else 0
        _say_published(rows, language)
        return refused


def _say_published(count: int, language: str) -> None:
    key = "archive.published" if count else "archive.nothing_new"
    click.echo(message(key, count=count).say(language))


def _now() -> datetime:
    """The moment on this machine: only a shell looks at the clock."""
    return datetime.now().astimezone()  # noqa: TID251
