"""What Django itself refuses below /api/ (a method, a host, a broken upload), told in the API's shape."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from caicach.api.errors import ApiError, NoSuchAddress, OurMistake, WrongMethod, WrongRequest, answer_of


Handler = Callable[[HttpRequest], HttpResponse]
PREFIX = "/api/"


def one_shape(handle: Handler) -> Handler:
    """No error below /api/ leaves in another shape, and nothing the API says is kept by caches."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        if not request.path_info.startswith(PREFIX):
            return response
        if response.status_code >= 400 and not getattr(response, "is_told", False):
            response = _retold(request, response)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware


def _retold(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    told = answer_of(_error(request, response.status_code))
    told.status_code = response.status_code
    if "Allow" in response.headers:
        told["Allow"] = response["Allow"]
    return told


def _error(request: HttpRequest, status: int) -> ApiError:
    if status == 404:
        return NoSuchAddress.told("no_address", path=request.path)
    if status == 405:
        return WrongMethod.told("wrong_method", method=request.method, path=request.path)
    return OurMistake.told("ours") if status >= 500 else WrongRequest.told("unreadable")
