"""The first page: for every role of the person what there is to do, the most urgent first."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.core.submissions.roles import Role
from caicach.web.home.arriving import arriving_for
from caicach.web.home.owed import WORKING, owed_by
from caicach.web.home.waiting import waiting_for_clerk, waiting_for_head
from caicach.web.requests import Request


@login_required
@require_GET
def home(request: Request) -> HttpResponse:
    """What the person has to do, for all agencies and roles at once."""
    owed = owed_by(request.actor, request.today)
    roles = {grant.role for grant in request.actor.grants}
    for_head = waiting_for_head(request.actor) if Role.HEAD in roles else None
    for_clerk = waiting_for_clerk(request.actor) if Role.CLERK in roles else None
    shown = {waiting.submission.pk for waiting in (*(for_head or ()), *(for_clerk or ()))}
    open_ones = [o for o in owed if not (o.is_overdue or o.is_done or o.is_to_come)]
    context = {
        "overdue": [o for o in owed if o.is_overdue],
        "open": [o for o in open_ones if o.latest is None or o.latest.id not in shown],
        "to_come": [o for o in owed if o.is_to_come and not o.is_overdue],
        "done": [o for o in reversed(owed) if o.is_done],
        "for_head": for_head,
        "for_clerk": for_clerk,
        "arriving": arriving_for(request.actor, request.today),
        "is_working": bool(roles & set(WORKING)),
        "has_no_role": not roles,
        "many_agencies": len({o.duty.agency_id for o in owed}) > 1,
    }
    return render(request, "home/home.html", context)
