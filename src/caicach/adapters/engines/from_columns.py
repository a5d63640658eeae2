"""Totals straight from the columns of the wide table: what stands in a column as it was read is added as it stands there.

Rows go in the order of the nodes that add them, so that what a node adds is a piece of each column. A state is worth a one
in a place of its own of a whole number, so that adding counts all states at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from caicach.adapters.engines.adding import (
    Counts,
    States,
    Sums,
    SumTooLarge,
    add_upwards,
    count_kind,
    joined,
    lower_half,
    upper_half,
)
from caicach.adapters.engines.frame import Frame, framed
from caicach.adapters.engines.inner_totals import InnerTotals, total_of
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.lists import Lists
from caicach.adapters.engines.pieces import BITS, MOST
from caicach.adapters.engines.standing import Order, Standing, put_lines
from caicach.adapters.engines.wide import RowSource, WideRows
from caicach.core.consolidation.totals import ASKED, STATES, Total
from caicach.core.consolidation.tree import Tree


ONE = np.int64(1)


def totals_of_rows(
    tree: Tree,
    nodes: Mapping[str, str],
    rows: RowSource,
    periods: Sequence[str],
    measures: Sequence[str],
    lists: pa.Table | None = None,
) -> "ColumnTotals":
    """The totals of rows of the wide table, of the agencies that have a node. Rows are let go once they are added, and asked
    for again when someone asks for a leaf. `lists` are lines of the archive's elements. KeyError when a node is not in the
    tree or a period not among the periods, ValueError when an agency has two rows of one period, TooLargeToAdd when a total
    has more than 63 bits."""
    frame = framed(tree, {(agency, 1): node for agency, node in nodes.items()}, periods, measures)
    adding = _Adding(frame)
    for some in rows.every():
        adding.take(some)
    named = Lists(frame.layout)
    if lists is not None:
        put_lines(named, adding.order.places, lists)
    return ColumnTotals(frame, Sums(adding.numbers(rows), adding.counts()), named, rows, adding.largest)


@dataclass
class ColumnTotals(InnerTotals):
    """Totals of rows; those of leaves are read from `rows`, of which those of one period are kept at hand. `largest` is no
    smaller than any number without its sign."""

    rows: RowSource = field(repr=False)
    largest: int
    _at_hand: dict[str, list[Standing]] = field(default_factory=dict, repr=False)

    def _of_leaf(self, node: str, period: str, measure: str) -> Total:
        number, counts = 0, np.zeros(len(STATES) + ASKED, np.int64)
        for some in self._standing(period):
            here = self._rows_at(node, period, some)
            if some.given.has(measure):
                numbers, states = some.given.of(measure, here)
                number += sum(numbers.tolist())
                counts += np.bincount(states, minlength=len(counts))
        return total_of(number, counts[ASKED:].tolist())

    def _standing(self, period: str) -> list[Standing]:
        if period not in self._at_hand:
            order = Order(self.frame)
            self._at_hand = {period: [order.standing(some) for some in self.rows.of(period)]}
        return self._at_hand[period]

    def _rows_at(self, node: str, period: str, some: Standing) -> slice:
        many = max(len(self.frame.units), 1)
        begins = self.frame.periods.index(period) * many
        where = [begins + unit for unit in self.frame.layout.units_at(node)]
        return slice(*np.searchsorted(some.periods * many + some.units, where).tolist())


@dataclass
class _Adding:
    """Sums that grow as rows come: by inner node, period and measure."""

    frame: Frame
    order: Order = field(init=False)
    largest: int = 0
    _sums: Whole = field(init=False, repr=False)
    _counts: Counts = field(init=False, repr=False)
    _seen: npt.NDArray[np.bool_] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        frame, self.order = self.frame, Order(self.frame)
        self._sums = self._empty()
        self._counts = np.zeros((len(STATES), *self._sums.shape), count_kind(len(frame.units)))
        self._seen = np.zeros((len(frame.periods), len(frame.units)), np.bool_)

    def take(self, some: WideRows) -> None:
        """Every row of an agency that has a unit."""
        here = self.order.standing(some)
        self._see(here)
        sums = np.zeros((len(self.frame.measures), len(here.pieces.starts)), np.int64)
        counts, packed = np.zeros_like(sums), np.empty(len(here.units), np.int64)
        for k, numbers, states in self._given(here):
            self.largest = max(self.largest, no_smaller(numbers))
            np.add.reduceat(numbers, here.pieces.starts, out=sums[k])
            np.left_shift(ONE, (states * np.uint8(BITS)).astype(np.int64), out=packed)
            np.add.reduceat(packed, here.pieces.starts, out=counts[k])
        self._put(self._sums, here, sums)
        for state, counted in enumerate(self._counts):
            self._put(counted, here, (counts >> BITS * (state + ASKED)).astype(counted.dtype) & MOST)

    def counts(self) -> Counts:
        """How many stood in each state, of all nodes."""
        for of_one in self._counts:
            self._upwards(of_one)
        return self._counts.reshape(*self._counts.shape[:2], self.frame.width)

    def numbers(self, rows: RowSource) -> Whole:
        """The sums of all nodes; in halves where a number is so large that a sum might not have fitted."""
        if self.largest * max(len(self.frame.units), 1) < 2**63:
            return self._upwards(self._sums)
        try:
            return joined(self._of_halves(rows, upper_half), self._of_halves(rows, lower_half))
        except SumTooLarge as large:
            raise self.frame.too_large(large.node, large.column) from large

    def _see(self, here: Standing) -> None:
        before = self._seen[here.periods, here.units]
        twice = int(here.periods[np.argmax(before)]) if before.any() else here.twice
        if twice is not None:
            raise ValueError(f"an agency has two rows of {self.frame.periods[twice]}")
        self._seen[here.periods, here.units] = True

    def _given(self, here: Standing) -> Iterator[tuple[int, Whole, States]]:
        for k, measure in enumerate(self.frame.measures if len(here.units) else ()):
            if here.given.has(measure):
                yield k, *here.given.of(measure)

    def _of_halves(self, rows: RowSource, half: Callable[[Whole], Whole]) -> Whole:
        found = self._empty()
        for some in rows.every():
            here = self.order.standing(some)
            sums = np.zeros((len(self.frame.measures), len(here.pieces.starts)), np.int64)
            for k, numbers, _ in self._given(here):
                np.add.reduceat(half(numbers), here.pieces.starts, out=sums[k])
            self._put(found, here, sums)
        return self._upwards(found)

    def _put(self, into: npt.NDArray[np.integer], here: Standing, of_pieces: Whole) -> None:
        into[here.nodes_of, here.periods_of] += here.pieces.whole(of_pieces).T.astype(into.dtype, copy=False)

    def _empty(self) -> Whole:
        frame = self.frame
        return np.zeros((len(frame.layout.inner), len(frame.periods), len(frame.measures)), np.int64)

    def _upwards(self, sums: npt.NDArray[Any]) -> npt.NDArray[Any]:
        flat = sums.reshape(len(sums), self.frame.width)
        add_upwards(self.frame.layout, flat)
        return flat


def no_smaller(numbers: Whole) -> int:
    """A number no smaller than any of these without its sign: of those that are not negative all bits that any of them has,
    for one reading tells that."""
    bits = int(np.bitwise_or.reduce(numbers))
    return bits if bits >= 0 else max(int(numbers.max()), -int(numbers.min()))
