"""Saving figures: cell by cell, by several people at once, losing nobody's work."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of
from caicach.actions.words import say
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, can_edit, grant_for
from caicach.core.submissions.editing import CellEdit, Merged, merge
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor, Grant
from caicach.store.cells import cells_of, json_of, sheet_of
from caicach.store.models import FigureChange, FigureSheet, Submission, User


TRIES = 20


class TooBusy(NotNow):
    """The sheet was changed by others each time we tried."""


def save_cells(
    *, submission_id: int, edits: tuple[CellEdit, ...], actor: Actor, by: User, now: datetime, why: str = ""
) -> Merged:
    """The sheet with the edits that were made on what stands there; the others come back as conflicts, unsaved.

    Each changed cell is a row of the history. NotFound and NotNow as everywhere; a row the form has not, or that
    takes no value, is left out.
    """
    for _ in range(TRIES):
        with transaction.atomic():
            submission, standing = find_submission(
                pk=submission_id, actor=actor, today=localdate(now), lock=True
            )
            grant = require_editable(standing, actor)
            sheet = FigureSheet.objects.get(pk=submission.pk)
            merged = merge(cells_of(sheet.cells), _known(submission, edits))
            if not merged.changed:
                return merged
            saved = FigureSheet.objects.filter(pk=sheet.pk, revision=sheet.revision).update(
                cells=sheet_of(merged.cells), revision=sheet.revision + 1
            )
            if saved == 1:
                _remember(submission, merged, by, now, why)
                _log(submission, merged, actor, now, grant)
                return merged
    raise TooBusy(say("submissions.too_busy"), say("submissions.too_busy_do"))


def require_editable(standing: Standing, actor: Actor) -> Grant:
    """The grant under which the actor changes figures and text; refused unless that may be done now."""
    grant = grant_for(Act.EDIT, standing, actor)
    if grant is not None and can_edit(standing, actor):
        return grant
    if standing.is_frozen and grant is not None:
        raise NotNow(say("submissions.needs_not_frozen"), say("submissions.needs_not_frozen_do"))
    status = say(f"submissions.status_{standing.status.value}")
    raise NotNow(say("submissions.not_editable", status=status), say("submissions.not_editable_do"))


def _known(submission: Submission, edits: tuple[CellEdit, ...]) -> tuple[CellEdit, ...]:
    rows = form_of(submission).by_id
    return tuple(edit for edit in edits if edit.indicator in rows and rows[edit.indicator].takes_value)


def _remember(submission: Submission, merged: Merged, by: User, now: datetime, why: str) -> None:
    FigureChange.objects.bulk_create(
        FigureChange(
            submission=submission,
            indicator=edit.indicator,
            before=json_of(edit.seen),
            after=json_of(edit.becomes),
            why=why,
            by=by,
            at=now,
        )
        for edit in merged.changed
    )


def _log(submission: Submission, merged: Merged, actor: Actor, now: datetime, grant: Grant) -> None:
    rows = ", ".join(edit.indicator for edit in merged.changed)
    audit.record(
        act="edit_figures",
        subject=f"submission:{submission.pk}",
        agency=submission.duty.agency_id,
        actor=actor,
        on_behalf_of=grant.on_behalf_of or "",
        now=now,
        details={"count": len(merged.changed), "rows": rows},
    )
