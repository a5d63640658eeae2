"""Members of catalogues listed by name, united up the tree: pairs of node and element, each once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from caicach.adapters.engines.layout import Layout, Whole


Place = tuple[str, str]
"""Period and catalogue."""


@dataclass
class Lists:
    """What each unit lists. The union of a period and catalogue is made when it is first asked for, and again after a
    correction."""

    layout: Layout
    listed: dict[Place, dict[int, frozenset[str]]] = field(default_factory=dict)
    _counts: dict[Place, Whole] = field(default_factory=dict, repr=False)

    def put(self, unit: int, period: str, elements: Mapping[str, frozenset[str]]) -> None:
        """The unit now lists these for the period, and nothing else."""
        for place in [place for place in self.listed if place[0] == period]:
            if self.listed[place].pop(unit, None) is not None:
                self._counts.pop(place, None)
        for catalogue, members in elements.items():
            self.listed.setdefault((period, catalogue), {})[unit] = frozenset(members)
            self._counts.pop((period, catalogue), None)

    def count(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements are listed at the node and below it."""
        units = self.listed.get((period, catalogue))
        if not units:
            return 0
        which = int(np.searchsorted(self.layout.inner, position := self.layout.tree.position[node]))
        if which == len(self.layout.inner) or self.layout.inner[which] != position:
            first, last = self.layout.units_at(node)
            return len(frozenset().union(*(units.get(unit, ()) for unit in range(first, last))))
        place = period, catalogue
        if place not in self._counts:
            self._counts[place] = _united(self.layout, units)
        return int(self._counts[place][which])


def _united(layout: Layout, units: Mapping[int, Iterable[str]]) -> Whole:
    """How many different elements each inner node has, from the deepest level up."""
    number: dict[str, int] = {}
    pairs = [
        (int(layout.adders[layout.at[unit]]), number.setdefault(element, len(number)))
        for unit, elements in units.items()
        for element in elements
    ]
    nodes, elements = np.array(pairs, np.int64).reshape(-1, 2).T
    keys = np.unique(nodes * max(len(number), 1) + elements)
    counts = np.zeros(len(layout.inner), np.int64)
    depths = np.array(layout.tree.depths, np.int64)[layout.inner]
    for depth in range(int(depths.max()), -1, -1):
        nodes = keys // max(len(number), 1)
        here = depths[nodes] == depth
        counts += np.bincount(nodes[here], minlength=len(counts))
        lifted = layout.above[nodes[here]] * len(number) + keys[here] % max(len(number), 1)
        keys = np.unique(np.concatenate([keys[~here], lifted])) if depth else keys
    return counts
