"""Rows of the wide table into the cube, a column at a time.

A measure that is a row of the form as it stands is read as it stands; every other is worked out by DuckDB from its SQL."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.engines.adding import States
from caicach.adapters.engines.cube import Cube, empty_cube
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.wide import WideRows, by_period, coded, placed
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.checks.sql import REPORTED, column_of, state_column_of
from caicach.core.consolidation import sql
from caicach.core.consolidation.totals import ASKED
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.columns import TYPE_COLUMN, Encoding, number_of, state_of


Mask = npt.NDArray[np.bool_]
NO_STATE = -ASKED
"""Stands for a state that is null: nothing was asked."""


def cube_of_rows(
    tree: Tree,
    nodes: Mapping[str, str],
    rows: Iterable[WideRows],
    periods: Sequence[str],
    measures: Sequence[str],
    lists: pa.Table | None = None,
) -> Cube:
    """The cube of rows of the wide table, of the agencies that have a node; each agency is its unit 1. Rows may come one period
    after another, so that they need not all be in memory; `lists` are lines of the archive's elements. KeyError when a node is
    not in the tree or a period not among the periods, ValueError when an agency has two rows of one period."""
    cube = empty_cube(tree, {(agency, 1): node for agency, node in nodes.items()}, periods, measures)
    units = {agency: row for row, (agency, _) in enumerate(cube.units)}
    seen = {period: np.zeros(len(cube.units), np.bool_) for period in cube.periods}
    for some in rows:
        for period, block in _blocks(some, placed(some.table, units), cube.measures):
            _see(seen[period], block.units, period)
            _put(cube, period, block)
    if lists is not None:
        _put_lists(cube, units, lists)
    return cube


@dataclass(frozen=True)
class _Block:
    """Rows of one period: their units, and a row a measure of numbers and of states."""

    units: Whole
    numbers: Whole
    states: States
    largest: int


def _see(seen: Mask, units: Whole, period: str) -> None:
    if seen[units].any() or len(np.unique(units)) < len(units):
        raise ValueError(f"an agency has two rows of {period}")
    seen[units] = True


def _put(cube: Cube, period: str, block: _Block) -> None:
    """Turned over on the way: from a row a measure to a row a unit."""
    first, units = cube.first_column[period], block.units
    columns = slice(first, first + len(cube.measures))
    is_run = len(units) and bool((np.diff(units) == 1).all())
    into = slice(int(units[0]), int(units[-1]) + 1) if is_run else units
    cube.numbers[into, columns] = block.numbers.T
    cube.states[into, columns] = block.states.T
    cube.largest = max(cube.largest, block.largest)


def _blocks(some: WideRows, units: Whole, measures: Sequence[str]) -> Iterator[tuple[str, _Block]]:
    plain, others = _sorted_out(some.form, some.encodings)
    worked_out = _worked_out(some, others)
    for period, rows in by_period(some.table):
        kept = rows[units[rows] >= 0]
        yield period, _block(_taken(some.table, kept), _taken(worked_out, kept), units[kept], plain, measures)


def _sorted_out(
    form: FormVersion, encodings: Sequence[Encoding]
) -> tuple[dict[str, Indicator], tuple[Encoding, ...]]:
    """The rows of the form that measures are as they stand, and the measures that are something else."""
    rows = {(number_of(row.id), state_of(row)): row for row in form.indicators if row.takes_value}
    plain = {e.measure: rows[e.number, e.state] for e in encodings if (e.number, e.state) in rows}
    return plain, tuple(encoding for encoding in encodings if encoding.measure not in plain)


def _worked_out(some: WideRows, encodings: Sequence[Encoding]) -> pa.Table:
    """`n:` and `s:` columns of the measures, in the order of the rows."""
    if not encodings:
        return some.table.select([])
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.register("wide", some.table)
        query = sql.projected(encodings, [encoding.measure for encoding in encodings], "wide")
        found = connection.execute(query).to_arrow_table()
    columns = {}
    for k, encoding in enumerate(encodings):
        columns[f"n:{encoding.measure}"] = found[f"n{k}"].cast(pa.int64())
        columns[f"s:{encoding.measure}"] = pc.subtract(found[f"s{k}"].cast(pa.int8()), ASKED)
    return pa.table(columns)


def _taken(table: pa.Table, rows: Whole) -> pa.Table:
    if len(rows) and rows[-1] - rows[0] == len(rows) - 1:
        return table.slice(rows[0], len(rows))
    return table.take(pa.array(rows)) if table.num_columns else table


def _block(
    table: pa.Table,
    worked_out: pa.Table,
    units: Whole,
    plain: Mapping[str, Indicator],
    measures: Sequence[str],
) -> _Block:
    numbers = np.zeros((len(measures), len(units)), np.int64)
    states = np.zeros((len(measures), len(units)), np.uint8)
    asked, largest = _Asked(table), 0
    for k, measure in enumerate(measures):
        row = plain.get(measure)
        if row is not None:
            numbers[k] = number = _whole(table[column_of(row.id)], 0)
            state = _whole(table[state_column_of(row.id)], NO_STATE)
            states[k] = state + np.int8(ASKED)
            asked.leave_out(states[k], row, state, number)
        elif f"n:{measure}" in worked_out.column_names:
            numbers[k] = number = _whole(worked_out[f"n:{measure}"], 0)
            states[k] = _whole(worked_out[f"s:{measure}"], NO_STATE) + np.int8(ASKED)
        else:
            continue
        if len(number):
            largest = max(largest, int(number.max()), -int(number.min()))
    return _Block(units, numbers, states, largest)


class _Asked:
    """Which rows of the table are asked a row of the form, by their type of agency."""

    def __init__(self, table: pa.Table) -> None:
        self._of, self._types = coded(table, TYPE_COLUMN)
        self._masks: dict[frozenset[str], Mask] = {}

    def leave_out(self, states: States, row: Indicator, state: npt.NDArray[np.int8], number: Whole) -> None:
        """No state where the row is not for the type of agency and says no more than zero."""
        kinds = frozenset(kind.value for kind in row.applies_to)
        if kinds.issuperset(self._types):
            return
        if kinds not in self._masks:
            self._masks[kinds] = np.array([kind in kinds for kind in self._types], np.bool_)[self._of]
        states *= self._masks[kinds] | ((state == REPORTED) & (number != 0))


def _whole(column: pa.ChunkedArray, instead: int) -> npt.NDArray[np.signedinteger]:
    array = column.combine_chunks()
    if array.null_count:
        array = pc.fill_null(array, pa.scalar(instead, array.type))
    found: npt.NDArray[np.signedinteger] = array.to_numpy(zero_copy_only=False)
    return found


def _put_lists(cube: Cube, units: Mapping[str, int], lists: pa.Table) -> None:
    found: dict[tuple[int, str], dict[str, set[str]]] = {}
    columns = (lists[name].to_pylist() for name in ("agency", "period", "catalogue", "element"))
    for agency, period, catalogue, element in zip(*columns, strict=True):
        if agency in units:
            listed = found.setdefault((units[agency], period), {})
            listed.setdefault(catalogue, set()).add(element)
    for (unit, period), listed in found.items():
        cube.lists.put(unit, period, {name: frozenset(members) for name, members in listed.items()})
