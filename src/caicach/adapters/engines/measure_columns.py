"""Measures as columns of numbers and states, out of rows of the wide table.

A measure that is a row of the form as it stands is read as it stands; every other is worked out by DuckDB from its SQL."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.engines.adding import States
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.wide import coded
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.checks.sql import REPORTED, column_of, state_column_of
from caicach.core.consolidation import sql
from caicach.core.consolidation.totals import ASKED
from caicach.core.consolidation.ways.columns import (
    AGENCY_COLUMN,
    TYPE_COLUMN,
    Encoding,
    is_asked,
    number_of,
    state_of,
)


NO_NUMBER = pa.scalar(0, pa.int64())
NO_STATE = pa.scalar(-ASKED, pa.int8())
"""Stands for a state that is null: nothing was asked."""


EVERY = slice(None)

Conditions = frozenset[tuple[str, frozenset[str]]]
"""Columns about the agency, each with what it may hold; one that holds is enough."""

_CONDITION = re.compile(rf"({AGENCY_COLUMN}|{TYPE_COLUMN}) IN \(([^()]*)\)")


@dataclass(frozen=True)
class PlainRow:
    """A row of the form that counts as it stands: its columns, and whom it is asked of."""

    number: str
    state: str
    asked: Conditions


@dataclass(frozen=True)
class Brought:
    """The measures of a version of the form: those that are one of its rows as it stands, and all others."""

    plain: Mapping[str, PlainRow]
    others: tuple[Encoding, ...]

    @classmethod
    def of(cls, form: FormVersion, encodings: Sequence[Encoding]) -> "Brought":
        """The measures sorted out by what they say."""
        rows = {number_of(row.id): row for row in form.indicators if row.takes_value}
        found = {e.measure: _find_plain(rows[e.number], e) for e in encodings if e.number in rows}
        plain = {measure: row for measure, row in found.items() if row is not None}
        return cls(plain, tuple(encoding for encoding in encodings if encoding.measure not in plain))


def _find_plain(row: Indicator, encoding: Encoding) -> PlainRow | None:
    """The row, when the state says word for word what it says of every row but for whom it is asked of."""
    before, after = state_of(row).split(is_asked(row), 1)
    said = encoding.state
    if not said.startswith(before) or not said.endswith(after):
        return None
    asked = said[len(before) : len(said) - len(after)]
    if _CONDITION.sub("?", asked) not in {"?", "(? OR ?)"}:
        return None
    conditions = frozenset(
        (c, frozenset(re.findall("'([^']*)'", names))) for c, names in _CONDITION.findall(asked)
    )
    return PlainRow(column_of(row.id), state_column_of(row.id), conditions)


@lru_cache(maxsize=32)
def _brought(form: FormVersion, encodings: tuple[Encoding, ...]) -> Brought:
    return Brought.of(form, encodings)


def measure_columns(form: FormVersion, encodings: tuple[Encoding, ...], table: pa.Table) -> "MeasureColumns":
    """What rows of the wide table of one version of the form bring."""
    brought = _brought(form, encodings)
    return MeasureColumns(table, worked_out(table, brought.others), brought)


def worked_out(table: pa.Table, encodings: Sequence[Encoding]) -> pa.Table:
    """Columns `n:` and `s:` of each measure, by its SQL, in the order of the rows."""
    if not encodings:
        return table.select([])
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        connection.execute(
            "SET disabled_optimizers = 'in_clause'"
        )  # lists of a few words are compared, not joined
        connection.register("wide", table)
        query = sql.projected(encodings, [encoding.measure for encoding in encodings], "wide")
        found = connection.execute(query).to_arrow_table()
    columns = {}
    for k, encoding in enumerate(encodings):
        columns[f"n:{encoding.measure}"] = found[f"n{k}"].cast(pa.int64())
        columns[f"s:{encoding.measure}"] = pc.subtract(found[f"s{k}"], ASKED).cast(pa.int8())
    return pa.table(columns)


class MeasureColumns:
    """Rows of one period, of which measures are asked."""

    def __init__(self, table: pa.Table, others: pa.Table, brought: Brought) -> None:
        self._plain, self._asked = brought.plain, _Asked(table)
        self._given = dict(zip(table.column_names, table.itercolumns(), strict=True))
        self._given |= dict(zip(others.column_names, others.itercolumns(), strict=True))

    def has(self, measure: str) -> bool:
        """Whether the rows bring the measure."""
        return measure in self._plain or f"n:{measure}" in self._given

    def of(self, measure: str, rows: slice = EVERY) -> tuple[Whole, States]:
        """Numbers and states of these rows; KeyError when they bring no such measure."""
        row = self._plain.get(measure)
        numbers = _whole(_some(self._given[row.number if row else f"n:{measure}"], rows), NO_NUMBER)
        codes = _whole(_some(self._given[row.state if row else f"s:{measure}"], rows), NO_STATE)
        states = np.add(codes.astype(np.int8, copy=False).view(np.uint8), np.uint8(ASKED))
        if row is not None:
            self._asked.leave_out(states, row, codes, numbers, rows)
        return numbers, states


class _Asked:
    """Which rows of the table are asked a row of the form."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._codes: dict[str, tuple[Whole, list[str]]] = {}
        self._masks: dict[Conditions, npt.NDArray[np.bool_] | None] = {}

    def leave_out(
        self, states: States, row: PlainRow, codes: npt.NDArray[Any], numbers: Whole, rows: slice
    ) -> None:
        """No state where the row is not asked of the agency and says no more than zero."""
        if row.asked not in self._masks:
            self._masks[row.asked] = self._mask(row.asked)
        mask = self._masks[row.asked]
        if mask is not None:
            states *= mask[rows] | ((codes == REPORTED) & (numbers != 0))

    def _mask(self, asked: Conditions) -> npt.NDArray[np.bool_] | None:
        mask = np.zeros(self._table.num_rows, np.bool_)
        for column, names in asked:
            places, there = self._coded(column)
            mask |= np.array([name in names for name in there], np.bool_)[places]
        return None if mask.all() else mask

    def _coded(self, column: str) -> tuple[Whole, list[str]]:
        if column not in self._codes:
            self._codes[column] = coded(self._table, column)
        return self._codes[column]


def _some(column: pa.ChunkedArray, rows: slice) -> pa.ChunkedArray:
    return column if rows == EVERY else column.slice(rows.start, rows.stop - rows.start)


def _whole(column: pa.ChunkedArray, instead: pa.Scalar) -> npt.NDArray[Any]:
    array = column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
    if array.null_count:
        array = pc.coalesce(array, instead)
    found: npt.NDArray[Any] = array.to_numpy(zero_copy_only=False)
    return found
