"""The tree that figures are added up along: nodes in tree order, each before all that stand under it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Tree:
    """`nodes[0]` is the root; `parents[i]` is the position of the parent of `nodes[i]`, -1 for the root. The nodes under
    one another stand in a block: those of the subtree of `i` are `nodes[i : ends[i]]`. Branches may differ in depth."""

    nodes: tuple[str, ...]
    parents: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.nodes) != len(self.parents) or not self.nodes or self.parents[0] != -1:
            raise ValueError("a tree has one root, which comes first, and a parent for every other node")
        if len(set(self.nodes)) < len(self.nodes):
            raise ValueError("a node stands twice in the tree")
        line: list[int] = []
        for node, parent in enumerate(self.parents):
            while line and line[-1] != parent:
                line.pop()
            if node and not line:
                raise ValueError(f"{self.nodes[node]} does not follow its parent in tree order")
            line.append(node)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each node stands."""
        return {node: at for at, node in enumerate(self.nodes)}

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """One past the last node of each subtree."""
        ends = list(range(1, len(self.nodes) + 1))
        for node in range(len(self.nodes) - 1, 0, -1):
            parent = self.parents[node]
            ends[parent] = max(ends[parent], ends[node])
        return tuple(ends)

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many nodes stand above each."""
        depths: list[int] = []
        for parent in self.parents:
            depths.append(0 if parent < 0 else depths[parent] + 1)
        return tuple(depths)

    def line_up(self, node: str) -> Iterator[str]:
        """The node and all above it, the root last; KeyError when it is not in the tree."""
        at = self.position[node]
        while at >= 0:
            yield self.nodes[at]
            at = self.parents[at]

    def children(self, node: str) -> tuple[str, ...]:
        """The nodes right under it, in order."""
        at = self.position[node]
        return tuple(self.nodes[i] for i in range(at + 1, self.ends[at]) if self.parents[i] == at)


def tree_of(parents: Mapping[str, str | None]) -> Tree:
    """The tree of nodes and their parents; children keep the order of the mapping. ValueError unless there is one root and
    every node hangs under it."""
    below: dict[str | None, list[str]] = {}
    for node, parent in parents.items():
        below.setdefault(parent, []).append(node)
    roots = below.get(None, [])
    if len(roots) != 1:
        raise ValueError(f"{len(roots)} roots where one is needed")
    nodes, above = _in_order(roots[0], below)
    if len(nodes) < len(parents):
        raise ValueError("some nodes do not hang under the root")
    return Tree(nodes, above)


def _in_order(
    root: str, below: Mapping[str | None, Iterable[str]]
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    nodes: list[str] = []
    above: list[int] = []
    waiting = [(root, -1)]
    while waiting:
        node, parent = waiting.pop()
        here = len(nodes)
        nodes.append(node)
        above.append(parent)
        waiting += [(child, here) for child in reversed(list(below.get(node, ())))]
    return tuple(nodes), tuple(above)
