"""Rows of the wide table, as the archive reads them, for engines to add up without a value in Python."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.engines.thousandths import thousandths
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.sql import LEFT_OUT, column_of, state_column_of
from caicach.core.consolidation.sql import PERIOD_COLUMN
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, TYPE_COLUMN, Encoding, base_column_of


@dataclass(frozen=True)
class WideRows:
    """Rows of the wide table of one version of the form, and the measures they bring."""

    form: FormVersion
    encodings: tuple[Encoding, ...]
    table: pa.Table


class RowSource(Protocol):
    """Rows that can be asked for again."""

    def every(self) -> Iterator[WideRows]:
        """All of them."""

    def of(self, period: str) -> Iterator[WideRows]:
        """At least those of the period."""


@dataclass(frozen=True)
class HeldRows:
    """Rows in memory."""

    held: tuple[WideRows, ...]

    def every(self) -> Iterator[WideRows]:
        """All of them."""
        return iter(self.held)

    def of(self, period: str) -> Iterator[WideRows]:
        """All of them too."""
        return iter(self.held)


def measures_of(rows: Iterable[WideRows]) -> tuple[str, ...]:
    """Every measure that some of the rows bring."""
    return tuple(dict.fromkeys(encoding.measure for some in rows for encoding in some.encodings))


def missing_rows(form: FormVersion, owed: Sequence[tuple[str, str, str]]) -> pa.Table:
    """Rows of agencies that sent nothing: agency, type and period of each; nothing reported in any row of the form."""
    agencies, types, periods = ([one[at] for one in owed] for at in range(3))
    columns = {
        AGENCY_COLUMN: pa.array(agencies, pa.string()),
        TYPE_COLUMN: pa.array(types, pa.string()),
        PERIOD_COLUMN: pa.array(periods, pa.string()),
    }
    nothing, left_out = pa.nulls(len(owed), pa.int64()), pa.array(np.full(len(owed), LEFT_OUT, np.int8))
    for row in form.indicators:
        if row.takes_value:
            columns |= {column_of(row.id): nothing, state_column_of(row.id): left_out}
    return pa.table(columns)


def with_bases(table: pa.Table, bases: Mapping[str, Mapping[str, Decimal]]) -> pa.Table:
    """The table with the columns `base__…` of figures of the base year by row and agency, empty where not known."""
    for row, known in bases.items():
        whole = {agency: thousandths(number, row, agency) for agency, number in known.items()}
        places, agencies = coded(table, AGENCY_COLUMN)
        column = pa.array([whole.get(agency) for agency in agencies], pa.int64())
        table = table.append_column(base_column_of(row), column.take(pa.array(places)))
    return table


def coded(table: pa.Table, column: str) -> tuple[npt.NDArray[np.int64], list[str]]:
    """For each row a place in the list of the different texts of the column."""
    encoded = table[column].combine_chunks().dictionary_encode()
    chunks = encoded.chunks if isinstance(encoded, pa.ChunkedArray) else [encoded]
    if not chunks:
        return np.zeros(0, np.int64), []
    one = pa.chunked_array(chunks).unify_dictionaries().combine_chunks()
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) else one
    return one.indices.to_numpy(zero_copy_only=False).astype(np.int64), one.dictionary.to_pylist()


def placed(table: pa.Table, places: Mapping[str, int]) -> npt.NDArray[np.int64]:
    """The place of each row's agency; -1 where it has none."""
    found = pc.index_in(table[AGENCY_COLUMN], pa.array(places, pa.string())).fill_null(len(places))
    whole: npt.NDArray[np.int64] = np.array([*places.values(), -1], np.int64)[found.to_numpy()]
    return whole
