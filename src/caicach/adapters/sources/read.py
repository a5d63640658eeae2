"""The one door for sources: a path becomes a statement, or one clear sentence."""

from pathlib import Path

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.outlines import outline_for
from caicach.adapters.readers.file import read_file
from caicach.adapters.readers.limits import FILE_BYTES
from caicach.adapters.readers.refusals import empty, missing, too_large
from caicach.adapters.sources.csv_source import read_csv
from caicach.adapters.sources.entries import Entry, figures_of, form_for, row_of
from caicach.adapters.sources.facts import Facts, facts_of, statement_from
from caicach.adapters.sources.json_source import read_json
from caicach.adapters.sources.workbook import filled_form_of
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion, RateOf
from caicach.core.catalogue.understand import understand
from caicach.core.checks.check import Subject
from caicach.core.checks.run import judge
from caicach.core.documents.doubts import without_doubts
from caicach.core.documents.from_filing import statement_of
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import ValueState
from caicach.core.reading.found import FoundDocument


_TEXTS = {".json": read_json, ".csv": read_csv, ".tsv": read_csv}
_ENCODINGS = ("utf-8-sig", "cp1258")


def read_source(
    path: Path,
    catalogue: Catalogue,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
) -> Statement:
    """What the file states: a form filled in, CSV, JSON, or any report that can be read. What the caller says of
    period and type of agency holds. The file is never changed."""
    reader = _TEXTS.get(path.suffix.lower())
    if reader is not None:
        entries, texts = reader(_text(path, catalogue), path.name, catalogue.messages)
        return _statement(path, entries, facts_of(texts, catalogue, period, agency_type), catalogue)
    found = read_file(path)
    filled = filled_form_of(found, catalogue.messages)
    if filled is not None:
        facts = facts_of(filled.facts, catalogue, period, agency_type)
        return _statement(path, filled.entries, facts, catalogue, has_formulas=True)
    return _of_report(found, catalogue, period, agency_type)


def facts_of_form(
    found: FoundDocument,
    catalogue: Catalogue,
    period: ReportingPeriod | None = None,
    agency_type: AgencyType | None = None,
) -> Facts:
    """What a form filled in says of period and agency on its sheet of particulars, for whoever reads it as a
    report; only what the caller says for any other document."""
    filled = filled_form_of(found, catalogue.messages)
    return facts_of(filled.facts if filled else {}, catalogue, period, agency_type)


def _statement(
    path: Path, entries: tuple[Entry, ...], facts: Facts, catalogue: Catalogue, has_formulas: bool = False
) -> Statement:
    """The statement; a rate our own form computes by formula is computed anew, for its shown value may be old."""
    form = form_for((entry.key for entry in entries), facts.get("form_version"), facts.period, catalogue)
    typed = [entry for entry in entries if not (has_formulas and _is_computed(form, entry.key))]
    figures = figures_of(typed, form, path.name, catalogue.messages)
    if all(value.state is not ValueState.REPORTED for value in figures.values.values()):
        says = catalogue.messages.say("sources.no_figures", name=path.name)
        raise UnreadableInput(says, catalogue.messages.say("sources.fill_in"), file=path.name)
    return statement_from(figures, form, facts, catalogue)


def _is_computed(form: FormVersion, key: str) -> bool:
    row = row_of(form, key)
    return row is not None and isinstance(row.formula, RateOf)


def _of_report(
    found: FoundDocument, catalogue: Catalogue, period: ReportingPeriod | None, agency_type: AgencyType | None
) -> Statement:
    """A report: its own paragraphs are kept, with a blank at each place a check doubts."""
    filing = understand(
        without_doubts(found, catalogue.messages), catalogue, period=period, agency_type=agency_type
    )
    if filing.is_other_form or not (filing.observations or filing.sections):
        says = catalogue.messages.say("sources.no_figures", name=found.name)
        raise UnreadableInput(says, catalogue.messages.say("sources.fill_in"), file=found.name)
    book = load_checks()
    findings = judge(Subject(filing, catalogue), book)
    correcting = frozenset(check.id for check in book if check.corrects)
    outline = outline_for(filing.period.kind if filing.period else None)
    return statement_of(filing, catalogue, outline, findings, correcting)


def _text(path: Path, catalogue: Catalogue) -> str:
    """The file as text: UTF-8, UTF-16 with its mark, else the code page Windows gives Vietnamese."""
    try:
        if path.stat().st_size > FILE_BYTES:
            raise too_large(path.name, path.stat().st_size)
        data = path.read_bytes()
    except OSError as error:
        raise missing(path) from error
    if not data.strip():
        raise empty(path.name)
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else _ENCODINGS
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    messages = catalogue.messages
    raise UnreadableInput(
        messages.say("sources.not_text", name=path.name), messages.say("sources.save_as_utf8"), file=path.name
    )
