"""What every request is given: its language, its moment, and headers that keep a page to itself."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from caicach.web import clock as clocks


Handler = Callable[[HttpRequest], HttpResponse]


def language(handle: Handler) -> Handler:
    """Vietnamese, unless the person's cookie asks for English; the browser's own language is not asked. Programs have
    no cookie: the API goes by Accept-Language."""

    def middleware(request: HttpRequest) -> HttpResponse:
        wanted = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        if request.path_info.startswith("/api/"):
            wanted = translation.get_language_from_request(request)
        known = {code for code, _ in settings.LANGUAGES}
        request.LANGUAGE_CODE = wanted if wanted in known else settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = handle(request)
            if hasattr(response, "render") and not getattr(response, "is_rendered", True):
                response.render()
        response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    return middleware


def clock(handle: Handler) -> Handler:
    """`request.now` and `request.today`, the same for everything the request does."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.now = clocks.now()
        request.today = clocks.day_of(request.now)
        return handle(request)

    return middleware


def content_security(handle: Handler) -> Handler:
    """No script but our own files; nothing from elsewhere, and no other site may frame us."""
    sign_on = (
        f" {settings.OIDC_SERVER.split('/', 3)[0]}//{settings.OIDC_SERVER.split('/', 3)[2]}"
        if settings.OIDC_SERVER
        else ""
    )
    policy = "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            f"form-action 'self'{sign_on}",
            "frame-ancestors 'self'",
        )
    )

    def middleware(request: HttpRequest) -> HttpResponse:
        response = handle(request)
        response.headers.setdefault("Content-Security-Policy", policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        return response

    return middleware


def no_nul(handle: Handler) -> Handler:
    """A text with the character NUL is answered as a request nobody can read: no keyboard types it, and PostgreSQL
    keeps no text that holds it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = (request.GET, request.POST)
        if any("\x00" in value for fields in given for values in fields.lists() for value in values[1]):
            raise SuspiciousOperation("a text with the character NUL")
        return handle(request)

    return middleware
