"""The pages of Django's own errors, each with the next step."""

from django.http import HttpRequest, HttpResponse

from caicach.core.ground.errors import CaicachError
from caicach.web.errors.shape import error_response
from caicach.web.words import message


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the browser sent what cannot be read."""
    return _told(request, "bad_request", 400)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this page is not for this person."""
    return _told(request, "permission_denied", 403)


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing stands at this address."""
    return _told(request, "page_not_found", 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our mistake; told without asking the database for anything."""
    return _told(request, "server_error", 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is older than the session, or came from another site."""
    return _told(request, "csrf", 403)


def _told(request: HttpRequest, kind: str, status: int) -> HttpResponse:
    error = CaicachError(message(f"web.errors.{kind}"), message(f"web.errors.{kind}_do"))
    return error_response(request, error, status)
