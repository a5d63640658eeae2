"""What a person typed into a cell: the value it says, or the words kept as they are with what is unclear about them."""

from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.binding import EXPECTATIONS
from caicach.core.catalogue.indicators import Indicator, IndicatorKind
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.text import squash
from caicach.core.ground.values import NOT_REPORTED, Value, ValueState, reported
from caicach.core.ground.words import Messages, Words
from caicach.core.reading.cells import CellDoubt, CellReading, read_cell
from caicach.core.reading.quantities import Expectation


# How each state without a number is typed and shown; typing the mark says the state again.
MARKS = {
    ValueState.NONE_AROSE: "-",
    ValueState.NOT_APPLICABLE: "x",
    ValueState.NOT_REPORTED: "",
    ValueState.WITHHELD: "mật",
}
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class TypedCell:
    """The value, and with it no `typed` text and no doubt; or not reported, the text as typed, why it was not
    understood, and the values it may have meant."""

    value: Value
    typed: str = ""
    doubt: Words | None = None
    choices: tuple[Value, ...] = ()


def understood(text: str, row: Indicator, messages: Messages) -> TypedCell:
    """What the text says in this row. Nothing is guessed: a text that can be read in two ways, or that says more
    than the value, is kept as it is until the person chooses."""
    plain = squash(text)
    reading = _reading(plain, row)
    if reading.doubt is None and not reading.mark:
        return TypedCell(reading.value)
    doubt = reading.doubt or CellDoubt.TEXT_AROUND
    choices = _choices(plain, row, reading)
    return TypedCell(NOT_REPORTED, plain[:_LONGEST], _sentence(doubt, plain, row, messages), choices)


def shown_in(row: Indicator, value: Value) -> str:
    """The value as its cell shows it; typed into the cell again it says the same value."""
    if value.number is None:
        return MARKS[value.state]
    if row.codes:
        labels = {item.value: item.label for item in row.codes}
        label = labels.get(int(value.number)) if value.number == int(value.number) else None
        return f"{vietnamese_number(value.number)} – {label}" if label else vietnamese_number(value.number)
    return vietnamese_number(value.number, _decimals(row, value.number))


def _decimals(row: Indicator, number: Decimal) -> int:
    """How many decimals say the number exactly. Three would be read as thousands: a zero more says what they are."""
    exponent = number.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    if row.kind is IndicatorKind.RATE and decimals < 2:
        decimals = 2
    elif row.kind is not IndicatorKind.RATE and number == number.to_integral_value():
        decimals = 0
    return 4 if decimals == 3 else decimals


def _reading(text: str, row: Indicator) -> CellReading:
    codes = {item.label: item.value for item in row.codes}
    if row.codes and text.casefold() == MARKS[ValueState.NOT_APPLICABLE]:
        return CellReading(Value(ValueState.NOT_APPLICABLE))
    return read_cell(text, EXPECTATIONS[row.kind], row.printed_unit, codes)


def _choices(text: str, row: Indicator, reading: CellReading) -> tuple[Value, ...]:
    """The value the text most likely says, and for a separator that reads both ways the other one."""
    numbers: list[Decimal] = [] if reading.value.number is None else [reading.value.number]
    if reading.doubt is CellDoubt.AMBIGUOUS:
        for expects in (Expectation.RATE, Expectation.COUNT):
            other = read_cell(text, expects, "").value.number
            numbers += [other] if other is not None and other not in numbers else []
    is_whole = EXPECTATIONS[row.kind] in (Expectation.COUNT, Expectation.CODE)
    return tuple(reported(n) for n in numbers if not is_whole or n == n.to_integral_value())


def _sentence(doubt: CellDoubt, raw: str, row: Indicator, messages: Messages) -> Words:
    unit = row.unit.printed if row.unit else row.printed_unit
    return messages.say(f"submissions.typed_{doubt.value}", code=row.code, raw=raw, unit=unit)
