"""Totals that a cluster added up: those of inner nodes stand here, those of leaves are asked for when needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import pyarrow as pa

from caicach.adapters.engines.spark_connect import Spark
from caicach.adapters.engines.thousandths import in_ones
from caicach.core.checks.sql import quoted
from caicach.core.consolidation import sql
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import NOTHING, Total, total_of
from caicach.core.consolidation.tree import Tree


WIDTH = 1 + len(sql.CODES)
"""Columns a measure: its number and the count of each state."""


@dataclass(frozen=True)
class Group:
    """The totals of some measures as they came from the cluster: node, period, then the columns of each measure."""

    measures: tuple[str, ...]
    table: pa.Table

    @cached_property
    def rows(self) -> Mapping[tuple[int, str], int]:
        """The row of each node and period."""
        places = zip(self.table["node"].to_pylist(), self.table["period"].to_pylist(), strict=True)
        return {place: row for row, place in enumerate(places)}

    @cached_property
    def columns(self) -> list[Sequence[int]]:
        """The columns of the measures."""
        return [self.table.column(at).to_numpy() for at in range(2, self.table.num_columns)]

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The first column of each measure."""
        return {measure: WIDTH * at for at, measure in enumerate(self.measures)}

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total in that row; nothing where there is none."""
        row = self.rows.get((node, period))
        if row is None:
            return NOTHING
        first = self.places[measure]
        number, a, b, c, d, e = (int(column[row]) for column in self.columns[first : first + WIDTH])
        return Total(in_ones(number), (a, b, c, d, e))


class Leaves(Protocol):
    """What stands at a leaf itself."""

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total of the parts there."""

    def elements(self, node: int, period: str, catalogue: str) -> int:
        """How many different elements are listed there."""

    def close(self) -> None:
        """Nothing more is asked."""


@dataclass(frozen=True)
class SparkTotals:
    """Totals of a tree; `listed` is how many elements each inner node, period and catalogue has. Close it when nothing more is
    asked of leaves."""

    tree: Tree
    groups: Sequence[Group]
    listed: Mapping[tuple[int, str, str], int]
    leaves: Leaves

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        at, group = self.tree.position.get(node), self._group_of.get(measure)
        if at is None or group is None:
            return NOTHING
        return (self.leaves if self._is_leaf(at) else group).total(at, period, measure)

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
        at = self.tree.position[node]
        if self._is_leaf(at):
            return self.leaves.elements(at, period, catalogue)
        return self.listed.get((at, period, catalogue), 0)

    def close(self) -> None:
        """The cluster keeps nothing for these totals any more; those of inner nodes stay."""
        self.leaves.close()

    def _is_leaf(self, at: int) -> bool:
        return at > 0 and self.tree.ends[at] == at + 1

    @cached_property
    def _group_of(self) -> Mapping[str, Group]:
        return {measure: group for group in self.groups for measure in group.measures}


@dataclass(frozen=True)
class LeavesOfParts:
    """The contributions themselves: nobody needs a cluster to add up those of one leaf."""

    tree: Tree
    parts: Sequence[Parts]

    @cached_property
    def _at(self) -> Mapping[tuple[int, str], Sequence[Parts]]:
        found: dict[tuple[int, str], list[Parts]] = {}
        for part in self.parts:
            found.setdefault((self.tree.position[part.node], part.period), []).append(part)
        return found

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total of the parts there."""
        here = self._at.get((node, period), ())
        return sum((total_of(p.values[measure]) for p in here if measure in p.values), NOTHING)

    def elements(self, node: int, period: str, catalogue: str) -> int:
        """How many different elements are listed there."""
        here = self._at.get((node, period), ())
        return len(frozenset[str]().union(*(part.elements.get(catalogue, ()) for part in here)))

    def close(self) -> None:
        """Nothing stands anywhere else."""


@dataclass
class LeavesOfRows:
    """Rows of the wide table, which stand on the cluster: asked for by a query a leaf and group of measures. The session
    stays open for it."""

    spark: Spark
    sources: Mapping[str, tuple[str, tuple[str, ...]]]
    _answers: dict[tuple[int, str, str], Group] = field(default_factory=dict, repr=False)

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total of the rows there."""
        source, measures = self.sources[measure]
        place = node, period, source
        if place not in self._answers:
            query = sql.at_node(source, len(measures), node, quoted(period))
            self._answers[place] = Group(measures, self.spark.ask(query))
        return self._answers[place].total(node, period, measure)

    def elements(self, node: int, period: str, catalogue: str) -> int:
        """How many different elements are listed there."""
        where = f"node = {node} AND period = {quoted(period)} AND catalogue = {quoted(catalogue)}"
        found = self.spark.ask(f"SELECT COUNT(DISTINCT element) AS elements FROM lists WHERE {where}")  # noqa: S608 - ids of content only
        return int(found["elements"][0].as_py())

    def close(self) -> None:
        """End the session."""
        self.spark.close()
