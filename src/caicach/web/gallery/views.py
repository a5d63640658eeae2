"""The gallery, a refusal and a fragment to look at."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from caicach.core.checks.findings import Severity
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.deadlines import lateness_of
from caicach.core.submissions.statuses import Status
from caicach.web.gallery.forms import SampleForm
from caicach.web.words import message


OPENS, DUE = date(2026, 11, 1), date(2026, 12, 5)
SENT_AND_TODAY = (
    (None, date(2026, 10, 20)),
    (None, date(2026, 11, 20)),
    (None, date(2026, 12, 3)),
    (None, DUE),
    (None, date(2026, 12, 8)),
    (date(2026, 12, 4), date(2026, 12, 8)),
    (date(2026, 12, 7), date(2026, 12, 8)),
)


def gallery(request: HttpRequest) -> HttpResponse:
    """Every component with something in it."""
    form = SampleForm(request.GET if "sai" in request.GET else None)
    shown = {
        "statuses": list(Status),
        "severities": list(Severity),
        "latenesses": [lateness_of(sent, OPENS, DUE, today) for sent, today in SENT_AND_TODAY],
        "form": form,
        "page": Paginator(range(1, 136), 10).get_page(request.GET.get("page")),
        "refusal": _refusal(),
        "due": DUE,
        "now": request.now,
    }
    return render(request, "gallery/gallery.html", shown)


def refuse(request: HttpRequest) -> HttpResponse:
    """What a refusal looks like."""
    raise _refusal()


def fragment(request: HttpRequest) -> HttpResponse:
    """A piece of a page."""
    return render(request, "gallery/fragment.htmx.html", {"now": request.now})


def _refusal() -> CaicachError:
    return CaicachError(message("web.gallery.refused"), message("web.gallery.refused_do"))
