"""One error in three shapes: a page, a toast for an htmx request, JSON for the API."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string

from caicach.adapters.exchange.errors_json import errors_as_json
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words
from caicach.web.words import language, message, spoken


def wants_json(request: HttpRequest) -> bool:
    """Whether the request is one to the API."""
    return request.path.startswith("/api/")


def error_response(request: HttpRequest, error: CaicachError, status: int) -> HttpResponse:
    """The error as the one who asked can show it."""
    title = title_of(status)
    if wants_json(request):
        return JsonResponse(error_as_json(error, title, status), status=status)
    told = {"title": title, "says": spoken(error.says), "do": spoken(error.do), "status": status}
    if getattr(request, "htmx", False):
        response = HttpResponse(render_to_string("errors/error.htmx.html", told, request), status=status)
        response["HX-Reswap"] = "none"  # what the person was working on stays; the toast says what happened
        response["HX-Trigger"] = json.dumps({"caicach:error": told})
        return response
    return HttpResponse(render_to_string("errors/error.html", told, request), status=status)


def title_of(status: int) -> Words | str:
    """The heading of the status, in the language of the request."""
    known = status if status in {400, 403, 404, 409, 429, 500} else 400
    return spoken(message(f"web.errors.title_{known}"))


def error_as_json(error: CaicachError, title: object, status: int) -> dict[str, object]:
    """`{ok, errors: [{code, title, says, do, context}], status}`."""
    return errors_as_json([error], str(title), status, language())
