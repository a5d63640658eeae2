"""The portal of this run, and the report a person means."""

import os
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import click

from caicach.cli.arguments import find_period
from caicach.cli.portal import PortalMissing
from caicach.cli.words import language_of, message, session_of
from caicach.core.ground.errors import CaicachError, WrongUsage


if TYPE_CHECKING:
    from caicach.adapters.server.client import Server

KEY = "CAICACH_TOKEN"


class NoReport(CaicachError):
    """There is no report that fits what was asked."""


def server_of(context: click.Context) -> "Server":
    """The portal named by --server or CAICACH_SERVER, with the key of CAICACH_TOKEN; WrongUsage without either."""
    address, key = session_of(context).server, os.environ.get(KEY, "").strip()
    if not address.startswith(("http://", "https://")):
        raise WrongUsage(message("cli.no_portal"), message("cli.no_portal_do"))
    if not key or not key.isascii():
        raise WrongUsage(message("cli.no_key"), message("cli.no_key_do", server=address.rstrip("/")))
    if find_spec("httpx") is None:
        raise PortalMissing(message("cli.portal_missing", packages="httpx"), message("cli.portal_missing_do"))
    from caicach.adapters.server.client import Server  # its package is not everybody's

    return Server(address, key, language_of(context))


def find_report(server: "Server", named: str | None, *, begin: bool = False) -> dict[str, Any]:
    """The submission meant: by its number, by its period, or, when nothing is named, the report that is due first of
    those not sent yet. `begin` starts one that was not begun; else NoReport says so."""
    if named is not None and named.isdigit() and len(named) < 10:
        return server.get(f"/submissions/{int(named)}")
    period = find_period(named).id if named else ""
    duties = [duty for duty in server.every("/duties", "duties", period=period) if named or _is_open(duty)]
    if not duties:
        raise NoReport(message("cli.no_duty"), message("cli.no_duty_do"))
    duty = min(duties, key=lambda one: str(one["due_on"]))
    if duty["submission"] is not None:
        return server.get(f"/submissions/{duty['submission']}")
    if not begin:
        raise NoReport(
            message("cli.not_begun", period=duty["period"], due=duty["due_on"]), message("cli.not_begun_do")
        )
    return server.send("POST", "/submissions", {"duty": duty["id"]})


def _is_open(duty: dict[str, Any]) -> bool:
    return duty["sent_at"] is None or duty["stage"] == "sent_back"
