"""Rows that hold a code: agencies are counted by what they chose."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import repeat

from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.checks.sql import REPORTED, column_of, scaled, state_column_of
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.ways.added import rate_of
from caicach.core.consolidation.ways.columns import Encoding, is_asked, state_of
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NOT_REPORTED, Value, reported


@dataclass(frozen=True)
class CountWhere(Way):
    """Agencies are counted by the code they chose; the figure is how many bear the `counted` code."""

    way = HowConsolidated.COUNT_WHERE
    counted: Decimal | None = None

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """For each code a one or a zero; in a state without a number, that state for each. Nothing where it tallied its own
        agencies: these answer one by one."""
        value = given.asked(self.indicator, self.leads) if self.row not in given.tallies else None
        for code in codes_of(self.indicator) if value is not None else ():
            yield code_measure(self.row, code), chosen(value, code)

    def answers(self, tally: Tally) -> Iterator[Mapping[str, Value]]:
        """The measures of each agency that was tallied, one by one."""
        codes = codes_of(self.indicator)
        given = [(reported(code), count) for code, count in sorted(tally.codes.items())]
        given += [(Value(state), count) for state, count in sorted(tally.without.items())]
        for value, count in given:
            measures = {code_measure(self.row, code): chosen(value, code) for code in codes}
            yield from repeat(measures, count)

    def encodings(self) -> Iterator[Encoding]:
        """For each code whether it is the row's; a zero of an agency that is not asked says nothing."""
        column, state = column_of(self.row), state_of(self.indicator, self.leads)
        for code in codes_of(self.indicator):
            is_it = f"{state_column_of(self.row)} = {REPORTED} AND {column} = {scaled(code)}"
            if not code:
                is_it = f"{is_asked(self.indicator, self.leads)} AND {is_it}"
            number = f"CASE WHEN {is_it} THEN {scaled(Decimal(1))} ELSE 0 END"
            yield Encoding(code_measure(self.row, code), number, state)

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """The count of the counted code, and of every code; a code list without one counted gives no number."""
        totals = {code: at.total(code_measure(self.row, code)) for code in codes_of(self.indicator)}
        codes = {code: int(total.number) for code, total in totals.items()}
        total = totals[self.counted] if self.counted is not None else next(iter(totals.values()))
        if self.counted is not None:
            made = self.added(total)
            return ConsolidatedFigure(self.row, made.value, total, codes, doubts=made.doubts)
        value = NOT_REPORTED if total.reported else total.value
        return ConsolidatedFigure(self.row, value, total, codes, doubts=(Doubt.CODES_ONLY,))


def codes_of(indicator: Indicator) -> tuple[Decimal, ...]:
    """The codes a row permits; none for a row that holds a number."""
    return tuple(Decimal(item.value) for item in indicator.codes)


def code_measure(row: str, code: Decimal) -> str:
    """The measure that counts one code of a row."""
    return f"{row}={code}"


def chosen(value: Value | None, code: Decimal) -> Value:
    """One where the value is the code, zero where it is another; without a number its own state."""
    if value is None or value.number is None:
        return value or NOT_REPORTED
    return reported(int(value.number == code))


@dataclass(frozen=True)
class Share(Way):
    """A rate that says how many of the agencies which answered chose one code."""

    way = HowConsolidated.COUNT_WHERE
    of: str
    code: Decimal

    def parts(self, given: Contribution) -> Iterator[tuple[str, Value]]:
        """Nothing of its own."""
        return iter(())

    def encodings(self) -> Iterator[Encoding]:
        """Nothing of its own."""
        return iter(())

    def figure(self, at: NodeTotals) -> ConsolidatedFigure:
        """Bearers of the code / agencies that answered x 100."""
        total = at.total(code_measure(self.of, self.code))
        made = self.added(total)
        value = rate_of(made.value, reported(total.reported)) if total.reported else total.value
        return ConsolidatedFigure(self.row, value, total, doubts=made.doubts)
