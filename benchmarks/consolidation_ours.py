"""Our engines on the ground, and the limits: the least that reading and adding the same numbers takes."""

from collections.abc import Callable, Iterator

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.consolidation_ground import Answers, Ground, answers
from caicach.adapters.archive.reading import Selection, read_unordered
from caicach.adapters.engines.archived_rows import ArchivedRows
from caicach.adapters.engines.correcting import correct, exchange
from caicach.adapters.engines.cube import Cube, empty_cube
from caicach.adapters.engines.duckdb_consolidation import DuckDBEngine, DuckDBTotals
from caicach.adapters.engines.from_columns import ColumnTotals, totals_of_rows
from caicach.adapters.engines.inner_totals import InnerTotals
from caicach.adapters.engines.standing import Order
from caicach.adapters.engines.wide import WideRows, missing_rows
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import STATES
from caicach.core.ground.values import reported


def bare_read(ground: Ground) -> Callable[[], Answers]:
    """The limit: every file read with the columns that are added up, all processors at work, and let go."""
    paths = list(ground.folder.rglob("*.parquet"))

    def work() -> Answers:
        for path in paths:
            pq.ParquetFile(path).read(columns=ground.columns)
        return iter(())

    return work


def bare_sum(ground: Ground) -> Callable[[], Answers]:
    """The limit: all numbers in one sum."""
    numbers = cube(ground).numbers

    def work() -> Answers:
        numbers.sum()
        return iter(())

    return work


def cube_in_memory(ground: Ground) -> Callable[[], Answers]:
    """Every inner node of a cube that is there."""
    there = cube(ground)
    return lambda: of_totals(ground, there.total())


def columns_from_archive(ground: Ground) -> Callable[[], Answers]:
    """From the files to the totals of every inner node."""
    _ = ground.tree, ground.encodings, ground.gaps, ground.columns
    return lambda: of_totals(ground, columns(ground))


def duckdb_in_memory(ground: Ground) -> Callable[[], Answers]:
    """In SQL over the wide rows in memory."""
    rows = [*whole(ground), gap_rows(ground)]
    return lambda: of_duckdb(ground, DuckDBEngine().add_up_rows(ground.tree, ground.nodes, rows))


def duckdb_from_archive(ground: Ground) -> Callable[[], Answers]:
    """In SQL, the rows read first."""
    _ = ground.tree, ground.encodings, ground.gaps, ground.columns

    def work() -> Answers:
        rows = [*whole(ground), gap_rows(ground)]
        return of_duckdb(ground, DuckDBEngine().add_up_rows(ground.tree, ground.nodes, rows))

    return work


def corrected_cells(ground: Ground) -> Callable[[], Answers]:
    """One agency's two hundred figures of one period, as columns."""
    totals = cube(ground).total()
    row, first = ground.agencies // 2, totals.frame.first_column[ground.period_names[-1]]
    numbers, states = np.arange(len(ground.rows)) * 1000, np.full(len(ground.rows), 2, np.uint8)

    def work() -> Answers:
        exchange(totals, row, first, numbers, states)
        return iter(())

    return work


def corrected_contribution(ground: Ground) -> Callable[[], Answers]:
    """The same, from the values of the submission."""
    totals = cube(ground).total()
    agency = ground.names[ground.agencies // 2]
    becomes = Parts(agency, ground.period_names[-1], {row: reported(n) for n, row in enumerate(ground.rows)})

    def work() -> Answers:
        correct(totals, agency, becomes)
        return iter(())

    return work


def whole(ground: Ground) -> Iterator[WideRows]:
    """All rows of the archive at once."""
    chosen = Selection(ground.period_names)
    tables = read_unordered(ground.archive, chosen, ground.columns)
    return (WideRows(ground.form, ground.encodings, table) for table in tables.values())


def gap_rows(ground: Ground) -> WideRows:
    """Rows of the reports that are missing."""
    return WideRows(ground.form, ground.encodings, missing_rows(ground.form, ground.gaps))


def columns(ground: Ground) -> ColumnTotals:
    """The totals of the archive."""
    return totals_of_rows(ground.tree, ground.nodes, archived(ground), ground.period_names, ground.rows)


def cube(ground: Ground) -> Cube:
    """The same rows as a cube."""
    units = {(name, 1): node for name, node in ground.nodes.items()}
    made = empty_cube(ground.tree, units, ground.period_names, ground.rows)
    order, many = Order(made.frame), len(ground.rows)
    for some in archived(ground).every():
        here = order.standing(some)
        for k, row in enumerate(ground.rows):
            numbers, states = here.given.of(row)
            made.numbers[here.units, here.periods * many + k] = numbers
            made.states[here.units, here.periods * many + k] = states
            made.largest = max(made.largest, int(np.abs(numbers).max()))
    return made


def archived(ground: Ground) -> ArchivedRows:
    """The rows of the archive, and those of reports that are missing."""
    brought = {ground.form.id: (ground.form, ground.encodings)}
    return ArchivedRows(ground.archive, ground.period_names, brought, beside=(gap_rows(ground),))


def of_totals(ground: Ground, totals: InnerTotals) -> Answers:
    """The answers of totals that stand ready."""
    return answers(ground, totals.sums.numbers, totals.sums.counts)


def of_duckdb(ground: Ground, totals: DuckDBTotals) -> Answers:
    """The answers that stand in DuckDB's tables, fetched when they are asked for."""
    table = totals.connection.execute("SELECT * FROM totals ORDER BY node, period").to_arrow_table()
    yield from of_table(ground, table)


def of_table(ground: Ground, table: pa.Table) -> Answers:
    """The answers of a table of `n{k}` and `c{k}_{code}`, by node and period."""
    shape = (len(ground.inner), ground.periods, len(ground.rows))
    numbers, counts = np.empty(shape, np.int64), np.empty((len(STATES), *shape), np.uint32)
    for k in range(len(ground.rows)):
        numbers[:, :, k] = table[f"n{k}"].cast(pa.int64()).to_numpy().reshape(shape[:2])
        for state in range(len(STATES)):
            column = table[f"c{k}_{state + 1}"].cast(pa.int64()).to_numpy()
            counts[state, :, :, k] = column.reshape(shape[:2])
    flat = shape[0], shape[1] * shape[2]
    return answers(ground, numbers.reshape(flat), counts.reshape(len(STATES), *flat))
