"""The remarks of a submission: those still open first, each with its place and its answer."""

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from caicach.actions.remarks import add_remark, answer_remark
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import Refused
from caicach.store.models import Remark
from caicach.web.errors.statuses import status_of
from caicach.web.requests import Request
from caicach.web.submissions.forms import AnswerForm, RemarkForm
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.submissions.places import PlaceNames, address_of, place_names
from caicach.web.words import say


@login_required
@require_http_methods(["GET", "POST"])
def remarks(request: Request, pk: int) -> HttpResponse:
    """The page; a post adds a remark. `?o=<row>`, `?muc=<division>` and `?trich=<words>` say what it is about."""
    opened = open_submission(request, pk)
    names = place_names(opened.submission)
    if request.method != "POST":
        return _page(request, opened, names, RemarkForm(names.choices(), initial=_asked(request)))
    form = RemarkForm(names.choices(), request.POST)
    form.is_valid()
    if "place" in form.errors:
        return _page(request, opened, names, form, status=422)
    kind, _, place = form.cleaned_data["place"].partition(":")
    quote = form.cleaned_data.get("quote", "").strip()
    try:
        add_remark(
            submission_id=pk,
            kind=Remark.Kind("sentence" if kind == "section" and quote else kind),
            place=place,
            quote=quote,
            text=form.cleaned_data.get("text", ""),
            actor=request.actor,
            by=request.user,
            now=request.now,
        )
    except Refused as refused:
        return _page(request, opened, names, form, error=refused, status=status_of(refused))
    told.success(request, say("web.remarks.saved"))
    return redirect("remarks", pk)


@login_required
@require_POST
def answer(request: Request, pk: int, remark: int) -> HttpResponse:
    """Answer a remark and close it."""
    opened = open_submission(request, pk)
    form = AnswerForm(request.POST)
    form.is_valid()
    try:
        answer_remark(
            remark_id=remark,
            submission_id=pk,
            answer=form.cleaned_data.get("answer", ""),
            actor=request.actor,
            by=request.user,
            now=request.now,
        )
    except Refused as refused:
        names = place_names(opened.submission)
        new, answers = RemarkForm(names.choices()), {remark: form}
        return _page(request, opened, names, new, refused, answers, status_of(refused))
    told.success(request, say("web.remarks.closed"))
    return redirect("remarks", pk)


def _asked(request: Request) -> dict[str, str]:
    """What the address says the remark is about."""
    row, section = request.GET.get("o", ""), request.GET.get("muc", "")
    place = f"cell:{row}" if row else f"section:{section}" if section else "whole:"
    return {"place": place, "quote": request.GET.get("trich", "")}


def _page(
    request: Request,
    opened: Opened,
    names: PlaceNames,
    form: RemarkForm,
    error: Refused | None = None,
    answers: dict[int, AnswerForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    rows = opened.submission.remarks.select_related("by", "answered_by", "agency")
    shown = [
        {
            "remark": remark,
            "place": names.name(remark.kind, remark.place),
            "address": address_of(opened.submission, remark.kind, remark.place),
            "form": (answers or {}).get(remark.pk) or AnswerForm(auto_id=f"answer-{remark.pk}_%s"),
        }
        for remark in rows
    ]
    context = {
        "opened": opened,
        "open_remarks": [one for one in shown if one["remark"].answered_at is None],
        "closed_remarks": [one for one in shown if one["remark"].answered_at is not None],
        "form": form,
        "error": error,
        "can_answer": opened.may(Act.RESOLVE_REMARK),
    }
    return render(request, "submissions/remarks.html", context, status=status)
