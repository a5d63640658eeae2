"""Everything that happened to a submission: steps, figures, text; who, when and why."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.store.cells import cell_of
from caicach.store.models import AuditRecord, FigureChange, NarrativeChange, Submission
from caicach.web.requests import Request
from caicach.web.submissions.differing import Differing, shown_value, text_difference
from caicach.web.submissions.log_words import LogLine, log_line
from caicach.web.submissions.opening import open_submission
from caicach.web.submissions.places import PlaceNames, place_names
from caicach.web.words import say


PER_PAGE = 50
KINDS = ("steps", "figures", "text")
_EDITS = ("edit_figures", "edit_text")


@dataclass(frozen=True)
class FigureLine:
    """One change of one cell in words."""

    change: FigureChange
    what: str


@dataclass(frozen=True)
class TextLine:
    """One change of one section, word by word."""

    change: NarrativeChange
    what: str
    difference: Differing


@login_required
@require_GET
def history(request: Request, pk: int) -> HttpResponse:
    """The page: one kind of change at a time, newest first."""
    opened = open_submission(request, pk)
    kind = request.GET.get("loai", KINDS[0])
    kind = kind if kind in KINDS else KINDS[0]
    names = place_names(opened.submission)
    page = Paginator(_rows(kind, opened.submission, request.GET.get("o", "")), PER_PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = [_line(kind, row, names) for row in page.object_list]
    context = {"opened": opened, "kind": kind, "kinds": KINDS, "page": page}
    return render(request, "submissions/history.html", context)


def _rows(kind: str, submission: Submission, indicator: str) -> object:
    if kind == "figures":
        changes = submission.figure_changes.select_related("by").order_by("-at", "-id")
        return changes.filter(indicator=indicator) if indicator else changes
    if kind == "text":
        return submission.narrative_changes.select_related("by").order_by("-at", "-id")
    subject = f"submission:{submission.pk}"
    return AuditRecord.objects.filter(subject=subject).exclude(act__in=_EDITS).order_by("-number")


def _line(kind: str, row: object, names: PlaceNames) -> FigureLine | TextLine | LogLine:
    if isinstance(row, FigureChange):
        code = names.rows.get(row.indicator, (row.indicator, ""))[0]
        before, after = shown_value(cell_of(row.before)), shown_value(cell_of(row.after))
        return FigureLine(row, say("web.history.figure", code=code, before=before, after=after))
    if isinstance(row, NarrativeChange):
        title = names.divisions.get(row.key, row.key)
        what = say("web.history.section", title=title)
        return TextLine(row, what, text_difference(row.before, row.after))
    assert isinstance(row, AuditRecord)  # noqa: S101 - the third and last kind
    return log_line(row)
