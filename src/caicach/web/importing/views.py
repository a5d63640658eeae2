"""Upload, look, do."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.import_sheet import headings, rows_of, table_in
from caicach.actions.importing import (
    Answer,
    Changed,
    Outcome,
    as_json,
    commit,
    plan,
    signature,
)
from caicach.actions.words import say as words
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Side
from caicach.web.importing.forms import UploadForm
from caicach.web.importing.template import template_bytes
from caicach.web.requests import Request
from caicach.web.words import message, say


KEPT = "import"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def upload(request: Request) -> HttpResponse:
    """The file tried: nothing is done yet, each row says what it would do."""
    _require(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "importing/upload.html", {"form": form, "columns": list(headings().values())})
    try:
        rows = rows_of(table_in(form.cleaned_data["file"]))
    except CaicachError as refused:
        form.refuse(refused, "file")
        return render(request, "importing/upload.html", {"form": form, "columns": list(headings().values())})
    return _shown(request, rows)


@login_required
@require_GET
def template(request: Request) -> HttpResponse:
    """The workbook to fill in."""
    _require(request)
    response = HttpResponse(template_bytes(), content_type=SHEET)
    response["Content-Disposition"] = 'attachment; filename="nguoi-dung.xlsx"'
    return response


@login_required
@require_POST
def commit_shown(request: Request) -> HttpResponse:
    """Do what was shown; when something else would happen now, show that first."""
    _require(request)
    kept = request.session.get(KEPT)
    if kept is None:
        raise NotNow(message("web.importing.nothing_kept"), message("web.importing.nothing_kept_do"))
    rows = [(number, row) for number, row in kept["rows"]]
    try:
        answers = commit(
            rows, shown=kept["shown"], all_or_nothing=request.POST.get("all") == "1", actor=request.actor,
            by=request.user, now=request.now, today=request.today,
        )  # fmt: skip
    except (Changed, NotNow) as refused:
        return _shown(request, rows, refused)
    del request.session[KEPT]
    done = sum(a.outcome is Outcome.CREATED for a in answers)
    messages.success(request, say("web.importing.done", count=done))
    return redirect("import")


def _shown(
    request: Request, rows: list[tuple[int, dict[str, str]]], refused: CaicachError | None = None
) -> HttpResponse:
    answers = plan(rows, actor=request.actor, today=request.today)
    request.session[KEPT] = {"rows": as_json(rows), "shown": signature(answers)}
    return render(
        request,
        "importing/plan.html",
        {
            "answers": _first_wrong(answers),
            "counts": _counts(answers),
            "refused": refused,
            "names": headings(),
        },
        status=409 if refused else 200,
    )


def _first_wrong(answers: list[Answer]) -> list[tuple[Answer, object]]:
    """What is to be mended first, then the rest as in the file; each with the name of its cell."""
    names = headings()
    ordered = sorted(answers, key=lambda a: (a.outcome is not Outcome.REFUSED, a.number))
    return [(answer, names.get(answer.cell)) for answer in ordered]


def _counts(answers: list[Answer]) -> dict[str, int]:
    counted = Counter(answer.outcome.value for answer in answers)
    return {outcome.value: counted[outcome.value] for outcome in Outcome}


def _require(request: Request) -> None:
    """NotPermitted for who manages nobody's people."""
    if not any(is_permitted(grant.role, Act.MANAGE_PEOPLE, Side.OWN) for grant in request.actor.grants):
        act = words("submissions.act_manage_people")
        raise NotPermitted(words("submissions.not_permitted", act=act), words("submissions.not_permitted_do"))
