"""From reports as read to contributions: whose each is, what is said about it, what cannot enter and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caicach.adapters.consolidating.package import coverage_said
from caicach.adapters.consolidating.plan_file import KeptPlan, SaidOfFile
from caicach.adapters.consolidating.reports import ReadReport, Refused
from caicach.adapters.consolidating.told import Told, ToldBy, agency_of_name
from caicach.adapters.content.messages import message
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import Directory
from caicach.core.ground.text import fold
from caicach.core.ground.words import Words


_NOTHING = SaidOfFile()


@dataclass(frozen=True, slots=True)
class Said:
    """Something to know about a file before its figures are trusted."""

    name: str
    words: Words


@dataclass(frozen=True)
class Entered:
    """What enters, the reports behind it by the id of the contribution, what does not, and what to know."""

    contributions: tuple[Contribution, ...]
    reports: Mapping[str, ReadReport]
    refused: tuple[Refused, ...]
    said: tuple[Said, ...]


def with_agencies(
    reports: Iterable[ReadReport], files: Mapping[str, SaidOfFile], directory: Directory, day: date | None
) -> tuple[tuple[ReadReport, Told | None], ...]:
    """Each report with its agency and what told it; None where nothing tells one agency. Without a day each is told among
    the agencies of the end of its own period."""
    alive: dict[date | None, Sequence[Agency]] = {}

    def among(report: ReadReport) -> Sequence[Agency]:
        on = day or (report.period.cutoff_on if report.period is not None else None)
        if on not in alive:
            alive[on] = directory.agencies if on is None else directory.alive_on(on)
        return alive[on]

    return tuple(_with_agency(report, files, among(report), directory) for report in reports)


def _with_agency(
    report: ReadReport, files: Mapping[str, SaidOfFile], alive: Sequence[Agency], directory: Directory
) -> tuple[ReadReport, Told | None]:
    told = _told(report, files.get(report.name, _NOTHING), alive)
    if told is None:
        return report, None
    kind = directory.agency(told.agency).type
    is_told = told.by is ToldBy.PAPER and report.agency_type is not None
    return replace(report, agency=told.agency, agency_type=report.agency_type if is_told else kind), told


def _told(report: ReadReport, said: SaidOfFile, alive: Sequence[Agency]) -> Told | None:
    if said.agency is not None:
        return Told(said.agency, ToldBy.PLAN)
    if report.agency is not None:
        return Told(report.agency, ToldBy.PAPER)
    if (named := _of_issuer(report.issuer, alive)) is not None:
        return Told(named, ToldBy.PAPER)
    found = agency_of_name(report.name, alive)
    return Told(found, ToldBy.NAME) if found is not None else None


def _of_issuer(issuer: str, alive: Sequence[Agency]) -> str | None:
    """The one agency of that very name; provinces are known to the directory of the nation only."""
    wanted = fold(issuer)
    fitting = [a.id for a in alive if wanted and wanted in {fold(a.name), *map(fold, a.short_names)}]
    return fitting[0] if len(fitting) == 1 else None


def entered(
    given: Sequence[tuple[ReadReport, Told | None]],
    kept: KeptPlan,
    catalogue: Catalogue,
    directory: Directory,
) -> Entered:
    """The contributions to the plan."""
    contributions: dict[str, Contribution] = {}
    reports: dict[str, ReadReport] = {}
    refused: list[Refused] = []
    said: list[Said] = []
    first_with: dict[str, str] = {}
    for report, told in given:
        if told is None:
            refused.append(_nobody(report, kept, directory))
            continue
        name = report.name
        said += (Said(name, words) for words in _said(report, told, kept, directory, first_with))
        first_with.setdefault(report.seal, name)
        contributions[name] = _contribution(report, told, kept, catalogue)
        reports[name] = report
    return Entered(tuple(contributions.values()), reports, tuple(refused), tuple(said))


def _nobody(report: ReadReport, kept: KeptPlan, directory: Directory) -> Refused:
    root = directory.agency(kept.plan.root).name
    key = "no_agency" if report.issuer else "no_agency_said"
    says = message(f"consolidating.{key}", issuer=report.issuer, root=root)
    return Refused(report.name, says, message("consolidating.no_agency_do"))


def _contribution(report: ReadReport, told: Told, kept: KeptPlan, catalogue: Catalogue) -> Contribution:
    of_file = kept.files.get(report.name, _NOTHING)
    assert report.agency_type is not None  # noqa: S101 - whoever is told has a type
    return Contribution(
        id=report.name,
        agency=told.agency,
        agency_type=report.agency_type,
        form=catalogue.form(report.form),
        period=report.period.id if report.period is not None else kept.plan.period.id,
        values=report.values,
        sent_on=of_file.sent_on or report.dated,
        content_hash=report.seal,
        includes_below=of_file.includes_below,
        texts=report.texts,
        tallies=report.tallies,
        elements=report.elements,
    )


def _said(
    report: ReadReport, told: Told, kept: KeptPlan, directory: Directory, first_with: Mapping[str, str]
) -> Iterable[Words]:
    agency = directory.agency(told.agency).name
    if report.seal in first_with:
        yield message("consolidating.same_file", other=first_with[report.seal])
    if told.by is not ToldBy.PAPER:
        yield message(f"consolidating.told_by_{told.by.value}", agency=agency)
    if report.period is None or not report.is_period_told:
        period = report.period or kept.plan.period
        words = message(f"terms.period_{period.kind.value}", year=period.year)
        yield message("consolidating.period_taken", period=words)
    if len(report.files) > 1:
        yield message("consolidating.two_files", files=", ".join(one.name for one in report.files))
    if report.is_text_only:
        yield message("consolidating.text_only")
    elif report.is_appendix_only:
        yield message("consolidating.appendix_only")
    if report.dated is None and kept.files.get(report.name, _NOTHING).sent_on is None:
        yield message("consolidating.no_date")
    if report.package is not None and (covered := coverage_said(report.package)) is not None:
        yield message("consolidating.package_of", received=covered[0], expected=covered[1])
    if report.unbound:
        yield message("consolidating.unbound", count=report.unbound)
