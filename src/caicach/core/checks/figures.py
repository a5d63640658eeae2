"""The figures of one filing apart from the document they stand in: what rules about numbers judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import Indicator
from caicach.core.catalogue.leads import NONE_LED
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_APPLICABLE, NOT_REPORTED, Value, ValueState


_NOTHING_TO_COUNT = {ValueState.NONE_AROSE, ValueState.NOT_APPLICABLE}


@dataclass(frozen=True)
class Figures:
    """A value for each row of the form that takes one, by indicator id, and the type of the agency that filed them.

    A row the form does not have is absent; a row it has and the report lacks is `not_reported`. `tallies` are coded rows
    that say how many agencies chose a code, with how many were asked: their number is no code. `led` are the rows the
    agency answers for its whole province.
    """

    values: Mapping[str, Value]
    agency_type: AgencyType | None = None
    tallies: Mapping[str, int] = field(default_factory=dict)
    led: frozenset[str] = NONE_LED

    def has(self, *rows: str) -> bool:
        """Whether the form has every one of these rows."""
        return all(row in self.values for row in rows)

    def present(self, rows: Iterable[str]) -> tuple[str, ...]:
        """Those of the rows that the form has."""
        return tuple(row for row in rows if row in self.values)

    def number(self, row: str) -> Decimal | None:
        """The number reported; None in every other state."""
        return self.values[row].number

    def counted(self, row: str) -> Decimal | None:
        """The number in a sum: zero where none arose or the row does not apply, None where it is not known."""
        value = self.values[row]
        return Decimal(0) if value.state in _NOTHING_TO_COUNT else value.number

    def stated(self, row: str) -> Decimal | None:
        """The number a total or a base was given, zero where none arose; None too where the row does not apply."""
        return None if self.values[row].state is ValueState.NOT_APPLICABLE else self.counted(row)

    def is_left_out(self, row: str) -> bool:
        """Whether the row should hold something and nothing was reported."""
        return self.values[row].state is ValueState.NOT_REPORTED


def figures_of(filing: Filing) -> Figures:
    """The figures of a filing under the version of the form it was bound to.

    A row left blank by an agency it is not asked of counts as not applicable: nobody owes a figure there.
    """
    values = {i.id: _value(i, filing) for i in filing.form.indicators if i.takes_value}
    return Figures(values, filing.agency_type, filing.tallies, filing.led)


def _value(indicator: Indicator, filing: Filing) -> Value:
    observation = filing.observations.get(indicator.id)
    value = observation.value if observation is not None else NOT_REPORTED
    if value.state is ValueState.NOT_REPORTED and not filing.is_asked(indicator):
        return NOT_APPLICABLE
    return value
