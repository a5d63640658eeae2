"""Whom a request comes from."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The network address of the person's machine; behind a proxy the last one it vouches for."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.IS_BEHIND_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")


def login_of(request: HttpRequest | None, credentials: Mapping[str, str] | None = None) -> str:
    """The name somebody tries to sign in by, however it is written: user name and address are one field of the form."""
    typed = request.POST.get("login", "") if request is not None else ""
    known = credentials or {}
    return (typed or known.get("username") or known.get("email") or "").strip().lower()
