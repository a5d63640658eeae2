"""One finding a fact: findings of one fact become the one that tells most, as do two on the same words; what figures say
among themselves is not said again of the sentence that prints them."""

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
    return _overlapping_as_one(_without_echoes([_kept(same) for same in by_fact.values()]))


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


_OF_FIGURES = frozenset({Family.SUM, Family.BALANCE, Family.RATE})


def _without_echoes(findings: list[Finding]) -> list[Finding]:
    """The findings but those on words printed from just the rows that a finding of the appendix, no less grave, is about:
    with these figures mended the words are right. A number that a person typed is never an echo."""
    echoes = [finding for finding in findings if len(finding.printed_from) > 1]
    told: dict[int, list[Finding]] = {}
    for echo in echoes:
        source = next((at for at, finding in enumerate(findings) if _is_source(finding, echo)), None)
        if source is not None:
            told.setdefault(source, []).append(echo)
    silent = {id(echo) for same in told.values() for echo in same}
    kept = [_with_also(finding, told.get(at, [])) for at, finding in enumerate(findings)]
    return [after for before, after in zip(findings, kept, strict=True) if id(before) not in silent]


def _is_source(finding: Finding, echo: Finding) -> bool:
    """Of three rows and more both must take the same one for the whole; of two, the greater is the part in both."""
    where = finding.place.where
    return (
        finding.family in _OF_FIGURES
        and (where is None or where.address.row is not None)
        and bool(finding.arithmetic)
        and set(finding.codes) == set(echo.printed_from)
        and (len(finding.codes) == 2 or finding.place.code == echo.printed_from[0])
        and GRAVITY[finding.severity] <= GRAVITY[echo.severity]
    )


def _with_also(finding: Finding, echoes: list[Finding]) -> Finding:
    if not echoes:
        return finding
    others = {finding.check, *finding.also} | {check for echo in echoes for check in (echo.check, *echo.also)}
    return replace(finding, also=tuple(sorted(others - {finding.check})))


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
