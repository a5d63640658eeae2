"""Freezing: the figures become the root's own report; afterwards, what a correction below would change, and re-issuing."""

from datetime import date

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from caicach.actions.consolidation_delta import Delta, delta_of
from caicach.actions.consolidations import choose
from caicach.actions.freezing import freeze
from caicach.core.submissions.decide import Refused
from caicach.store.models import ConsolidationFreeze
from caicach.web.consolidations.changes import proposed_reason, said_changes
from caicach.web.consolidations.figures import doubtful_rows
from caicach.web.consolidations.room import Room, open_room
from caicach.web.errors.statuses import status_of
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
@require_http_methods(["GET", "POST"])
def freezing(request: Request, regime: str, period: str) -> HttpResponse:
    """The page; a post freezes what it shows."""
    room = open_room(request, regime, period)
    if request.method != "POST":
        return _page(request, room)
    reason = request.POST.get("reason", "")
    who = {"actor": request.actor, "by": request.user, "now": request.now}
    where = {"agency": room.agency.pk, "regime": regime, "period": period}
    try:
        choices = room.found.choices
        choose(**where, on=choices.on, accepted_only=choices.accepted_only, prefer=choices.prefer, **who)
        freeze(**where, reason=reason, **who)
    except Refused as refused:
        return _page(request, room, refused, reason)
    told.success(request, say("web.freezing.frozen_done", agency=room.found.root.name))
    return HttpResponseRedirect(room.address("consolidation_freezing"))


def _page(request: Request, room: Room, refused: Refused | None = None, reason: str = "") -> HttpResponse:
    last = _last_freeze(room)
    delta = _delta(room, last) if last else None
    laid = room.found.result.arrangement
    context = {
        "room": room,
        "last": last,
        "delta": delta,
        "changes": said_changes(room, delta) if delta else [],
        "proposed_reason": proposed_reason(delta) if delta else "",
        "frozen_on": date.fromisoformat(last.plan["on"]) if last else None,
        "inputs": last.inputs.count() if last else 0,
        "earlier": list(room.kept.freezes.select_related("by", "submission")[1:])
        if room.kept and last
        else [],
        "counted": len(laid.counted),
        "excluded": len(laid.excluded),
        "missing": len(laid.missing),
        "doubtful": doubtful_rows(room),
        "here": room.address("consolidation_freezing"),
        "missing_address": room.missing_address,
        "package_address": room.address("consolidation_package"),
        "may_open": room.found.root.id in request.actor.agencies(),
        "refused": refused,
        "reason": reason,
    }
    return render(
        request, "consolidations/freezing.html", context, status=status_of(refused) if refused else 200
    )


def _last_freeze(room: Room) -> ConsolidationFreeze | None:
    if room.kept is None:
        return None
    rows = room.kept.freezes.select_related("consolidation", "submission__duty__agency", "by")
    return rows.first()


def _delta(room: Room, last: ConsolidationFreeze) -> Delta:
    return delta_of(last, room.found.choices.left_out, room.found.directory)
