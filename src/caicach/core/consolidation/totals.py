"""A total with its coverage: the sum of the numbers, and how many parts stood in each of the five states.

Totals form a commutative group under `+`: no order and no partition of the parts changes the whole, and a part can be
taken out again. Every engine carries these six numbers and nothing else."""

from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Protocol

from caicach.core.checks.sql import STATE_CODES
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WITHHELD,
    Value,
    ValueState,
)


STATES = tuple(STATE_CODES)
"""The order in which every engine numbers the states, from 1: the code of the wide table and one; 0 is a part not asked."""

ASKED = 1
"""What is added to the code of a state, so that zero is left for a part that was not asked."""

EXACT = Context(prec=60)
"""Sums of sixty digits are exact; the usual context rounds at twenty-eight."""

_REPORTED = STATES.index(ValueState.REPORTED)
_PRECEDENCE = (
    (ValueState.WITHHELD, WITHHELD),
    (ValueState.NOT_REPORTED, NOT_REPORTED),
    (ValueState.NONE_AROSE, NONE_AROSE),
)


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of the numbers reported, and the count of parts in each state, in the order of STATES."""

    number: Decimal = Decimal(0)
    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)

    def __add__(self, other: "Total") -> "Total":
        a, b = self.counts, other.counts
        counts = (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4])
        return Total(EXACT.add(self.number, other.number), counts)

    def __sub__(self, other: "Total") -> "Total":
        a, b = self.counts, other.counts
        counts = (a[0] - b[0], a[1] - b[1], a[2] - b[2], a[3] - b[3], a[4] - b[4])
        return Total(EXACT.subtract(self.number, other.number), counts)

    def count(self, state: ValueState) -> int:
        """How many parts stood in that state."""
        return self.counts[STATES.index(state)]

    @property
    def asked(self) -> int:
        """How many agencies were asked for the figure."""
        return sum(self.counts)

    @property
    def reported(self) -> int:
        """How many gave a number."""
        return self.counts[_REPORTED]

    @property
    def is_complete(self) -> bool:
        """Whether nobody's figure is left out: neither not reported nor withheld."""
        return not (self.count(ValueState.NOT_REPORTED) or self.count(ValueState.WITHHELD))

    @property
    def value(self) -> Value:
        """The state of the total: a number as soon as one part is a number; else what the parts leave open comes first,
        so that a missing agency never turns into zero; not applicable when nobody was asked."""
        if self.reported:
            return Value(ValueState.REPORTED, self.number)
        return next((value for state, value in _PRECEDENCE if self.count(state)), NOT_APPLICABLE)


NOTHING = Total()

_ONE_OF = {state: tuple(int(other is state) for other in STATES) for state in STATES}


def total_of(value: Value) -> Total:
    """The total of one part."""
    a, b, c, d, e = _ONE_OF[value.state]
    return Total(value.number if value.number is not None else Decimal(0), (a, b, c, d, e))


class Totals(Protocol):
    """What an engine answers: the total of every node, period and measure. A node or measure without parts is NOTHING."""

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
