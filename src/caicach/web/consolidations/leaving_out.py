"""Leaving one submission out of the figures with a reason, or taking it in again."""

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from caicach.actions.consolidations import leave_out
from caicach.web.consolidations.room import open_room
from caicach.web.preferences import back
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
@require_POST
def leave(request: Request, regime: str, period: str, pk: int) -> HttpResponse:
    """Done, back to where the person was; without a reason the submission counts again."""
    room = open_room(request, regime, period)
    is_left = request.POST.get("act") != "take_in"
    reason = request.POST.get("reason", "").strip() if is_left else ""
    leave_out(
        agency=room.agency.pk,
        regime=regime,
        period=period,
        submission_id=pk,
        reason=reason or ("?" if is_left else ""),
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    told.success(
        request, say("web.consolidations.left_out_done" if is_left else "web.consolidations.taken_in")
    )
    address = back(request)
    is_here = address.startswith("/tong-hop/")
    return HttpResponseRedirect(address if is_here else room.address("consolidation"))
