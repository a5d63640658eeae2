"""The dense cube: a row a unit in the order in which nodes add them, a column a measure of a period, exact thousandths and
a byte of state in each cell. Adding it up is little more than reading it once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from caicach.adapters.content.messages import message
from caicach.adapters.engines.adding import States, Sums, SumTooLarge, added_up
from caicach.adapters.engines.layout import Layout, Whole
from caicach.adapters.engines.lists import Lists
from caicach.adapters.engines.thousandths import in_ones
from caicach.core.consolidation.totals import ASKED, NOTHING, STATES, Total
from caicach.core.consolidation.tree import Tree
from caicach.core.ground.errors import CaicachError


Unit = tuple[str, int]
"""Whose figures, and which of several in one period, from 1."""


class TooLargeToAdd(CaicachError):
    """A total is larger than a column holds; nothing was added wrongly, and nothing was answered."""


@dataclass
class Cube:
    """`units` are the rows: each an agency, or a node, and which of its parts it is. Columns go by period, within it by
    measure. `largest` is no smaller than any number without its sign."""

    layout: Layout
    units: Sequence[Unit]
    periods: tuple[str, ...]
    measures: tuple[str, ...]
    numbers: Whole
    states: States
    lists: Lists
    largest: int = 0

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
        """The column of a measure of a period; None when the cube has none."""
        first, place = self.first_column.get(period), self.place.get(measure)
        return None if first is None or place is None else first + place

    def total(self) -> "CubeTotals":
        """The totals of every node. TooLargeToAdd names the total that does not fit."""
        try:
            return CubeTotals(self, added_up(self.layout, self.numbers, self.states, self.largest))
        except SumTooLarge as large:
            raise self.too_large(large.node, large.column) from large

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


@dataclass
class CubeTotals:
    """The totals of a cube; those of inner nodes stand ready, those of leaves are read from their rows."""

    cube: Cube
    sums: Sums
    _inner: Mapping[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        nodes = self.cube.layout.tree.nodes
        self._inner = {nodes[position]: at for at, position in enumerate(self.cube.layout.inner)}

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        column = self.cube.column(period, measure)
        if column is None or node not in self.cube.layout.tree.position:
            return NOTHING
        at = self._inner.get(node)
        if at is None:
            return self._of_leaf(node, column)
        return _total(int(self.sums.numbers[at, column]), self.sums.counts[:, at, column].tolist())

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
        return self.cube.lists.count(node, period, catalogue)

    def _of_leaf(self, node: str, column: int) -> Total:
        first, last = self.cube.layout.units_at(node)
        states = np.bincount(self.cube.states[first:last, column], minlength=len(STATES) + ASKED)
        return _total(sum(self.cube.numbers[first:last, column].tolist()), states[ASKED:].tolist())


def _total(thousandths: int, counts: Iterable[int]) -> Total:
    a, b, c, d, e = counts
    return Total(in_ones(thousandths), (a, b, c, d, e))


def empty_cube(
    tree: Tree, nodes: Mapping[Unit, str], periods: Sequence[str], measures: Sequence[str]
) -> Cube:
    """A cube in which nobody was asked anything. `nodes` are the units with the node each stands at; KeyError when one is not
    in the tree."""
    names = list(nodes)
    at = np.array([tree.position[node] for node in nodes.values()], np.int64)
    layout = Layout(tree, at)
    order = np.lexsort((at, layout.adders[at]))
    layout = Layout(tree, at[order])
    width = len(periods) * len(measures)
    return Cube(
        layout,
        [names[unit] for unit in order],
        tuple(periods),
        tuple(measures),
        np.zeros((len(names), width), np.int64),
        np.zeros((len(names), width), np.uint8),
        Lists(layout),
    )
