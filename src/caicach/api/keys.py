"""Who asks: a key in `Authorization: Bearer …`, and a limit to how often one may ask with keys nobody knows."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer

from caicach.actions.tokens import find_actor
from caicach.api.errors import KeyRefused, TooManyFailures
from caicach.store.models import ApiToken


MOST_FAILURES = 30
WITHIN = 5 * 60  # seconds


class ApiKey(HttpBearer):
    """The request's actor is the owner of the key with the one grant of the key; a session counts for nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        """The key. KeyRefused for one that does not count, TooManyFailures after many of those from one address: a
        program that was set up wrongly must not keep the server busy. Whoever has a key that counts is never locked
        out by a neighbour: 256 random bits are not guessed."""
        found = find_actor(token.strip(), request.now) if len(token) < 200 and token.isascii() else None
        if found is None:
            raise _refusal(request)
        request.auth, request.actor = found
        request.user = request.auth.user
        return request.auth


def _refusal(request: HttpRequest) -> KeyRefused | TooManyFailures:
    name = f"api-failures:{address_of(request)}"
    cache.add(name, 0, WITHIN)
    try:
        failures = cache.incr(name)
    except ValueError:  # it ran out between the two
        failures = 1
    if failures > MOST_FAILURES:
        return TooManyFailures.told("too_many_failures", minutes=WITHIN // 60)
    return KeyRefused.told("key_refused")


def address_of(request: HttpRequest) -> str:
    """The network address of the program; behind a proxy the last one it vouches for."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.IS_BEHIND_PROXY else ""
    return forwarded.rsplit(",", 1)[-1].strip() or request.META.get("REMOTE_ADDR", "")
