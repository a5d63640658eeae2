"""What `caicach archive publish` publishes: reports from files, or what the portal accepted."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caicach import library
from caicach.adapters.consolidating.archives import directory_of
from caicach.adapters.consolidating.entering import with_agencies
from caicach.adapters.consolidating.found_files import TABLES, files_of
from caicach.adapters.consolidating.reading import read_reports
from caicach.adapters.consolidating.report_file import Reading
from caicach.adapters.consolidating.reports import ReadReport, Refused
from caicach.adapters.consolidating.told import ToldBy
from caicach.adapters.consolidating.wording import MOST_NAMED
from caicach.cli.arguments import today
from caicach.cli.mistakes import print_error
from caicach.cli.portal import ready_portal
from caicach.cli.progress import told_progress
from caicach.cli.words import message
from caicach.core.consolidation.archive_order import tree_order
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import CaicachError, UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Words


if TYPE_CHECKING:
    from caicach.adapters.archive.archive import Archive
    from caicach.adapters.archive.reports import Current
    from caicach.adapters.archive.storage import Storage
    from caicach.adapters.archive.submissions import AcceptedSubmission


def publish_reports(
    storage: "Storage", sources: Iterable[Path], period: ReportingPeriod | None, language: str
) -> int:
    """Publish every report of the folders and files that can be, and name the others; 2 when there were any, else 0."""
    from caicach.adapters.archive.archive import Archive

    archive = Archive(storage)
    directory, made, failed = directory_of([archive]), [], 0
    for submission in _submissions(archive, _read(sources, period, directory, language)):
        if isinstance(submission, CaicachError):
            print_error(submission, language, wants_json=False)
            failed += 1
        else:
            made.append(submission)
    refused = _publish(archive, made, directory, language)
    return 2 if failed or refused else 0


def publish_from_portal(address: str, language: str) -> int:
    """Publish all that the portal accepted and the archive lacks, batch by batch; 2 when some could not be, else 0."""
    ready_portal()
    from caicach.actions import archiving

    now, published, refused = _now(), 0, 0
    archiving.queue_all(now=now)
    while (done := archiving.publish_waiting(now=now, address=address)) != archiving.Publishing():
        published, refused = published + done.published, refused + done.waiting
    archiving.publish_agencies(now=now, address=address)
    for sentence in archiving.refusals():
        click.echo(sentence, err=True)
    _say_published(published, language)
    return 2 if refused else 0


def _read(
    sources: Iterable[Path], period: ReportingPeriod | None, directory: Directory, language: str
) -> "Iterator[ReadReport | Refused]":
    """Every report with its agency, told as `consolidate` tells it; what is no report is passed over, and said."""
    found = files_of(sources)
    tables = [file for file in found.files if file.path.suffix.lower() in TABLES]
    passed = [*(one.name for one in found.passed_over), *(file.name for file in tables)]
    if passed:
        words = message("consolidating.label_passed", count=len(passed), names=", ".join(passed[:MOST_NAMED]))
        click.echo(words.say(language), err=True)
    files = [file for file in found.files if file not in tables]
    with told_progress(message("consolidating.reading").say(language)) as seen:
        read = read_reports(files, Reading(period, is_judged=False), seen)
    yield from (one for one in read if isinstance(one, Refused))
    for report, told in with_agencies([r for r in read if isinstance(r, ReadReport)], {}, directory, None):
        if told is not None and told.by is not ToldBy.PAPER:
            words = message(
                f"consolidating.told_by_{told.by.value}", agency=directory.agency(told.agency).name
            )
            click.echo(f"{report.name}: {words.say(language)}", err=True)
        yield report


def _submissions(
    archive: "Archive", read: "Iterable[ReadReport | Refused]"
) -> "Iterator[AcceptedSubmission | CaicachError]":
    from caicach.adapters.archive.reports import accepted_reports

    given = list(read)
    for one in given:
        if isinstance(one, Refused):
            named = Words(f"{one.name}: {one.says.vi}", f"{one.name}: {one.says.en}")
            yield UnreadableInput(named, one.do)
    reports = (one for one in given if isinstance(one, ReadReport))
    yield from accepted_reports(reports, today(), _current(archive))


def _current(archive: "Archive") -> "Current":
    from caicach.adapters.archive.reading import read_current

    found: dict[tuple[str, str], tuple[int, str, str]] = {}
    for table in read_current(archive, columns=("version", "content_hash", "submission")).values():
        for row in table.to_pylist():
            found[row["agency"], row["period"]] = (row["version"], row["content_hash"], row["submission"])
    return found


def _publish(
    archive: "Archive", made: "list[AcceptedSubmission]", directory: Directory, language: str
) -> int:
    """How many could not be held exactly; the others are published, with the directory they stand in."""
    from caicach.adapters.archive.agencies import KeptBy, KeptDirectory, agencies_to_publish

    order, refused = tree_order(directory, today()), 0
    agencies = agencies_to_publish(archive, KeptDirectory(library.catalogue().directory, KeptBy.CONTENT))
    while True:
        try:
            entry = archive.publish(made, order, _now(), agencies)
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
