"""Members of a catalogue kept behind the figure that counts them: saved whole, with history and log as any figure."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.figures import save_cells
from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of
from caicach.actions.words import say
from caicach.core.catalogue.indicators import HowConsolidated, Indicator
from caicach.core.ground.elements import NO_LIST, Element
from caicach.core.ground.values import reported
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit, Merged
from caicach.core.submissions.roles import Actor
from caicach.store.cells import cells_of
from caicach.store.lists import kept_list
from caicach.store.models import FigureSheet, Submission, User


SOURCE = "listed"


class ListConflict(NotNow):
    """Another person changed the list since it was shown."""


def takes_list(row: Indicator) -> bool:
    """Whether the row counts a catalogue, so that agencies' lists are united."""
    return row.takes_value and row.consolidation is HowConsolidated.UNION


def save_list(
    *,
    submission_id: int,
    row: str,
    elements: Sequence[Element],
    seen: str,
    actor: Actor,
    by: User,
    now: datetime,
    why: str = "",
) -> Merged:
    """The list behind the row's figure, and the figure counted from it; no member takes the list away and leaves the figure.
    `seen` is the hash of the list that was shown: ListConflict when another stands there now."""
    with transaction.atomic():
        submission, _ = find_submission(pk=submission_id, actor=actor, today=localdate(now), lock=True)
        _require_union(submission, row)
        stands = cells_of(FigureSheet.objects.get(pk=submission.pk).cells).get(row, EMPTY_CELL)
        if seen != (stands.listed.sha256 if stands.listed else ""):
            raise ListConflict(say("lists.conflict"), say("lists.conflict_do"))
        edit = CellEdit(row, stands, _with_list(stands, elements))
        merged = save_cells(submission_id=submission.pk, edits=(edit,), actor=actor, by=by, now=now, why=why)
        if merged.changed:
            listed = merged.cells[row].listed
            audit.record(
                act="edit_list",
                subject=f"submission:{submission.pk}",
                agency=submission.duty.agency_id,
                actor=actor,
                now=now,
                details={"row": row, "count": len(elements), "sha256": listed.sha256 if listed else ""},
            )
    return merged


def _require_union(submission: Submission, row: str) -> None:
    indicator = form_of(submission).by_id.get(row)
    if indicator is None or not takes_list(indicator):
        code = indicator.code if indicator else row
        raise NotNow(say("lists.not_united", code=code), say("lists.not_united_do"))


def _with_list(stands: CellContent, elements: Sequence[Element]) -> CellContent:
    if not elements:
        return CellContent(stands.value, stands.note, "typed", listed=NO_LIST)
    origin = say("lists.origin", count=len(elements)).vi
    return CellContent(reported(len(elements)), stands.note, SOURCE, origin, listed=kept_list(elements))
