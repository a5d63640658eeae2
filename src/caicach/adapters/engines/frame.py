"""What totals are of: units in the order in which nodes add them, periods and measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from caicach.adapters.content.messages import message
from caicach.adapters.engines.layout import Layout
from caicach.core.consolidation.tree import Tree
from caicach.core.ground.errors import CaicachError


Unit = tuple[str, int]
"""Whose figures, and which of several in one period, from 1."""


class TooLargeToAdd(CaicachError):
    """A total is larger than a column holds; nothing was added wrongly, and nothing was answered."""


@dataclass(frozen=True)
class Frame:
    """`units` are the rows: each an agency, or a node, and which of its parts it is. Columns go by period, within it by
    measure."""

    layout: Layout
    units: Sequence[Unit]
    periods: tuple[str, ...]
    measures: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.periods) * len(self.measures)

    @cached_property
    def row_of(self) -> Mapping[Unit, int]:
        """The row of each unit."""
        return {unit: row for row, unit in enumerate(self.units)}

    @cached_property
    def first_column(self) -> Mapping[str, int]:
        """Where the columns of each period begin."""
        return {period: at * len(self.measures) for at, period in enumerate(self.periods)}

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each measure stands among the columns of a period."""
        return {measure: at for at, measure in enumerate(self.measures)}

    def column(self, period: str, measure: str) -> int | None:
        """The column of a measure of a period; None when there is none."""
        first, place = self.first_column.get(period), self.place.get(measure)
        return None if first is None or place is None else first + place

    def too_large(self, node: int, column: int) -> TooLargeToAdd:
        """The error that names the total of an inner node."""
        period, place = divmod(column, len(self.measures))
        named = {
            "row": self.measures[place],
            "period": self.periods[period],
            "node": self.layout.tree.nodes[self.layout.inner[node]],
        }
        return TooLargeToAdd(
            message("engines.sum_larger", **named), message("engines.sum_larger_do"), **named
        )


def framed(tree: Tree, nodes: Mapping[Unit, str], periods: Sequence[str], measures: Sequence[str]) -> Frame:
    """The frame of the units, with the node each stands at. KeyError when one is not in the tree."""
    names = list(nodes)
    at = np.array([tree.position[node] for node in nodes.values()], np.int64)
    order = np.lexsort((at, Layout(tree, at).adders[at]))
    units = [names[unit] for unit in order]
    return Frame(Layout(tree, at[order]), units, tuple(periods), tuple(measures))
