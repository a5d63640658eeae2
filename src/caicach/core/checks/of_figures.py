"""Findings about figures alone, with no document around them: what a page says at a cell while it is being filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.leads import NONE_LED
from caicach.core.catalogue.observations import Certainty, Observation
from caicach.core.checks.appendix.applies import Applies
from caicach.core.checks.appendix.trends import BaseYearRate, Leap, NotLessThanBefore
from caicach.core.checks.book import CheckBook
from caicach.core.checks.breaches import FigureRule, shown
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.merging import one_a_fact
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import NOT_REPORTED, Value
from caicach.core.ground.words import EMPTY
from caicach.core.reading.found import FoundDocument
from caicach.core.reading.header import Header


# Rules that need nothing but figures; of the others some judge words, some the table as it was printed.
_OF_FIGURES = (FigureRule, Applies, NotLessThanBefore, BaseYearRate, Leap)
_NOTHING_FOUND = FoundDocument("", "figures", ())


def needs_figures_alone(check: Check) -> bool:
    """Whether `findings_about` tells what the check finds, whatever the words of the report."""
    return isinstance(check.rule, _OF_FIGURES)


@dataclass(frozen=True)
class FiguresOfPeriod:
    """The figures of one agency for one period under one form, by indicator id; rows not given are not reported.

    `tallies` are the coded rows that count agencies, with how many were asked, `led` the rows the agency answers for its
    whole province. They are figures as printed: `core.documents.figures.settle` has computed the rates that follow from
    others.
    """

    form: FormVersion
    values: Mapping[str, Value]
    agency_type: AgencyType
    period: ReportingPeriod
    tallies: Mapping[str, int] = field(default_factory=dict)
    led: frozenset[str] = NONE_LED


def findings_about(
    now: FiguresOfPeriod, earlier: tuple[FiguresOfPeriod, ...], catalogue: Catalogue, book: CheckBook
) -> tuple[Finding, ...]:
    """Every finding about the figures by the checks in force at the cut-off, one a fact, in the order of the form;
    `earlier` are the agency's figures of earlier periods, newest first."""
    filing = filing_of(now)
    subject = Subject(filing, catalogue, tuple(filing_of(before) for before in earlier))
    checks = book.in_force(now.period.cutoff_on, filing)
    found = (
        finding
        for check in checks
        if needs_figures_alone(check)
        for finding in check.rule.judge(check, subject)
    )
    places = {indicator.code: at for at, indicator in enumerate(now.form.indicators)}
    return tuple(sorted(one_a_fact(found), key=lambda finding: places.get(finding.place.code or "", 0)))


def filing_of(figures: FiguresOfPeriod) -> Filing:
    """The filing a document with these figures and nothing else would make."""
    rows = (row for row in figures.form.indicators if row.takes_value)
    return Filing(
        found=_NOTHING_FOUND,
        header=Header(),
        sections=(),
        form=figures.form,
        form_reason=EMPTY,
        observations={row.id: observed(row, figures.values.get(row.id, NOT_REPORTED)) for row in rows},
        unbound=(),
        claims=(),
        period=figures.period,
        agency=None,
        agency_type=figures.agency_type,
        tallies=figures.tallies,
        led=figures.led,
    )


def observed(row: Indicator, value: Value, note: str = "") -> Observation:
    """A figure that stands in no document, as one read beyond doubt."""
    return Observation(
        row, value, shown(value.number), None, row.label, row.printed_unit, note, 100, Certainty.BOUND
    )
