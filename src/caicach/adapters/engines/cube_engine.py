"""Contributions into a cube: the engine for one machine."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from caicach.adapters.engines.correcting import encoded
from caicach.adapters.engines.cube import Cube, CubeTotals, empty_cube
from caicach.adapters.engines.frame import Unit
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.tree import Tree


if TYPE_CHECKING:
    import pyarrow as pa

    from caicach.adapters.engines.archived_rows import ArchivedRows
    from caicach.adapters.engines.from_columns import ColumnTotals


class CubeEngine:
    """Adds exact whole numbers in memory."""

    def add_up(self, tree: Tree, parts: Iterable[Parts]) -> CubeTotals:
        """The totals of every node, period and measure. UnreadableInput when a figure is finer than a thousandth,
        TooLargeToAdd when a total has more than 63 bits."""
        return cube_of(tree, parts).total()

    def add_up_archived(
        self, tree: Tree, nodes: Mapping[str, str], rows: "ArchivedRows", lists: "pa.Table | None" = None
    ) -> "ColumnTotals":
        """The same of rows of the archive, their columns added as they stand."""
        from caicach.adapters.engines.from_columns import totals_of_rows

        return totals_of_rows(tree, nodes, rows, rows.periods, rows.measures, lists)


def cube_of(tree: Tree, parts: Iterable[Parts]) -> Cube:
    """The cube of the parts. The first part of a node in a period is its unit 1, the second 2, and so on."""
    named = list(_named(parts))
    nodes = {unit: part.node for unit, part in named}
    periods = dict.fromkeys(part.period for _, part in named)
    measures = dict.fromkeys(measure for _, part in named for measure in part.values)
    cube = empty_cube(tree, nodes, list(periods), list(measures))
    for unit, part in named:
        _put(cube, cube.frame.row_of[unit], part)
    return cube


def _named(parts: Iterable[Parts]) -> Iterable[tuple[Unit, Parts]]:
    seen: Counter[tuple[str, str]] = Counter()
    for part in parts:
        seen[part.node, part.period] += 1
        yield (part.node, seen[part.node, part.period]), part


def _put(cube: Cube, row: int, part: Parts) -> None:
    first = cube.frame.first_column[part.period]
    places = [first + cube.frame.place[measure] for measure in part.values]
    numbers, states = encoded(part)
    cube.numbers[row, places] = numbers
    cube.states[row, places] = states
    cube.largest = max(cube.largest, *(abs(number) for number in numbers), 0)
    cube.lists.put(row, part.period, part.elements)
