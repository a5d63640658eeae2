"""The page of findings: grouped by what to fix first, explained in place, always told of which content they are."""

from dataclasses import replace

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.checking import is_fresh, is_worked_on, refresh_findings
from caicach.actions.explanations import explain
from caicach.core.submissions.decide import Refused
from caicach.store.models import Submission
from caicach.web.errors.statuses import status_of
from caicach.web.findings.listing import ShownFinding, anchor_of, families, grouped, shown_findings
from caicach.web.requests import Request
from caicach.web.submissions.opening import Opened, open_submission
from caicach.web.submissions.tabs import tabs_of


@login_required
@require_GET
def findings(request: Request, pk: int) -> HttpResponse:
    """Every finding of the submission; `?nhom=<family>` only those of one family."""
    return _page(request, open_submission(request, pk))


@login_required
@require_POST
def check_again(request: Request, pk: int) -> HttpResponse:
    """Check what stands in the submission now; the list alone for htmx."""
    submission = refresh_findings(submission_id=pk, actor=request.actor, now=request.now)
    if not request.htmx:
        return redirect("findings", submission.pk)
    context = _context(request, open_submission(request, pk), is_checked=True)
    return render(request, "findings/_checked.htmx.html", context | {"is_fragment": True})


@login_required
@require_POST
def count(request: Request, pk: int) -> HttpResponse:
    """Check what stands in the submission now, after words were saved or figures that words tell; the tabs alone."""
    refresh_findings(submission_id=pk, actor=request.actor, now=request.now)
    return HttpResponse(tabs_of(request, open_submission(request, pk)))


@login_required
@require_GET
def freshness(request: Request, pk: int) -> HttpResponse:
    """Whether the findings shown are of what stands in the submission now; asked when the person comes back."""
    opened = open_submission(request, pk)
    return render(request, "findings/_state.html", _state(opened))


@login_required
@require_POST
def explain_finding(request: Request, pk: int) -> HttpResponse:
    """Keep the words for a warning, or take them back when they are empty; refused words stay in the form."""
    check, fact, text = (request.POST.get(name, "") for name in ("check", "fact", "text"))
    try:
        explain(
            submission_id=pk, check=check, fact=fact, text=text, actor=request.actor, by=request.user, now=request.now
        )  # fmt: skip
    except Refused as refused:
        return _refused(request, open_submission(request, pk), check, fact, text, refused)
    if not request.htmx:
        return redirect(f"{request.path.removesuffix('giai-trinh/')}#{anchor_of(check, fact)}")
    opened = open_submission(request, pk)
    one = next((f for f in shown_findings(opened.submission) if (f.check, f.fact) == (check, fact)), None)
    context = _state(opened) | {"finding": one, "is_told": True}
    return render(request, "findings/_explained.htmx.html", context)


def _refused(
    request: Request, opened: Opened, check: str, fact: str, text: str, refused: Refused
) -> HttpResponse:
    """The finding with the form as it was filled in and why it was not kept."""
    listed = [_with_draft(f, check, fact, text, refused) for f in shown_findings(opened.submission)]
    if request.htmx:
        one = next((f for f in listed if f.refused), None)
        return render(request, "findings/_finding.html", _state(opened) | {"finding": one}, status=422)
    return _page(request, opened, listed, status_of(refused))


def _with_draft(finding: ShownFinding, check: str, fact: str, text: str, refused: Refused) -> ShownFinding:
    is_meant = (finding.check, finding.fact) == (check, fact)
    return replace(finding, draft=text, refused=refused) if is_meant else finding


def _page(
    request: Request, opened: Opened, listed: list[ShownFinding] | None = None, status: int = 200
) -> HttpResponse:
    return render(request, "findings/findings.html", _context(request, opened, listed), status=status)


def _context(
    request: Request, opened: Opened, listed: list[ShownFinding] | None = None, *, is_checked: bool = False
) -> dict[str, object]:
    every = shown_findings(opened.submission) if listed is None else listed
    family = request.GET.get("nhom", "")
    chosen = [f for f in every if f.family == family] if family else every
    return _state(opened, is_checked=is_checked) | {
        "groups": grouped(chosen),
        "families": families(every),
        "family": family,
        "total": len(every),
    }


def _state(opened: Opened, *, is_checked: bool = False) -> dict[str, object]:
    """What is told of the whole: of which content, and what stands in the way of presenting; `is_checked` when it has
    just been judged, so that nobody need ask whether it was."""
    submission: Submission = opened.submission
    follows = is_worked_on(opened.standing)
    was_judged = submission.judged_at is not None
    return {
        "opened": opened,
        "follows": follows,
        "was_judged": was_judged,
        "is_fresh": is_checked or not follows or (was_judged and is_fresh(submission)),
        "blocks": submission.errors + submission.unexplained + opened.standing.open_remarks,
    }
