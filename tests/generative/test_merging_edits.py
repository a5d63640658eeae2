"""Several people at one sheet: no edit lands on what its author did not see, and nobody's work is lost."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, reported
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit, merge


_ROWS = ("a", "b", "c")
_values = st.one_of(
    st.integers(0, 3).map(reported), st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED])
)
_cells = st.builds(CellContent, value=_values, note=st.sampled_from(["", "ghi chú"]))
_sheets = st.dictionaries(st.sampled_from(_ROWS), _cells)
_edits = st.builds(CellEdit, indicator=st.sampled_from(_ROWS), seen=_cells, becomes=_cells)


def _says(cell: CellContent) -> object:
    return cell.value, cell.note


@given(_sheets, st.lists(_edits, max_size=5))
def test_every_edit_lands_is_a_conflict_or_changes_nothing(
    sheet: dict[str, CellContent], edits: list[CellEdit]
) -> None:
    merged = merge(sheet, tuple(edits))

    for conflict in merged.conflicts:
        assert _says(conflict.theirs) != _says(conflict.ours)
    assert len(merged.changed) + len(merged.conflicts) <= len(edits)
    touched = {edit.indicator for edit in merged.changed}
    for row in _ROWS:
        if row not in touched:
            assert merged.cells.get(row) == sheet.get(row)


@given(_sheets, st.lists(_edits, max_size=5))
def test_what_changed_says_what_really_stood_there(
    sheet: dict[str, CellContent], edits: list[CellEdit]
) -> None:
    now = dict(sheet)

    for change in merge(sheet, tuple(edits)).changed:
        assert change.seen == now.get(change.indicator, EMPTY_CELL)
        assert _says(change.seen) != _says(change.becomes)
        now[change.indicator] = change.becomes


@given(_sheets, st.lists(_edits, max_size=5))
def test_merging_the_same_edits_again_changes_nothing(
    sheet: dict[str, CellContent], edits: list[CellEdit]
) -> None:
    """Pressing save twice, or a request that arrives twice."""
    unique = tuple({edit.indicator: edit for edit in edits}.values())
    once = merge(sheet, unique)

    twice = merge(once.cells, unique)

    assert twice.changed == ()
    assert twice.cells == once.cells


@given(_sheets, _edits)
def test_one_who_saw_what_stands_there_always_lands(sheet: dict[str, CellContent], edit: CellEdit) -> None:
    seen = sheet.get(edit.indicator, EMPTY_CELL)

    merged = merge(sheet, (CellEdit(edit.indicator, seen, edit.becomes),))

    assert merged.conflicts == ()
    assert _says(merged.cells.get(edit.indicator, EMPTY_CELL)) == _says(edit.becomes)


@given(_sheets, st.tuples(_edits, _edits))
def test_of_two_people_at_one_cell_the_second_is_shown_the_first(
    sheet: dict[str, CellContent], both: tuple[CellEdit, CellEdit]
) -> None:
    stands = sheet.get("a", EMPTY_CELL)
    first, second = (CellEdit("a", stands, edit.becomes) for edit in both)

    after = merge(merge(sheet, (first,)).cells, (second,))

    differ = len({_says(first.becomes), _says(second.becomes), _says(stands)})
    if differ == 3:
        assert [(_says(c.theirs), _says(c.ours)) for c in after.conflicts] == [
            (_says(first.becomes), _says(second.becomes))
        ]


TALLY = Tally({Decimal(1): 103, Decimal(0): 47})


def test_what_stands_behind_a_figure_stays_while_the_figure_does() -> None:
    stands = CellContent(reported(103), tally=TALLY)
    noted = CellEdit("a", CellContent(reported(103)), CellContent(reported(103), "đã đối chiếu"))
    typed = CellEdit("a", CellContent(reported(103)), CellContent(reported(1)))

    assert merge({"a": stands}, (noted,)).cells["a"] == CellContent(
        reported(103), "đã đối chiếu", tally=TALLY
    )
    assert merge({"a": stands}, (typed,)).cells["a"] == CellContent(reported(1))


def test_a_tally_comes_behind_a_figure_that_stands_already() -> None:
    told = CellContent(reported(103), source="file", tally=TALLY)

    merged = merge({"a": CellContent(reported(103))}, (CellEdit("a", EMPTY_CELL, told),))

    assert (merged.cells["a"], len(merged.changed), merged.conflicts) == (told, 1, ())
