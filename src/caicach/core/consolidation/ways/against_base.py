"""Reductions against the base year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.checks.sql import REPORTED, column_of, state_column_of
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.ways.added import rate_of
from caicach.core.consolidation.ways.columns import KNOWN, MISSING, Encoding, base_column_of, is_asked
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.values import NOT_APPLICABLE, NOT_REPORTED, Value, reported


@dataclass(frozen=True)
class AgainstBase(Way):
    """A reduction against the base year: (base - now) / base of the agencies whose base and present figure are both known.

    `bases` are the figures of the base year by agency, those of its predecessors added."""

    way = HowConsolidated.BASE_YEAR
    of: Indicator
    bases: Mapping[str, Decimal] = field(default_factory=dict)

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """Base and present figure, both or neither."""
        if not self.asks(given.agency, given.agency_type):
            return
        now, base = given.values.get(self.of.id, NOT_REPORTED), self.bases.get(given.agency)
        is_known = base is not None and now.number is not None
        yield self.now_measure, now if is_known else NOT_REPORTED
        yield self.base_measure, reported(base) if is_known and base is not None else NOT_REPORTED

    def encodings(self) -> Iterator[Encoding]:
        """The base stands in a column of its own, `base__` and the row's, empty where it is not known."""
        now, base = column_of(self.of.id), base_column_of(self.of.id) if self.bases else "NULL"
        is_known = f"{state_column_of(self.of.id)} = {REPORTED} AND {base} IS NOT NULL"
        known = f"CASE WHEN {is_known} THEN {KNOWN} ELSE {MISSING} END"
        is_own = is_asked(self.indicator, self.leads)
        state = f"CASE WHEN {is_own} THEN {known} ELSE 0 END"
        asked = f"{is_own} AND {is_known}"
        yield Encoding(self.now_measure, f"CASE WHEN {asked} THEN {now} ELSE 0 END", state)
        yield Encoding(self.base_measure, f"CASE WHEN {asked} THEN {base} ELSE 0 END", state)

    @property
    def now_measure(self) -> str:
        """The measure of the present figures."""
        return f"{self.row}@now"

    @property
    def base_measure(self) -> str:
        """The measure of the figures of the base year."""
        return f"{self.row}@base"

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The reduction to two decimals; not reported where no agency's base is known."""
        now, base = at.total(self.now_measure), at.total(self.base_measure)
        if not base.reported:
            value = NOT_REPORTED if base.asked else NOT_APPLICABLE
            return ConsolidatedFigure(self.row, value, base, doubts=(Doubt.NO_BASE,) if base.asked else ())
        made = self.added(base)
        rate = rate_of(reported(base.number - now.number), reported(base.number))
        return ConsolidatedFigure(self.row, rate, base, doubts=made.doubts)
