"""The figures of rows of the wide table, made into values when someone asks for them: most of a nation's are only added."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.appendix.rates import FINEST_PLACES
from caicach.core.checks.sql import (
    LEFT_OUT,
    REPORTED,
    SCALE,
    STATE_CODES,
    column_of,
    places_column_of,
    state_column_of,
)
from caicach.core.ground.values import Value, ValueState


NO_PLACES = -1
_FINEST = {places: Decimal(1).scaleb(-places) for places in range(FINEST_PLACES + 1)}
_PLAIN = {code: Value(state) for state, code in STATE_CODES.items() if state is not ValueState.REPORTED}


@dataclass(frozen=True)
class Cells:
    """Rows of the wide table of one version of the form."""

    form: FormVersion
    table: pa.Table

    @cached_property
    def place(self) -> Mapping[str, int]:
        """The column of each row of the form that takes a value."""
        taking = (row.id for row in self.form.indicators if row.takes_value)
        return {row: at for at, row in enumerate(taking)}

    @cached_property
    def rows(self) -> tuple[str, ...]:
        """The rows of the form by their columns."""
        return tuple(self.place)

    @cached_property
    def states(self) -> npt.NDArray[Any]:
        """The code of each state."""
        return self._turned(state_column_of, np.int8, LEFT_OUT)

    @cached_property
    def _numbers(self) -> npt.NDArray[Any]:
        return self._turned(column_of, np.int64, 0)

    @cached_property
    def _places(self) -> npt.NDArray[Any]:
        return self._turned(places_column_of, np.int8, NO_PLACES)

    def said(self, at: int) -> dict[str, Value]:
        """What the row says, by the row of the form."""
        cells = zip(
            self.rows,
            self.states[at].tolist(),
            self._numbers[at].tolist(),
            self._places[at].tolist(),
            strict=True,
        )
        return {row: _value(code, number, places) for row, code, number, places in cells if code != LEFT_OUT}

    def _turned(self, named: Any, kind: type[np.integer[Any]], instead: int) -> npt.NDArray[Any]:
        found = np.full((self.table.num_rows, len(self.rows)), instead, kind)
        for row, at in self.place.items():
            index = self.table.schema.get_field_index(named(row))
            if index >= 0:
                found[:, at] = pc.fill_null(self.table.column(index), instead).to_numpy()
        return found


def _value(code: int, number: int, places: int) -> Value:
    if code != REPORTED:
        return _PLAIN[code]
    found = Decimal(number) / SCALE
    return Value(ValueState.REPORTED, found if places == NO_PLACES else found.quantize(_FINEST[places]))


class CellValues(Mapping[str, Value]):
    """What one row says: a value for each row of the form it says anything of."""

    def __init__(self, cells: Cells, at: int) -> None:
        self.cells, self._at = cells, at
        self._said: dict[str, Value] | None = None

    def __getitem__(self, row: str) -> Value:
        """KeyError for a row that was not reported, or is not of the form."""
        return self._values[row]

    def get(self, row: str, default: Any = None) -> Any:
        """The value, or the default for a row that was not reported."""
        return self._values.get(row, default)

    def __iter__(self) -> Iterator[str]:
        rows = self.cells.rows
        return (rows[at] for at in np.flatnonzero(self.cells.states[self._at] != LEFT_OUT))

    def __len__(self) -> int:
        return int(np.count_nonzero(self.cells.states[self._at] != LEFT_OUT))

    @property
    def _values(self) -> dict[str, Value]:
        if self._said is None:
            self._said = self.cells.said(self._at)
        return self._said
