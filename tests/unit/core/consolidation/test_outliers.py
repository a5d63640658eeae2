"""Figures to look at, with what they were measured against."""

from decimal import Decimal

import pytest

from caicach.core.consolidation.arranging import Arrangement, arrange
from caicach.core.consolidation.outliers import Bounds, Look, median, outliers
from factories.consolidation_cases import PROVINCE, given, plan


DEPARTMENTS = ("van-phong", "so-a", "so-b", "so-cu-1", "so-cu-2", "so-chia")
ENOUGH = {name: str(20 + number) for number, name in enumerate(DEPARTMENTS)}


def _laid(figures: dict[str, str]) -> Arrangement:
    return arrange(plan(), [given(name, {"A.1": text}) for name, text in figures.items()], PROVINCE)


def test_too_few_peers_say_nothing() -> None:
    assert outliers(_laid({**ENOUGH, "so-a": "900"}), {}) == ()


def test_a_figure_far_from_its_peers_is_a_look_with_the_median() -> None:
    few = _bounds(6)
    (found,) = outliers(_laid({**ENOUGH, "so-a": "900"}), {}, few)

    assert (found.agency, found.look, found.number, found.usual, found.peers) == (
        "so-a",
        Look.ABOVE_PEERS,
        Decimal(900),
        Decimal("23.5"),
        6,
    )


def test_alike_peers_have_no_spread_and_say_nothing() -> None:
    assert outliers(_laid(dict.fromkeys(DEPARTMENTS, "20") | {"so-a": "90"}), {}, _bounds(6)) == ()


@pytest.mark.parametrize(
    ("was", "now", "look"),
    [
        ("20", "61", Look.GREW),
        ("61", "20", Look.SHRANK),
        ("20", "0", Look.VANISHED),
        ("20", "60", None),
        ("3", "9", None),
    ],
)
def test_a_figure_is_held_against_its_own_past(was: str, now: str, look: Look | None) -> None:
    found = outliers(_laid({"so-a": now}), {"so-a": given("so-a", {"A.1": was})})

    assert [one.look for one in found] == ([look] if look else [])


def test_the_median_of_nothing_is_refused() -> None:
    assert median([Decimal(3), Decimal(1), Decimal(2)]) == 2
    with pytest.raises(ValueError, match="no numbers"):
        median([])


def _bounds(fewest: int) -> Bounds:
    return Bounds(fewest=fewest)
