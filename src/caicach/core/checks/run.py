"""Judging a filing by every check in force, one finding a fact, in the order of the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding, Place, Severity, Stage
from caicach.core.checks.merging import GRAVITY, one_a_fact


FIRST_TO_FIX = 3
_PARTS = attrgetter(*Finding.__slots__)  # replace() takes three times as long


def judge(subject: Subject, book: CheckBook, stage: Stage = Stage.DRAFTING) -> tuple[Finding, ...]:
    """Every finding about the filing by the checks in force on its day, as grave as they are at that stage: one a
    fact, in the order of the document."""
    filing = subject.filing
    checks = [check.at(stage) for check in book.in_force(judged_on(filing), filing)]
    findings = (finding for check in checks for finding in check.rule.judge(check, subject))
    rows = {indicator.code: row for row, indicator in enumerate(filing.form.indicators)}
    told = sorted(one_a_fact(findings), key=lambda finding: _reading_order(finding, rows))
    return tuple(_with_section(finding, filing) for finding in told)


def _with_section(finding: Finding, filing: Filing) -> Finding:
    """The finding with the section its words stand in: people look for `II.2.1`, not for the 31st paragraph."""
    where = finding.place.where
    section = filing.section_at(where.address.block) if where and where.address.row is None else None
    if section is None:
        return finding
    check, family, severity, fact, place, *told = _PARTS(finding)
    return Finding(check, family, severity, fact, Place(place.text, place.code, where, section.label), *told)


def judged_on(filing: Filing) -> date | None:
    """The day whose checks apply: the document's date, else the cut-off of its period, None if neither is known."""
    dated = filing.header.dated.as_date if filing.header.dated else None
    if dated is not None:
        return dated
    return filing.period.cutoff_on if filing.period else None


def _reading_order(finding: Finding, rows: Mapping[str, int]) -> tuple[int, ...]:
    """Where a reader meets the finding; what has no place of its own stands by its row in the form, then last."""
    where = finding.place.where
    if where is None:
        code = finding.place.code or (finding.codes[0] if finding.codes else "")
        return (1, rows.get(code, len(rows)), 0, 0, 0, GRAVITY[finding.severity])
    address = where.address
    cell = (-1 if part is None else part for part in (address.row, address.column))
    return (0, address.block, *cell, where.start, GRAVITY[finding.severity])


@dataclass(frozen=True, slots=True)
class Summary:
    """How many findings of each severity, and the few to mend first, gravest first."""

    errors: int
    warnings: int
    hints: int
    first: tuple[Finding, ...]


def summarise(findings: tuple[Finding, ...]) -> Summary:
    """The summary of one filing's findings; `first` holds at most three and no hint while something graver stands."""
    count = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    grave = [f for f in findings if f.severity is not Severity.HINT] or list(findings)
    first = sorted(grave, key=lambda finding: GRAVITY[finding.severity])[:FIRST_TO_FIX]
    return Summary(count[Severity.ERROR], count[Severity.WARNING], count[Severity.HINT], tuple(first))
