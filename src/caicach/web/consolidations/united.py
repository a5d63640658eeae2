"""A united catalogue taken apart: each member once, who lists it, and whether it stands at two levels."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.lists import takes_list
from caicach.actions.standing import NotFound
from caicach.actions.united import UnitedElement, united
from caicach.actions.words import say as sentence
from caicach.core.ground.text import fold
from caicach.web.consolidations.room import Room, open_room
from caicach.web.requests import Request


ROWS_A_PAGE = 50
MOST_NAMED = 3
FILTERS: Mapping[str, Callable[[UnitedElement], bool]] = {
    "nhieu-co-quan": lambda one: len(one.agencies) > 1,
    "hai-cap": lambda one: bool(one.also),
}


@dataclass(frozen=True)
class UnitedRow:
    """A member as the page shows it: the first agencies by name, how many more, the codes of the other rows."""

    code: str
    name: str
    agencies: str
    more: int
    also: str


@login_required
@require_GET
def list_of_all(request: Request, regime: str, period: str, row: str) -> HttpResponse:
    """The page; `?loc=` what stands in several lists or at two levels, `?q=` words of code or name."""
    room = open_room(request, regime, period)
    indicator = room.row(row)
    if not takes_list(indicator):
        raise NotFound(sentence("web.figures.no_such_row"), sentence("web.figures.no_such_row_do"))
    everything = united(room.found, row)
    wanted, words = request.GET.get("loc", ""), fold(request.GET.get("q", "").strip()[:100])
    fits = FILTERS.get(wanted, lambda _: True)
    shown = [
        one for one in everything if fits(one) and words in fold(f"{one.element.code} {one.element.name}")
    ]
    page = Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "room": room,
        "is_within": "consolidation_figures",
        "row": indicator,
        "count": len(everything),
        "shared": sum(FILTERS["nhieu-co-quan"](one) for one in everything),
        "two_levels": sum(FILTERS["hai-cap"](one) for one in everything),
        "page": page,
        "rows": [_row(room, one) for one in page],
        "filter": wanted if wanted in FILTERS else "",
        "words": request.GET.get("q", ""),
    }
    return render(request, "consolidations/united.html", context)


def _row(room: Room, one: UnitedElement) -> UnitedRow:
    names = [room.found.directory.agency(agency).name for agency in one.agencies[:MOST_NAMED]]
    codes = (room.found.result.plan.form.by_id[other].code for other in one.also)
    return UnitedRow(
        one.element.code,
        one.element.name,
        ", ".join(names),
        len(one.agencies) - len(names),
        ", ".join(codes),
    )
