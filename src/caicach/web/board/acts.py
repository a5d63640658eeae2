"""Acts on many agencies at once: receive, remind, extend. Each agency gets its own answer."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.duties import doubt_of_due_day
from caicach.actions.many import extend_many, receive_many
from caicach.actions.reminders import Answer, remind_by_hand
from caicach.actions.words import say as sentence
from caicach.core.ground.errors import CaicachError
from caicach.web.board.answers import keep_answers
from caicach.web.board.forms import ExtendForm
from caicach.web.board.views import board_of, context_of, receivers_of
from caicach.web.preferences import back
from caicach.web.requests import Request
from caicach.web.words import spoken


@login_required
@require_POST
def receive(request: Request) -> HttpResponse:
    """Receive the reports that have arrived from these agencies."""
    return _done(request, "receive", receive_many)


@login_required
@require_POST
def remind(request: Request) -> HttpResponse:
    """Remind these agencies."""
    return _done(request, "remind", remind_by_hand)


@login_required
@require_POST
def extend(request: Request) -> HttpResponse:
    """Give these agencies more time; a form that is not complete comes back filled as it was."""
    form = ExtendForm(request.POST, today=request.today)
    if form.is_valid():
        doubt = doubt_of_due_day(form.cleaned_data["due_on"])
        if doubt is not None:
            messages.warning(request, spoken(doubt))
        return _done(request, "extend", extend_many, **form.cleaned_data)
    request.GET = _query_of(request)
    return render(request, "board/board.html", context_of(request, board_of(request), form), status=422)


@login_required
@require_GET
def due_day(request: Request) -> HttpResponse:
    """What is doubtful about the day being typed; nothing about what is no day yet."""
    receivers_of(request)
    form = ExtendForm(request.GET, today=request.today)
    form.is_valid()
    day = form.cleaned_data.get("due_on")
    return render(request, "board/_due_day.html", {"doubt": day and doubt_of_due_day(day)})


def _done(request: Request, act: str, work: Callable[..., list[Answer]], **more: object) -> HttpResponse:
    receivers_of(request)
    duties = chosen(request)
    if not duties:
        raise CaicachError(sentence("web.board.none_chosen"), sentence("web.board.none_chosen_do"))
    answers = work(
        duty_ids=duties, actor=request.actor, by=request.user, now=request.now, today=request.today, **more
    )
    keep_answers(request, act, answers)
    address = back(request)
    is_known = address.startswith(("/theo-doi/", "/tong-hop/"))  # the pages that show the answers
    return HttpResponseRedirect(address if is_known else reverse("board"))


def chosen(request: Request) -> list[int]:
    """The duties chosen, on this page and on others."""
    listed = [*request.POST.getlist("duty"), *request.POST.get("duties", "").split(",")]
    return sorted({int(text) for text in listed if text.isdecimal() and len(text) < 19})


def _query_of(request: Request) -> QueryDict:
    """The filter of the page the form was on."""
    return QueryDict(request.POST.get("next", "").partition("?")[2])
