"""The dense cube: a row a unit in the order in which nodes add them, a column a measure of a period, exact thousandths and
a byte of state in each cell. Adding it up is little more than reading it once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from caicach.adapters.engines.adding import States, SumTooLarge, added_up
from caicach.adapters.engines.frame import Frame, Unit, framed
from caicach.adapters.engines.inner_totals import InnerTotals, total_of
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.lists import Lists
from caicach.core.consolidation.totals import ASKED, STATES, Total
from caicach.core.consolidation.tree import Tree


@dataclass
class Cube:
    """A cell for each row and column of the frame. `largest` is no smaller than any number without its sign."""

    frame: Frame
    numbers: Whole
    states: States
    lists: Lists
    largest: int = 0

    def total(self) -> "CubeTotals":
        """The totals of every node. TooLargeToAdd names the total that does not fit."""
        try:
            sums = added_up(self.frame.layout, self.numbers, self.states, self.largest)
        except SumTooLarge as large:
            raise self.frame.too_large(large.node, large.column) from large
        return CubeTotals(self.frame, sums, self.lists, self)


@dataclass
class CubeTotals(InnerTotals):
    """The totals of a cube; those of leaves are read from their rows."""

    cube: Cube

    def _of_leaf(self, node: str, period: str, measure: str) -> Total:
        first, last = self.frame.layout.units_at(node)
        column = self.frame.first_column[period] + self.frame.place[measure]
        states = np.bincount(self.cube.states[first:last, column], minlength=len(STATES) + ASKED)
        return total_of(sum(self.cube.numbers[first:last, column].tolist()), states[ASKED:].tolist())


def empty_cube(
    tree: Tree, nodes: Mapping[Unit, str], periods: Sequence[str], measures: Sequence[str]
) -> Cube:
    """A cube in which nobody was asked anything. `nodes` are the units with the node each stands at; KeyError when one is not
    in the tree."""
    frame = framed(tree, nodes, periods, measures)
    shape = len(frame.units), frame.width
    return Cube(frame, np.zeros(shape, np.int64), np.zeros(shape, np.uint8), Lists(frame.layout))
