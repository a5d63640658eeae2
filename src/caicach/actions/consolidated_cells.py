"""Consolidated figures as cells of the root's own report."""

from collections.abc import Iterator

from caicach.actions.words import say
from caicach.adapters.consolidating.doubt_words import codes_words
from caicach.core.catalogue.indicators import Indicator, RateOf
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.figures import ConsolidatedFigure
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NOT_REPORTED, ValueState
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit
from caicach.store.cells import cells_of
from caicach.store.models import FigureSheet, Submission


SOURCE = "consolidated"


def edits_for(found: Consolidation, submission: Submission) -> tuple[CellEdit, ...]:
    """The changes that bring every figure the consolidation gives into the report. A row it gives no value for keeps what
    a person wrote and loses what an earlier freeze had put there."""
    cells = cells_of(FigureSheet.objects.get(pk=submission.pk).cells)
    return tuple(_edits(found, cells))


def _edits(found: Consolidation, cells: dict[str, CellContent]) -> Iterator[CellEdit]:
    for row, figure in found.figures.items():
        seen = cells.get(row, EMPTY_CELL)
        becomes = cell_for(found.plan.form.by_id[row], figure)
        is_given = becomes.value != NOT_REPORTED or becomes.note
        if is_given or seen.source == SOURCE:
            yield CellEdit(row, seen, becomes)


def cell_for(row: Indicator, figure: ConsolidatedFigure) -> CellContent:
    """The figure as a cell with where it comes from. A coded row tallies agencies: how many chose each code is its note."""
    if isinstance(row.formula, RateOf) or not figure.total.asked:
        origin = say("consolidations.origin_computed")
    else:
        origin = say("consolidations.origin", reported=figure.total.reported, asked=figure.total.asked)
    note = codes_note(row, figure) if figure.codes else ""
    return CellContent(figure.value, note, SOURCE, origin.vi, tally=_tally(figure) if figure.codes else None)


def _tally(figure: ConsolidatedFigure) -> Tally:
    counts = {state: figure.total.count(state) for state in ValueState if state is not ValueState.REPORTED}
    return Tally(
        {code: count for code, count in figure.codes.items() if count},
        {state: count for state, count in counts.items() if count},
    )


def codes_note(row: Indicator, figure: ConsolidatedFigure) -> str:
    """`Có: 120 cơ quan; Không: 30 cơ quan`."""
    return "; ".join(words.vi for words in codes_words(row, figure.codes, "consolidations.code_note"))
