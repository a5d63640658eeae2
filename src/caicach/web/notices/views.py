"""The list of notices, following one to its place, and whether to be written to."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.notice_words import notice_words
from caicach.actions.seen import mark_all_read, mark_read, want_digest
from caicach.core.ground.words import Words
from caicach.store.models import Notice
from caicach.web.requests import Request
from caicach.web.words import say


NOTICES_A_PAGE = 50
_ICONS = {
    "present": "user-check", "withdraw": "arrow-back-up", "send_back": "arrow-back-up", "approve": "signature",
    "issue": "rubber-stamp", "send": "send", "receive": "inbox", "accept": "circle-check", "correct": "replace",
    "cancel": "x", "remark": "message-report", "consolidated": "lock-check", "extend": "calendar-due", "reminder_late": "clock-exclamation",
    "letter_unsent": "mail", "letters_unsent": "mail",
}  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """A notice with its sentence and icon."""

    notice: Notice
    words: Words
    icon: str


@login_required
@require_GET
def notices(request: Request) -> HttpResponse:
    """What happened, the newest first; `?chua-doc=1` what was not read."""
    own = Notice.objects.filter(user=request.user)
    only_unread = bool(request.GET.get("chua-doc"))
    page = Paginator(own.filter(read_at=None) if only_unread else own, NOTICES_A_PAGE).get_page(
        request.GET.get("page")
    )
    shown = [Shown(n, notice_words(n), _ICONS.get(n.message, "bell")) for n in page]
    context = {"page": page, "shown": shown, "only_unread": only_unread}
    return render(request, "notices/notices.html", context)


@login_required
@require_POST
def follow(request: Request, pk: int) -> HttpResponse:
    """Mark it read and go to its place."""
    return HttpResponseRedirect(mark_read(user=request.user, notice_id=pk, now=request.now))


@login_required
@require_POST
def read_all(request: Request) -> HttpResponse:
    """Mark everything read."""
    count = mark_all_read(user=request.user, now=request.now)
    messages.success(request, say("web.notices.all_read", count=count))
    return HttpResponseRedirect(reverse("notices"))


@login_required
@require_POST
def choose(request: Request) -> HttpResponse:
    """Whether to get the daily letter."""
    wanted = request.POST.get("digest") == "on"
    want_digest(user=request.user, wanted=wanted)
    messages.success(request, say("web.notices.digest_on" if wanted else "web.notices.digest_off"))
    return HttpResponseRedirect(reverse("notices"))
