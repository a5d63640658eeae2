"""The acts of the library, each in one call: read a report, check it, write one."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from caicach.adapters.consolidating.wishes import Wishes
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.renderers.batch import WRITERS, write_document
from caicach.adapters.sources.read import read_source
from caicach.adapters.sources.whole import read_whole
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from caicach.core.consolidation.parts import Engine
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.official import Blank, OfficialDocument
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod


if TYPE_CHECKING:
    from caicach.adapters.consolidating.act import Bases, Consolidated
    from caicach.adapters.consolidating.archives import Source

__all__ = [
    "WRITERS",
    "catalogue",
    "check",
    "check_book",
    "compose_official",
    "consolidate",
    "count_blanks",
    "example_report",
    "read",
    "state",
    "write",
    "write_consolidated",
]


def catalogue() -> Catalogue:
    """All content, read once a process."""
    return load_catalogue()


def check_book() -> CheckBook:
    """Every published check, read once a process."""
    return load_checks()


def read(
    path: Path,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
    appendix: Path | None = None,
) -> Filing:
    """The report in the file, bound to the form that fits; what the caller says of period and agency type holds. A
    report whose appendix is a file of its own is read with it as one.

    UnreadableInput when the file is no document that can be read, holds nothing of a report, or its table is of
    another form altogether; the file is never changed.
    """
    return read_whole(path, catalogue(), period, agency_type, appendix)


def check(filing: Filing, earlier: tuple[Filing, ...] = ()) -> tuple[Finding, ...]:
    """Every finding about the filing, one a fact, in the order of the document; `earlier` newest first."""
    return judge(Subject(filing, catalogue(), earlier), check_book())


def state(
    source: Path, period: ReportingPeriod | None = None, agency_type: AgencyType | None = None
) -> Statement:
    """What the source states: a form filled in, CSV, JSON, or a report. UnreadableInput when it states no figures."""
    return read_source(source, catalogue(), period, agency_type)


def compose_official(statement: Statement, narrative: Narrative = Narrative.KEEP) -> OfficialDocument:
    """The official document of the statement; no figure is in it that was not stated or computed from those stated."""
    content = catalogue()
    kind = statement.period.kind if statement.period else None
    return compose(statement, outline_for(kind), content.messages, narrative)


def compose_from(source: Path, narrative: Narrative = Narrative.KEEP) -> OfficialDocument:
    """The official document of what the source states."""
    return compose_official(state(source), narrative)


def consolidate(
    sources: "Sequence[Source]",
    *,
    period: ReportingPeriod | None = None,
    root: str | None = None,
    as_of: date | None = None,
    plan: Path | None = None,
    engine: Engine | None = None,
    seen: Callable[[int, int], None] = lambda done, of: None,
    bases: "Bases" = lambda plan, directory: {},
) -> "Consolidated":
    """The reports in folders, files, Parquet and archives (`adapters.archive.archive.open_archive`) as one: figures with their coverage, findings of every report, what does not
    enter and why. What is not said is told by the reports; `seen` hears after each file how many of how many are read;
    `bases` are figures of the base year where the plan names none.

    UnreadableInput when nothing can be read or nothing tells period or province; ContentError for a wrong plan.
    """
    from caicach.adapters.consolidating.act import consolidate_files

    return consolidate_files(sources, Wishes(period, root, as_of), engine, plan, seen, bases=bases)


def write_consolidated(consolidated: "Consolidated", path: Path) -> None:
    """The consolidation in the file: .docx and .pdf the province's own report, .xlsx, .json, .parquet; WrongUsage for
    another ending."""
    from caicach.adapters.consolidating.writing import write_consolidation

    write_consolidation(consolidated, path)


def write(document: OfficialDocument, path: Path) -> None:
    """The document in the file, of the kind its ending names; WrongUsage for an ending not in WRITERS."""
    write_document(document, path)


def count_blanks(document: OfficialDocument) -> int:
    """How many places of the body only a person can write."""
    return sum(isinstance(inline, Blank) for line in document.body for inline in line.inlines)


def example_report() -> Path:
    """The report that ships with caicach, as .docx; its appendix as .xlsx stands beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "examples"
    folder = inside if inside.is_dir() else package.parents[1] / "examples"
    return folder / "ban-dan-toc-2023.docx"
