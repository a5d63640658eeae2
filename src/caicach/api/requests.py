"""A request to the API as our middleware and its key leave it."""

from datetime import date, datetime

from django.http import HttpRequest

from caicach.core.submissions.roles import Actor
from caicach.store.models import ApiToken, User


class Request(HttpRequest):
    """For annotations: what every endpoint may rely on. `actor` holds the one grant of the key, `user` is its owner."""

    now: datetime
    today: date
    user: User
    actor: Actor
    auth: ApiToken
