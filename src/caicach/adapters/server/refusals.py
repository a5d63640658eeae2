"""Why a portal elsewhere could not be asked, or what it refused."""

from collections.abc import Mapping
from typing import Any, TypeVar

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import plain


_Refusal = TypeVar("_Refusal", bound=CaicachError)


class NoConnection(CaicachError):
    """The server was not reached, or the line broke."""


class NotAPortal(CaicachError):
    """What answered is no caicach, or one too old to know what was asked."""


class ServerRefused(CaicachError):
    """The server refused, in its own words; `code`, `status` and the server's context are in the context."""

    @property
    def status(self) -> int:
        """The HTTP status."""
        return int(str(self.context["status"]))


def no_connection(address: str, reason: str) -> NoConnection:
    """The server was not reached."""
    kind = "untrusted" if "CERTIFICATE" in reason.upper() else "unreached"
    return _told(NoConnection, kind, address, reason=reason)


def too_slow(address: str) -> NoConnection:
    """The server did not answer in time; a write may have been done all the same."""
    return _told(NoConnection, "too_slow", address)


def not_a_portal(address: str) -> NotAPortal:
    """What answered does not speak as caicach does."""
    return _told(NotAPortal, "not_a_portal", address)


def too_old(address: str) -> NotAPortal:
    """A caicach that does not know the address asked for."""
    return _told(NotAPortal, "too_old", address)


def refused(told: Mapping[str, Any]) -> ServerRefused:
    """What the server said, as it said it: the sentences come in the language asked for."""
    first = told["errors"][0]
    says = " ".join(str(error["says"]) for error in told["errors"][:3])
    context = {"code": str(first["code"]), "status": int(told["status"]), "told": first.get("context", {})}
    return ServerRefused(plain(says), plain(str(first["do"])), **context)


def _told(kind: type[_Refusal], key: str, address: str, **values: str) -> _Refusal:
    says, do = (message(f"server.{key}{end}", address=address, **values) for end in ("", "_do"))
    return kind(says, do, server=address)
