"""Figures against the agency's earlier filings: what can only grow, and leaps that want a second look."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import Indicator, IndicatorKind, Nature
from caicach.core.checks.breaches import Breach, told
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.figures import figures_of
from caicach.core.checks.findings import Finding
from caicach.core.ground.words import Words


_MEASURED = {IndicatorKind.COUNT, IndicatorKind.AMOUNT}
_GROWING = {Nature.FLOW, Nature.CUMULATIVE}


@dataclass(frozen=True, kw_only=True)
class NotLessThanBefore:
    """Within one year a figure counted from the same first day does not fall from one period to the next.

    Quarter one, half-year and year all count from the same day (Decree 09/2019, Article 12); quarter three does not.
    """

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each figure lower than in the latest period counted from the same day."""
        before = next((e for e in subject.earlier if _counts_from_same_day(e, subject.filing)), None)
        if before is None:
            return
        for indicator, now, then in _pairs(subject, before):
            if indicator.kind in _MEASURED and indicator.nature in _GROWING and now < then:
                yield _told("not_less_than_before", "fell", indicator, now, then, check, subject)


@dataclass(frozen=True, kw_only=True)
class BaseYearRate:
    """A reduction against a base year does not become smaller than it was in an earlier filing."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each such rate lower than in the latest earlier filing."""
        for before in subject.earlier[:1]:
            for indicator, now, then in _pairs(subject, before):
                if indicator.nature is Nature.BASE_YEAR and now < then:
                    yield _told("base_year_rate", "fell", indicator, now, then, check, subject)


@dataclass(frozen=True, kw_only=True)
class Leap:
    """A figure is neither `times` its earlier one or more nor a `times`-th of it or less.

    Compared with the latest filing of the same kind of period, stocks with the latest of any kind; figures that
    stay below `least` both times are too small to say anything.
    """

    sentence: Words
    times: int
    least: int

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each leap."""
        same_kind = next((e for e in subject.earlier if _is_same_kind(e, subject.filing)), None)
        latest = subject.earlier[0] if subject.earlier else None
        for before, natures in ((same_kind, _GROWING), (latest, {Nature.STOCK})):
            for indicator, now, then in _pairs(subject, before) if before else ():
                if indicator.kind in _MEASURED and indicator.nature in natures and self._leaps(now, then):
                    yield _told("leap", "leap", indicator, now, then, check, subject)

    def _leaps(self, now: Decimal, then: Decimal) -> bool:
        low, high = sorted((now, then))
        return low > 0 and high >= self.least and high >= low * self.times


def _pairs(subject: Subject, before: Filing) -> Iterator[tuple[Indicator, Decimal, Decimal]]:
    """Rows reported both times and meaning the same both times, with the figure now and then."""
    then_figures = figures_of(before)
    for indicator in subject.filing.form.indicators:
        if not indicator.takes_value or not then_figures.has(indicator.id):
            continue
        now, then = subject.figures.number(indicator.id), then_figures.number(indicator.id)
        if now is not None and then is not None and indicator.compares_with(before.form):
            yield indicator, now, then


def _counts_from_same_day(before: Filing, now: Filing) -> bool:
    if before.period is None or now.period is None:
        return False
    return before.period.from_on == now.period.from_on and before.period.cutoff_on < now.period.cutoff_on


def _is_same_kind(before: Filing, now: Filing) -> bool:
    return before.period is not None and now.period is not None and before.period.kind is now.period.kind


def _told(
    kind: str, variant: str, indicator: Indicator, now: Decimal, then: Decimal, check: Check, subject: Subject
) -> Finding:
    breach = Breach(variant, indicator.id, now, then, fact=f"trend:{indicator.id}")
    return told(kind, breach, check, subject)
