"""Where an agency's figures stand on the map of a day."""

from datetime import date

import pytest

from caicach.core.consolidation.placing import Place, PlaceMap, Placement
from factories.consolidation_cases import PROVINCE


TODAY = PlaceMap(PROVINCE, "tinh", date(2026, 1, 1))
THEN = PlaceMap(PROVINCE, "tinh", date(2023, 12, 14))


@pytest.mark.parametrize(
    ("agency", "node", "how"),
    [
        ("so-a", "so-a", Placement.OWN),
        ("so-cu-1", "so-moi", Placement.FOLLOWED),
        ("so-chia", "tinh", Placement.DIVIDED),
        ("huyen", "tinh", Placement.CLOSED),
        ("tinh", "tinh", Placement.OWN),
    ],
)
def test_an_agency_stands_with_whoever_has_its_work_now(agency: str, node: str, how: Placement) -> None:
    assert TODAY.place(agency) == Place(agency, node, how)


def test_on_the_map_of_the_time_it_stands_in_its_own_place() -> None:
    assert THEN.place("so-cu-1") == Place("so-cu-1", "so-cu-1", Placement.OWN)


def test_what_is_unknown_not_born_or_elsewhere_stands_nowhere() -> None:
    assert THEN.place("nobody") is None
    assert THEN.place("so-moi") is None
    assert PlaceMap(PROVINCE, "huyen", date(2023, 12, 14)).place("so-a") is None


def test_the_tree_holds_what_is_asked_and_all_between() -> None:
    assert THEN.tree(["xa-2"]).nodes == ("tinh", "huyen", "xa-2")
    assert TODAY.tree(["xa-2"]).nodes == ("tinh", "xa-2")


def test_a_root_that_does_not_exist_on_the_day_is_refused() -> None:
    with pytest.raises(ValueError, match="does not exist"):
        PlaceMap(PROVINCE, "huyen", date(2026, 1, 1))
