"""Columns added as they stand, at their edges: many rows at one node, numbers that do not fit, rows asked for again."""

from collections.abc import Iterator
from decimal import Decimal

import pyarrow as pa
import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.frame import TooLargeToAdd
from caicach.adapters.engines.from_columns import ColumnTotals, totals_of_rows
from caicach.adapters.engines.pieces import MOST
from caicach.adapters.engines.wide import HeldRows, WideRows
from caicach.core.checks.sql import REPORTED, SCALE, column_of, state_column_of
from caicach.core.consolidation.tree import tree_of
from caicach.core.consolidation.ways.added import Sum


FORM = load_catalogue().form("2023")
ROW = FORM.by_id["steering-documents"]
TREE = tree_of({"tinh": None, "huyen": "tinh", "xa-1": "huyen", "xa-2": "huyen", "so-a": "tinh"})
NODES = {name: name for name in TREE.nodes}
LARGE = 2**62


def rows(*said: tuple[str, int], period: str = "2024") -> WideRows:
    """A row an agency with its number in thousandths."""
    table = pa.table(
        {
            "agency": [agency for agency, _ in said],
            "agency_type": ["commune"] * len(said),
            "period": [period] * len(said),
            column_of(ROW.id): pa.array([number for _, number in said], pa.int64()),
            state_column_of(ROW.id): pa.array([REPORTED] * len(said), pa.int8()),
        }
    )
    return WideRows(FORM, tuple(Sum(ROW).encodings()), table)


def added(*some: WideRows) -> ColumnTotals:
    return totals_of_rows(TREE, NODES, HeldRows(some), ["2024", "2025"], [ROW.id])


def number_at(node: str, *some: WideRows) -> int:
    return int(added(*some).of(node, "2024", ROW.id).number * SCALE)


def test_rows_in_any_order_stand_at_their_nodes() -> None:
    some = rows(("so-a", 1000), ("xa-2", 100), ("huyen", 10), ("tinh", 1), ("khac", 5))

    assert [number_at(node, some) for node in TREE.nodes] == [1111, 110, 0, 100, 1000]


def test_more_rows_at_one_node_than_a_piece_has_are_all_counted() -> None:
    names = [f"xa-{n}" for n in range(2 * MOST + 500)]
    tree = tree_of({"tinh": None} | dict.fromkeys(names, "tinh"))
    some = rows(*((name, SCALE) for name in names))

    totals = totals_of_rows(tree, dict(zip(names, names, strict=True)), HeldRows((some,)), ["2024"], [ROW.id])

    total = totals.of("tinh", "2024", ROW.id)
    assert (total.number, total.reported, total.asked) == (len(names), len(names), len(names))


def test_sum_that_fits_is_exact_though_parts_of_it_do_not() -> None:
    some = rows(("xa-1", LARGE), ("xa-2", LARGE - 1), ("so-a", -LARGE), ("tinh", -LARGE))

    assert [number_at(node, some) for node in ("tinh", "huyen", "xa-1")] == [-1, 2 * LARGE - 1, LARGE]


def test_sum_that_does_not_fit_is_refused_by_name() -> None:
    with pytest.raises(TooLargeToAdd) as refused:
        added(rows(("xa-1", LARGE), ("xa-2", LARGE)))

    assert refused.value.context["node"] == "huyen"


def test_two_rows_of_a_period_are_refused_in_one_table_and_in_two() -> None:
    one = rows(("xa-1", 1))

    for twice in ([rows(("xa-1", 1), ("xa-2", 2), ("xa-1", 3))], [one, one]):
        with pytest.raises(ValueError, match="two rows of 2024"):
            added(*twice)
    assert added(one, rows(("xa-1", 2), period="2025")).of("xa-1", "2025", ROW.id).number == Decimal("0.002")


def test_measure_that_no_row_brings_is_asked_of_nobody() -> None:
    totals = totals_of_rows(TREE, NODES, HeldRows((rows(("xa-1", 1)),)), ["2024"], [ROW.id, "other"])

    assert [totals.of(node, "2024", "other").asked for node in ("tinh", "xa-1")] == [0, 0]


class Watched:
    """Rows that note which periods were asked for again."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def every(self) -> Iterator[WideRows]:
        yield from (rows(("xa-1", 1)), rows(("xa-1", 2), period="2025"))

    def of(self, period: str) -> Iterator[WideRows]:
        self.asked.append(period)
        yield from self.every()


def test_leaves_of_a_period_are_read_once_and_inner_nodes_never_again() -> None:
    watched = Watched()
    totals = totals_of_rows(TREE, NODES, watched, ["2024", "2025"], [ROW.id])

    found = [totals.of(node, "2025", ROW.id).number for node in ("tinh", "huyen", "xa-1", "xa-2")]

    assert found == [Decimal("0.002"), Decimal("0.002"), Decimal("0.002"), 0]
    assert watched.asked == ["2025"]
