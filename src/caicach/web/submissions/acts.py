"""Doing an act: what was posted goes to the action; a refusal comes back with the form as it was filled."""

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from caicach.actions.submissions import AlreadyDone, correct, move, start
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import Offer, Refused
from caicach.core.submissions.needs import ASKED_FOR, Given
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import TRANSITIONS
from caicach.web.errors.statuses import status_of
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission
from caicach.web.submissions.overview import ActDialog, dialog_for, overview_page
from caicach.web.words import say, spoken


# Acts a person may post: those a row of the table gives to a role.
POSTED = {row.act.value: row.act for row in TRANSITIONS if row.role is not None}


@login_required
@require_POST
def begin(request: Request, duty: int) -> HttpResponse:
    """Begin the report of a duty, or open the one that was begun."""
    submission = start(duty_id=duty, actor=request.actor, by=request.user, now=request.now)
    return redirect("submission", submission.pk)


@login_required
@require_POST
def act(request: Request, pk: int, act: str) -> HttpResponse:
    """Do the act and show where the submission stands now."""
    if act not in POSTED:
        raise Http404
    opened = open_submission(request, pk)
    dialog = dialog_for(opened, _offer(POSTED[act]), request.POST)
    dialog.form.is_valid()
    try:
        return _done(request, pk, POSTED[act], dialog.form.given())
    except AlreadyDone as done:
        told.info(request, f"{spoken(done.says)} {spoken(done.do)}")
        return redirect("submission", pk)
    except Refused as refused:
        again = open_submission(request, pk)
        return overview_page(request, again, _with_asked(dialog), refused, status_of(refused))


def _done(request: Request, pk: int, act: Act, given: Given) -> HttpResponseRedirect:
    doing = {"submission_id": pk, "actor": request.actor, "by": request.user, "now": request.now}
    if act is Act.CORRECT:
        submission = correct(**doing, reason=given.reason)
    else:
        submission = move(**doing, act=act, given=given, seen=_seen(request))
    told.success(request, say(f"web.submissions.done_{act.value}"))
    return redirect("submission", submission.pk)


def _seen(request: Request) -> Status | None:
    seen = request.POST.get("seen", "")
    return Status(seen) if seen in set(Status) else None


def _offer(act: Act) -> Offer:
    """The act with all it may ask for, so that nothing posted is dropped whatever the status has become."""
    rows = [row for row in TRANSITIONS if row.act is act]
    return Offer(act, None, ASKED_FOR & {need for row in rows for need in row.needs})


def _with_asked(dialog: ActDialog) -> ActDialog | None:
    """The dialog when it has anything to fill in."""
    return dialog if dialog.form.fields else None
