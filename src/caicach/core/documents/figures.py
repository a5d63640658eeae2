"""Figures as printed: a settled value for every row, its number in prose and in a cell, and its tag."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind, RateOf
from caicach.core.catalogue.leads import NONE_LED, is_asked
from caicach.core.documents.official import Figure
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import percentage, plain_number, two_digits, vietnamese_number
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    Value,
    ValueState,
    reported,
)


PROSE = "prose"
PLAIN = "plain"
RATE = "rate"
REST = "rest"


@dataclass(frozen=True)
class SettledFigures:
    """The rows of a form with a value for each that takes one: what was reported, rates computed from parts. `tallies` are
    the coded rows that count agencies, `led` the rows the agency answers for its whole province."""

    form: FormVersion
    values: Mapping[str, Value]
    agency_type: AgencyType | None = None
    tallies: frozenset[str] = field(default=frozenset())
    led: frozenset[str] = NONE_LED

    def is_foreign(self, indicator: str) -> bool:
        """Whether the row is not asked of this agency and says nothing but zero."""
        row = self.form.by_id.get(indicator)
        is_own = row is not None and is_asked(row, self.agency_type, self.led)
        return not is_own and not self.number(indicator)

    def value(self, indicator: str) -> Value:
        """The value of a row; not applicable when this version of the form has no such row."""
        return self.values.get(indicator, NOT_APPLICABLE)

    def number(self, indicator: str) -> Decimal | None:
        """The number to compare by: as reported, zero when none arose, None when there is none to compare."""
        value = self.value(indicator)
        return Decimal(0) if value.state is ValueState.NONE_AROSE else value.number

    def in_prose(self, indicator: str) -> Figure | None:
        """The figure as a sentence prints it; None when no number was reported, or a rate of parts is over 100%."""
        row, number = self.form.by_id.get(indicator), self.value(indicator).number
        if row is None or number is None or (isinstance(row.formula, RateOf) and number > 100):
            return None
        return Figure(prose_number(row, number), f"{indicator}:{PROSE}")

    def rest_in_prose(self, whole: str, parts: tuple[str, ...]) -> Figure | None:
        """The whole less its parts; None unless all are known and something is left."""
        total, taken = self.value(whole).number, [self.number(part) for part in parts]
        known = [number for number in taken if number is not None]
        if total is None or len(known) < len(taken) or total <= sum(known):
            return None
        codes = "+".join(self.form.by_id[part].code for part in parts)
        text = prose_number(self.form.by_id[whole], total - sum(known))
        return Figure(text, f"{whole}:{REST}:{codes}")

    def in_fraction(self, part: str, whole: str) -> tuple[Figure, Figure] | None:
        """Both figures without leading zeros, so that `1/2` is no date; None unless part <= whole."""
        above, below = self.value(part).number, self.value(whole).number
        if above is None or below is None or above > below:
            return None
        return _plain(part, above), _plain(whole, below)

    def by_tag(self, tag: str) -> Figure | None:
        """The figure a tag stands for, as its rendering prints it; None when there is none to print."""
        indicator, _, rendering = tag.partition(":")
        kind, _, code = rendering.partition(":")
        if kind == RATE:
            whole = self.form.by_code.get(code)
            return self.rate_in_prose(indicator, whole.id) if whole else None
        if kind == REST:
            parts = [row.id for part in code.split("+") if (row := self.form.by_code.get(part))]
            return self.rest_in_prose(indicator, tuple(parts))
        number = self.value(indicator).number
        if kind == PLAIN and number is not None:
            return _plain(indicator, number)
        return self.in_prose(indicator)

    def exceed(self, pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """The rows of the pairs whose part is more than its whole, in printed order."""
        wrong = {row for pair in pairs if _is_more(*map(self.number, pair)) for row in pair}
        return tuple(row for row in self.values if row in wrong)

    def rate_in_prose(self, part: str, whole: str) -> Figure | None:
        """part / whole as a percentage; None unless both are reported, whole > 0 and 0 <= part <= whole."""
        above, below = self.value(part).number, self.value(whole).number
        if above is None or below is None or not Decimal(0) <= above <= below:
            return None
        rate = percentage(above, below)
        return None if rate is None else Figure(percent_text(rate), self._rate_tag(part, whole))

    def _rate_tag(self, part: str, whole: str) -> str:
        """The whole stands in the tag by its printed code: Word takes tags of at most 64 characters."""
        return f"{part}:{RATE}:{self.form.by_id[whole].code}"


def _plain(indicator: str, number: Decimal) -> Figure:
    return Figure(vietnamese_number(number), f"{indicator}:{PLAIN}")


def _is_more(part: Decimal | None, whole: Decimal | None) -> bool:
    return part is not None and whole is not None and part > whole


def settle(
    form: FormVersion,
    values: Mapping[str, Value],
    agency_type: AgencyType | None,
    tallies: Iterable[str] = (),
    led: frozenset[str] = NONE_LED,
) -> SettledFigures:
    """Each row that takes a value: rates of two reported rows computed, 0/0 none arose, silence in a row that is
    not asked of this agency not applicable. A reported number that is not such a rate is never changed."""
    settled = {
        row.id: _settled(row, values, is_foreign=not is_asked(row, agency_type, led))
        for row in form.indicators
        if row.takes_value
    }
    return SettledFigures(form, settled, agency_type, frozenset(tallies), led)


def settled_of(statement: Statement) -> SettledFigures:
    """The figures of what an agency states, settled."""
    return settle(statement.form, statement.values, statement.agency_type, statement.tallies, statement.led)


def _settled(row: Indicator, values: Mapping[str, Value], *, is_foreign: bool) -> Value:
    given = values.get(row.id, NOT_REPORTED)
    if given.state is ValueState.NOT_APPLICABLE or (is_foreign and given.state is ValueState.NOT_REPORTED):
        return NOT_APPLICABLE
    return _computed(row.formula, values, given) if isinstance(row.formula, RateOf) else given


def _computed(formula: RateOf, values: Mapping[str, Value], given: Value) -> Value:
    """The rate from its parts; what was given where the parts say nothing."""
    part = _number(values.get(formula.part, NOT_REPORTED))
    whole = _number(values.get(formula.whole, NOT_REPORTED))
    if part is None or whole is None or part < 0 or whole < 0:
        return given
    if whole == 0:
        return NONE_AROSE if part == 0 else given
    rate = percentage(part, whole)
    return given if rate is None else reported(rate)


def _number(value: Value) -> Decimal | None:
    return Decimal(0) if value.state is ValueState.NONE_AROSE else value.number


def prose_number(row: Indicator, number: Decimal) -> str:
    """In a sentence: `02`, `1.234`, `98,62%`, `100%`, `4.800,5`."""
    if row.kind is IndicatorKind.RATE:
        return percent_text(number)
    if number == number.to_integral_value() and number >= 0:
        return two_digits(int(number))
    return vietnamese_number(number)


def percent_text(rate: Decimal) -> str:
    """`98,62%`; a whole percentage without decimals, `100%`."""
    return f"{vietnamese_number(rate, 0 if rate == rate.to_integral_value() else 2)}%"


def cell_number(row: Indicator, number: Decimal) -> str:
    """In the appendix, whose unit column says what it is: `1.234`, `98,62`, `100,00`."""
    if row.kind is IndicatorKind.RATE:
        return vietnamese_number(number, 2)
    whole = number == number.to_integral_value()
    return vietnamese_number(number, 0 if whole else None)


def carried_value(value: Value) -> dict[str, str | None]:
    """The value as plain JSON: its state, and its number as a decimal string."""
    return {
        "state": value.state.value,
        "value": None if value.number is None else plain_number(value.number),
    }
