"""What an engine adds up: the parts one contribution brings to the measures, at its node, for its period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from caicach.core.consolidation.totals import Totals
from caicach.core.consolidation.tree import Tree
from caicach.core.ground.values import Value


@dataclass(frozen=True)
class Parts:
    """The parts of one contribution. A measure that is not among the values was not asked there and counts nowhere.

    `node` may be any node, an inner one too; several contributions may stand at one node. `elements` are the members of
    catalogues the agency lists by name, which are united instead of added."""

    node: str
    period: str
    values: Mapping[str, Value]
    elements: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Engine(Protocol):
    """Something that adds up: the reference in plain Python, the cube, DuckDB, Spark. All answer alike to the digit."""

    def add_up(self, tree: Tree, parts: Iterable[Parts]) -> Totals:
        """The totals of every node of the tree, period and measure. KeyError when a part's node is not in the tree."""
