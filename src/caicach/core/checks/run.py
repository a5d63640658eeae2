"""Judging a filing by every check in force, one finding a fact, in the order of the document."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding, Severity


GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}
FIRST_TO_FIX = 3


def judge(subject: Subject, book: CheckBook) -> tuple[Finding, ...]:
    """Every finding about the filing by the checks in force on its day: one a fact, in the order of the document."""
    filing = subject.filing
    checks = book.in_force(judged_on(filing), filing)
    findings = (finding for check in checks for finding in check.rule.judge(check, subject))
    return tuple(sorted(one_a_fact(findings), key=lambda finding: _reading_order(finding, filing)))


def judged_on(filing: Filing) -> date | None:
    """The day whose checks apply: the document's date, else the cut-off of its period, None if neither is known."""
    dated = filing.header.dated.as_date if filing.header.dated else None
    if dated is not None:
        return dated
    return filing.period.cutoff_on if filing.period else None


def one_a_fact(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each fact: the gravest, among equals the one that shows most; `also` lists the other checks."""
    by_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        by_fact.setdefault(finding.fact, []).append(finding)
    return tuple(_kept(same) for same in by_fact.values())


def _kept(same: list[Finding]) -> Finding:
    if len(same) == 1:
        return same[0]
    kept = min(same, key=_telling)
    others = {finding.check for finding in same} | {other for finding in same for other in finding.also}
    return replace(kept, also=tuple(sorted(others - {kept.check})))


def _telling(finding: Finding) -> tuple[int, bool, bool, bool, str]:
    """The order of preference among findings of one fact; the id last, so that the choice never wavers."""
    return (
        GRAVITY[finding.severity],
        not finding.arithmetic,
        not finding.expected,
        finding.place.where is None,
        finding.check,
    )


def _reading_order(finding: Finding, filing: Filing) -> tuple[int, ...]:
    """Where a reader meets the finding; what has no place of its own stands by its row in the form, then last."""
    where = finding.place.where
    if where is None:
        return (1, _row_of(finding, filing), 0, 0, 0, GRAVITY[finding.severity])
    address = where.address
    cell = (-1 if part is None else part for part in (address.row, address.column))
    return (0, address.block, *cell, where.start, GRAVITY[finding.severity])


def _row_of(finding: Finding, filing: Filing) -> int:
    code = finding.place.code or (finding.codes[0] if finding.codes else None)
    codes = [indicator.code for indicator in filing.form.indicators]
    return codes.index(code) if code in codes else len(codes)


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
