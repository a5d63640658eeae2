"""Rows one agency answers for all: taken once, or a catalogue that is united."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.indicators import HowConsolidated
from caicach.core.checks.sql import REPORTED, column_of, scaled, state_column_of
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.totals import ASKED, Total
from caicach.core.consolidation.ways.coded import chosen, code_measure, codes_of
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, Encoding, is_one_of
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_REPORTED, Value, reported


@dataclass(frozen=True)
class TakenOnce(Way):
    """One agency answers for the province: its figure is taken, whatever others wrote. Above the provinces the numbers of
    the leads are added and their codes counted; a rate is not. Nobody named means nobody's figure is taken."""

    way = HowConsolidated.LEAD_AGENCY
    counted: Decimal | None = None

    def asks(self, agency: str, agency_type: AgencyType) -> bool:
        """Only the leads."""
        return agency in self.leads

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """The lead's own value, and its code."""
        if given.agency not in self.leads:
            return
        value = given.values.get(self.row, NOT_REPORTED)
        yield self.row, value
        for code in codes_of(self.indicator):
            yield code_measure(self.row, code), chosen(value, code)

    def encodings(self) -> Iterator[Encoding]:
        """The lead's rows only."""
        column, state_column = column_of(self.row), state_column_of(self.row)
        is_lead = is_one_of(AGENCY_COLUMN, self.leads)
        state = f"CASE WHEN {is_lead} THEN {state_column} + {ASKED} ELSE 0 END"
        yield Encoding(self.row, f"CASE WHEN {is_lead} THEN COALESCE({column}, 0) ELSE 0 END", state)
        for code in codes_of(self.indicator):
            is_it = f"{is_lead} AND {state_column} = {REPORTED} AND {column} = {scaled(code)}"
            number = f"CASE WHEN {is_it} THEN {scaled(Decimal(1))} ELSE 0 END"
            yield Encoding(code_measure(self.row, code), number, state)

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The lead's value; of several leads the sum, or the count of the counted code."""
        total = at.total(self.row)
        if not total.asked:
            return ConsolidatedFigure(self.row, NOT_REPORTED, total, doubts=(Doubt.NO_KEEPER,))
        if total.asked == 1:
            return self.added(total)
        return self._of_several(at, total)

    def _of_several(self, at: NodeTotals, total: Total) -> ConsolidatedFigure:
        if not codes_of(self.indicator):
            if self.indicator.unit is not None and self.indicator.unit.is_percent:
                return ConsolidatedFigure(self.row, NOT_REPORTED, total, doubts=(Doubt.SEVERAL_KEEPERS,))
            return self.added(total)
        codes = {
            code: int(at.total(code_measure(self.row, code)).number) for code in codes_of(self.indicator)
        }
        counted = codes.get(self.counted) if self.counted is not None else None
        value = NOT_REPORTED if counted is None else reported(counted)
        doubts = () if counted is not None else (Doubt.CODES_ONLY,)
        return ConsolidatedFigure(self.row, value, total, codes, doubts=doubts)


@dataclass(frozen=True)
class Union(Way):
    """A catalogue: the same procedure stands in many agencies' lists, so lists are united and counts never added. Without
    lists, the count of the lead, who keeps the catalogue, is taken."""

    way = HowConsolidated.UNION

    def asks(self, agency: str, agency_type: AgencyType) -> bool:
        """Only those who keep the catalogue."""
        return agency in self.leads

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """The keeper's own count."""
        if given.agency in self.leads:
            yield self.row, given.values.get(self.row, NOT_REPORTED)

    def encodings(self) -> Iterator[Encoding]:
        """The keeper's row only; lists stand in a table of their own."""
        is_keeper = is_one_of(AGENCY_COLUMN, self.leads)
        number = f"CASE WHEN {is_keeper} THEN COALESCE({column_of(self.row)}, 0) ELSE 0 END"
        state = f"CASE WHEN {is_keeper} THEN {state_column_of(self.row)} + {ASKED} ELSE 0 END"
        yield Encoding(self.row, number, state)

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """How many different members are listed, doubtful where who keeps it counts otherwise; the keeper's count where the lists
        come short of it, or there are none; nobody knows when several keep."""
        listed, total = at.elements(self.row), at.total(self.row)
        if listed:
            is_otherwise = total.reported > 0 and total.number != listed
            is_short = total.asked == 1 and total.reported > 0 and total.number > listed
            doubts = (Doubt.LISTED_OTHERWISE,) if is_otherwise else ()
            number = total.number if is_short else listed
            return ConsolidatedFigure(self.row, reported(number), total, doubts=doubts)
        if total.asked == 1:
            return self.added(total)
        doubt = Doubt.SEVERAL_KEEPERS if total.asked else Doubt.NO_KEEPER
        return ConsolidatedFigure(self.row, NOT_REPORTED, total, doubts=(doubt,))
