"""One unit's correction folded into the totals above it, without adding anything else again."""

import numpy as np

from caicach.adapters.engines.adding import HALF, States
from caicach.adapters.engines.cube import CubeTotals
from caicach.adapters.engines.layout import Whole
from caicach.adapters.engines.thousandths import thousandths
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import ASKED, STATES


_CODES = {state: code + ASKED for code, state in enumerate(STATES)}


def encoded(part: Parts) -> tuple[list[int], list[int]]:
    """Number in thousandths and code of the state of each of the part's values, in their order."""
    values = part.values
    numbers = [
        0 if value.number is None else thousandths(value.number, measure, part.node)
        for measure, value in values.items()
    ]
    return numbers, [_CODES[value.state] for value in values.values()]


def correct(totals: CubeTotals, unit: str, becomes: Parts, nth: int = 1) -> None:
    """The unit now says this for the period, and nothing else; the totals follow. KeyError when the cube has no such unit,
    period or measure: then it is made anew."""
    cube = totals.cube
    frame = cube.frame
    row, first = frame.row_of[unit, nth], frame.first_column[becomes.period]
    numbers = np.zeros(len(frame.measures), np.int64)
    states = np.zeros(len(frame.measures), np.uint8)
    places = [frame.place[measure] for measure in becomes.values]
    numbers[places], states[places] = encoded(becomes)
    exchange(totals, row, first, numbers, states)
    cube.lists.put(row, becomes.period, becomes.elements)


def exchange(totals: CubeTotals, row: int, first: int, numbers: Whole, states: States) -> None:
    """Put these cells in the row from that column on, and the difference in all totals above it. TooLargeToAdd when a total
    would not fit; nothing is changed then."""
    cube, sums = totals.cube, totals.sums
    last = first + len(numbers)
    before = cube.states[row, first:last]
    difference = _difference(totals, row, first, numbers)
    kind = sums.counts.dtype
    for at in cube.frame.layout.line_up(row):
        sums.numbers[at, first:last] += difference
    for state in range(len(STATES)):
        change = (states == state + ASKED).astype(kind) - (before == state + ASKED).astype(kind)
        for at in cube.frame.layout.line_up(row):
            sums.counts[state, at, first:last] += change
    cube.numbers[row, first:last] = numbers
    cube.states[row, first:last] = states


def _difference(totals: CubeTotals, row: int, first: int, numbers: Whole) -> Whole:
    """What every total above changes by, after seeing that all of them still fit."""
    cube = totals.cube
    here = cube.numbers[row, first : first + len(numbers)]
    cube.largest = max(cube.largest, abs(int(numbers.max(initial=0))), abs(int(numbers.min(initial=0))))
    if cube.largest * len(cube.frame.units) >= 2**63:
        _refuse_too_large(totals, row, first, numbers, here)
    return numbers - here


def _refuse_too_large(totals: CubeTotals, row: int, first: int, numbers: Whole, before: Whole) -> None:
    change = [int(new) - int(old) for new, old in zip(numbers, before, strict=True)]
    for at in totals.frame.layout.line_up(row):
        here = totals.sums.numbers[at, first : first + len(numbers)].tolist()
        for place, (total, by) in enumerate(zip(here, change, strict=True)):
            if not -(2 ** (2 * HALF - 1)) <= total + by < 2 ** (2 * HALF - 1):
                raise totals.frame.too_large(at, first + place)
