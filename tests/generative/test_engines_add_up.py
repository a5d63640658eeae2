"""Every engine adds up as the reference does, to the digit, whatever the tree and the parts, in any order and partition."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from caicach.adapters.engines.correcting import correct
from caicach.adapters.engines.cube_engine import CubeEngine, cube_of
from caicach.adapters.engines.duckdb_consolidation import DuckDBEngine
from caicach.adapters.engines.frame import TooLargeToAdd
from caicach.core.consolidation.parts import Engine, Parts
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import Total, Totals
from caicach.core.consolidation.tree import Tree, tree_of
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, reported


ENGINES: Mapping[str, Engine] = {"cube": CubeEngine(), "duckdb": DuckDBEngine()}
MEASURES = ("procedures", "code=1", "rate@base", "sum~2022")
PERIODS = ("2024-Q1", "2024-Q2", "2024-Y")
CATALOGUES = ("procedures", "documents")

numbers = st.one_of(
    st.integers(-5, 40).map(Decimal),
    st.decimals(-(10**12), 10**12, places=3),
    st.sampled_from(["0.00", "0.001", "-0.5", "4000000000000000", "-4000000000000000"]).map(Decimal),
)
values = st.one_of(
    numbers.map(reported), st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD])
)


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """A ragged tree of one to fourteen nodes."""
    parents: dict[str, str | None] = {"root": None}
    for number in range(draw(st.integers(0, 13))):
        parents[f"n{number}"] = draw(st.sampled_from(sorted(parents)))
    return tree_of(parents)


@st.composite
def parts_in(draw: st.DrawFn, tree: Tree) -> Parts:
    """What somebody brings at any node, inner ones too."""
    elements = st.frozensets(st.sampled_from("abcdef"), max_size=4)
    return Parts(
        draw(st.sampled_from(tree.nodes)),
        draw(st.sampled_from(PERIODS)),
        draw(st.dictionaries(st.sampled_from(MEASURES), values)),
        draw(st.dictionaries(st.sampled_from(CATALOGUES), elements, max_size=2)),
    )


@st.composite
def grounds(draw: st.DrawFn) -> tuple[Tree, list[Parts]]:
    """A tree and what is brought to it."""
    tree = draw(trees())
    return tree, draw(st.lists(parts_in(tree), max_size=25))


def answers(totals: Totals, tree: Tree) -> tuple[dict[tuple[str, ...], Total], dict[tuple[str, ...], int]]:
    """Everything there is to ask."""
    asked = product(tree.nodes, PERIODS, MEASURES)
    listed = product(tree.nodes, PERIODS, CATALOGUES)
    return {place: totals.of(*place) for place in asked}, {place: totals.elements(*place) for place in listed}


def by_reference(
    tree: Tree, parts: Sequence[Parts]
) -> tuple[dict[tuple[str, ...], Total], dict[tuple[str, ...], int]]:
    return answers(ReferenceEngine().add_up(tree, parts), tree)


def fit(totals: Mapping[tuple[str, ...], Total]) -> bool:
    """Whether every total has at most 63 bits in thousandths, as a column holds."""
    return all(-(2**63) <= total.number * 1000 < 2**63 for total in totals.values())


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@settings(max_examples=60, deadline=None)
@given(ground=grounds(), data=st.data())
def test_engine_equals_the_reference_in_any_order(
    name: str, ground: tuple[Tree, list[Parts]], data: st.DataObject
) -> None:
    tree, parts = ground
    expected = by_reference(tree, parts)
    assume(fit(expected[0]))
    shuffled = data.draw(st.permutations(parts))

    found = answers(ENGINES[name].add_up(tree, shuffled), tree)

    assert found == expected


@pytest.mark.slow
@pytest.mark.parametrize("name", ENGINES)
@settings(max_examples=30, deadline=None)
@given(ground=grounds(), data=st.data())
def test_totals_of_two_partitions_add_up_to_the_whole(
    name: str, ground: tuple[Tree, list[Parts]], data: st.DataObject
) -> None:
    tree, parts = ground
    expected, _ = by_reference(tree, parts)
    is_first = [data.draw(st.booleans()) for _ in parts]
    one = [part for part, first in zip(parts, is_first, strict=True) if first]
    other = [part for part, first in zip(parts, is_first, strict=True) if not first]
    assume(all(fit(by_reference(tree, some)[0]) for some in (one, other)))

    of_one, of_other = (answers(ENGINES[name].add_up(tree, some), tree)[0] for some in (one, other))

    assert {place: of_one[place] + of_other[place] for place in of_one} == expected


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(ground=grounds())
def test_cube_refuses_what_does_not_fit_and_nothing_else(ground: tuple[Tree, list[Parts]]) -> None:
    tree, parts = ground
    inner = {tree.nodes[0], *(tree.nodes[parent] for parent in tree.parents[1:])}
    expected = {place: total for place, total in by_reference(tree, parts)[0].items() if place[0] in inner}

    try:
        CubeEngine().add_up(tree, parts)
    except TooLargeToAdd:
        assert not fit(expected)
    else:
        assert fit(expected)


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(ground=grounds(), data=st.data())
def test_correction_of_one_part_gives_what_adding_all_again_gives(
    ground: tuple[Tree, list[Parts]], data: st.DataObject
) -> None:
    tree, parts = ground
    parts = [part for part in parts if all(abs(v.number or 0) < 10**13 for v in part.values.values())]
    assume(parts)
    whole = cube_of(tree, parts)
    totals = whole.total()
    which = data.draw(st.integers(0, len(parts) - 1))
    old = parts[which]
    nth = sum(part.node == old.node and part.period == old.period for part in parts[: which + 1])
    said = (
        data.draw(st.dictionaries(st.sampled_from(whole.frame.measures), values))
        if whole.frame.measures
        else {}
    )
    new = Parts(old.node, old.period, said, {"documents": frozenset("xy")})

    correct(totals, old.node, new, nth)

    again = [*parts[:which], new, *parts[which + 1 :]]
    assert answers(totals, tree) == by_reference(tree, again)
