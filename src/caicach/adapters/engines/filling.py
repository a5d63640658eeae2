"""Rows of the wide table into the cube, without a value in Python."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from caicach.adapters.engines.adding import States
from caicach.adapters.engines.cube import Cube, empty_cube
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.measure_columns import Brought, MeasureColumns, worked_out
from caicach.adapters.engines.wide import WideRows, by_period, placed
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.columns import Encoding


TOGETHER = 32
"""So many measures are turned over at once."""


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
    filling = _Filling(
        empty_cube(tree, {(agency, 1): node for agency, node in nodes.items()}, periods, measures)
    )
    for some in rows:
        filling.take(some)
    if lists is not None:
        _put_lists(filling.cube, filling.units, lists)
    return filling.cube


@dataclass
class _Filling:
    """A cube, the row of each agency in it, and which of them have been filled."""

    cube: Cube
    units: Mapping[str, int] = field(init=False)
    _seen: Mapping[str, npt.NDArray[np.bool_]] = field(init=False)
    _numbers: Whole = field(init=False, repr=False)
    _states: States = field(init=False, repr=False)
    _known: list[tuple[FormVersion, tuple[Encoding, ...], Brought]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.units = {agency: row for row, (agency, _) in enumerate(self.cube.units)}
        shape = TOGETHER, len(self.units)
        self._numbers = np.empty(
            shape, np.int64
        )  # kept from one period to the next, for fresh memory takes longest
        self._states = np.empty(shape, np.uint8)
        self._seen = {period: np.zeros(len(self.units), np.bool_) for period in self.cube.periods}

    def take(self, some: WideRows) -> None:
        """Every row of an agency that has a unit."""
        brought, units = self._brought(some), placed(some.table, self.units)
        others = worked_out(some.table, brought.others)
        for period, rows in by_period(some.table):
            here = rows[units[rows] >= 0]
            self._see(period, units[here])
            given = MeasureColumns(_taken(some.table, here), _taken(others, here), brought)
            self._fill(self.cube.first_column[period], units[here], given)

    def _brought(self, some: WideRows) -> Brought:
        for form, encodings, brought in self._known:
            if form is some.form and encodings is some.encodings:
                return brought
        brought = Brought.of(some.form, some.encodings)
        self._known.append((some.form, some.encodings, brought))
        return brought

    def _see(self, period: str, units: Whole) -> None:
        seen = self._seen[period]
        before = int(seen.sum())
        seen[units] = True
        if int(seen.sum()) - before < len(units):
            raise ValueError(f"an agency has two rows of {period}")

    def _fill(self, first: int, units: Whole, given: MeasureColumns) -> None:
        """Turned over on the way, from a row a measure to a row a unit, so few measures at once that they stay at hand."""
        cube, into = self.cube, _run(units)
        for place in range(0, len(cube.measures), TOGETHER):
            measures = cube.measures[place : place + TOGETHER]
            tile = slice(len(measures)), slice(len(units))
            numbers, states = self._numbers[tile], self._states[tile]
            cube.largest = max(cube.largest, given.put(measures, numbers, states))
            columns = slice(first + place, first + place + len(measures))
            cube.numbers[into, columns] = numbers.T
            cube.states[into, columns] = states.T


def _run(units: Whole) -> slice | Whole:
    """The units as a slice where each follows the one before, for that is the quickest to fill."""
    is_run = len(units) and bool((np.diff(units) == 1).all())
    return slice(int(units[0]), int(units[-1]) + 1) if is_run else units


def _taken(table: pa.Table, rows: Whole) -> pa.Table:
    if not table.num_columns:
        return table
    is_run = len(rows) and bool((np.diff(rows) == 1).all())
    return table.slice(rows[0], len(rows)) if is_run else table.take(pa.array(rows))


def _put_lists(cube: Cube, units: Mapping[str, int], lists: pa.Table) -> None:
    found: dict[tuple[int, str], dict[str, set[str]]] = {}
    columns = (lists[name].to_pylist() for name in ("agency", "period", "catalogue", "element"))
    for agency, period, catalogue, element in zip(*columns, strict=True):
        if agency in units:
            listed = found.setdefault((units[agency], period), {})
            listed.setdefault(catalogue, set()).add(element)
    for (unit, period), listed in found.items():
        cube.lists.put(unit, period, {name: frozenset(members) for name, members in listed.items()})
