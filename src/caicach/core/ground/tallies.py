"""What many agencies answered in one coded row."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from caicach.core.ground.values import ValueState


@dataclass(frozen=True)
class Tally:
    """How many agencies chose each code, and how many stood in a state without one."""

    codes: Mapping[Decimal, int] = field(default_factory=dict)
    without: Mapping[ValueState, int] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        """How many chose a code."""
        return sum(self.codes.values())

    @property
    def asked(self) -> int:
        """How many were asked."""
        return self.answered + sum(self.without.values())
