"""Adding up in SQL on DuckDB: the steps of core.consolidation.sql, each kept as a table in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from caicach.adapters.engines.archived_rows import ArchivedRows
from caicach.adapters.engines.tables import (
    lines_of,
    table_of_lists,
    table_of_parts,
    table_of_places,
    table_of_tree,
)
from caicach.adapters.engines.thousandths import in_ones
from caicach.adapters.engines.wide import WideRows, measures_of
from caicach.core.consolidation import sql
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import NOTHING, Total
from caicach.core.consolidation.tree import Tree


PARTS, LISTS = "parts", "lists"
Row = Sequence[int]


@dataclass
class DuckDBTotals:
    """Totals that stand in tables; rows asked for are remembered."""

    connection: duckdb.DuckDBPyConnection
    tree: Tree
    measures: Mapping[str, int]
    source: str
    _rows: dict[tuple[int, str], Row | None] = field(default_factory=dict, repr=False)

    def of(self, node: str, period: str, measure: str) -> Total:
        """The total of all parts at the node and below it."""
        at, k = self.tree.position.get(node), self.measures.get(measure)
        if at is None or k is None:
            return NOTHING
        if (at, period) not in self._rows:
            self._rows[at, period] = self._row(at, period)
        row = self._rows[at, period]
        return NOTHING if row is None else _total(row[2 + 6 * k : 8 + 6 * k])

    def elements(self, node: str, period: str, catalogue: str) -> int:
        """How many different elements of the catalogue are listed at the node and below it."""
        at = self.tree.position[node]
        query = f"SELECT elements FROM {sql.LISTED} WHERE node = {at} AND period = $1 AND catalogue = $2"  # noqa: S608 - our own names only
        if self._is_leaf(at):
            query = f"SELECT COUNT(DISTINCT element) FROM {LISTS} WHERE node = {at} AND period = $1 AND catalogue = $2"  # noqa: S608
        found = self.connection.execute(query, [period, catalogue]).fetchone()
        return int(found[0]) if found else 0

    def _row(self, at: int, period: str) -> Row | None:
        query = f"SELECT * FROM {sql.TOTALS} WHERE node = {at} AND period = $1"  # noqa: S608
        if self._is_leaf(at):
            query = sql.at_node(self.source, len(self.measures), at, "$1")
        found: Row | None = self.connection.execute(query, [period]).fetchone()
        return found

    def _is_leaf(self, at: int) -> bool:
        return at > 0 and self.tree.ends[at] == at + 1


def _total(cells: Row) -> Total:
    number, *counts = (int(cell) for cell in cells)
    a, b, c, d, e = counts
    return Total(in_ones(number), (a, b, c, d, e))


class DuckDBEngine:
    """Adds exact whole numbers in SQL; sums are of 128 bits."""

    def add_up(self, tree: Tree, parts: Iterable[Parts]) -> DuckDBTotals:
        """The totals of every node, period and measure. UnreadableInput when a figure is finer than a thousandth."""
        given = list(parts)
        measures = tuple(dict.fromkeys(measure for part in given for measure in part.values))
        connection = _connection(tree)
        _put(connection, PARTS, table_of_parts(tree, given, measures))
        _put(connection, LISTS, table_of_lists(lines_of(tree, given)))
        return _added_up(connection, tree, measures, PARTS)

    def add_up_rows(
        self, tree: Tree, nodes: Mapping[str, str], rows: Iterable[WideRows], lists: pa.Table | None = None
    ) -> DuckDBTotals:
        """The same of rows of the wide table, of the agencies that have a node; `lists` are lines of the archive's elements.
        KeyError when a node is not in the tree."""
        given = list(rows)
        measures = measures_of(given)
        connection = _connection(tree)
        places = table_of_places(list(nodes), [tree.position[node] for node in nodes.values()])
        _put(connection, sql.PLACES, places)
        selects = []
        for at, some in enumerate(given):
            connection.register(f"wide_{at}", some.table)
            selects.append(sql.measured(some.encodings, measures, f"wide_{at}"))
        _put_lists(connection, lists)
        source = f"({' UNION ALL '.join(selects)})" if selects else PARTS
        if not selects:
            _put(connection, PARTS, table_of_parts(tree, [], measures))
        return _added_up(connection, tree, measures, source)

    def add_up_archived(
        self, tree: Tree, nodes: Mapping[str, str], rows: ArchivedRows, lists: pa.Table | None = None
    ) -> DuckDBTotals:
        """The same of rows of the archive."""
        return self.add_up_rows(tree, nodes, rows.every(), lists)


def _connection(tree: Tree) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    connection.execute(
        "SET disabled_optimizers = 'in_clause'"
    )  # lists of a few words are compared, not joined
    _put(connection, sql.TREE, table_of_tree(tree))
    return connection


def _put(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608
    connection.unregister("given")


def _put_lists(connection: duckdb.DuckDBPyConnection, lists: pa.Table | None) -> None:
    if lists is None:
        _put(connection, LISTS, table_of_lists([]))
        return
    connection.register("given", lists)
    connection.execute(
        f"CREATE TABLE {LISTS} AS SELECT p.node AS node, g.period AS period, g.catalogue AS catalogue, "  # noqa: S608
        f"g.element AS element FROM given AS g JOIN {sql.PLACES} AS p ON p.agency = g.agency"
    )
    connection.unregister("given")


def _added_up(
    connection: duckdb.DuckDBPyConnection, tree: Tree, measures: Sequence[str], source: str
) -> DuckDBTotals:
    depth = sql.depth_of(tree)
    for step in (*sql.steps(source, len(measures), depth), *sql.list_steps(LISTS, depth)):
        kind = "VIEW" if step.only_takes else "TABLE"
        connection.execute(f"CREATE {kind} {step.name} AS {step.query}")
    return DuckDBTotals(connection, tree, {measure: k for k, measure in enumerate(measures)}, source)
