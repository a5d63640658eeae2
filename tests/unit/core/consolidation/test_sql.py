"""The text of the steps: what is asked of the agency once, levels from the deepest up."""

from caicach.core.consolidation.sql import depth_of, list_steps, projected, steps, tree_rows
from caicach.core.consolidation.tree import tree_of
from caicach.core.consolidation.ways.columns import Encoding


RAGGED = tree_of({"tinh": None, "so-a": "tinh", "huyen": "tinh", "xa": "huyen"})
ASKED = "agency_type IN ('commune', 'province')"


def test_leaves_are_added_by_the_node_above_them() -> None:
    assert list(tree_rows(RAGGED)) == [(0, -1, 0, 0), (1, 0, 0, 0), (2, 0, 2, 1), (3, 2, 2, 1)]


def test_tree_of_one_node_is_one_level() -> None:
    assert depth_of(tree_of({"tinh": None})) == 0


def test_condition_about_the_agency_is_worked_out_once() -> None:
    encodings = [Encoding(m, f"{m}_n", f"CASE WHEN {ASKED} THEN {m}_s + 1 ELSE 0 END") for m in "ab"]

    query = projected(encodings, ["a", "b"], "wide")

    assert query.count(ASKED) == 1
    assert query.endswith(f"SELECT *, {ASKED} AS asked_0 FROM wide) AS w")  # noqa: S608


def test_measure_that_is_not_encoded_is_not_asked() -> None:
    assert "CAST(0 AS BIGINT) AS n0, 0 AS s0" in projected([], ["a"], "wide")


def test_steps_go_from_the_deepest_level_to_the_root() -> None:
    assert [step.name for step in steps("parts", 1, 2)] == ["own", "level_2", "level_1", "level_0", "totals"]
    assert [step.name for step in list_steps("lists", 0)] == ["own_lists", "lists_0", "listed"]
