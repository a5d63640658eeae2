"""The cube at its edges: nothing to add, one node, many parts, numbers that do not fit."""

from decimal import Decimal

import numpy as np
import pytest

from caicach.adapters.engines.correcting import correct
from caicach.adapters.engines.cube_engine import CubeEngine, cube_of
from caicach.adapters.engines.frame import TooLargeToAdd
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.totals import NOTHING, Total
from caicach.core.consolidation.tree import tree_of
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.values import NOT_REPORTED, Value, reported


TREE = tree_of({"tinh": None, "huyen": "tinh", "xa-1": "huyen", "xa-2": "huyen", "so-a": "tinh"})
HUGE = "9000000000000000"
FIVE = reported(5)


def part(node: str, value: Value | str, period: str = "2024") -> Parts:
    return Parts(node, period, {"m": reported(value) if isinstance(value, str) else value})


def number_at(node: str, *parts: Parts) -> Decimal:
    return CubeEngine().add_up(TREE, parts).of(node, "2024", "m").number


def test_no_parts_come_to_nothing() -> None:
    totals = CubeEngine().add_up(TREE, [])

    assert totals.of("tinh", "2024", "m") == NOTHING
    assert totals.elements("tinh", "2024", "m") == 0


def test_tree_of_one_node_adds_its_own_parts() -> None:
    totals = CubeEngine().add_up(tree_of({"tinh": None}), [part("tinh", "1.5"), part("tinh", "2")])

    assert totals.of("tinh", "2024", "m").number == Decimal("3.5")


def test_parts_at_inner_nodes_and_leaves_beside_them_all_count() -> None:
    parts = [part("tinh", "1"), part("huyen", "10"), part("xa-1", "100"), part("so-a", "1000")]

    assert [number_at(node, *parts) for node in TREE.nodes] == [1111, 110, 100, 0, 1000]


def test_more_parts_at_a_node_than_a_byte_counts() -> None:
    parts = [part("xa-1", "0.001"), *(part("xa-2", NOT_REPORTED) for _ in range(700))]

    total = CubeEngine().add_up(TREE, parts).of("tinh", "2024", "m")

    assert (total.number, total.reported, total.asked) == (Decimal("0.001"), 1, 701)


def test_node_outside_the_tree_is_a_mistake() -> None:
    with pytest.raises(KeyError, match="xa-9"):
        CubeEngine().add_up(TREE, [part("xa-9", FIVE)])


def test_unknown_node_has_no_total() -> None:
    assert CubeEngine().add_up(TREE, [part("xa-1", FIVE)]).of("xa-9", "2024", "m") == NOTHING


def test_numbers_that_might_overflow_are_added_exactly_while_the_total_fits() -> None:
    parts = [part("xa-1", HUGE), part("xa-2", f"-{HUGE}"), part("so-a", HUGE), part("huyen", "0.001")]

    assert number_at("tinh", *parts) == Decimal(HUGE) + Decimal("0.001")


@pytest.mark.parametrize("sign", ["", "-"])
def test_total_that_does_not_fit_is_refused_by_name(sign: str) -> None:
    with pytest.raises(TooLargeToAdd, match="Chỉ tiêu m, kỳ 2024: tổng của “huyen” lớn quá mức"):
        number_at("tinh", part("xa-1", sign + HUGE), part("xa-2", sign + HUGE))


def test_total_of_a_leaf_is_exact_though_no_column_holds_it() -> None:
    parts = [part("xa-1", HUGE), part("xa-1", HUGE), part("xa-2", f"-{HUGE}")]

    assert number_at("xa-1", *parts) == 2 * Decimal(HUGE)


def test_figure_finer_than_a_thousandth_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"“xa-1”, chỉ tiêu m: 1\.2345 có quá ba chữ số thập phân"):
        number_at("tinh", part("xa-1", "1.2345"))


def test_figure_larger_than_a_column_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"“xa-1”, chỉ tiêu m: 1E\+20 lớn quá mức"):
        number_at("tinh", part("xa-1", "1E+20"))


def test_correction_that_does_not_fit_changes_nothing() -> None:
    totals = CubeEngine().add_up(TREE, [part("xa-1", HUGE), part("xa-2", "1")])
    before = totals.sums.numbers.copy()

    with pytest.raises(TooLargeToAdd):
        correct(totals, "xa-2", part("xa-2", HUGE))

    assert np.array_equal(totals.sums.numbers, before)
    assert totals.of("xa-2", "2024", "m").number == 1


def test_correction_of_huge_numbers_that_fits_is_exact() -> None:
    totals = CubeEngine().add_up(TREE, [part("xa-1", HUGE), part("xa-2", f"-{HUGE}")])

    correct(totals, "xa-2", part("xa-2", "0.5"))

    assert totals.of("tinh", "2024", "m").number == Decimal(HUGE) + Decimal("0.5")


def test_correction_to_not_reported_moves_the_count() -> None:
    totals = CubeEngine().add_up(TREE, [part("xa-1", FIVE), part("xa-2", "2")])

    correct(totals, "xa-1", part("xa-1", NOT_REPORTED))

    assert totals.of("tinh", "2024", "m") == Total(Decimal(2), (1, 1, 0, 0, 0))


def test_correction_of_a_measure_nobody_brought_needs_a_new_cube() -> None:
    totals = cube_of(TREE, [part("xa-1", FIVE)]).total()

    with pytest.raises(KeyError, match="other"):
        correct(totals, "xa-1", Parts("xa-1", "2024", {"other": FIVE}))


def test_correction_replaces_the_list_of_a_catalogue() -> None:
    listed = [
        Parts("xa-1", "2024", {}, {"c": frozenset("ab")}),
        Parts("so-a", "2024", {}, {"c": frozenset("b")}),
    ]
    totals = CubeEngine().add_up(TREE, listed)
    assert totals.elements("tinh", "2024", "c") == 2

    correct(totals, "xa-1", Parts("xa-1", "2024", {}, {"c": frozenset("b")}))

    assert totals.elements("tinh", "2024", "c") == 1
