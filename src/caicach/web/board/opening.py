"""Opening a period by hand: the periods to come, who owes what, what is doubtful about their days."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from caicach.actions.periods import ComingPeriod, coming_periods, open_by_hand, owed_to
from caicach.actions.words import content
from caicach.actions.words import messages as sentences
from caicach.core.catalogue.duties import DutyDates, duty_warnings
from caicach.core.ground.words import Words
from caicach.core.submissions.owed import OwedDuty
from caicach.core.submissions.reminding import known_days
from caicach.store.models import Duty
from caicach.web.board.views import receivers_of
from caicach.web.requests import Request
from caicach.web.words import say


@dataclass(frozen=True)
class Offered:
    """A period to come as the receiver sees it: how many owe it, how many of those are open already, its due days."""

    coming: ComingPeriod
    owed: list[OwedDuty]
    opened: int

    @property
    def is_open(self) -> bool:
        """Whether every agency that owes it has its duty."""
        return self.opened >= len(self.owed)

    @property
    def due_days(self) -> list[tuple[date, int]]:
        """Each due day with the number of agencies it holds for."""
        days = [duty.dates.due_on for duty in self.owed]
        return [(day, days.count(day)) for day in sorted(set(days))]

    @property
    def warnings(self) -> list[Words]:
        """What may be wrong with the days: a due day agencies do not work on, too little time."""
        asked = {(duty.dates, duty.cutoff_on) for duty in self.owed}
        told = {words for dates, cutoff in asked for words in _doubts(dates, cutoff)}
        return sorted(told, key=lambda words: words.vi)

    @property
    def follows(self) -> int:
        """How many of the agencies report for others that ended within the period."""
        return sum(bool(duty.in_place_of) for duty in self.owed)


@login_required
@require_http_methods(["GET", "POST"])
def opening(request: Request) -> HttpResponse:
    """The list; POST opens one of them and goes to its board."""
    receivers = receivers_of(request)
    if request.method == "POST":
        return _open(request)
    coming = [(c, owed_to(c, receivers)) for c in coming_periods(request.today)]
    counts = _opened(receivers)
    offered = [Offered(c, owed, counts.get((c.regime.id, c.period.id), 0)) for c, owed in coming if owed]
    return render(request, "board/opening.html", {"offered": offered})


def _open(request: Request) -> HttpResponse:
    regime, _, period = request.POST.get("ky", "").partition(":")
    opened = open_by_hand(
        regime=regime, period=period, actor=request.actor, now=request.now, today=request.today
    )
    messages.success(request, say("web.board.opened", count=len(opened)))
    return HttpResponseRedirect(f"{reverse('board')}?ky={regime}:{period}")


def _opened(receivers: frozenset[str]) -> dict[tuple[str, str], int]:
    rows = Duty.objects.filter(receiver__in=receivers).order_by().values_list("regime", "period")
    return {(regime, period): count for regime, period, count in rows.annotate(Count("pk"))}


def _doubts(dates: DutyDates, cutoff_on: date) -> list[Words]:
    calendar = known_days(content().calendar, (cutoff_on, dates.due_on))
    return [warning.say(sentences()) for warning in duty_warnings(dates, cutoff_on, calendar)]
