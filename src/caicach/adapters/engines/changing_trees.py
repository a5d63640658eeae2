"""Periods whose trees differ: those that share a tree are added up together, each tree once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caicach.core.consolidation.parts import Engine, Parts
from caicach.core.consolidation.totals import NOTHING, Total, Totals
from caicach.core.consolidation.tree import Tree


@dataclass(frozen=True)
class TotalsByPeriod:
    """The totals of each period along its own tree."""

    of_period: Mapping[str, Totals]

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it, as the tree of the period has it."""
        totals = self.of_period.get(period)
        return NOTHING if totals is None else totals.of(node, period, measure)

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
        totals = self.of_period.get(period)
        return 0 if totals is None else totals.elements(node, period, catalogue)


def add_up_by_period(engine: Engine, trees: Mapping[str, Tree], parts: Iterable[Parts]) -> TotalsByPeriod:
    """The totals of every period along its tree. KeyError when a period has no tree, or a node is not in it."""
    by_tree: dict[Tree, list[Parts]] = {}
    for part in parts:
        by_tree.setdefault(trees[part.period], []).append(part)
    totals = {tree: engine.add_up(tree, given) for tree, given in by_tree.items()}
    return TotalsByPeriod({period: totals[tree] for period, tree in trees.items() if tree in totals})
