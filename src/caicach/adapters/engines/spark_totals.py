"""Totals that a cluster added up: those of inner nodes stand here, those of leaves are asked for when needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.engines.spark_connect import Spark
from caicach.adapters.engines.thousandths import in_ones
from caicach.core.checks.sql import quoted
from caicach.core.consolidation import sql
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import NOTHING, Total, total_of
from caicach.core.consolidation.tree import Tree


MEASURE_COLUMN = "measure"
KEYS = (sql.PERIOD_COLUMN, MEASURE_COLUMN)
"""What there is a total for, beside the node."""

VALUES = ("n0", *(f"c0_{code}" for code in sql.CODES))
"""The number and the count of each state."""


@dataclass(frozen=True)
class Fetched:
    """The totals of some measures as they came from the cluster: node, period, which measure, and the columns of VALUES.
    `first` is the number of the first of them."""

    measures: tuple[str, ...]
    first: int
    table: pa.Table

    @cached_property
    def periods(self) -> Mapping[str, int]:
        """The place of each period."""
        there = pc.unique(self.table[sql.PERIOD_COLUMN]).to_pylist()
        return {period: at for at, period in enumerate(sorted(there))}

    @cached_property
    def nodes(self) -> Mapping[int, int]:
        """The place of each node."""
        return {node: at for at, node in enumerate(np.unique(self.table["node"].to_numpy()).tolist())}

    @cached_property
    def rows(self) -> npt.NDArray[np.int64]:
        """The row of each node, period and measure, -1 where there is none."""
        table = self.table
        places = pc.index_in(table[sql.PERIOD_COLUMN], pa.array(self.periods, pa.string())).to_numpy()
        nodes = np.searchsorted(np.array(list(self.nodes), np.int64), table["node"].to_numpy())
        found = np.full((len(self.nodes), len(self.periods), len(self.measures)), -1, np.int64)
        found[nodes, places, table[MEASURE_COLUMN].to_numpy() - self.first] = np.arange(len(table))
        return found

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total there; nothing where there is none."""
        at, place = self.nodes.get(node), self.periods.get(period)
        row = -1 if at is None or place is None else int(self.rows[at, place, self.measures.index(measure)])
        if row < 0:
            return NOTHING
        number, a, b, c, d, e = (int(self.table[name][row].as_py()) for name in VALUES)
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
    fetched: Sequence[Fetched]
    listed: Mapping[tuple[int, str, str], int]
    leaves: Leaves

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        at, fetched = self.tree.position.get(node), self._fetched_with.get(measure)
        if at is None or fetched is None:
            return NOTHING
        return (self.leaves if self._is_leaf(at) else fetched).total(at, period, measure)

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
    def _fetched_with(self) -> Mapping[str, Fetched]:
        return {measure: some for some in self.fetched for measure in some.measures}


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
    """Rows a figure, which stand on the cluster under the name of `source`: asked for by a query a leaf and period. The session
    stays open for it."""

    spark: Spark
    source: str
    measures: tuple[str, ...]
    _answers: dict[tuple[int, str], Fetched] = field(default_factory=dict, repr=False)

    def total(self, node: int, period: str, measure: str) -> Total:
        """The total of the rows there."""
        place = node, period
        if place not in self._answers:
            query = sql.at_node(self.source, 1, node, quoted(period), KEYS)
            self._answers[place] = Fetched(self.measures, 0, self.spark.ask(query))
        return self._answers[place].total(node, period, measure)

    def elements(self, node: int, period: str, catalogue: str) -> int:
        """How many different elements are listed there."""
        where = f"node = {node} AND period = {quoted(period)} AND catalogue = {quoted(catalogue)}"
        found = self.spark.ask(f"SELECT COUNT(DISTINCT element) AS elements FROM lists WHERE {where}")  # noqa: S608 - ids of content only
        return int(found["elements"][0].as_py())

    def close(self) -> None:
        """End the session."""
        self.spark.close()
