"""One file as one agency's report: read, bound to its form, checked."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from caicach.adapters.consolidating.found_files import FIGURES, SourceFile
from caicach.adapters.consolidating.own_words import own_words
from caicach.adapters.consolidating.package import asked_of, package_in_file
from caicach.adapters.consolidating.reports import ReadReport, Refused, Sealed
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.sources.read import read_source
from caicach.adapters.sources.whole import read_whole
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.of_figures import FiguresOfPeriod, findings_about
from caicach.core.checks.run import judge
from caicach.core.documents.from_filing import statement_of
from caicach.core.documents.placed import paragraphs_placed
from caicach.core.documents.statement import Statement
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import squash


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: the period of those that say none, and whether the checks are run."""

    period: ReportingPeriod | None = None
    is_judged: bool = True


AS_THEY_SAY = Reading()


def read_report(
    file: SourceFile, appendix: SourceFile | None = None, reading: Reading = AS_THEY_SAY
) -> ReadReport | Refused:
    """What the file holds; a file that cannot be read is an answer too, never an exception."""
    try:
        read = _read(file, appendix, None, reading.is_judged)
        if read.period is not None or reading.period is None:
            return read
        return replace(_read(file, appendix, reading.period, reading.is_judged), is_period_told=False)
    except CaicachError as error:
        return Refused(file.name, error.says, error.do)


def _read(
    file: SourceFile, appendix: SourceFile | None, period: ReportingPeriod | None, is_judged: bool
) -> ReadReport:
    seals = tuple(Sealed(one.name, _seal(one.path)) for one in (file, appendix) if one is not None)
    if file.path.suffix.lower() in FIGURES:
        statement = read_source(file.path, load_catalogue(), period)
        return _of_statement(statement, seals, package_in_file(file.path), is_judged)
    beside = appendix.path if appendix is not None else None
    return _of_filing(read_whole(file.path, load_catalogue(), period, appendix=beside), seals, is_judged)


def _seal(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _of_filing(filing: Filing, seals: tuple[Sealed, ...], is_judged: bool) -> ReadReport:
    dated = filing.header.dated
    issuer = filing.header.issuer
    carried = filing.found.carried or {}
    package, whole_texts = carried.get("consolidation"), _whole_texts(filing)
    return ReadReport(
        files=seals,
        form=filing.form.id,
        agency=filing.agency.id if filing.agency else None,
        agency_type=filing.agency_type,
        issuer=squash(issuer.text) if issuer else str(carried.get("agency") or ""),
        period=filing.period,
        dated=dated.as_date if dated else None,
        values={row: observation.value for row, observation in filing.observations.items()},
        divisions=len(filing.sections),
        unbound=len(filing.unbound),
        texts=own_words(whole_texts, _statement(filing)),
        findings=judge(Subject(filing, load_catalogue()), load_checks()) if is_judged else (),
        package=package if isinstance(package, Mapping) else None,
        whole_texts=whole_texts,
    )


def _statement(filing: Filing) -> Statement | None:
    """What it says in figures; None where it has none."""
    if not filing.observations:
        return None
    return statement_of(filing, load_catalogue(), outline_for(filing.period.kind if filing.period else None))


def _whole_texts(filing: Filing) -> Mapping[str, tuple[str, ...]]:
    outline = outline_for(filing.period.kind if filing.period else None)
    found: dict[str, tuple[str, ...]] = {}
    for key, paragraph in paragraphs_placed(filing, outline):
        found[key] = (*found.get(key, ()), squash(paragraph.text))
    return found


def _of_statement(
    statement: Statement, seals: tuple[Sealed, ...], package: object, is_judged: bool
) -> ReadReport:
    findings: tuple[Finding, ...] = ()
    if is_judged and statement.agency_type is not None and statement.period is not None:
        kind, period = statement.agency_type, statement.period
        asked, led = asked_of(package), statement.led
        figures = FiguresOfPeriod(statement.form, statement.values, kind, period, asked, led)
        findings = findings_about(figures, (), load_catalogue(), load_checks())
    return ReadReport(
        files=seals,
        form=statement.form.id,
        agency=None,
        agency_type=statement.agency_type,
        issuer=statement.agency_name or "",
        period=statement.period,
        dated=None,
        values=statement.values,
        findings=findings,
        package=package if isinstance(package, Mapping) else None,
    )
