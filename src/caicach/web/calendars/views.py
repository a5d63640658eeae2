"""The page that gives, renews and revokes the address, and the feed itself."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from caicach.actions import calendars
from caicach.actions.acting import actor_of
from caicach.adapters.content.messages import message
from caicach.adapters.exchange.due_calendar import due_calendar
from caicach.store.models import CalendarFeed
from caicach.web.calendars.days import days_of
from caicach.web.requests import Request
from caicach.web.words import say


@login_required
@require_GET
def calendar(request: Request) -> HttpResponse:
    """The person's address, if there is one."""
    feed = CalendarFeed.objects.filter(user=request.user).first()
    address = (
        f"{settings.ADDRESS}{reverse('calendar_feed', args=[calendars.secret_of(feed)])}" if feed else ""
    )
    return render(request, "calendars/calendar.html", {"feed": feed, "address": address})


@login_required
@require_POST
def renew(request: Request) -> HttpResponse:
    """Make an address, or a new one in place of the old."""
    calendars.renew(user=request.user, actor=request.actor, now=request.now)
    messages.success(request, say("web.calendars.renewed"))
    return HttpResponseRedirect(reverse("calendar"))


@login_required
@require_POST
def revoke(request: Request) -> HttpResponse:
    """Stop the address."""
    calendars.revoke(user=request.user, actor=request.actor, now=request.now)
    messages.success(request, say("web.calendars.revoked"))
    return HttpResponseRedirect(reverse("calendar"))


@require_GET
def feed(request: Request, secret: str) -> HttpResponse:
    """The calendar, to whoever has the address; in the language and with the roles of its owner today."""
    owner = calendars.owner_of(secret)
    if owner is None:
        raise Http404
    days = days_of(actor_of(owner, request.today), request.today, owner.language)
    name = message("web.calendars.name").say(owner.language)
    response = HttpResponse(
        due_calendar(name, days, request.now), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = 'inline; filename="han-bao-cao.ics"'
    response["Cache-Control"] = "private, max-age=900"
    response["X-Robots-Tag"] = "noindex"
    return response
