"""A request as our middleware leaves it."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from caicach.store.models import User


class Request(HttpRequest):
    """For annotations: what every view may rely on. `user` is signed in wherever `login_required` stands."""

    now: datetime
    today: date
    htmx: HtmxDetails
    user: User


def whole_number(text: str) -> int:
    """The number a page sent along, 0 for anything else: nobody typed it."""
    return int(text) if text.isdecimal() else 0
