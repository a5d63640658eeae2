"""Turns a refusal raised in a view into words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from caicach.core.ground.errors import CaicachError
from caicach.web.errors.shape import error_response
from caicach.web.errors.statuses import status_of


class Errors:
    """Every CaicachError a view raises is told in its own words; anything else is ours to mend and goes on."""

    def __init__(self, handle: Callable[[HttpRequest], HttpResponse]) -> None:
        self.handle = handle

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.handle(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The answer when the exception has words, else None."""
        if not isinstance(exception, CaicachError):
            return None
        return error_response(request, exception, status_of(exception))
