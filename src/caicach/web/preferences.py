"""Choices kept with the session or in a cookie: the language, and the agency a person works for."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from caicach.web.acting import choose
from caicach.web.words import say


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language in a cookie and go back."""
    response = HttpResponseRedirect(back(request))
    wanted = request.POST.get("language")
    return remember_language(response, wanted) if wanted in dict(settings.LANGUAGES) else response


def remember_language(response: HttpResponse, language: str) -> HttpResponse:
    """The response with the cookie of the language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


@require_POST
@login_required
def choose_agency(request: HttpRequest) -> HttpResponse:
    """Work for another of one's agencies."""
    if not choose(request, request.POST.get("agency", "")):
        messages.error(request, say("web.layout.not_your_agency"))
    return HttpResponseRedirect("/")


def back(request: HttpRequest) -> str:
    """Where the person came from, if that is a page of ours, else the home page."""
    address = request.POST.get("next") or request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours else "/"
