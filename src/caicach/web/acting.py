"""Who acts, and for which agency: what `request.actor` and `request.agency` hold."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from caicach.actions.acting import actor_of
from caicach.core.submissions.roles import Actor
from caicach.store.models import Agency


CHOSEN = "agency"
NOBODY = Actor("", "", ())


def acting(handle: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """`request.actor`, `request.agencies` and `request.agency`, each asked of the database when first looked at."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))
        request.agencies = SimpleLazyObject(lambda: agencies_of(request.actor))
        request.agency = SimpleLazyObject(lambda: _chosen(request))
        return handle(request)

    return middleware


def agencies_of(actor: Actor) -> list[Agency]:
    """The agencies a person works for, in dictionary order."""
    return list(Agency.objects.filter(pk__in=actor.agencies())) if actor.grants else []


def choose(request: HttpRequest, agency: str) -> bool:
    """Work for this agency from now on; False when the person has no role in it."""
    if agency not in request.actor.agencies():
        return False
    request.session[CHOSEN] = agency
    return True


def _actor(request: HttpRequest) -> Actor:
    return actor_of(request.user, request.today) if request.user.is_authenticated else NOBODY


def _chosen(request: HttpRequest) -> Agency | None:
    chosen = request.session.get(CHOSEN)
    mine = list(request.agencies)
    return next((agency for agency in mine if agency.pk == chosen), mine[0] if mine else None)
