"""What is worth a look before the figures are signed: outliers with their reason, and doubts between agencies."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.consolidated_looks import a_year_before, looks_of
from caicach.adapters.consolidating.doubt_words import between_words
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.guards import Doubtful
from caicach.core.consolidation.outliers import Look, Outlier
from caicach.core.ground.agencies import Agency
from caicach.core.ground.numbers import vietnamese_number
from caicach.web.consolidations.room import Room, open_room
from caicach.web.requests import Request
from caicach.web.words import begun, say


ROWS_A_PAGE = 50


@dataclass(frozen=True)
class LookRow:
    """One figure to look at: whose, in which row, of which submission, and why in words."""

    agency: Agency
    row: Indicator
    submission: str
    outlier: Outlier
    why: str


@dataclass(frozen=True)
class DoubtRow:
    """One doubt between agencies."""

    doubt: Doubtful
    agencies: list[Agency]
    rows: list[Indicator]
    why: str


@login_required
@require_GET
def looks(request: Request, regime: str, period: str) -> HttpResponse:
    """The page; `?kieu=` shows one kind of look alone."""
    room = open_room(request, regime, period)
    before = a_year_before(room.agency.pk, room.regime, room.found)
    found = looks_of(room.found, before)
    kind = request.GET.get("kieu", "")
    shown = [one for one in found.outliers if kind not in set(Look) or one.look == kind]
    page = Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("page"))
    counts = [(look.value, sum(one.look is look for one in found.outliers)) for look in Look]
    context = {
        "room": room,
        "page": page,
        "rows": look_rows(room, list(page)),
        "doubts": [_doubt(room, doubt) for doubt in found.doubts],
        "counts": counts,
        "kind": kind if kind in set(Look) else "",
        "total": len(found.outliers),
        "has_before": before is not None,
    }
    return render(request, "consolidations/looks.html", context)


def look_rows(room: Room, found: list[Outlier]) -> list[LookRow]:
    """The outliers with what is shown of each."""
    submissions = {
        one.contribution.agency: one.contribution.id for one in room.found.result.arrangement.counted
    }
    form, directory = room.found.result.plan.form, room.found.directory
    return [
        LookRow(
            directory.agency(one.agency), form.by_id[one.row], submissions[one.agency], one, look_words(one)
        )
        for one in found
    ]


def look_words(one: Outlier) -> str:
    """Why the figure is worth a look: `412, gấp 8 lần số giữa 51 của 134 cơ quan cùng loại`."""
    return say(
        f"web.looks.look_{one.look.value}",
        number=vietnamese_number(one.number),
        usual=vietnamese_number(one.usual),
        peers=one.peers,
    )


def _doubt(room: Room, one: Doubtful) -> DoubtRow:
    form, directory = room.found.result.plan.form, room.found.directory
    agencies = [directory.agency(id_) for id_ in one.agencies]
    words = begun(between_words(one, lambda id_: directory.agency(id_).name))
    return DoubtRow(one, agencies, [form.by_id[id_] for id_ in one.rows if id_ in form.by_id], words)
