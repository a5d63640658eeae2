"""What a person sees whose address has guessed too many passwords."""

from math import ceil

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from caicach.core.ground.errors import CaicachError
from caicach.web.errors.shape import error_response
from caicach.web.words import message


def locked_out(request: HttpRequest, credentials: object, *args: object, **options: object) -> HttpResponse:
    """429: how long to wait, and that a forgotten password can be set anew."""
    minutes = ceil(settings.AXES_COOLOFF_TIME * 60)
    error = CaicachError(
        message("web.account.locked_out", minutes=minutes),
        message("web.account.locked_out_do", minutes=minutes),
    )
    return error_response(request, error, 429)
