"""The letters that have not gone out: why, and sending them again or setting them aside."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from caicach.actions.outbox import letters_for, send_again, set_aside
from caicach.store.models import OutgoingMail, User
from caicach.web.requests import Request
from caicach.web.words import say


LETTERS_A_PAGE = 50
WAITING = "waiting"
STATES = (WAITING, *OutgoingMail.Why.values)
_TONES = {WAITING: "blue", "refused": "red", "given_up": "orange", "by_hand": "secondary"}


@dataclass(frozen=True)
class Shown:
    """A letter with its reader's name, if we know one."""

    letter: OutgoingMail
    reader: str

    @property
    def state(self) -> str:
        """Waiting, or why it does not."""
        return self.letter.set_aside_for or WAITING

    @property
    def tone(self) -> str:
        """The colour of the state."""
        return _TONES[self.state]


@login_required
@require_GET
def outbox(request: Request) -> HttpResponse:
    """The letters, the newest first; `?tinh-trang=` those of one state. Four queries."""
    asked = request.GET.get("tinh-trang", "")
    state = asked if asked in STATES else ""
    page = Paginator(_of_state(letters_for(request.actor), state), LETTERS_A_PAGE).get_page(
        request.GET.get("page")
    )
    names = _names(page.object_list)
    page.object_list = [Shown(letter, names.get(letter.to.lower(), "")) for letter in page.object_list]
    return render(request, "outbox/outbox.html", {"page": page, "states": STATES, "state": state})


@login_required
@require_POST
def again(request: Request) -> HttpResponse:
    """Try the chosen letters again."""
    return _done(request, send_again, "web.outbox.again_done")


@login_required
@require_POST
def aside(request: Request) -> HttpResponse:
    """Try the chosen letters no more."""
    return _done(request, set_aside, "web.outbox.aside_done")


def _done(request: Request, work: Callable[..., int], done: str) -> HttpResponse:
    chosen = [int(text) for text in request.POST.getlist("thu") if text.isdecimal() and len(text) < 19]
    count = work(letter_ids=chosen, actor=request.actor, now=request.now)
    messages.success(request, say(done, count=count))
    return HttpResponseRedirect(reverse("outbox"))


def _of_state(letters: QuerySet[OutgoingMail], state: str) -> QuerySet[OutgoingMail]:
    if state == WAITING:
        return letters.filter(set_aside_at=None)
    return letters.filter(set_aside_for=state) if state else letters


def _names(letters: list[OutgoingMail]) -> dict[str, str]:
    """Who reads mail at these addresses."""
    users = User.objects.annotate(address=Lower("email"))
    found = users.filter(address__in={letter.to.lower() for letter in letters})
    return dict(found.values_list("address", "full_name"))
