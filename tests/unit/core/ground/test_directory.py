"""The directory answers for a day: who lived, under whom, who followed whom."""

from datetime import date, timedelta

import pytest

from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    AgencyType,
    Succession,
    SuccessionKind,
)
from caicach.core.ground.directory import NO_DIRECTORY, Directory


MERGER = date(2025, 7, 1)
EVE = MERGER - timedelta(days=1)
REFORM = date(2025, 3, 1)
MERGED, SPLIT, ABOLISHED = SuccessionKind.MERGED_INTO, SuccessionKind.SPLIT_INTO, SuccessionKind.ABOLISHED


def agency(id_: str, first: date | None = None, last: date | None = None) -> Agency:
    return Agency(id_, id_.title(), AgencyType.DEPARTMENT, id_.upper(), None, first, last)


DIRECTORY = Directory(
    agencies=(
        agency("old", None, EVE),
        agency("other", None, EVE),
        agency("new", MERGER),
        agency("home", None, REFORM - timedelta(days=1)),
        agency("faith", REFORM),
        agency("labour", REFORM),
        agency("district", None, EVE),
        agency("commune", None),
    ),
    places=(
        AgencyPlace("home", "old", None, REFORM - timedelta(days=1)),
        AgencyPlace("faith", "old", REFORM, EVE),
        AgencyPlace("faith", "new", MERGER),
        AgencyPlace("labour", "old", REFORM, EVE),
        AgencyPlace("labour", "new", MERGER),
        AgencyPlace("district", "old", None, EVE),
        AgencyPlace("commune", "district", None, EVE),
        AgencyPlace("commune", "new", MERGER),
    ),
    successions=(
        Succession("old", "new", MERGED, MERGER),
        Succession("other", "new", MERGED, MERGER),
        Succession("home", "labour", MERGED, REFORM),
        Succession("home", "faith", SPLIT, REFORM),
        Succession("district", None, ABOLISHED, MERGER),
    ),
    codes=(
        AgencyCode("old", "H21", "000.00.00.H21", None, EVE),
        AgencyCode("new", "H21", "000.00.00.H21", MERGER, None),
    ),
)


def ids(agencies: tuple[Agency, ...]) -> list[str]:
    return [one.id for one in agencies]


def test_agencies_live_to_their_last_day() -> None:
    assert ids(DIRECTORY.alive_on(EVE)) == ["old", "other", "faith", "labour", "district", "commune"]
    assert ids(DIRECTORY.alive_on(MERGER)) == ["new", "faith", "labour", "commune"]


def test_parent_is_that_of_the_day() -> None:
    def parent(id_: str, day: date) -> str | None:
        found = DIRECTORY.parent_on(id_, day)
        return found.id if found else None

    assert [parent("faith", day) for day in (REFORM, EVE, MERGER)] == ["old", "old", "new"]
    assert parent("faith", REFORM - timedelta(days=1)) is None
    assert parent("new", MERGER) is None


def test_ancestors_go_from_the_nearest_up() -> None:
    assert ids(DIRECTORY.ancestors_on("commune", EVE)) == ["district", "old"]
    assert ids(DIRECTORY.ancestors_on("commune", MERGER)) == ["new"]


def test_children_are_those_right_below_on_the_day() -> None:
    assert ids(DIRECTORY.children_on("old", REFORM - timedelta(days=1))) == ["home", "district"]
    assert ids(DIRECTORY.children_on("old", EVE)) == ["faith", "labour", "district"]
    assert DIRECTORY.children_on("old", MERGER) == ()


def test_subtree_holds_the_agency_and_all_below_it() -> None:
    assert ids(DIRECTORY.subtree_on("old", EVE)) == ["old", "faith", "labour", "district", "commune"]
    assert ids(DIRECTORY.subtree_on("new", MERGER)) == ["new", "faith", "labour", "commune"]


def test_subtree_of_an_agency_that_is_no_more_is_empty() -> None:
    assert DIRECTORY.subtree_on("old", MERGER) == ()


def test_successors_are_those_of_the_day() -> None:
    assert DIRECTORY.successors_on("home", REFORM - timedelta(days=1)) == ()
    assert ids(DIRECTORY.successors_on("home", REFORM)) == ["faith", "labour"]


def test_successors_are_followed_through_every_change() -> None:
    chain = Directory(
        agencies=(agency("a", None, date(2020, 1, 1)), agency("b", date(2020, 1, 2), date(2021, 1, 1)), agency("c", date(2021, 1, 2))),
        successions=(
            Succession("b", "c", SuccessionKind.RENAMED, date(2021, 1, 2)),
            Succession("a", "b", SuccessionKind.RENAMED, date(2020, 1, 2)),
        ),
    )  # fmt: skip

    assert ids(chain.successors_on("a", date(2020, 6, 1))) == ["b"]
    assert ids(chain.successors_on("a", date(2021, 1, 2))) == ["c"]
    assert ids(chain.predecessors("c")) == ["a", "b"]
    assert ids(chain.predecessors_on("c", date(2020, 1, 1))) == ["a"]


def test_work_does_not_pass_on_backwards_in_time() -> None:
    later = date(2022, 1, 1)
    directory = Directory(
        agencies=(agency("a", None, later - timedelta(days=1)), agency("b"), agency("c")),
        successions=(
            Succession("b", "c", SPLIT, date(2020, 1, 1)),  # before a came to b
            Succession("a", "b", MERGED, later),
        ),
    )

    assert ids(directory.successors_on("a", date(2023, 1, 1))) == ["b"]
    assert ids(directory.predecessors("c")) == ["b"]


def test_part_that_was_split_off_and_came_back_is_no_successor_of_itself() -> None:
    directory = Directory(
        agencies=(agency("a"), agency("b", date(2020, 1, 1), date(2020, 12, 31))),
        successions=(
            Succession("a", "b", SPLIT, date(2020, 1, 1)),
            Succession("b", "a", MERGED, date(2021, 1, 1)),
        ),
    )

    assert ids(directory.successors_on("a", date(2020, 6, 1))) == ["b"]
    assert directory.successors_on("a", date(2021, 1, 1)) == ()


def test_nobody_follows_an_abolished_agency() -> None:
    assert DIRECTORY.successors_on("district", MERGER) == ()
    assert [row.kind for row in DIRECTORY.successions_of("district")] == [ABOLISHED]


def test_predecessors_are_every_agency_whose_work_came() -> None:
    assert ids(DIRECTORY.predecessors("new")) == ["old", "other"]
    assert DIRECTORY.predecessors_on("new", MERGER) == ()


def test_code_is_that_of_the_day_in_either_notation() -> None:
    found = [DIRECTORY.with_code(code, day) for code in ("H21", "000.00.00.H21") for day in (EVE, MERGER)]

    assert [one.id for one in found if one] == ["old", "new", "old", "new"]
    assert DIRECTORY.with_code("H99", EVE) is None


def test_code_not_known_is_none() -> None:
    known, unknown = DIRECTORY.code_on("new", MERGER), DIRECTORY.code_on("faith", MERGER)

    assert (known.code if known else None, unknown) == ("H21", None)
    assert DIRECTORY.code_on("new", EVE) is None


def test_unknown_agency_is_a_key_error_unless_asked_for() -> None:
    assert NO_DIRECTORY.find("old") is None
    for ask in (
        NO_DIRECTORY.parent_on,
        NO_DIRECTORY.children_on,
        NO_DIRECTORY.subtree_on,
        NO_DIRECTORY.successors_on,
    ):
        with pytest.raises(KeyError):
            ask("old", EVE)
