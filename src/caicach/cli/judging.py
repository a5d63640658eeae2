"""Checking many files: two or more processes for a folder of them, a progress bar, no file stopping another."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from caicach import library
from caicach.cli.words import message
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.judgement import Judgement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.periods import ReportingPeriod


ENOUGH_FOR_A_SECOND_PROCESS = 6
MOST_PROCESSES = 60  # Windows waits for no more at once


def judge_file(
    path: Path,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
    earlier: tuple[Filing, ...] = (),
    appendix: Path | None = None,
) -> Judgement:
    """The judgement of one file, or of a file and its appendix; a file that cannot be read is a judgement too, not an exception."""
    try:
        filing = library.read(path, period, agency_type, appendix)
        findings = library.check(filing, earlier)
    except CaicachError as error:
        return Judgement(str(path), error=error)
    return Judgement(
        str(path),
        findings,
        form_version=filing.form.id,
        period=filing.period,
        agency=filing.agency.name if filing.agency else None,
        rows_bound=len(filing.observations),
    )


def judge_files(
    paths: tuple[Path, ...],
    period: ReportingPeriod | None,
    agency_type: AgencyType | None,
    earlier: tuple[Filing, ...],
    language: str,
    quiet: bool,
    appendix: Path | None = None,
) -> tuple[Judgement, ...]:
    """One judgement a file, in the order given; progress goes to standard error when a person watches it."""
    one = partial(judge_file, period=period, agency_type=agency_type, earlier=earlier, appendix=appendix)
    console = Console(stderr=True)
    shown = len(paths) > 1 and not quiet and console.is_terminal
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not shown, transient=True) as progress:
        task = progress.add_task(message("cli.checking").say(language), total=len(paths))
        judgements = []
        for judgement in _each(one, paths):
            judgements.append(judgement)
            progress.advance(task)
    return tuple(judgements)


def _each(one: "partial[Judgement]", paths: tuple[Path, ...]) -> Iterator[Judgement]:
    if len(paths) < ENOUGH_FOR_A_SECOND_PROCESS:
        yield from map(one, paths)
        return
    with ProcessPoolExecutor(max_workers=min(os.cpu_count() or 1, len(paths), MOST_PROCESSES)) as pool:
        yield from pool.map(one, paths, chunksize=2)
