"""What agencies wrote in a section of the consolidated report, beside the editor: points to pick from."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.gathered import points_for
from caicach.core.ground.text import fold
from caicach.web.requests import Request
from caicach.web.submissions.opening import open_submission


POINTS_A_PAGE = 30


@login_required
@require_GET
def sources(request: Request, pk: int, key: str) -> HttpResponse:
    """The points as a fragment; `?q=` those with these words, `?page=` the next of them."""
    opened = open_submission(request, pk)
    points = points_for(opened.submission, key)
    words = request.GET.get("q", "").strip()[:100]
    wanted = fold(words)
    shown = [one for one in points if wanted in fold(f"{one.text} {' '.join(one.agencies)}")]
    page = Paginator(shown, POINTS_A_PAGE).get_page(request.GET.get("page"))
    context = {"opened": opened, "key": key, "points": points, "page": page, "words": words}
    return render(request, "narrative/_sources.htmx.html", context)
