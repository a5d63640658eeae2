"""The log as a person may see it: all of it for the system's administrator, their agencies' entries for others."""

from django.contrib import messages as told
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from caicach.actions import audit
from caicach.store.log_entries import entries_for, require_whole_log, sees_whole_log
from caicach.store.models import Agency
from caicach.web.requests import Request
from caicach.web.submissions.log_words import log_line
from caicach.web.words import say


PER_PAGE = 50


@login_required
@require_GET
def log(request: Request) -> HttpResponse:
    """The entries, newest first."""
    page = Paginator(entries_for(request.actor), PER_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    names = dict(Agency.objects.filter(pk__in={row.agency for row in rows}).values_list("pk", "short_name"))
    page.object_list = [(log_line(row), names.get(row.agency, row.agency)) for row in rows]
    return render(request, "log/log.html", {"page": page, "can_verify": sees_whole_log(request.actor)})


@login_required
@require_POST
def verify(request: Request) -> HttpResponse:
    """Check that the whole log holds together, and say so."""
    require_whole_log(request.actor)
    number, _, tampering = audit.verify()
    if tampering is None:
        told.success(request, say("web.log.whole", count=number))
    else:
        broken = say("web.log.broken", number=tampering.number)
        told.error(request, f"{broken} {say('web.log.broken_do')}")
    return redirect("log")
