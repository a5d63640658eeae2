"""Rows that are added, and rates that follow from what was added."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.indicators import HowConsolidated
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.ways.columns import Encoding
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.numbers import percentage
from caicach.core.ground.values import NONE_AROSE, Value, ValueState, reported


@dataclass(frozen=True)
class Sum(Way):
    """The numbers are added."""

    way = HowConsolidated.SUM

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The sum, in the state of the total."""
        return self.added(at.total(self.row))


@dataclass(frozen=True)
class Recompute(Way):
    """A rate is part / whole of the consolidated figures, never an average of rates."""

    way = HowConsolidated.RECOMPUTE
    part: str
    whole: str

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """Nothing of its own."""
        return iter(())

    def encodings(self) -> Iterator[Encoding]:
        """Nothing of its own."""
        return iter(())

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The rate to two decimals; none arose over a base of zero; else the state of the figure it lacks."""
        part, whole = at.value(self.part), at.value(self.whole)
        doubts = [d for d in (Doubt.SOME_MISSING,) if _any_doubt(at, d, self.part, self.whole)]
        if part.number is not None and whole.number is not None and part.number > whole.number:
            doubts.append(Doubt.PART_ABOVE_WHOLE)
        return ConsolidatedFigure(self.row, rate_of(part, whole), doubts=tuple(doubts))


def rate_of(part: Value, whole: Value) -> Value:
    """part / whole x 100 as a value; what is not known of the base says why there is no rate."""
    for value in (whole, part):
        if value.number is None and value.state is not ValueState.NONE_AROSE:
            return value
    rate = percentage(part.number or Decimal(0), whole.number or Decimal(0))
    return NONE_AROSE if rate is None else reported(rate)


def _any_doubt(at: NodeTotals, doubt: Doubt, *rows: str) -> bool:
    return any(doubt in at.figures[row].doubts for row in rows if row in at.figures)
