"""What happened to a submission, and what differs between two."""

from datetime import datetime
from typing import Any

from ninja import Query, Router

from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of
from caicach.api.endpoint import endpoint
from caicach.api.paging import part_of
from caicach.api.requests import Request
from caicach.api.shapes import submissions as shapes
from caicach.api.shapes.content import cell_value
from caicach.core.submissions.acts import Act
from caicach.core.submissions.differences import figure_differences, text_differences
from caicach.store.cells import cells_of
from caicach.store.models import AuditRecord, FigureChange, NarrativeChange, Submission


router = Router(tags=["history"])
EDITS = ("edit_figures", "edit_text")  # told cell by cell and section by section instead


@endpoint(router, "GET", "/submissions/{submission}/history", act=Act.USE_API, answer=shapes.History)
def read_history(request: Request, submission: int, asked: Query[shapes.HistoryFilter]) -> shapes.History:
    """Steps, changes of figures, or changes of text; newest first."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    if asked.kind == "figures":
        rows, following = part_of(
            found.figure_changes.select_related("by"), asked, field="pk", descending=True
        )
        return shapes.History(events=[_figure(row) for row in rows], next=following)
    if asked.kind == "text":
        rows, following = part_of(
            found.narrative_changes.select_related("by"), asked, field="pk", descending=True
        )
        return shapes.History(events=[_text(row) for row in rows], next=following)
    steps = AuditRecord.objects.filter(subject=f"submission:{found.pk}").exclude(act__in=EDITS)
    rows, following = part_of(steps, asked, field="number", descending=True)
    return shapes.History(events=[_step(row) for row in rows], next=following)


@endpoint(
    router, "GET", "/submissions/{submission}/differences/{other}", act=Act.USE_API, answer=shapes.Differences
)
def read_differences(request: Request, submission: int, other: int) -> shapes.Differences:
    """From the other version to this one: figures row by row, text word by word."""
    after, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    before, _ = find_submission(pk=other, actor=request.actor, today=request.today)
    return shapes.Differences(
        before=before.pk, after=after.pk, figures=_figures(before, after), sections=_sections(before, after)
    )


def _figures(before: Submission, after: Submission) -> list[shapes.CellDifference]:
    codes = {row.id: row.code for form in (form_of(before), form_of(after)) for row in form.indicators}
    return [
        shapes.CellDifference(
            indicator=d.indicator,
            code=codes.get(d.indicator, ""),
            before=cell_value(d.before),
            after=cell_value(d.after),
        )
        for d in figure_differences(cells_of(before.sheet.cells), cells_of(after.sheet.cells))
    ]


def _sections(before: Submission, after: Submission) -> list[shapes.SectionDifference]:
    old, new = ({row.key: row.text for row in one.sections.order_by("pk")} for one in (before, after))
    return [
        shapes.SectionDifference(
            key=key,
            stretches=[
                shapes.Stretch(change=s.change, text=s.text)
                for s in text_differences(old.get(key, ""), new.get(key, ""))
            ],
        )
        for key in dict.fromkeys((*new, *old))
        if old.get(key, "") != new.get(key, "")
    ]


def _step(row: AuditRecord) -> shapes.Event:
    details: dict[str, Any] = row.details
    return shapes.Event(
        id=row.number,
        kind="steps",
        act=row.act,
        at=datetime.fromisoformat(row.at),
        by="" if row.automated else row.actor.partition("|")[2],
        on_behalf_of=row.on_behalf_of,
        place="",
        before=details.get("from"),
        after=details.get("to"),
        why=details.get("reason", "") or details.get("text", ""),
    )


def _figure(row: FigureChange) -> shapes.Event:
    return _event(row, "figures", row.indicator, row.why)


def _text(row: NarrativeChange) -> shapes.Event:
    return _event(row, "text", row.key, "")


def _event(row: FigureChange | NarrativeChange, kind: str, place: str, why: str) -> shapes.Event:
    return shapes.Event(
        id=row.pk,
        kind=kind,
        act=f"edit_{kind}",
        at=row.at,
        by=row.by.get_full_name(),
        on_behalf_of="",
        place=place,
        before=row.before,
        after=row.after,
        why=why,
    )
