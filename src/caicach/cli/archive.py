"""`caicach archive`: accepted submissions published, the archive verified, its derived tables made again."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from caicach.adapters.consolidating.nation import national_directory, within_nation
from caicach.cli.archive_storage import storage_at
from caicach.cli.archiving import publish_from_portal, publish_reports
from caicach.cli.arguments import period_option, today
from caicach.cli.words import Argument, Command, Group, Option, language_of, message
from caicach.core.consolidation.archive_order import tree_order
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.archive.verifying import ArchiveVerdict


@click.group(cls=Group, words="archive.archive")
def archive() -> None:
    """The commands of the archive."""


@archive.command(cls=Command, words="archive.publish")
@click.argument("sources", cls=Argument, words="source", nargs=-1, type=click.Path(path_type=Path))
@click.option("--to", "address", cls=Option, words="archive_address", value="address", default="")
@period_option
@click.pass_context
def publish(
    context: click.Context, sources: tuple[Path, ...], address: str, period: ReportingPeriod | None
) -> int:
    """Publish the reports of the folders and files, or what the portal accepted; 2 when one could not be."""
    language = language_of(context)
    storage = storage_at(address)
    if not sources:
        return publish_from_portal(storage.address, language)
    return publish_reports(storage, sources, period, language)


@archive.command(cls=Command, words="archive.verify")
@click.argument("address", cls=Argument, words="address", required=False, default="")
@click.option("--head", "kept_hash", cls=Option, words="archive_head", value="hash", default="")
@click.option("--json", "as_json", cls=Option, words="json", is_flag=True)
@click.pass_context
def verify(context: click.Context, address: str, kept_hash: str, as_json: bool) -> int:
    """0 when the archive is whole, 1 when it is not."""
    storage = storage_at(address)
    from caicach.adapters.archive import verifying

    verdict = verifying.verify(storage, kept_hash.strip().lower())
    if as_json:
        click.echo(json.dumps(_object(verdict), ensure_ascii=False, indent=1))
    else:
        for line in _told(verdict, language_of(context)):
            click.echo(line)
    return 0 if verdict.is_whole else 1


@archive.command(cls=Command, words="archive.rebuild")
@click.argument("address", cls=Argument, words="address", required=False, default="")
@click.pass_context
def rebuild(context: click.Context, address: str) -> None:
    """Make the derived tables again, with the directory the archive itself keeps."""
    storage, language = storage_at(address), language_of(context)
    from caicach.adapters.archive.agencies import find_directory
    from caicach.adapters.archive.archive import Archive
    from caicach.adapters.archive.rebuilding import rebuild as rebuild_tables
    from caicach.adapters.consolidating.archived_totals import rebuild_totals
    from caicach.adapters.engines.cube_engine import CubeEngine

    archive = Archive(storage)
    kept = find_directory(archive)
    if kept is None:
        click.echo(message("archive.no_agencies").say(language), err=True)
    directory = within_nation(kept.directory) if kept is not None else national_directory()
    rows = rebuild_tables(archive, tree_order(directory, today()))
    figures = rebuild_totals(archive, directory, CubeEngine())
    click.echo(message("archive.rebuilt", rows=rows, figures=figures).say(language))


def _object(verdict: "ArchiveVerdict") -> dict[str, object]:
    return {
        "whole": verdict.is_whole,
        "entries": verdict.entries,
        "files": verdict.files,
        "rows": verdict.rows,
        "last_hashes": list(verdict.heads),
        "problems": [{"kind": problem.kind, "file": problem.file} for problem in verdict.problems],
        "orphans": list(verdict.orphans),
        "holds_kept_hash": verdict.holds_kept_hash,
    }


def _told(verdict: "ArchiveVerdict", language: str) -> list[str]:
    told = [message(f"archive.problem_{p.kind}", file=p.file) for p in verdict.problems]
    if verdict.problems:
        told.append(message("archive.problem_do"))
    if not verdict.holds_kept_hash:
        told.append(message("archive.cut", entries=verdict.entries))
    if verdict.is_whole:
        counts = {"entries": verdict.entries, "files": verdict.files, "rows": verdict.rows}
        told.append(message("archive.whole", **counts))
    told += [message("archive.orphan", file=name) for name in verdict.orphans]
    told += [message("archive.head", hash=head) for head in verdict.heads]
    return [words.say(language) for words in told]
