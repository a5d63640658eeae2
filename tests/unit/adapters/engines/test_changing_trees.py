"""Periods with trees of their own."""

import pytest

from caicach.adapters.engines.changing_trees import add_up_by_period
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import NOTHING
from caicach.core.consolidation.tree import tree_of
from caicach.core.ground.values import reported


THREE_LEVELS = tree_of({"tinh": None, "huyen": "tinh", "xa": "huyen"})
TWO_LEVELS = tree_of({"tinh": None, "xa": "tinh"})
TREES = {"2023": THREE_LEVELS, "2024": THREE_LEVELS, "2025": TWO_LEVELS, "2026": TWO_LEVELS}


def part(node: str, period: str) -> Parts:
    return Parts(node, period, {"m": reported(1)}, {"c": frozenset({node})})


def test_each_period_is_added_up_along_its_own_tree() -> None:
    parts = [part("xa", period) for period in TREES if period != "2026"] + [part("huyen", "2023")]

    totals = add_up_by_period(ReferenceEngine(), TREES, parts)

    assert [totals.of("huyen", period, "m").number for period in TREES] == [2, 1, 0, 0]
    assert [totals.of("tinh", period, "m").number for period in TREES] == [2, 1, 1, 0]
    assert [totals.elements("tinh", period, "c") for period in TREES] == [2, 1, 1, 0]


def test_node_of_another_periods_tree_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="huyen"):
        add_up_by_period(ReferenceEngine(), TREES, [part("huyen", "2025")])


def test_period_that_nothing_was_brought_for_has_no_totals() -> None:
    totals = add_up_by_period(ReferenceEngine(), TREES, [part("xa", "2023")])

    assert totals.of("xa", "2026", "m") == NOTHING
    assert totals.elements("xa", "2026", "c") == 0
