"""Rows of the wide table in the order of the nodes that add them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from caicach.adapters.archive.reading import taken
from caicach.adapters.engines.frame import Frame
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.lists import Lists
from caicach.adapters.engines.measure_columns import MeasureColumns, measure_columns
from caicach.adapters.engines.pieces import Pieces, pieces_of
from caicach.adapters.engines.wide import WideRows, coded, placed
from caicach.core.consolidation.sql import PERIOD_COLUMN


@dataclass(frozen=True)
class Standing:
    """Rows by period and within it by unit, each as its place in the frame; what they bring; and the pieces of them that are
    added, each of the period and the inner node that `periods_of` and `nodes_of` say."""

    periods: Whole
    units: Whole
    given: MeasureColumns
    pieces: Pieces
    inner: int

    @property
    def periods_of(self) -> Whole:
        """The period of each node's pieces."""
        return self.pieces.of // self.inner

    @property
    def nodes_of(self) -> Whole:
        """Which inner node adds the pieces."""
        return self.pieces.of % self.inner

    @property
    def twice(self) -> int | None:
        """A period of which a unit has two rows, None when there is none."""
        is_twice = (np.diff(self.periods) == 0) & (np.diff(self.units) == 0)
        return int(self.periods[np.argmax(is_twice)]) if is_twice.any() else None


@dataclass(frozen=True)
class Order:
    """How rows stand in a frame."""

    frame: Frame

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The unit of each agency."""
        return {agency: row for row, (agency, _) in enumerate(self.frame.units)}

    def standing(self, some: WideRows) -> Standing:
        """The rows of agencies that have a unit. KeyError when one is of a period that the frame has not."""
        units, layout = placed(some.table, self.places), self.frame.layout
        codes, names = coded(some.table, PERIOD_COLUMN)
        per_period = len(self.frame.measures) or 1
        at = np.array([self.frame.first_column[name] // per_period for name in names], np.int64)
        periods = at[codes]
        rows = np.lexsort((units, periods))
        rows = rows[units[rows] >= 0]
        periods, units = periods[rows], units[rows]
        inner = len(layout.inner)
        pieces = pieces_of(periods * inner + layout.adders[layout.at[units]])
        given = measure_columns(some.form, some.encodings, taken(some.table, rows))
        return Standing(periods, units, given, pieces, inner)


def put_lines(lists: Lists, units: Mapping[str, int], lines: pa.Table) -> None:
    """Put what the archive's lines of elements say of agencies that are units."""
    found: dict[tuple[int, str], dict[str, set[str]]] = {}
    columns = (lines[name].to_pylist() for name in ("agency", "period", "catalogue", "element"))
    for agency, period, catalogue, element in zip(*columns, strict=True):
        if agency in units:
            listed = found.setdefault((units[agency], period), {})
            listed.setdefault(catalogue, set()).add(element)
    for (unit, period), listed in found.items():
        lists.put(unit, period, {name: frozenset(members) for name, members in listed.items()})
