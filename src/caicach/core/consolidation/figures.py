"""A figure of many agencies, with what it was made of and what is doubtful about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from caicach.core.consolidation.totals import NOTHING, Total
from caicach.core.ground.values import NOT_REPORTED, Value


class Doubt(StrEnum):
    """Why a figure is not given, or to be looked at before it is signed."""

    SOME_MISSING = "some_missing"
    NOT_ADDED = "not_added"
    NO_KEEPER = "no_keeper"
    SEVERAL_KEEPERS = "several_keepers"
    NO_BASE = "no_base"
    PART_ABOVE_WHOLE = "part_above_whole"
    KEPT_APART = "kept_apart"
    CODES_ONLY = "codes_only"
    LISTED_OTHERWISE = "listed_otherwise"


@dataclass(frozen=True)
class ConsolidatedFigure:
    """The figure of one row. `total` is what was added, with its coverage (NOTHING when the figure follows from others);
    `codes` how many agencies chose each code; `apart` the totals of other versions of the form that do not compare."""

    row: str
    value: Value = NOT_REPORTED
    total: Total = NOTHING
    codes: Mapping[Decimal, int] = field(default_factory=dict)
    apart: Mapping[str, Total] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class NodeTotals:
    """What was added up at one node for one period, and the figures already made of it."""

    total: Callable[[str], Total]
    elements: Callable[[str], int]
    figures: Mapping[str, ConsolidatedFigure]

    def value(self, row: str) -> Value:
        """The value of a row made before; not reported when the form has none."""
        found = self.figures.get(row)
        return found.value if found is not None else NOT_REPORTED
