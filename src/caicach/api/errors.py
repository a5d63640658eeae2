"""Every error of the API in the one shape, whether the product, the framework or the request is at fault."""

from collections.abc import Iterable
from typing import Any, Self

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from caicach.actions.refusals import status_of
from caicach.adapters.content.messages import message
from caicach.adapters.exchange.errors_json import errors_as_json
from caicach.api.answers import json_answer
from caicach.api.words import language, say
from caicach.core.ground.errors import CaicachError


TITLED = frozenset({400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500})


class ApiError(CaicachError):
    """A request the API cannot take as it stands. Each kind has its status; its name is the code of the answer."""

    status = 400

    @classmethod
    def told(cls, key: str, /, **context: object) -> Self:
        """The error in the sentences `api.errors.<key>` and `…_do`; the context fills them in."""
        says, do = (message(f"api.errors.{key}{end}", **context) for end in ("", "_do"))
        return cls(says, do, **context)


class WrongRequest(ApiError):
    """The body is no JSON, holds what no text may hold, or the address asks with a name that means nothing."""


class KeyRefused(ApiError):
    """No key, a key nobody knows, or one that is over."""

    status = 401


class NoSuchAddress(ApiError):
    """Nothing stands at the address."""

    status = 404


class WrongMethod(ApiError):
    """The address does not take that method."""

    status = 405


class TooLarge(ApiError):
    """The body is larger than the server takes."""

    status = 413


class WrongMediaType(ApiError):
    """The body is of a kind the address does not read."""

    status = 415


class WrongField(ApiError):
    """A field of the request is missing or holds what it cannot hold."""

    status = 422


class KeyReused(ApiError):
    """An idempotency key was used for another request before."""

    status = 422


class TooManyFailures(ApiError):
    """Too many requests with keys nobody knows came from this address."""

    status = 429


class OurMistake(ApiError):
    """A mistake of the server."""

    status = 500


def answer_to(errors: Iterable[CaicachError], status: int) -> JsonResponse:
    """The errors in the one shape."""
    title = say(f"api.errors.title_{status if status in TITLED else 400}")
    return json_answer(errors_as_json(errors, title, status, language()), status)


def answer_of(error: CaicachError) -> JsonResponse:
    """One error with the status of its kind."""
    return answer_to([error], error.status if isinstance(error, ApiError) else status_of(error))


def tell_errors(api: NinjaAPI) -> None:
    """Make the API answer every exception it can name in our shape; what it cannot goes on to the 500 of the portal."""
    api.add_exception_handler(CaicachError, lambda _request, error: answer_of(error))
    api.add_exception_handler(ValidationError, lambda _request, error: answer_to(wrong_fields(error), 422))
    api.add_exception_handler(AuthenticationError, _unauthorised)
    api.add_exception_handler(
        Http404, lambda request, _error: answer_of(NoSuchAddress.told("no_address", path=request.path))
    )
    api.add_exception_handler(
        RequestDataTooBig, lambda _request, _error: answer_of(TooLarge.told("too_large"))
    )
    for kind in (HttpError, MultiPartParserError, TooManyFilesSent):
        api.add_exception_handler(kind, _unreadable)


def _unauthorised(request: HttpRequest, _error: Exception) -> HttpResponse:
    response = answer_of(KeyRefused.told("key_missing"))
    response["WWW-Authenticate"] = 'Bearer realm="caicach"'
    return response


def _unreadable(_request: HttpRequest, error: Exception) -> HttpResponse:
    """What could not be read; ninja hides what our own reader of bodies said behind its own error."""
    if isinstance(error.__cause__, CaicachError):
        return answer_of(error.__cause__)
    if isinstance(error.__cause__, RequestDataTooBig):
        return answer_of(TooLarge.told("too_large"))
    return answer_of(WrongRequest.told("unreadable"))


def wrong_fields(error: ValidationError) -> list[WrongField]:
    """One error a field, each with the field's name as it stands in the request."""
    return [_wrong_field(entry) for entry in error.errors][:50]


_KINDS = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "string_too_long": "too_long",
    "string_too_short": "empty",
    "too_long": "too_many",
    "enum": "choice",
    "literal_error": "choice",
    "string_type": "text",
    "date_from_datetime_parsing": "day",
    "date_parsing": "day",
    "date_type": "day",
    "email": "email",
    "int_parsing": "number",
    "int_type": "number",
    "greater_than_equal": "bounds",
    "less_than_equal": "bounds",
}


def _wrong_field(entry: dict[str, Any]) -> WrongField:
    place = [str(part) for part in entry["loc"]]  # source, the name of the argument, then the field
    is_body = place[0] in {"body", "form", "file"}
    name = ".".join(place[2:]) if is_body and len(place) > 2 else place[-1]
    context = entry.get("ctx") or {}
    expected = (
        context.get("expected") or context.get("max_length") or context.get("le") or context.get("ge") or ""
    )
    kind = _KINDS.get(str(entry["type"]), "other")
    return WrongField.told(f"field_{kind}", field=name, expected=str(expected).replace(" or ", ", "))
