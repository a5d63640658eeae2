"""A reported value: one of five states, and an exact number only when one was reported."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class ValueState(StrEnum):
    """Why a cell holds what it holds. Zero is a number; nothing is not zero."""

    REPORTED = "reported"
    NONE_AROSE = "none_arose"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Value:
    """A state, with a finite exact number if and only if the state is `reported`."""

    state: ValueState
    number: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.state is ValueState.REPORTED) != (self.number is not None):
            raise ValueError(f"a {self.state} value with number {self.number!r}")
        if self.number is not None and not self.number.is_finite():
            raise ValueError(f"not a finite number: {self.number!r}")


def reported(number: Decimal | int | str) -> Value:
    """A reported number; ints and strings are taken exactly, floats are refused."""
    if isinstance(number, float):
        raise TypeError("a float is not exact; pass a Decimal, an int or a string")
    return Value(ValueState.REPORTED, Decimal(number))


NONE_AROSE = Value(ValueState.NONE_AROSE)
NOT_APPLICABLE = Value(ValueState.NOT_APPLICABLE)
NOT_REPORTED = Value(ValueState.NOT_REPORTED)
WITHHELD = Value(ValueState.WITHHELD)
