"""Totals of which those of inner nodes stand ready, and those of leaves are read when someone asks."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from caicach.adapters.engines.adding import Sums
from caicach.adapters.engines.frame import Frame
from caicach.adapters.engines.lists import Lists
from caicach.adapters.engines.thousandths import in_ones
from caicach.core.consolidation.totals import NOTHING, Total


@dataclass
class InnerTotals(ABC):
    """`sums` has a row for each inner node of the frame's layout; `lists` is what the units list by name."""

    frame: Frame
    sums: Sums = field(repr=False)
    lists: Lists = field(repr=False)

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        column = self.frame.column(period, measure)
        if column is None or node not in self.frame.layout.tree.position:
            return NOTHING
        at = self._inner.get(node)
        if at is None:
            return self._of_leaf(node, period, measure)
        return total_of(int(self.sums.numbers[at, column]), self.sums.counts[:, at, column].tolist())

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
        return self.lists.count(node, period, catalogue)

    @cached_property
    def _inner(self) -> dict[str, int]:
        layout = self.frame.layout
        return {layout.tree.nodes[position]: at for at, position in enumerate(layout.inner)}

    @abstractmethod
    def _of_leaf(self, node: str, period: str, measure: str) -> Total:
        """The total of what stands at a node without nodes below it."""


def total_of(thousandths: int, counts: Iterable[int]) -> Total:
    """The total of a sum and the count of each state, in the order of STATES."""
    a, b, c, d, e = counts
    return Total(in_ones(thousandths), (a, b, c, d, e))
