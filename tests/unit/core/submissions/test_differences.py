"""What differs between two versions."""

from hypothesis import given
from hypothesis import strategies as st

from caicach.core.ground.values import NONE_AROSE, reported
from caicach.core.submissions.differences import Change, figure_differences, text_differences
from caicach.core.submissions.editing import CellContent


WORDS = st.lists(st.sampled_from(["nhiệm vụ", "đúng hạn", "27", ",", " ", "\n", "quá hạn"]), max_size=30).map(
    "".join
)


@given(WORDS, WORDS)
def test_kept_and_removed_make_the_old_text_kept_and_added_the_new(before: str, after: str) -> None:
    stretches = text_differences(before, after)

    assert "".join(s.text for s in stretches if s.change is not Change.ADDED) == before
    assert "".join(s.text for s in stretches if s.change is not Change.REMOVED) == after


def test_one_changed_number_is_the_only_stretch_that_changes() -> None:
    stretches = text_differences("Hoàn thành 22 nhiệm vụ.", "Hoàn thành 24 nhiệm vụ.")

    assert [(s.change, s.text) for s in stretches if s.change is not Change.KEPT] == [
        (Change.REMOVED, "22"),
        (Change.ADDED, "24"),
    ]


def test_zero_and_none_arose_differ() -> None:
    zero, nothing = CellContent(reported(0)), CellContent(NONE_AROSE)

    (difference,) = figure_differences({"a": zero, "b": zero}, {"a": nothing, "b": zero})

    assert (difference.indicator, difference.before, difference.after) == ("a", zero, nothing)


def test_a_row_only_one_side_has_is_compared_with_an_empty_cell() -> None:
    typed = CellContent(reported(3))

    assert [d.indicator for d in figure_differences({"old": typed}, {"new": typed})] == ["new", "old"]


def test_where_a_figure_came_from_is_no_difference() -> None:
    typed, read = CellContent(reported(3)), CellContent(reported(3), source="file", origin="a.docx")

    assert figure_differences({"a": typed}, {"a": read}) == ()
