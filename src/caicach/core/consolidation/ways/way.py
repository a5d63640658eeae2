"""How one row consolidates: what a contribution brings, the same in SQL, and the figure made of the totals."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.catalogue.leads import is_asked
from caicach.core.consolidation.contributions import NOBODY, Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.totals import Total
from caicach.core.consolidation.ways.columns import Encoding, number_of, state_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_REPORTED, Value


@dataclass(frozen=True)
class Way(ABC):
    """How one row consolidates. `leads` are the agencies that answer it for all."""

    way: ClassVar[HowConsolidated]
    indicator: Indicator
    leads: frozenset[str] = field(default=NOBODY, kw_only=True)

    @property
    def row(self) -> str:
        """The row's id."""
        return self.indicator.id

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that are added up for it."""
        return tuple(encoding.measure for encoding in self.encodings())

    def asks(self, agency: str, agency_type: AgencyType) -> bool:
        """Whether the agency is asked for what makes the figure, so that its silence leaves something out."""
        return agency in self.leads or is_asked(self.indicator, agency_type)

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """The measures of one contribution; none for a row the agency is not asked."""
        value = given.asked(self.indicator, self.leads)
        if value is not None:
            yield self.row, value

    def encodings(self) -> Iterator[Encoding]:
        """The same measures in SQL."""
        yield Encoding(self.row, number_of(self.row), state_of(self.indicator, self.leads))

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
