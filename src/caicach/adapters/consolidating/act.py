"""The whole act: files in, the consolidation out, with all that is to be known before it is signed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from caicach.adapters.consolidating.archives import Source, directory_of, of_archive, sorted_out
from caicach.adapters.consolidating.entering import Entered, Said, entered, with_agencies
from caicach.adapters.consolidating.found_files import TABLES, FoundFiles, PassedOver, SourceFile, files_of
from caicach.adapters.consolidating.nation import NATION
from caicach.adapters.consolidating.own_words import with_own_words
from caicach.adapters.consolidating.parquet_source import of_wide_table
from caicach.adapters.consolidating.plan_file import KeptPlan
from caicach.adapters.consolidating.plan_reading import read_plan
from caicach.adapters.consolidating.reading import Seen, read_reports
from caicach.adapters.consolidating.report_file import Reading
from caicach.adapters.consolidating.reports import ReadReport, Refused
from caicach.adapters.consolidating.told import agency_of_name
from caicach.adapters.consolidating.usual_plan import usual_plan
from caicach.adapters.consolidating.wishes import Wishes
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.core.checks.findings import Finding
from caicach.core.checks.of_figures import FiguresOfPeriod, findings_about
from caicach.core.consolidation.arranging import Arrangement, arrange
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.coverage import Coverage, coverage_of
from caicach.core.consolidation.guards import Doubtful, doubtful
from caicach.core.consolidation.parts import Engine
from caicach.core.consolidation.plan import Plan
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import Totals
from caicach.core.documents.figures import settle
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.elements import Element
from caicach.core.ground.errors import CaicachError, UnreadableInput


if TYPE_CHECKING:
    from caicach.adapters.archive.archive import Archive


@dataclass(frozen=True)
class Consolidated:
    """A plan carried out over files. `reports` are what was read, by the id of the contribution; `refused` the files whose
    figures do not enter; `said` what is to be known of those that do; `tallies` the coded rows that count agencies;
    `members` how members of catalogues are written, by row and key, where that is known."""

    kept: KeptPlan
    result: Consolidation
    directory: Directory
    reports: Mapping[str, ReadReport]
    refused: tuple[Refused, ...]
    passed_over: tuple[PassedOver, ...]
    said: tuple[Said, ...]
    members: Mapping[str, Mapping[str, Element]] = field(default_factory=dict)

    @cached_property
    def coverage(self) -> Coverage:
        """Who of those expected is in the figures."""
        return coverage_of(self.result.arrangement)

    @cached_property
    def doubtful(self) -> tuple[Doubtful, ...]:
        """Doubts between agencies."""
        return doubtful(self.result.arrangement)

    @cached_property
    def tallies(self) -> Mapping[str, int]:
        """The coded rows whose figure is how many agencies chose a code, with how many were asked."""
        return {row: figure.total.asked for row, figure in self.result.figures.items() if figure.codes}

    @cached_property
    def unreadable(self) -> Mapping[str, Refused]:
        """Agencies of which something came that does not enter, as far as the name of the file tells."""
        alive = self.directory.alive_on(self.kept.plan.on)
        told = ((agency_of_name(one.name, alive), one) for one in self.refused)
        return {agency: one for agency, one in told if agency is not None}

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks find in the consolidated figures."""
        plan = self.kept.plan
        kind = self.directory.agency(plan.root).type
        values = settle(plan.form, self.result.values(), kind).values
        figures = FiguresOfPeriod(plan.form, values, kind, plan.period, self.tallies)
        return findings_about(figures, (), load_catalogue(), load_checks())

    def name(self, agency: str) -> str:
        """The agency's name as lists have it: `Sở Nội vụ`, `UBND xã Ia Dom`."""
        known = self.directory.agency(agency)
        if known.type is not AgencyType.PROVINCE and known.short_names:
            return known.short_names[0]
        return known.name.replace("Ủy ban nhân dân", "UBND")


Bases = Callable[[Plan, Directory], Mapping[str, Mapping[str, Decimal]]]
"""Figures of the base year by row and agency that are kept elsewhere, for a plan."""


