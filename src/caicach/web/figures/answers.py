"""Answers to the scripts of the page: JSON, also when something is refused."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import Any

from django.http import HttpResponse, JsonResponse

from caicach.core.ground.errors import CaicachError
from caicach.web.errors.shape import error_as_json, title_of
from caicach.web.errors.statuses import status_of
from caicach.web.requests import Request
from caicach.web.words import message


View = Callable[..., HttpResponse]


class UnreadableRequest(CaicachError):
    """What the page sent is not what it sends."""


def answers_json(view: View) -> View:
    """The view, with refusals as `{ok: false, errors: […]}` and a person who is signed out told so by 401."""

    @wraps(view)
    def answer(request: Request, *args: Any, **named: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return JsonResponse({"ok": False, "errors": [], "status": 401}, status=401)
        try:
            return view(request, *args, **named)
        except CaicachError as error:
            status = status_of(error)
            return JsonResponse(error_as_json(error, title_of(status), status), status=status)

    return answer


def sent(request: Request) -> dict[str, Any]:
    """The JSON object the page sent; UnreadableRequest when it is none."""
    body = None
    is_json = request.content_type == "application/json"  # a form's body may have been read already
    if is_json and b"\\u0000" not in request.body:  # NUL, which PostgreSQL does not keep
        with suppress(ValueError):
            body = json.loads(request.body)
    if not isinstance(body, dict):
        raise unreadable()
    return body


def unreadable() -> UnreadableRequest:
    """The refusal of a request nobody can read."""
    return UnreadableRequest(message("web.errors.bad_request"), message("web.errors.bad_request_do"))
