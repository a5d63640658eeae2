"""What changed since the page last asked: nothing, most of the time, and then the answer is empty."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET

from caicach.actions.presence import others_at
from caicach.store.models import FigureChange, FigureSheet, Submission
from caicach.web.figures.answers import answers_json
from caicach.web.figures.sheet import sheet_of
from caicach.web.figures.wire import sheet_json
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission


_RECENT = 20


@answers_json
@require_GET
def changes(request: Request, pk: int) -> HttpResponse:
    """204 while the revision, the status and the people at the sheet are those the page knows; else all that
    changes, and whose the last changes were."""
    opened = open_submission(request, pk)
    people = others_at(submission_id=pk, by=request.user, now=request.now)
    revision = FigureSheet.objects.values_list("revision", flat=True).get(pk=pk)
    told = {"people": people, "status": opened.submission.status}
    mark = f"{revision}|{opened.submission.status}|{'|'.join(people)}"
    if request.GET.get("mark") == mark:
        return HttpResponse(status=204)
    if request.GET.get("revision") == str(revision):
        return JsonResponse({"ok": True, **told, "mark": mark})
    return JsonResponse(
        {
            "ok": True,
            **told,
            "mark": mark,
            **sheet_json(sheet_of(opened)),
            "by": _by(opened.submission, request),
        }
    )


def _by(submission: Submission, request: Request) -> dict[str, str]:
    """Of the last changes those of others: who made each, by row."""
    recent = FigureChange.objects.filter(submission=submission).select_related("by").order_by("-at", "-id")
    rows: dict[str, str] = {}
    for change in recent[:_RECENT]:
        if change.by_id != request.user.pk:
            rows.setdefault(change.indicator, change.by.get_full_name())
    return rows
