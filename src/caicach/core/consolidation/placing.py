"""Where each agency's figures stand on the map of a day: in its place, with the agency that followed it, or above those it
was split into."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from caicach.core.consolidation.tree import Tree, tree_of
from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import Directory


class Placement(StrEnum):
    """How an agency came to its node: it exists on the day; its work went to the node's agency; it was divided among
    agencies under the node; it was closed and nobody followed."""

    OWN = "own"
    FOLLOWED = "followed"
    DIVIDED = "divided"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Place:
    """An agency's node and how it came there."""

    agency: str
    node: str
    how: Placement


@dataclass(frozen=True)
class PlaceMap:
    """The map of a day under a root; KeyError when the root is not known, ValueError when it does not exist on the day."""

    directory: Directory
    root: str
    on: date

    def __post_init__(self) -> None:
        if not self.directory.agency(self.root).is_alive(self.on):
            raise ValueError(f"{self.root} does not exist on {self.on}")

    def place(self, id_: str) -> Place | None:
        """Where the agency's figures stand; None when that is not under the root."""
        agency = self.directory.find(id_)
        if agency is None:
            return None
        if agency.is_alive(self.on):
            return Place(id_, id_, Placement.OWN) if id_ in self._under else None
        return self._after(agency)

    def _after(self, agency: Agency) -> Place | None:
        heirs = [heir.id for heir in self.directory.successors_on(agency.id, self.on)]
        here = [heir for heir in heirs if heir in self._under]
        if len(heirs) == 1 and here:
            return Place(agency.id, here[0], Placement.FOLLOWED)
        if here:
            return Place(agency.id, self._above_all(here), Placement.DIVIDED)
        if heirs:
            return None
        return self._closed(agency)

    def _closed(self, agency: Agency) -> Place | None:
        if agency.valid_to is None:
            return None
        above = self.directory.parent_on(agency.id, agency.valid_to)
        found = self.place(above.id) if above is not None else None
        return Place(agency.id, found.node, Placement.CLOSED) if found is not None else None

    def _above_all(self, nodes: list[str]) -> str:
        """The nearest node above all of them."""
        lines = [self._line(node) for node in nodes]
        shared = set(lines[0]).intersection(*lines[1:]) - set(nodes)
        return next(node for node in lines[0] if node in shared or node == self.root)

    def _line(self, node: str) -> list[str]:
        """The nodes above it up to the root, the nearest first."""
        above = [node] if node == self.root else []
        for agency in self.directory.ancestors_on(node, self.on):
            above.append(agency.id)
            if agency.id == self.root:
                break
        return above

    def tree(self, nodes: Iterable[str]) -> Tree:
        """The root, these nodes and all between, in the order of the directory."""
        needed = {self.root}
        for node in nodes:
            needed.update((node, *self._line(node)))
        parents: dict[str, str | None] = {self.root: None}
        for agency in self.directory.agencies:
            if agency.id in needed and agency.id != self.root:
                above = self.directory.parent_on(agency.id, self.on)
                parents[agency.id] = above.id if above is not None else None
        return tree_of(parents)

    @cached_property
    def _under(self) -> frozenset[str]:
        return frozenset(agency.id for agency in self.directory.subtree_on(self.root, self.on))
