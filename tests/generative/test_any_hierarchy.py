"""Any hierarchy: either it is refused, or on every day it is a forest whose questions agree with one another."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.core.ground.hierarchy import IllegalHierarchy


START = date(2025, 1, 1)
DAYS = [START + timedelta(days=number) for number in range(6)]
IDS = ["a", "b", "c", "d", "e"]
SPANS = st.tuples(st.sampled_from([None, *DAYS]), st.sampled_from([None, *DAYS])).filter(
    lambda span: span[0] is None or span[1] is None or span[0] <= span[1]
)
PLACES = st.lists(
    st.builds(
        lambda agency, parent, span: AgencyPlace(agency, parent, *span),
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        SPANS,
    ),
    max_size=8,
)
FOREVER = tuple(Agency(id_, id_, AgencyType.COMMUNE, id_, None, None, None) for id_ in IDS)
SPLITS = st.lists(
    st.builds(
        lambda before, after, day: Succession(before, after, SuccessionKind.SPLIT_INTO, day),
        st.sampled_from(IDS),
        st.sampled_from(IDS),
        st.sampled_from(DAYS),
    ).filter(lambda row: row.predecessor != row.successor),
    max_size=8,
)


def _stands(place: AgencyPlace, day: date) -> bool:
    return (place.valid_from or day) <= day <= (place.valid_to or day)


def _is_forest(places: list[AgencyPlace], day: date) -> bool:
    """By walking up from everywhere: one parent each, and never more steps than there are agencies."""
    standing = [place for place in places if _stands(place, day)]
    parents = {place.agency: place.parent for place in standing}
    if len(parents) < len(standing):
        return False
    for start in IDS:
        here, steps = start, 0
        while here in parents:
            here, steps = parents[here], steps + 1
            if steps > len(IDS):
                return False
    return True


@given(PLACES)
@settings(max_examples=300, deadline=None)
def test_directory_is_built_exactly_when_every_day_is_a_forest(places: list[AgencyPlace]) -> None:
    days = [START - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1)]
    sound = all(_is_forest(places, day) for day in days)

    try:
        Directory(FOREVER, tuple(places))
        built = True
    except IllegalHierarchy:
        built = False

    assert built is sound


@given(PLACES, st.sampled_from(DAYS))
@settings(max_examples=200, deadline=None)
def test_parents_children_and_subtrees_agree(places: list[AgencyPlace], day: date) -> None:
    try:
        directory = Directory(FOREVER, tuple(places))
    except IllegalHierarchy:
        return

    for agency in FOREVER:
        parent = directory.parent_on(agency.id, day)
        assert parent is None or agency in directory.children_on(parent.id, day)
        below = set(directory.subtree_on(agency.id, day))
        assert below == {one for one in FOREVER if agency in (one, *directory.ancestors_on(one.id, day))}


@given(SPLITS, st.sampled_from(DAYS))
@settings(max_examples=200, deadline=None)
def test_successors_and_predecessors_are_each_others_mirror(rows: list[Succession], day: date) -> None:
    directory = Directory(FOREVER, successions=tuple(rows))
    until = Directory(FOREVER, successions=tuple(row for row in rows if row.on <= day))

    for before in FOREVER:
        for after in FOREVER:
            follows = after in directory.successors_on(before.id, day)
            assert follows is (before in until.predecessors(after.id))


@given(SPLITS, st.sampled_from(DAYS), st.sampled_from(DAYS))
@settings(max_examples=200, deadline=None)
def test_successors_only_grow_with_time(rows: list[Succession], one: date, other: date) -> None:
    directory = Directory(FOREVER, successions=tuple(rows))
    early, late = sorted((one, other))

    for agency in FOREVER:
        assert set(directory.successors_on(agency.id, early)) <= set(directory.successors_on(agency.id, late))
