"""Figures: reading the sheet, and changing cells that stand as they were seen."""

from django.db import transaction
from ninja import Query, Router

from caicach.actions.figures import save_cells
from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of, led_by
from caicach.adapters.content.messages import message
from caicach.api.endpoint import endpoint
from caicach.api.errors import ApiError, WrongField
from caicach.api.requests import Request
from caicach.api.shapes import content as shapes
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.catalogue.leads import is_asked
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.values import ValueState
from caicach.core.submissions.acts import Act
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit, Conflict
from caicach.store.cells import cells_of
from caicach.store.models import FigureSheet, Submission


router = Router(tags=["figures"])


class CellConflicts(ApiError):
    """Cells were changed by others since they were seen; nothing was saved. The context has theirs and ours of each."""

    status = 409


@endpoint(router, "GET", "/submissions/{submission}/figures", act=Act.USE_API, answer=shapes.Figures)
def read_figures(request: Request, submission: int, asked: Query[shapes.FiguresFilter]) -> shapes.Figures:
    """Every row of the form with what stands in it."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return figures_of(found, asked.filled)


@endpoint(router, "PATCH", "/submissions/{submission}/figures", act=Act.EDIT, answer=shapes.Figures)
def change_figures(request: Request, submission: int, given: shapes.FiguresGiven) -> shapes.Figures:
    """Change cells, all or none. A cell another has changed since you saw it is a conflict: 409 tells theirs and ours,
    and nothing is saved."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    edits = tuple(
        CellEdit(cell.indicator, cell.seen.content(), cell.becomes.content()) for cell in given.cells
    )
    _require_rows(form_of(found), edits)
    with transaction.atomic():
        merged = save_cells(
            submission_id=submission,
            edits=edits,
            actor=request.actor,
            by=request.user,
            now=request.now,
            why=given.why.strip(),
        )
        if merged.conflicts:
            raise cell_conflicts(merged.conflicts)
    return figures_of(found, only_filled=False)


def figures_of(submission: Submission, only_filled: bool) -> shapes.Figures:
    """The sheet as it stands now."""
    sheet = FigureSheet.objects.get(pk=submission.pk)
    cells, form = cells_of(sheet.cells), form_of(submission)
    agency_type, led = AgencyType(submission.duty.agency.type), led_by(submission)
    rows = [
        _cell(row, cells.get(row.id, EMPTY_CELL), is_own=is_asked(row, agency_type, led))
        for row in form.indicators
        if row.takes_value and not (only_filled and _is_empty(cells.get(row.id, EMPTY_CELL)))
    ]
    return shapes.Figures(
        submission=submission.pk, form_version=submission.form_version, revision=sheet.revision, cells=rows
    )


def _is_empty(cell: CellContent) -> bool:
    return cell.value.state is ValueState.NOT_REPORTED and not cell.note and not cell.typed


def _cell(row: Indicator, cell: CellContent, *, is_own: bool) -> shapes.Cell:
    number = cell.value.number
    return shapes.Cell(
        indicator=row.id,
        code=row.code,
        label=row.label,
        unit=row.unit.printed if row.unit else row.printed_unit,
        kind=row.kind.value,
        state=cell.value.state,
        value=None if number is None else plain_number(number),
        note=cell.note,
        source=cell.source,
        origin=cell.origin,
        typed=cell.typed,
        is_computed=row.formula is not None,
        applies=is_own,
    )


def _require_rows(form: FormVersion, edits: tuple[CellEdit, ...]) -> None:
    """WrongField for a row the form has not or that takes no value: it would be left out without a word."""
    for place, edit in enumerate(edits):
        row = form.by_id.get(edit.indicator)
        if row is None or not row.takes_value:
            raise WrongField.told(
                "no_row", field=f"cells.{place}.indicator", indicator=edit.indicator[:80], form=form.id
            )


def cell_conflicts(conflicts: tuple[Conflict, ...]) -> CellConflicts:
    """The refusal with theirs and ours of each cell."""
    told = [
        {
            "indicator": conflict.indicator,
            "theirs": shapes.cell_value(conflict.theirs),
            "ours": shapes.cell_value(conflict.ours),
        }
        for conflict in conflicts
    ]
    says, do = (message(f"api.errors.cell_conflicts{end}", count=len(told)) for end in ("", "_do"))
    return CellConflicts(says, do, cells=told)
