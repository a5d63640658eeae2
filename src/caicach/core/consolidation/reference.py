"""The engine every other must equal: each part added to its node and to all above it, one by one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import NOTHING, Total, total_of
from caicach.core.consolidation.tree import Tree


Place = tuple[str, str, str]
"""Node, period and measure or catalogue."""


@dataclass(frozen=True)
class ReferenceTotals:
    """Totals as a mapping."""

    totals: Mapping[Place, Total]
    united: Mapping[Place, frozenset[str]]

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        return self.totals.get((node, period, measure), NOTHING)

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements are listed at the node and below it."""
        return len(self.united.get((node, period, catalogue), ()))


class ReferenceEngine:
    """Adds exact decimals in plain Python."""

    def add_up(self, tree: Tree, parts: Iterable[Parts]) -> ReferenceTotals:
        """The totals of every node, period and measure."""
        totals: defaultdict[Place, Total] = defaultdict(lambda: NOTHING)
        united: defaultdict[Place, frozenset[str]] = defaultdict(frozenset)
        for part in parts:
            for node in tree.line_up(part.node):
                for measure, value in part.values.items():
                    totals[node, part.period, measure] += total_of(value)
                for catalogue, elements in part.elements.items():
                    united[node, part.period, catalogue] |= elements
        return ReferenceTotals(dict(totals), dict(united))
