"""One finding a fact: findings of one fact become the one that tells most, as do two on the same words."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from caicach.core.checks.findings import Family, Finding, Severity
from caicach.core.reading.found import Address


GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def one_a_fact(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each fact: the gravest, among equals the one that shows most; `also` lists the other checks.

    Two remarks on the spelling of overlapping words are one fact as well.
    """
    by_fact: dict[str, list[Finding]] = {}
    for finding in findings:
        by_fact.setdefault(finding.fact, []).append(finding)
    return _overlapping_as_one([_kept(same) for same in by_fact.values()])


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


def _overlapping_as_one(findings: list[Finding]) -> tuple[Finding, ...]:
    spelling = [f for f in findings if f.family is Family.SPELLING and f.place.where is not None]
    others = [f for f in findings if f.family is not Family.SPELLING or f.place.where is None]
    by_place = groupby(sorted(spelling, key=_span), key=lambda finding: _span(finding)[0])
    for _, here in by_place:
        others += [_kept(same) for same in _runs(list(here))]
    return tuple(others)


def _runs(findings: list[Finding]) -> list[list[Finding]]:
    """Findings in order of their words, gathered while each begins before the ones gathered end."""
    runs: list[list[Finding]] = []
    end = -1
    for finding in findings:
        _, start, stop = _span(finding)
        if runs and start < end:
            runs[-1].append(finding)
        else:
            runs.append([finding])
        end = max(end if runs[-1][0] is not finding else -1, stop)
    return runs


def _span(finding: Finding) -> tuple[Address, int, int]:
    where = finding.place.where
    assert where is not None  # noqa: S101 - only findings with a place are asked
    return where.address, where.start, where.end
