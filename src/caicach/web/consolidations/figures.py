"""The consolidated appendix in the order of the form, each figure with how many agencies it is made of and what is doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.core.catalogue.indicators import Pillar
from caicach.web.consolidations.room import Room, open_room
from caicach.web.consolidations.saying import SaidFigure, is_doubtful, said_figure
from caicach.web.requests import Request


DOUBTFUL = "nghi-ngo"


@dataclass(frozen=True)
class Group:
    """One pillar and its lines; a plain text is an unnumbered heading."""

    pillar: Pillar
    lines: tuple[SaidFigure | str, ...]


@login_required
@require_GET
def figures(request: Request, regime: str, period: str) -> HttpResponse:
    """The page; `?loc=nghi-ngo` shows the rows with a doubt alone."""
    room = open_room(request, regime, period)
    only_doubtful = request.GET.get("loc") == DOUBTFUL
    context = {
        "room": room,
        "groups": groups_of(room, only_doubtful=only_doubtful),
        "only_doubtful": only_doubtful,
        "doubtful": doubtful_rows(room),
        "missing": len(room.found.result.arrangement.missing),
        "missing_address": room.missing_address,
    }
    return render(request, "consolidations/figures.html", context)


def doubtful_rows(room: Room) -> int:
    """How many rows have something to look at."""
    found = room.found.result
    return sum(is_doubtful(found, found.plan.form.by_id[id_], one) for id_, one in found.figures.items())


def groups_of(room: Room, *, only_doubtful: bool) -> list[Group]:
    """The pillars that have lines to show, in printed order."""
    form = room.found.result.plan.form
    groups = [Group(p, tuple(_lines(room, p.letter, only_doubtful=only_doubtful))) for p in form.pillars]
    return [group for group in groups if group.lines]


def _lines(room: Room, letter: str, *, only_doubtful: bool) -> Iterator[SaidFigure | str]:
    form = room.found.result.plan.form
    headings = {heading.before: heading.title for heading in form.sub_headings}
    for row in form.indicators:
        if row.pillar != letter:
            continue
        said = said_figure(room.found.result, row)
        if only_doubtful and not said.doubts:
            continue
        if row.id in headings:
            yield headings[row.id]
        yield said
