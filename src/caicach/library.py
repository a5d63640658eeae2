"""The acts of the library, each in one call: read a report, check it, write one."""

from pathlib import Path

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.readers import read_file
from caicach.adapters.renderers.batch import WRITERS, write_document
from caicach.adapters.sources.read import facts_of_form, read_source
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.official import Blank, OfficialDocument
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.reading.joining import with_appendix


__all__ = [
    "WRITERS",
    "catalogue",
    "check",
    "check_book",
    "compose_official",
    "count_blanks",
    "example_report",
    "read",
    "state",
    "write",
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
    content = catalogue()
    found = read_file(path)
    said = facts_of_form(found, content, period, agency_type)
    if appendix is not None:
        beside = read_file(appendix)
        said = facts_of_form(beside, content, said.period, said.agency_type)
        found = with_appendix(found, beside)
    filing = understand(found, content, period=said.period, agency_type=said.agency_type)
    if filing.is_other_form:
        raise UnreadableInput(filing.form_reason, content.messages.say("cli.other_form_do"), file=str(path))
    if filing.is_no_report:
        says = content.messages.say("cli.no_report", name=path.name)
        raise UnreadableInput(says, content.messages.say("cli.no_report_do"), file=str(path))
    if appendix is not None:
        _refuse_odd_appendix(filing, appendix)
    return filing


A_TABLE = 10
"""So many rows of the form in a report are a table of its own, no sentence in a small one."""


def _refuse_odd_appendix(filing: Filing, appendix: Path) -> None:
    """No row of the form in the appendix, or a table of it in the report as well: then nobody knows which holds."""
    places = [o.where.address for o in filing.observations.values() if o.where is not None]
    in_report = sum(place.before == 0 for place in places)
    if in_report >= A_TABLE:
        key = "cli.two_appendices"
    elif in_report == len(places):
        key = "cli.no_appendix"
    else:
        return
    say = catalogue().messages.say
    raise UnreadableInput(say(key, name=appendix.name), say(f"{key}_do"), file=str(appendix))


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
