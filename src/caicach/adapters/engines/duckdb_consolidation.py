"""Adding up in SQL on DuckDB: the steps of core.consolidation.sql, each kept as a table in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from caicach.adapters.engines.correcting import encoded
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
        _put(connection, PARTS, _table_of_parts(tree, given, measures))
        lines = [
            (tree.position[part.node], part.period, catalogue, element)
            for part in given
            for catalogue, elements in part.elements.items()
            for element in elements
        ]
        _put(connection, LISTS, _table_of_lists(lines))
        return _added_up(connection, tree, measures, PARTS)

    def add_up_rows(
        self, tree: Tree, nodes: Mapping[str, str], rows: Iterable[WideRows], lists: pa.Table | None = None
    ) -> DuckDBTotals:
        """The same of rows of the wide table, of the agencies that have a node; `lists` are lines of the archive's elements.
        KeyError when a node is not in the tree."""
        given = list(rows)
        measures = measures_of(given)
        connection = _connection(tree)
        places = {"agency": list(nodes), "node": [tree.position[node] for node in nodes.values()]}
        _put(
            connection,
            sql.PLACES,
            pa.table(places, pa.schema([("agency", pa.string()), ("node", pa.int32())])),
        )
        selects = []
        for at, some in enumerate(given):
            connection.register(f"wide_{at}", some.table)
            selects.append(sql.measured(some.encodings, measures, f"wide_{at}"))
        _put_lists(connection, lists)
        source = f"({' UNION ALL '.join(selects)})" if selects else PARTS
        if not selects:
            _put(connection, PARTS, _table_of_parts(tree, [], measures))
        return _added_up(connection, tree, measures, source)


def _connection(tree: Tree) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    names = ("node", "parent", "adder", "depth")
    columns = zip(*sql.tree_rows(tree), strict=True)
    _put(
        connection,
        sql.TREE,
        pa.table({n: pa.array(c, pa.int32()) for n, c in zip(names, columns, strict=True)}),
    )
    return connection


def _put(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    connection.register("given", table)
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM given")  # noqa: S608
    connection.unregister("given")


def _table_of_parts(tree: Tree, parts: Sequence[Parts], measures: Sequence[str]) -> pa.Table:
    place = {measure: at for at, measure in enumerate(measures)}
    numbers = [[0] * len(parts) for _ in measures]
    states = [[0] * len(parts) for _ in measures]
    for row, part in enumerate(parts):
        for measure, number, state in zip(part.values, *encoded(part), strict=True):
            numbers[place[measure]][row], states[place[measure]][row] = number, state
    columns = {
        "node": pa.array([tree.position[part.node] for part in parts], pa.int32()),
        "period": pa.array([part.period for part in parts], pa.string()),
    }
    for k in range(len(measures)):
        columns |= {f"n{k}": pa.array(numbers[k], pa.int64()), f"s{k}": pa.array(states[k], pa.uint8())}
    return pa.table(columns)


def _table_of_lists(lines: Sequence[tuple[int, str, str, str]]) -> pa.Table:
    names = ("node", "period", "catalogue", "element")
    types = (pa.int32(), pa.string(), pa.string(), pa.string())
    return pa.table(
        {
            name: pa.array([line[at] for line in lines], kind)
            for at, (name, kind) in enumerate(zip(names, types, strict=True))
        }
    )


def _put_lists(connection: duckdb.DuckDBPyConnection, lists: pa.Table | None) -> None:
    if lists is None:
        _put(connection, LISTS, _table_of_lists([]))
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
        connection.execute(f"CREATE TABLE {step.name} AS {step.query}")
    return DuckDBTotals(connection, tree, {measure: k for k, measure in enumerate(measures)}, source)
