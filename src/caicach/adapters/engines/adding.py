"""The sums: rows of numbers added block by block, states counted, inner nodes added to those above them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from caicach.adapters.engines.layout import Layout, Whole
from caicach.core.consolidation.totals import ASKED, STATES


States = npt.NDArray[np.uint8]
Counts = npt.NDArray[np.unsignedinteger]

TOGETHER = 255
"""So many units at most are counted in a byte."""

HALF = 32


@dataclass(frozen=True)
class Sums:
    """For each inner node and column the sum of the numbers; for each state, inner node and column the count of units."""

    numbers: Whole
    counts: Counts


class SumTooLarge(OverflowError):
    """A sum does not fit: of which inner node and column."""

    def __init__(self, node: int, column: int) -> None:
        super().__init__(f"the sum at {node}, column {column} has more than 63 bits")
        self.node, self.column = node, column


def added_up(layout: Layout, numbers: Whole, states: States, largest: int) -> Sums:
    """The sums of all inner nodes; `largest` is no smaller than any number without its sign. SumTooLarge when one does not
    fit: no sum ever wraps around."""
    counts = _counted(layout, states)
    if largest * max(len(numbers), 1) < 2**63:
        return Sums(_added(layout, numbers), counts)
    return Sums(_added_in_halves(layout, numbers), counts)


def _added(layout: Layout, numbers: Whole) -> Whole:
    sums = np.zeros((len(layout.inner), numbers.shape[1]), np.int64)
    for node, (first, last) in enumerate(zip(layout.blocks, layout.blocks[1:], strict=False)):
        if last > first:
            np.add.reduce(numbers[first:last], axis=0, out=sums[node])
    add_upwards(layout, sums)
    return sums


def add_upwards(layout: Layout, sums: npt.NDArray[np.integer]) -> None:
    """Add to each inner node's row those of the inner nodes below it."""
    for node in range(len(layout.inner) - 1, 0, -1):
        sums[layout.above[node]] += sums[node]


def count_kind(units: int) -> type[np.unsignedinteger]:
    """The smallest kind of number that counts so many units."""
    return np.uint16 if units < 2**16 else np.uint32


def _counted(layout: Layout, states: States) -> Counts:
    units, width = states.shape
    counts = np.zeros((len(STATES), len(layout.inner), width), count_kind(units))
    codes = np.arange(ASKED, len(STATES) + ASKED, dtype=np.uint8)[:, np.newaxis, np.newaxis]
    is_it, few = np.empty((len(STATES), TOGETHER, width), np.bool_), np.empty((len(STATES), width), np.uint8)
    for node, (first, last) in enumerate(zip(layout.blocks, layout.blocks[1:], strict=False)):
        for start in range(first, last, TOGETHER):
            block = states[start : min(start + TOGETHER, last)]
            of_state = is_it[:, : len(block)]
            np.equal(block, codes, out=of_state)
            np.add.reduce(of_state.view(np.uint8), axis=1, out=few)
            counts[:, node] += few
    for of_one_state in counts:
        add_upwards(layout, of_one_state)
    return counts


def _added_in_halves(layout: Layout, numbers: Whole) -> Whole:
    return joined(_added(layout, upper_half(numbers)), _added(layout, lower_half(numbers)))


def upper_half(numbers: Whole) -> Whole:
    """The upper 32 bits of each number: so small that sums of them fit."""
    return numbers >> HALF


def lower_half(numbers: Whole) -> Whole:
    """The lower 32 bits of each number."""
    lower: Whole = numbers & (2**HALF - 1)
    return lower


def joined(upper: Whole, lower: Whole) -> Whole:
    """The sums of whole numbers, from those of their halves. SumTooLarge where one does not fit."""
    upper = upper + (lower >> HALF)
    beyond = np.argwhere((upper < -(2 ** (HALF - 1))) | (upper >= 2 ** (HALF - 1)))
    if len(beyond):
        lowest = beyond[-1]  # of nodes under one another the last is the one the others have it from
        raise SumTooLarge(int(lowest[0]), int(lowest[1]))
    sums: Whole = upper << HALF | lower_half(lower)
    return sums
