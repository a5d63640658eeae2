"""Rates whose parts the form does not ask for: between 0 and 100, and reachable with whole numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.appendix.rates import HUNDRED, printed_places
from caicach.core.checks.breaches import Breach, FigureRule, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE, Columns, RowsSelection, Selection, scaled
from caicach.core.ground.numbers import percentage, rounded


LARGEST_BASE = 1000


@dataclass(frozen=True, kw_only=True)
class PercentBounds(FigureRule):
    """Each of these rates lies between 0 and 100."""

    kind = "percent_bounds"
    rows: tuple[str, ...]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """A breach at each rate outside."""
        for row in figures.present(self.rows):
            number = figures.number(row)
            if number is not None and not -tolerance <= number <= HUNDRED + tolerance:
                yield Breach("outside", row, number, None, fact=f"rate:{row}")

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[RowsSelection, ...]:
        """One selection over all the rates."""
        room, rows = scaled(tolerance), columns.present(self.rows)
        outside = f"number < {-room} OR number > {100 * SCALE + room}"
        return (RowsSelection(rows, (("outside", outside),)),) if rows else ()


@dataclass(frozen=True, kw_only=True)
class FeasibleRate(FigureRule):
    """Some whole number over a base that can have been gives this rate.

    The base is not reported; it was no less than the count in row `least` and no more than `times` of it. Bases
    above a thousand reach every rate of two decimals closely enough and are not judged.
    """

    kind = "feasible_rate"
    rate: str
    least: str
    times: int

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the rate; the two reachable rates nearest to it fill `nearest`."""
        if not figures.has(self.rate, self.least):
            return ()
        rate, least = figures.number(self.rate), figures.number(self.least)
        if rate is None or least is None or not 0 < rate < HUNDRED:
            return ()
        if least < 1 or least != least.to_integral_value() or least * self.times > LARGEST_BASE:
            return ()
        bases = range(int(least), int(least) * self.times + 1)
        if any(_reaches(rate, base, tolerance) for base in bases):
            return ()
        words = {
            "least": str(bases[0]),
            "most": str(bases[-1]),
            "nearest": "; ".join(_nearest(rate, bases)),
        }
        rows = (self.rate, self.least)
        return (Breach("unreachable", self.rate, rate, None, f"rate:{self.rate}", rows, words=words),)

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """None: a search over bases is cheap for one filing and of little use for many."""
        return ()


def _reaches(rate: Decimal, base: int, tolerance: Decimal) -> bool:
    part = rounded(rate * base / 100, 0)
    exact = part * 100 / base
    return abs(exact - rate) <= tolerance or percentage(part, Decimal(base), printed_places(rate)) == rate


def _nearest(rate: Decimal, bases: range) -> list[str]:
    """The reachable rate next below and next above, as `4 : 24 = 16,67`."""
    reachable = [
        (Decimal(part * 100) / base, part, base)
        for base in bases
        for part in (int(rate * base / 100), int(rate * base / 100) + 1)
    ]
    below = max((entry for entry in reachable if entry[0] < rate), default=None, key=lambda entry: entry[0])
    above = min((entry for entry in reachable if entry[0] > rate), default=None, key=lambda entry: entry[0])
    return [
        f"{part} : {base} = {shown(rounded(exact, 2))}%"
        for exact, part, base in (entry for entry in (below, above) if entry is not None)
    ]
