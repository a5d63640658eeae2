"""Adding up on a Spark cluster: the steps of core.consolidation.sql, each kept on the cluster as the next one needs it.

A figure is a row there, not a column: Spark compiles a few sums over many rows, and interprets a thousand sums over few.
Numbers are 64 bits wide; where a sum does not fit, everything is added again 38 digits wide."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from caicach.adapters.content.messages import message
from caicach.adapters.engines.archived_rows import ArchivedRows
from caicach.adapters.engines.spark_connect import (
    PATIENCE,
    Spark,
    SparkFailed,
    StepTooLate,
    SumOverflowed,
    open_spark,
)
from caicach.adapters.engines.spark_files import FiledRows, filed_rows
from caicach.adapters.engines.spark_totals import (
    KEYS,
    MEASURE_COLUMN,
    Fetched,
    LeavesOfParts,
    LeavesOfRows,
    SparkTotals,
)
from caicach.adapters.engines.tables import (
    lines_of,
    table_of_bases,
    table_of_lists,
    table_of_parts,
    table_of_places,
    table_of_tree,
)
from caicach.adapters.engines.wide import WideRows
from caicach.core.consolidation import sql
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.columns import base_column_of


AT_ONCE = 32  # measures brought here by one answer
NARROW, WIDE = "BIGINT", "DECIMAL(38, 0)"
PARTS, LISTS, FIGURES = "parts", "lists", "figures"
Rows = WideRows | FiledRows


@dataclass(frozen=True)
class SparkEngine:
    """Adds exact whole numbers on the cluster at the address, `sc://host:15002`. `patience` is how many seconds one step may
    take; each addition has a session of its own."""

    address: str
    patience: float = PATIENCE
    at_once: int = AT_ONCE

    def add_up(self, tree: Tree, parts: Iterable[Parts]) -> SparkTotals:
        """The totals of every node, period and measure. UnreadableInput when a figure is finer than a thousandth,
        SparkUnreachable or SparkFailed when the cluster gives no answer; never a wrong one."""
        given = list(parts)
        measures = tuple(dict.fromkeys(measure for part in given for measure in part.values))
        table = table_of_parts(tree, given, measures)
        spark = self._open(tree)
        try:
            spark.put(PARTS, table)
            spark.put(LISTS, table_of_lists(lines_of(tree, given)))
            fetched = self._fetched(spark, tree, measures, PARTS)
            return SparkTotals(tree, fetched, _listed(spark, tree), LeavesOfParts(tree, given))
        finally:
            spark.close()

    def add_up_rows(
        self, tree: Tree, nodes: Mapping[str, str], rows: Iterable[Rows], lists: pa.Table | None = None
    ) -> SparkTotals:
        """The same of rows of the wide table, of the agencies that have a node: rows that are here are sent, those in files
        are read by the workers. `lists` are lines of the archive's elements. KeyError when a node is not in the tree.
        The session stays open for what is asked of leaves, until the totals are closed."""
        given = list(rows)
        measures = tuple(dict.fromkeys(encoding.measure for some in given for encoding in some.encodings))
        positions = [tree.position[node] for node in nodes.values()]
        spark = self._open(tree)
        try:
            spark.put(sql.PLACES, table_of_places(list(nodes), positions))
            for at, some in enumerate(given):
                _put(spark, f"wide_{at}", some)
            _put_lists(spark, lists)
            if given:
                selects = [sql.measured(s.encodings, measures, f"wide_{at}") for at, s in enumerate(given)]
                spark.name(PARTS, " UNION ALL ".join(selects))
            fetched = self._fetched(spark, tree, measures, PARTS)
            return SparkTotals(tree, fetched, _listed(spark, tree), LeavesOfRows(spark, FIGURES, measures))
        except BaseException:
            spark.close()
            raise

    def add_up_archived(
        self, tree: Tree, nodes: Mapping[str, str], rows: ArchivedRows, lists: pa.Table | None = None
    ) -> SparkTotals:
        """The same of rows of the archive, which the workers read. ArchiveNotRebuilt when its derived tables are old."""
        return self.add_up_rows(tree, nodes, [*filed_rows(rows), *rows.beside], lists)

    def _open(self, tree: Tree) -> Spark:
        spark = open_spark(self.address, self.patience)
        spark.put(sql.TREE, table_of_tree(tree))
        return spark

    def _fetched(self, spark: Spark, tree: Tree, measures: Sequence[str], source: str) -> list[Fetched]:
        """The totals of all inner nodes, here."""
        if not measures:
            return []
        for kind in (NARROW, WIDE):
            spark.figures(FIGURES, source, len(measures), kind)
            try:
                return _tried_again(spark, tree, measures, self.at_once)
            except SumOverflowed as error:
                overflowed = error
        raise SparkFailed(
            message("spark.sum_larger"), message("engines.sum_larger_do"), address=spark.address
        ) from overflowed


def _tried_again(spark: Spark, tree: Tree, measures: Sequence[str], at_once: int) -> list[Fetched]:
    """When a worker took something down with it that nobody else had kept, all steps are done again, once."""
    try:
        return list(_added_up(spark, tree, measures, at_once))
    except StepTooLate:
        raise
    except SparkFailed:
        return list(_added_up(spark, tree, measures, at_once))


def _added_up(spark: Spark, tree: Tree, measures: Sequence[str], at_once: int) -> Iterator[Fetched]:
    try:
        for step in sql.steps(FIGURES, 1, sql.depth_of(tree), KEYS):
            if step.only_takes:
                spark.name(step.name, step.query)
            else:
                spark.keep(step.name, step.query)
        for first in range(0, len(measures), at_once):
            some = tuple(measures[first : first + at_once])
            where = f"{MEASURE_COLUMN} >= {first} AND {MEASURE_COLUMN} < {first + len(some)}"
            yield Fetched(some, first, spark.ask(f"SELECT * FROM {sql.TOTALS} WHERE {where}"))  # noqa: S608 - our own names only
    finally:
        spark.forget()


def _listed(spark: Spark, tree: Tree) -> dict[tuple[int, str, str], int]:
    try:
        for step in sql.list_steps(LISTS, sql.depth_of(tree)):
            if step.name == sql.LISTED:
                rows = spark.ask(step.query).to_pylist()
                return {(row["node"], row["period"], row["catalogue"]): row["elements"] for row in rows}
            spark.keep(step.name, step.query)
    finally:
        spark.forget()
    raise AssertionError("the last step is what is listed")


def _put(spark: Spark, name: str, rows: Rows) -> None:
    if isinstance(rows, WideRows):
        spark.put(name, rows.table)
        return
    spark.read(f"{name}_filed", list(rows.paths))
    joined, columns = "", ""
    for at, (row, known) in enumerate(rows.bases.items()):
        spark.put(f"{name}_base_{at}", table_of_bases(row, known))
        joined += f" LEFT JOIN {name}_base_{at} AS b{at} ON b{at}.of_agency = f.agency"
        columns += f", b{at}.base AS {base_column_of(row)}"
    where = f" WHERE {rows.where}" if rows.where else ""
    spark.name(name, f"SELECT f.*{columns} FROM {name}_filed AS f{joined}{where}")  # noqa: S608 - our own names only


def _put_lists(spark: Spark, lists: pa.Table | None) -> None:
    if lists is None or not lists.num_rows:
        spark.put(LISTS, table_of_lists([]))
        return
    spark.put("listed_by", lists.select(["agency", "period", "catalogue", "element"]))
    spark.name(
        LISTS,
        f"SELECT p.node AS node, g.period AS period, g.catalogue AS catalogue, g.element AS element "  # noqa: S608
        f"FROM listed_by AS g JOIN {sql.PLACES} AS p ON p.agency = g.agency",
    )
