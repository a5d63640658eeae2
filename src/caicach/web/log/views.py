"""The log as a person may see it: all of it for the system's administrator, their agencies' entries for others."""

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from caicach.actions import audit
from caicach.actions.words import say as words
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Actor, Role, Side
from caicach.store.models import Agency, AuditRecord, Duty
from caicach.web.requests import Request
from caicach.web.submissions.log_words import log_line
from caicach.web.words import say


PER_PAGE = 50
# What a receiving agency may know of another's work: the steps after it was sent.
DELIVERED_ACTS = ("send", "receive", "accept", "replace", "extend", "remind")


@login_required
@require_GET
def log(request: Request) -> HttpResponse:
    """The entries, newest first."""
    page = Paginator(entries_for(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    names = dict(Agency.objects.filter(pk__in={row.agency for row in rows}).values_list("pk", "short_name"))
    page.object_list = [(log_line(row), names.get(row.agency, row.agency)) for row in rows]
    return render(request, "log/log.html", {"page": page, "can_verify": _is_system_admin(request.actor)})


@login_required
@require_POST
def verify(request: Request) -> HttpResponse:
    """Check that the whole log holds together, and say so."""
    if not _is_system_admin(request.actor):
        raise NotPermitted(
            words("submissions.not_permitted", act=words("submissions.act_see_audit")),
            words("submissions.not_permitted_do"),
        )
    number, _, tampering = audit.verify()
    if tampering is None:
        told.success(request, say("web.log.whole", count=number))
    else:
        broken = say("web.log.broken", number=tampering.number)
        told.error(request, f"{broken} {say('web.log.broken_do')}")
    return redirect("log")


def entries_for(actor: Actor) -> QuerySet[AuditRecord]:
    """The entries the person may see; NotPermitted for one who may see none."""
    rows = AuditRecord.objects.order_by("-number")
    if _is_system_admin(actor):
        return rows
    own = [g.agency for g in actor.grants if is_permitted(g.role, Act.SEE_AUDIT, Side.OWN)]
    receiving = [g.agency for g in actor.grants if is_permitted(g.role, Act.SEE_AUDIT, Side.RECEIVING)]
    if not own and not receiving:
        raise NotPermitted(
            words("submissions.not_permitted", act=words("submissions.act_see_audit")),
            words("submissions.not_permitted_do"),
        )
    theirs = Duty.objects.filter(receiver__in=receiving).values("agency")
    return rows.filter(Q(agency__in=own) | Q(agency__in=theirs, act__in=DELIVERED_ACTS))


def _is_system_admin(actor: Actor) -> bool:
    return any(grant.role is Role.SYSTEM_ADMIN for grant in actor.grants)
