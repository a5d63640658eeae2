"""The list of agencies, and the page of one with everything that became of it."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from caicach.actions.managing import require_over
from caicach.actions.people import lasting
from caicach.actions.standing import NotFound
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold
from caicach.core.submissions.acts import Act
from caicach.store.models import Agency, Membership
from caicach.web.agencies.forms import DescribeForm, MergeForm, MoveForm, RenameForm, type_choices
from caicach.web.requests import Request
from caicach.web.words import message


PAGE = 50


@login_required
def agencies(request: Request) -> HttpResponse:
    """Agencies by any part of their names, with or without marks; those that are no more when asked for."""
    require_over(Act.MANAGE_AGENCIES, "", request.actor)
    wanted, kind, past = (
        request.GET.get("q", "").strip(),
        request.GET.get("loai", ""),
        request.GET.get("cu") == "1",
    )
    page = Paginator(_found(wanted, kind, past, request), PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "agencies/agencies.html",
        {"page": page, "q": wanted, "kind": kind, "past": past, "types": type_choices()},
    )


def _found(wanted: str, kind: str, past: bool, request: Request) -> QuerySet[Agency]:
    found = Agency.objects.all()
    if not past:
        found = found.filter(Q(valid_to=None) | Q(valid_to__gte=request.today))
    if kind in {t.value for t in AgencyType}:
        found = found.filter(type=kind)
    for word in fold(wanted).split():
        found = found.filter(search_key__contains=word)
    return found


@login_required
def agency(request: Request, agency: str) -> HttpResponse:
    """One agency: names, days, codes, where it stood, what it came from and became."""
    return shown(request, agency)


def shown(request: Request, agency: str, **forms: object) -> HttpResponse:
    """The page of the agency; a form that was refused is shown as it was filled in."""
    require_over(Act.MANAGE_AGENCIES, agency, request.actor)
    found = Agency.objects.filter(pk=agency).first()
    if found is None:
        raise NotFound(message("web.agencies.not_found"), message("web.agencies.not_found_do"))
    told = {name: getattr(found, name) for name in ("place_name", "code", "code_102")}
    names = {name: getattr(found, name) for name in ("name", "short_name", "abbreviation")}
    offered = {
        "describe": DescribeForm(initial=told),
        "rename": RenameForm(initial=names),
        "merge": MergeForm(agency=agency),
        "move": MoveForm(agency=agency),
    }
    return render(
        request,
        "agencies/agency.html",
        {
            "agency": found,
            "forms": offered | forms,
            "refused": next(iter(forms), ""),
            "is_alive": found.valid_to is None or found.valid_to >= request.today,
            "places": found.places.select_related("parent").order_by("valid_from"),
            "below": found.places_under.filter(lasting(request.today)).count(),
            "successions": found.successions.select_related("successor").order_by("on"),
            "predecessions": found.predecessions.select_related("predecessor").order_by("on"),
            "people": Membership.objects.filter(lasting(request.today), agency=found)
            .values("user")
            .distinct()
            .count(),
        },
    )
