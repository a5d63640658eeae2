"""One agency's cell in a figure: what it says, who put it there, what was doubted and explained; a remark from here."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from caicach.actions.consolidated_looks import a_year_before, looks_of
from caicach.actions.remarks import add_remark
from caicach.actions.standing import NotFound
from caicach.actions.words import say as sentence
from caicach.core.catalogue.indicators import Indicator
from caicach.core.submissions.decide import Refused
from caicach.store.cells import tally_of
from caicach.store.models import FigureChange, Remark, Submission
from caicach.web.consolidations.room import Room, open_room
from caicach.web.consolidations.saying import said_tally
from caicach.web.errors.statuses import status_of
from caicach.web.figures.panel import Change, text_of, told_changes
from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.words import say


MOST_CHANGES = 20
UNWRITTEN: dict[str, Any] = {"state": "not_reported"}


@dataclass(frozen=True)
class Doubt:
    """A finding at the cell, and what the agency says to it."""

    finding: dict[str, Any]
    explanation: str


@login_required
@require_http_methods(["GET", "POST"])
def part(request: Request, regime: str, period: str, row: str, pk: int) -> HttpResponse:
    """The page; a post pins a remark to the cell."""
    room = open_room(request, regime, period)
    indicator = room.row(row)
    submission = _entered(room, pk)
    if request.method != "POST":
        return _page(request, room, indicator, submission)
    text = request.POST.get("text", "")
    try:
        add_remark(
            submission_id=pk,
            kind=Remark.Kind("cell"),
            place=row,
            text=text,
            actor=request.actor,
            by=request.user,
            now=request.now,
        )
    except Refused as refused:
        return _page(request, room, indicator, submission, refused, text)
    told.success(request, say("web.consolidations.remark_saved", agency=submission.duty.agency.short_name))
    return HttpResponseRedirect(request.get_full_path())


def _entered(room: Room, pk: int) -> Submission:
    """The submission, if it entered this consolidation, counted or not."""
    if str(pk) in room.found.by_submission:
        rows = Submission.objects.select_related("duty__agency", "sheet", "issued_by", "presented_by")
        return rows.get(pk=pk)
    raise NotFound(sentence("submissions.not_found"), sentence("submissions.not_found_do"), submission=pk)


def _page(
    request: Request,
    room: Room,
    row: Indicator,
    submission: Submission,
    refused: Refused | None = None,
    text: str = "",
) -> HttpResponse:
    cell = submission.sheet.cells.get(row.id, UNWRITTEN)
    before = a_year_before(room.agency.pk, room.regime, room.found)
    agency = submission.duty.agency_id
    context = {
        "room": room,
        "is_within": "consolidation_figures",
        "row": row,
        "submission": submission,
        "opened": _opened(request, submission.pk),
        "cell": cell,
        "text": text_of(row, cell),
        "tally": said_tally(row, tally_of(cell["tally"])) if "tally" in cell else "",
        "covers": submission.sheet.covers,
        "changes": _changes(submission, row),
        "doubts": _doubts(submission, row),
        "remarks": submission.remarks.filter(kind=Remark.Kind.CELL, place=row.id).select_related(
            "by", "agency"
        ),
        "looks": [o for o in looks_of(room.found, before).outliers if (o.agency, o.row) == (agency, row.id)],
        "refused": refused,
        "typed": text,
    }
    return render(request, "consolidations/part.html", context, status=status_of(refused) if refused else 200)


def _opened(request: Request, pk: int) -> Opened | None:
    """The submission as the person may open it; None for whoever sees the consolidation alone."""
    try:
        return open_submission(request, pk)
    except NotFound:
        return None


def _changes(submission: Submission, row: Indicator) -> list[Change]:
    """Who put what into the cell, newest first, in this version and in those it corrects. One query."""
    kept = FigureChange.objects.filter(submission__duty=submission.duty_id)
    return told_changes(row, kept.filter(submission__version__lte=submission.version), MOST_CHANGES)


def _doubts(submission: Submission, row: Indicator) -> list[Doubt]:
    """The findings about the cell as they were frozen, with the agency's explanation of each."""
    explained = {(e.check_id, e.fact): e.text for e in submission.explanations.all()}
    return [
        Doubt(finding, explained.get((finding["check"], finding["fact"]), ""))
        for finding in submission.findings
        if finding.get("work", {}).get("key") == row.id
    ]