def consolidate_files(
    sources: Sequence[Source],
    wishes: Wishes,
    engine: Engine | None = None,
    plan: Path | None = None,
    seen: Seen = lambda done, of: None,
    workers: int | None = None,
    bases: Bases = lambda plan, directory: {},
) -> Consolidated:
    """The consolidation of what is in the sources; where the plan names no base, `bases` may. Files that cannot enter never
    stop the others: UnreadableInput only where nothing at all could be read. Of an archive only the period of the plan is
    looked at."""
    archives, others = sorted_out(sources)
    catalogue, directory = load_catalogue(), directory_of(archives)
    kept = read_plan(plan, catalogue, directory) if plan is not None else None
    period = kept.plan.period if kept else wishes.period
    found = files_of(others) if others or not archives else FoundFiles((), ())
    tables = [file for file in found.files if file.path.suffix.lower() in TABLES]
    papers = [file for file in found.files if file not in tables]
    read = read_reports(papers, Reading(period), seen, workers)
    reports = [one for one in read if isinstance(one, ReadReport)]
    refused = [one for one in read if isinstance(one, Refused)]
    archived = [one for archive in archives for one in of_archive(archive, catalogue.form, period)]
    rows = [row for file in tables for row in _rows(file, refused)]
    _refuse_nothing(reports, [*rows, *archived], refused, len(found.files))
    day = kept.plan.on if kept else wishes.as_of or (wishes.period.cutoff_on if wishes.period else None)
    given = with_agencies(reports, kept.files if kept else {}, directory, day or _day(reports))
    if kept is None:
        said = [report for report, _ in given]
        kept = usual_plan(said, [*rows, *archived], wishes, catalogue, directory)
    kept = _with_bases(kept, bases(kept.plan, directory))
    into = entered(given, kept, catalogue, directory)
    rows += [one for one in archived if one.period == kept.plan.period.id]
    laid = arrange(kept.plan, (*into.contributions, *_own(rows, kept.plan, directory)), directory)
    alone = archives[0] if len(archives) == 1 and not found.files else None
    result = Consolidation(laid, _added_up(laid, engine or ReferenceEngine(), alone))
    return _consolidated(kept, result, directory, into, refused, found)


def _added_up(laid: Arrangement, engine: Engine, archive: "Archive | None") -> Totals:
    if archive is None:
        return engine.add_up(laid.tree, laid.parts)
    from caicach.adapters.consolidating.archived import totals_of

    return totals_of(archive, laid, engine)


def _consolidated(
    kept: KeptPlan,
    result: Consolidation,
    directory: Directory,
    into: Entered,
    refused: Sequence[Refused],
    found: FoundFiles,
) -> Consolidated:
    return Consolidated(
        kept=kept,
        result=result,
        directory=directory,
        reports=into.reports,
        refused=(*refused, *into.refused),
        passed_over=found.passed_over,
        said=into.said,
    )


def _with_bases(kept: KeptPlan, elsewhere: Mapping[str, Mapping[str, Decimal]]) -> KeptPlan:
    own = kept.plan.bases
    rows = dict.fromkeys((*own, *elsewhere))
    both = {row: {**elsewhere.get(row, {}), **own.get(row, {})} for row in rows}
    return replace(kept, plan=replace(kept.plan, bases=both))


def _own(rows: Sequence[Contribution], plan: Plan, directory: Directory) -> Iterator[Contribution]:
    for row in rows:
        is_gathered = row.period == plan.period.id and plan.root != NATION
        yield with_own_words(row, directory.find(row.agency), plan.period) if is_gathered else row


def _rows(file: SourceFile, refused: list[Refused]) -> Iterator[Contribution]:
    try:
        yield from of_wide_table(file.path, load_catalogue())
    except CaicachError as error:
        refused.append(Refused(file.name, error.says, error.do))


def _refuse_nothing(
    reports: Sequence[ReadReport], rows: Sequence[Contribution], refused: Sequence[Refused], count: int
) -> None:
    if reports or rows:
        return
    first = refused[0] if refused else None
    raise UnreadableInput(
        message("consolidating.nothing_readable", count=count),
        first.says if first is not None else message("consolidating.no_files_do"),
    )


def _day(reports: Sequence[ReadReport]) -> date | None:
    """The cut-off of the period most reports are of: on that day's map they are told."""
    days = [report.period.cutoff_on for report in reports if report.period is not None]
    return max(set(days), key=days.count) if days else None
