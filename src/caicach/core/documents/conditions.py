"""When a sentence fits: comparisons of figures and states of rows. A comparison with a missing figure is false."""

import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.documents.figures import SettledFigures
from caicach.core.ground.values import ValueState


_COMPARE: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sums compared; each term is a whole number or an indicator id. None arose counts as zero."""

    left: tuple[str | int, ...]
    sign: str
    right: tuple[str | int, ...]

    def holds(self, figures: SettledFigures) -> bool:
        """Whether it is true; false while any figure is missing."""
        left, right = _sum(self.left, figures), _sum(self.right, figures)
        return left is not None and right is not None and _COMPARE[self.sign](left, right)

    @property
    def indicators(self) -> frozenset[str]:
        """The indicators it compares."""
        return frozenset(term for term in self.left + self.right if isinstance(term, str))


@dataclass(frozen=True, slots=True)
class StateIs:
    """A row is in this state of the five."""

    indicator: str
    state: ValueState

    def holds(self, figures: SettledFigures) -> bool:
        """Whether the row is in the state."""
        return figures.value(self.indicator).state is self.state

    @property
    def indicators(self) -> frozenset[str]:
        """The indicator it asks about."""
        return frozenset({self.indicator})


@dataclass(frozen=True, slots=True)
class IsTallied:
    """A coded row counts agencies in place of holding a code."""

    indicator: str

    def holds(self, figures: SettledFigures) -> bool:
        """Whether the row counts agencies."""
        return self.indicator in figures.tallies

    @property
    def indicators(self) -> frozenset[str]:
        """The indicator it asks about."""
        return frozenset({self.indicator})


Condition = Comparison | StateIs | IsTallied


def _sum(terms: tuple[str | int, ...], figures: SettledFigures) -> Decimal | None:
    """The sum; a row that is not for this agency adds nothing to others, a missing figure leaves no sum."""
    numbers = [_number(term, figures) for term in terms if len(terms) == 1 or not _is_foreign(term, figures)]
    known = [number for number in numbers if number is not None]
    return sum(known, Decimal(0)) if numbers and len(known) == len(numbers) else None


def _number(term: str | int, figures: SettledFigures) -> Decimal | None:
    return Decimal(term) if isinstance(term, int) else figures.number(term)


def _is_foreign(term: str | int, figures: SettledFigures) -> bool:
    return isinstance(term, str) and figures.value(term).state is ValueState.NOT_APPLICABLE


_TALLIED = re.compile(r"(\S+) is tallied")
_STATE = re.compile(r"(\S+) is (\w+)")
_COMPARISON = re.compile(r"([^=!<>]+?)\s*(!=|<=|>=|=|<|>)\s*([^=!<>]+)")


def parse_condition(text: str) -> Condition:
    """`A.5.5 > A.5.6 + A.5.7`, `A.2 is none_arose`, `A.6 is tallied`; ValueError when it is neither."""
    if tallied := _TALLIED.fullmatch(text.strip()):
        return IsTallied(tallied[1])
    if state := _STATE.fullmatch(text.strip()):
        return StateIs(state[1], ValueState(state[2]))
    if comparison := _COMPARISON.fullmatch(text.strip()):
        return Comparison(_terms(comparison[1]), comparison[2], _terms(comparison[3]))
    raise ValueError(f"neither a comparison nor a state: {text!r}")


def _terms(text: str) -> tuple[str | int, ...]:
    terms = (term.strip() for term in text.split("+"))
    return tuple(int(term) if term.isdecimal() else term for term in terms)
