"""The tables that engines of SQL begin with: the tree, contributions a row each, the members of their lists."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

import pyarrow as pa

from caicach.adapters.engines.correcting import encoded
from caicach.adapters.engines.thousandths import thousandths
from caicach.core.consolidation import sql
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.tree import Tree


Line = tuple[int, str, str, str]
"""Node, period, catalogue, element."""


def table_of_tree(tree: Tree) -> pa.Table:
    """The rows of `tree`."""
    names, columns = ("node", "parent", "adder", "depth"), zip(*sql.tree_rows(tree), strict=True)
    return pa.table({name: pa.array(column, pa.int32()) for name, column in zip(names, columns, strict=True)})


def table_of_places(agencies: Sequence[str], nodes: Sequence[int]) -> pa.Table:
    """Where each agency stands."""
    return pa.table({"agency": pa.array(agencies, pa.string()), "node": pa.array(nodes, pa.int32())})


def table_of_bases(row: str, known: Mapping[str, Decimal]) -> pa.Table:
    """The figure of the base year of each agency, in thousandths. UnreadableInput when one is finer than that."""
    numbers = [thousandths(number, row, agency) for agency, number in known.items()]
    return pa.table({"of_agency": pa.array(known, pa.string()), "base": pa.array(numbers, pa.int64())})


def table_of_parts(tree: Tree, parts: Sequence[Parts], measures: Sequence[str]) -> pa.Table:
    """Node, period, and for the k-th measure number `n{k}` and state `s{k}`. UnreadableInput when a figure is finer than a
    thousandth."""
    place = {measure: at for at, measure in enumerate(measures)}
    numbers = [[0] * len(parts) for _ in measures]
    states = [[0] * len(parts) for _ in measures]
    for row, part in enumerate(parts):
        for measure, number, state in zip(part.values, *encoded(part), strict=True):
            numbers[place[measure]][row], states[place[measure]][row] = number, state
    columns = {
        "node": pa.array([tree.position[part.node] for part in parts], pa.int32()),
        "period": pa.array([part.period for part in parts], pa.string()),
    }
    for k in range(len(measures)):
        columns |= {f"n{k}": pa.array(numbers[k], pa.int64()), f"s{k}": pa.array(states[k], pa.int8())}
    return pa.table(columns)


def lines_of(tree: Tree, parts: Sequence[Parts]) -> list[Line]:
    """What the contributions list by name."""
    return [
        (tree.position[part.node], part.period, catalogue, element)
        for part in parts
        for catalogue, elements in part.elements.items()
        for element in elements
    ]


def table_of_lists(lines: Sequence[Line]) -> pa.Table:
    """The lines as a table."""
    names = ("node", "period", "catalogue", "element")
    types = (pa.int32(), pa.string(), pa.string(), pa.string())
    return pa.table(
        {
            name: pa.array([line[at] for line in lines], kind)
            for at, (name, kind) in enumerate(zip(names, types, strict=True))
        }
    )
