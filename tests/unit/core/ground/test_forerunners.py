"""Whose figures of an earlier day stand beside an agency's own: after a rename, a merger, a split, and none of these."""

from datetime import date, timedelta

import pytest

from caicach.core.ground.agencies import Agency, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.core.ground.forerunners import forerunners


FIRST = date(2025, 7, 1)
EVE = FIRST - timedelta(days=1)
THEN, NOW = date(2024, 12, 14), date(2025, 12, 14)
MERGED, SPLIT, RENAMED = SuccessionKind.MERGED_INTO, SuccessionKind.SPLIT_INTO, SuccessionKind.RENAMED


def agency(id_: str, first: date | None = None, last: date | None = None) -> Agency:
    return Agency(id_, id_.title(), AgencyType.DEPARTMENT, id_.upper(), None, first, last)


def directory(*agencies: Agency, **passed: tuple[str, SuccessionKind, date]) -> Directory:
    """`old=("new", RENAMED, FIRST)`: what became of whom."""
    rows = (Succession(one.rstrip("_"), heir, kind, on) for one, (heir, kind, on) in passed.items())
    return Directory(agencies, successions=tuple(rows))


def told(of: Directory, id_: str = "new", then: date = THEN, *, reported: bool = False) -> dict[str, bool]:
    return {f.agency.id: f.did_more for f in forerunners(of, id_, then, NOW, reported=reported)}


def test_an_agency_that_stayed_as_it_was_stands_beside_itself() -> None:
    assert told(directory(agency("new"))) == {"new": False}


def test_a_renamed_agency_has_the_one_it_was() -> None:
    of = directory(agency("old", None, EVE), agency("new", FIRST), old=("new", RENAMED, FIRST))

    assert told(of) == {"old": False}
    assert told(of, then=FIRST) == {"new": False}


def test_a_merged_agency_has_all_it_came_of_through_every_change() -> None:
    middle = date(2025, 3, 1)
    of = directory(
        agency("one", None, middle - timedelta(days=1)), agency("two", middle, EVE), agency("three", None, EVE),
        agency("new", FIRST),
        one=("two", RENAMED, middle), two=("new", MERGED, FIRST), three=("new", MERGED, FIRST),
    )  # fmt: skip

    assert told(of) == {"one": False, "three": False}
    assert told(of, then=middle) == {"two": False, "three": False}


def test_an_agency_that_took_another_in_stands_beside_itself_and_the_other() -> None:
    of = directory(agency("new", date(2000, 1, 1)), agency("old", None, EVE), old=("new", MERGED, FIRST))

    assert told(of) == {"new": False, "old": False}


@pytest.mark.parametrize("reported", [True, False])
def test_one_whose_beginning_is_not_known_existed_if_it_reported(reported: bool) -> None:
    of = directory(agency("new"), agency("old", None, EVE), old=("new", MERGED, FIRST))

    assert ("new" in told(of, reported=reported)) is reported


def test_a_new_agency_that_reported_for_those_before_it_stands_alone() -> None:
    of = directory(agency("old", None, EVE), agency("new", FIRST), old=("new", RENAMED, FIRST))

    assert told(of, reported=True) == {"new": False}


def test_an_agency_that_was_split_did_more_than_either_heir() -> None:
    of = directory(
        agency("old", None, EVE), agency("new", FIRST), agency("other", FIRST),
        old=("new", MERGED, FIRST), old_=("other", SPLIT, FIRST),
    )  # fmt: skip

    assert told(of) == told(of, "other") | {"old": True} == {"old": True}


def test_an_agency_that_gave_a_part_away_did_more_before() -> None:
    of = directory(agency("new"), agency("other", FIRST), new=("other", SPLIT, FIRST))

    assert told(of) == {"new": True}
    assert told(of, "other") == {"new": True}


def test_a_part_given_away_long_before_changes_nothing() -> None:
    of = directory(agency("new"), agency("other", date(2020, 1, 1)), new=("other", SPLIT, date(2020, 1, 1)))

    assert told(of) == {"new": False}
    assert told(of, "other") == {"other": False}


def test_parts_that_came_together_again_are_the_whole() -> None:
    of = directory(
        agency("old", None, EVE), agency("new", FIRST), agency("other", FIRST, FIRST),
        old=("new", MERGED, FIRST), old_=("other", SPLIT, FIRST),
        other=("new", MERGED, FIRST + timedelta(days=1)),
    )  # fmt: skip

    assert told(of) == {"old": False}


def test_what_is_decided_for_later_changes_nothing_yet() -> None:
    later = NOW + timedelta(days=1)
    of = directory(agency("new"), agency("old", None, NOW), old=("new", MERGED, later))

    assert told(of) == {"new": False}
