"""One file as one agency's report: figures, text by division, findings, and who it says it is."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from caicach.adapters.consolidating.found_files import FIGURES, SourceFile
from caicach.adapters.consolidating.package import asked_of
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
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.from_filing import statement_of
from caicach.core.documents.placed import paragraphs_placed
from caicach.core.documents.statement import OPENING, Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.text import squash
from caicach.core.ground.values import Value
from caicach.core.ground.words import Words


_BRACKETS = re.compile(r"\s*\[[^\[\]]*\]")
_BLANK = re.compile(r"\s*\[[\s….]*\]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file as it was read: its name, and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True)
class ReadReport:
    """What one file, or a report and its appendix, holds. `agency` is None when the file does not tell a known agency;
    `issuer` is what it calls its agency; `dated` the day the paper bears. `divisions` counts sections of text.

    `package` is what a consolidation of ours carries about itself, to be consolidated again on the level above."""

    files: tuple[Sealed, ...]
    form: str
    agency: str | None
    agency_type: AgencyType | None
    issuer: str
    period: ReportingPeriod | None
    dated: date | None
    values: Mapping[str, Value]
    divisions: int = 0
    unbound: int = 0
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    package: Mapping[str, object] | None = None

    @property
    def name(self) -> str:
        """The name of the file; of a report and its appendix that of the report."""
        return self.files[0].name

    @property
    def seal(self) -> str:
        """One hash for all its files."""
        if len(self.files) == 1:
            return self.files[0].sha256
        return hashlib.sha256("".join(one.sha256 for one in self.files).encode()).hexdigest()

    @property
    def is_text_only(self) -> bool:
        """Whether it is a report without the figures of the appendix."""
        return not self.values and self.divisions > 0

    @property
    def is_appendix_only(self) -> bool:
        """Whether it is an appendix without a report."""
        return bool(self.values) and not self.divisions


@dataclass(frozen=True)
class Refused:
    """A file whose figures do not enter, why, and what to do."""

    name: str
    says: Words
    do: Words


def read_report(file: SourceFile, appendix: SourceFile | None = None) -> ReadReport | Refused:
    """What the file holds; a file that cannot be read is an answer too, never an exception."""
    try:
        seals = tuple(Sealed(one.name, _seal(one.path)) for one in (file, appendix) if one is not None)
        if file.path.suffix.lower() in FIGURES:
            return _of_statement(read_source(file.path, load_catalogue()), seals, _package_in(file.path))
        beside = appendix.path if appendix is not None else None
        return _of_filing(read_whole(file.path, load_catalogue(), appendix=beside), seals)
    except CaicachError as error:
        return Refused(file.name, error.says, error.do)


def _seal(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _of_filing(filing: Filing, seals: tuple[Sealed, ...]) -> ReadReport:
    dated = filing.header.dated
    issuer = filing.header.issuer
    carried = filing.found.carried or {}
    package = carried.get("consolidation")
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
        texts=_texts(filing),
        findings=judge(Subject(filing, load_catalogue()), load_checks()),
        package=package if isinstance(package, Mapping) else None,
    )


def _texts(filing: Filing) -> Mapping[str, tuple[str, ...]]:
    """The paragraphs by division, without the sentences our outline says of the same figures: the figures are added up,
    and the outline says them again of the whole. A place still to be written says nothing."""
    outline = outline_for(filing.period.kind if filing.period else None)
    found: dict[str, tuple[str, ...]] = {}
    said = _said_of_figures(filing)
    for key, paragraph in paragraphs_placed(filing, outline):
        text = squash(_BLANK.sub("", paragraph.text))
        if key != OPENING and _LETTER.search(text) and _bare(text) not in said:
            found[key] = (*found.get(key, ()), text)
    return found


def _said_of_figures(filing: Filing) -> frozenset[str]:
    if not filing.observations:
        return frozenset()
    outline = outline_for(filing.period.kind if filing.period else None)
    statement = replace(statement_of(filing, load_catalogue(), outline), kept={})
    lines = compose(statement, outline, load_catalogue().messages, Narrative.COMPOSE).body
    return frozenset(_bare(line.text) for line in lines)


def _bare(text: str) -> str:
    """The text without what stands in square brackets, which differs between a paper as composed and as read back."""
    return squash(_BRACKETS.sub("", text))


def _of_statement(statement: Statement, seals: tuple[Sealed, ...], package: object) -> ReadReport:
    findings: tuple[Finding, ...] = ()
    if statement.agency_type is not None and statement.period is not None:
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


def _package_in(path: Path) -> object:
    """What a consolidation of ours says of itself in JSON; None for other figures."""
    if path.suffix.lower() != ".json":
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except ValueError:
        return None
    return data.get("consolidation") if isinstance(data, dict) else None
