"""A hierarchy that could not have been is refused, with the row to mend."""

import pickle
from datetime import date

import pytest

from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    AgencyType,
    Succession,
    SuccessionKind,
    is_agency_code,
)
from caicach.core.ground.directory import Directory
from caicach.core.ground.hierarchy import IllegalHierarchy


Y2020, Y2021, Y2022 = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)
END_2020, END_2021 = date(2020, 12, 31), date(2021, 12, 31)
MERGED, RENAMED, ABOLISHED = SuccessionKind.MERGED_INTO, SuccessionKind.RENAMED, SuccessionKind.ABOLISHED
SPLIT = SuccessionKind.SPLIT_INTO


def agency(id_: str, first: date | None = None, last: date | None = None) -> Agency:
    return Agency(id_, id_, AgencyType.DEPARTMENT, id_, None, first, last)


A, B, C = agency("a"), agency("b"), agency("c")
SHORT = agency("short", Y2021, END_2021)
ENDED = agency("ended", None, END_2020)
BEGUN = agency("begun", Y2021)


def refused(*agencies: Agency, **rows: tuple[object, ...]) -> tuple[object, str]:
    with pytest.raises(IllegalHierarchy) as caught:
        Directory(agencies, **rows)  # type: ignore[arg-type]
    return caught.value.row, caught.value.field


def test_id_taken_is_refused() -> None:
    again = agency("a", Y2020)

    assert refused(A, again) == (again, "id")


def test_life_that_ends_before_it_begins_is_refused() -> None:
    backwards = agency("a", Y2021, Y2020)

    assert refused(backwards) == (backwards, "valid_to")


@pytest.mark.parametrize(
    ("place", "field"),
    [
        (AgencyPlace("a", "nobody"), "parent"),
        (AgencyPlace("nobody", "a"), "agency"),
        (AgencyPlace("a", "a"), "parent"),
        (AgencyPlace("a", "b", Y2021, Y2020), "valid_to"),
        (AgencyPlace("short", "a", Y2020, END_2021), "valid_from"),
        (AgencyPlace("short", "a", Y2021, Y2022), "valid_to"),
        (AgencyPlace("short", "a", Y2021, None), "valid_to"),
        (AgencyPlace("a", "short", None, END_2021), "valid_from"),
        (AgencyPlace("a", "short", Y2021, Y2022), "valid_to"),
    ],
)
def test_place_outside_a_life_or_of_nobody_is_refused(place: AgencyPlace, field: str) -> None:
    assert refused(A, B, SHORT, places=(place,)) == (place, field)


def test_two_parents_on_one_day_are_refused() -> None:
    first, second = AgencyPlace("a", "b", None, Y2021), AgencyPlace("a", "c", Y2021, None)

    assert refused(A, B, C, places=(second, first)) == (second, "valid_from")


def test_one_parent_after_another_is_legal() -> None:
    assert Directory((A, B, C), (AgencyPlace("a", "b", None, END_2020), AgencyPlace("a", "c", Y2021)))


def test_circle_on_a_single_day_is_refused_at_the_place_that_closes_it() -> None:
    closing = AgencyPlace("c", "a", Y2021, Y2021)
    places = (AgencyPlace("a", "b"), AgencyPlace("b", "c"), closing)

    assert refused(A, B, C, places=places) == (closing, "parent")


def test_two_that_change_sides_are_no_circle() -> None:
    Directory((A, B), (AgencyPlace("a", "b", None, END_2020), AgencyPlace("b", "a", Y2021)))


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (Succession("nobody", "a", MERGED, Y2021), "predecessor"),
        (Succession("ended", "nobody", MERGED, Y2021), "successor"),
        (Succession("ended", None, MERGED, Y2021), "kind"),
        (Succession("ended", "a", ABOLISHED, Y2021), "kind"),
        (Succession("ended", "a", MERGED, Y2022), "on"),
        (Succession("ended", "a", RENAMED, END_2020), "on"),
        (Succession("a", "b", MERGED, Y2021), "on"),
        (Succession("begun", "a", SPLIT, Y2021), "on"),
        (Succession("a", "ended", SPLIT, Y2021), "successor"),
        (Succession("a", "a", SPLIT, Y2021), "successor"),
        (Succession("a", "b", MERGED, date.min), "on"),
    ],
)
def test_succession_that_could_not_have_been_is_refused(row: Succession, field: str) -> None:
    assert refused(A, B, ENDED, BEGUN, successions=(row,)) == (row, field)


@pytest.mark.parametrize(
    "row",
    [
        Succession("ended", "begun", RENAMED, Y2021),
        Succession("ended", "a", MERGED, Y2021),
        Succession("ended", "begun", SPLIT, Y2021),
        Succession("a", "begun", SPLIT, Y2021),
        Succession("ended", None, ABOLISHED, Y2021),
    ],
)
def test_sound_succession_stands(row: Succession) -> None:
    assert Directory((A, ENDED, BEGUN), successions=(row,))


@pytest.mark.parametrize(
    ("text", "is_code"),
    [
        ("H21", True),
        ("H21.15", True),
        ("000.00.15.H21", True),
        ("H21.", False),
        ("h21", False),
        ("H21-15", False),
        ("Đ21", False),
        ("", False),
        ("H" * 35, True),
        ("H" * 36, False),
    ],
)
def test_agency_code_is_groups_with_full_stops(text: str, is_code: bool) -> None:
    assert is_agency_code(text) is is_code


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ((AgencyCode("a", "h21"),), "code"),
        ((AgencyCode("a", None, "000..H21"),), "code_102"),
        ((AgencyCode("nobody", "H21"),), "agency"),
        ((AgencyCode("short", "H21", None, Y2020, END_2021),), "valid_from"),
        ((AgencyCode("a", "H21"), AgencyCode("a", "H22")), "valid_from"),
        ((AgencyCode("a", "H21"), AgencyCode("b", "H21")), "code"),
        ((AgencyCode("a", "H1", "H21"), AgencyCode("b", "H2", "H21", Y2020)), "code_102"),
    ],
)
def test_code_badly_written_or_of_two_agencies_is_refused(rows: tuple[AgencyCode, ...], field: str) -> None:
    assert refused(A, B, SHORT, codes=rows) == (rows[-1], field)


def test_code_may_pass_to_another_agency() -> None:
    codes = (AgencyCode("a", "H21", None, None, END_2020), AgencyCode("b", "H21", None, Y2021))

    assert Directory((A, B), codes=codes)


def test_error_says_which_agency_and_travels() -> None:
    with pytest.raises(IllegalHierarchy) as caught:
        Directory((A,), (AgencyPlace("a", "nobody"),))

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes

    assert copy.says.en == "Agency “a”: there is no agency “nobody”."
    assert copy.says.vi == "Cơ quan “a”: không có cơ quan “nobody”."
    assert (copy.row, copy.field, copy.context["agency"]) == (AgencyPlace("a", "nobody"), "parent", "a")
