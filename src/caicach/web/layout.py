"""What the layout around every page needs."""

from django.conf import settings
from django.http import HttpRequest

from caicach import __version__
from caicach.store.models import Notice
from caicach.web.navigation import address_or_none, navigation_for
from caicach.web.words import language


def layout(request: HttpRequest) -> dict[str, object]:
    """Names of the layout; each is a function, so that a fragment that shows none of them asks the database nothing."""
    return {
        "language": language(),
        "navigation": lambda: navigation_for(request),
        "unread_notices": lambda: _unread(request),
        "search_address": lambda: address_or_none("search"),
        "notices_address": lambda: address_or_none("notices"),
        "account_address": lambda: address_or_none("account"),
        "is_demo": settings.DEMO,
        "product_version": __version__,
    }


def _unread(request: HttpRequest) -> int:
    if not request.user.is_authenticated:
        return 0
    return Notice.objects.filter(user=request.user, read_at=None).count()
