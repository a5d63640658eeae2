"""How one row consolidates: what a contribution brings, the same in SQL, and the figure made of the totals."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.totals import Total
from caicach.core.consolidation.ways.columns import Encoding, number_of, state_of
from caicach.core.ground.values import NOT_REPORTED, Value


@dataclass(frozen=True)
class Way(ABC):
    """How one row consolidates."""

    way: ClassVar[HowConsolidated]
    indicator: Indicator

    @property
    def row(self) -> str:
        """The row's id."""
        return self.indicator.id

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are added up for it."""
        return tuple(encoding.measure for encoding in self.encodings())

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """The measures of one contribution; none for a row the agency is not asked."""
        value = given.asked(self.indicator)
        if value is not None:
            yield self.row, value

    def encodings(self) -> Iterator[Encoding]:
        """The same measures in SQL."""
        yield Encoding(self.row, number_of(self.row), state_of(self.indicator))

    @abstractmethod
    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The figure out of the totals of one node."""

    def added(self, total: Total, *doubts: Doubt) -> ConsolidatedFigure:
        """The figure that is the total itself, doubtful where someone is missing."""
        left_out = () if total.is_complete else (Doubt.SOME_MISSING,)
        return ConsolidatedFigure(self.row, total.value, total, doubts=(*left_out, *doubts))


@dataclass(frozen=True)
class NotConsolidated(Way):
    """Nothing that agencies report makes the figure: a person gives it."""

    way = HowConsolidated.NONE

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """Nothing."""
        return iter(())

    def encodings(self) -> Iterator[Encoding]:
        """Nothing."""
        return iter(())

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """No figure, said as such."""
        return ConsolidatedFigure(self.row, NOT_REPORTED, doubts=(Doubt.NOT_ADDED,))
