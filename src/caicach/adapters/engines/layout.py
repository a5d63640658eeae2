"""Where things stand in the cube, so that what one node adds is one piece of memory.

Every inner node adds its own parts and those of the leaves right under it; the inner nodes under it are added after. Units
(a contribution each) stand in the order of the node that adds them, so each inner node's units are one block of rows."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from caicach.core.consolidation.tree import Tree


Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Layout:
    """The inner nodes of a tree, and for each unit the node it stands at, units in their order."""

    tree: Tree
    at: Whole

    @cached_property
    def inner(self) -> Whole:
        """Positions in the tree of the nodes that add others, and of the root; in tree order."""
        return np.array(sorted({0, *self.tree.parents} - {-1}), np.int64)

    @cached_property
    def adders(self) -> Whole:
        """For each node of the tree which inner node adds its own parts: itself, or the one above a leaf."""
        return adders_of(self.tree, self.inner)

    @cached_property
    def above(self) -> Whole:
        """For each inner node the inner node above it, -1 for the root; an earlier one always."""
        which = {int(node): at for at, node in enumerate(self.inner)}
        return np.array([which.get(self.tree.parents[node], -1) for node in self.inner], np.int64)

    @cached_property
    def blocks(self) -> Whole:
        """Where each inner node's block of units begins; at the end, how many units there are."""
        return np.searchsorted(self.adders[self.at], np.arange(len(self.inner) + 1))

    def units_at(self, node: str) -> tuple[int, int]:
        """The first unit that stands at the node itself, and one past the last."""
        position = self.tree.position[node]
        which = self.adders[position]
        begins, here = self.blocks[which], self.at[self.blocks[which] : self.blocks[which + 1]]
        first, last = np.searchsorted(here, position), np.searchsorted(here, position, "right")
        return int(begins + first), int(begins + last)

    def line_up(self, unit: int) -> list[int]:
        """The inner nodes that the unit counts in, from the one that adds it to the root."""
        line = [int(self.adders[self.at[unit]])]
        while (above := int(self.above[line[-1]])) >= 0:
            line.append(above)
        return line


def adders_of(tree: Tree, inner: Whole) -> Whole:
    """For each node of the tree the place among the inner nodes of the one that adds its own parts."""
    places = np.full(len(tree.nodes), -1, np.int64)
    places[inner] = np.arange(len(inner))
    above = np.array(tree.parents, np.int64)
    return np.where(places >= 0, places, places[above])
