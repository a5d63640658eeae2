"""A tree is in tree order, or it is no tree."""

import pytest

from caicach.core.consolidation.tree import Tree, tree_of


RAGGED = tree_of(
    {"nation": None, "p1": "nation", "p2": "nation", "d1": "p1", "c1": "d1", "c2": "d1", "c3": "p2"}
)


def test_nodes_of_a_subtree_stand_in_a_block() -> None:
    at = RAGGED.position["p1"]

    assert RAGGED.nodes == ("nation", "p1", "d1", "c1", "c2", "p2", "c3")
    assert RAGGED.nodes[at : RAGGED.ends[at]] == ("p1", "d1", "c1", "c2")
    assert RAGGED.depths == (0, 1, 2, 3, 3, 1, 2)


def test_the_line_up_ends_at_the_root() -> None:
    assert list(RAGGED.line_up("c2")) == ["c2", "d1", "p1", "nation"]
    assert RAGGED.children("nation") == ("p1", "p2")


@pytest.mark.parametrize(
    "parents",
    [
        {},
        {"a": None, "b": None},
        {"a": None, "b": "c", "c": "b"},
        {"a": "b", "b": "a"},
        {"a": None, "b": "gone"},
    ],
    ids=["empty", "two roots", "a circle beside the root", "a circle", "an unknown parent"],
)
def test_what_is_no_tree_is_refused(parents: dict[str, str | None]) -> None:
    with pytest.raises(ValueError, match=r"root|hang"):
        tree_of(parents)


@pytest.mark.parametrize(
    ("nodes", "parents"),
    [
        ((), ()),
        (("a", "b"), (-1,)),
        (("a", "b"), (-1, 1)),
        (("a", "a"), (-1, 0)),
        (("a", "b", "c", "d"), (-1, 0, 0, 1)),
    ],
    ids=["empty", "short", "before its parent", "twice", "outside its block"],
)
def test_nodes_out_of_order_are_refused(nodes: tuple[str, ...], parents: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=r"tree|twice|follow"):
        Tree(nodes, parents)
