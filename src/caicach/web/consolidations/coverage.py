"""Coverage: for every agency that owes a report, whether its figures are in, how late, and what is doubtful about them."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.adapters.consolidating.doubt_words import reason_words
from caicach.core.consolidation.coverage import AgencyCoverage, Came
from caicach.core.consolidation.overlaps import Excluded
from caicach.core.consolidation.placing import Place, Placement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold
from caicach.core.submissions.stages import is_awaited
from caicach.store.contributions import covered_by
from caicach.store.models import Duty
from caicach.store.period_words import period_words
from caicach.web.board.answers import take_answers
from caicach.web.board.rows import BoardRow, rows_of
from caicach.web.consolidations.room import Room, open_room
from caicach.web.requests import Request
from caicach.web.words import begun


ROWS_A_PAGE = 50
UNPLACED = "unplaced"
WHOLES = frozenset({AgencyType.PROVINCE.value, AgencyType.DISTRICT.value})


@dataclass(frozen=True)
class CoverageRow:
    """One agency: where its report is, how its figures came (`came`, a `Came` or `unplaced`), why they do not count, and
    where they stand when that is not the agency's own place."""

    board: BoardRow
    came: str
    told: AgencyCoverage | None
    excluded: Excluded | None
    reason: str
    place: Place | None
    node: str
    covers: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_doubtful(self) -> bool:
        """Whether what counts has errors, or warnings nobody explained."""
        return self.board.is_doubtful and self.came in (Came.IN_TIME, Came.LATE)

    @property
    def submission(self) -> int | None:
        """The submission that entered, counted or left out."""
        return int(self.told.submission) if self.told and self.told.submission else None

    @property
    def can_be_left_out(self) -> bool:
        """Whether a person may leave the figures out, or take them in again."""
        return self.submission is not None and self.came in (Came.IN_TIME, Came.LATE)


FILTERS: Mapping[str, Callable[[CoverageRow], bool]] = {
    "missing": lambda row: row.came in (Came.MISSING, UNPLACED),
    "late": lambda row: row.came == Came.LATE,
    "doubtful": lambda row: row.is_doubtful,
    "left_out": lambda row: row.came == Came.LEFT_OUT,
    "in_anothers": lambda row: row.came == Came.IN_ANOTHERS,
    "placed": lambda row: row.place is not None and row.place.how is not Placement.OWN,
}


@login_required
@require_GET
def coverage(request: Request, regime: str, period: str) -> HttpResponse:
    """The page."""
    room = open_room(request, regime, period)
    rows = rows_in(room, request)
    wanted, words = request.GET.get("loc", ""), request.GET.get("q", "").strip()[:100]
    fits = FILTERS.get(wanted, lambda _: True)
    shown = [row for row in rows if fits(row) and fold(words) in row.board.duty.agency.search_key]
    waiting = [
        row.board.duty.pk for row in rows if row.came == Came.MISSING and is_awaited(row.board.standing.stage)
    ]
    context = {
        "room": room,
        "rows": rows,
        "page": Paginator(shown, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "counts": Counter(row.came for row in rows),
        "filters": [(name, sum(map(fits_, rows))) for name, fits_ in FILTERS.items()],
        "wanted": wanted if wanted in FILTERS else "",
        "words": words,
        "doubtful": sum(row.is_doubtful for row in rows),
        "waiting": ",".join(map(str, waiting)),
        "waiting_count": len(waiting),
        "share": round(1000 * room.found.coverage.received / len(rows)) if rows else 0,
        "here": request.get_full_path(),
        "answers": take_answers(request),
    }
    return render(request, "consolidations/coverage.html", context)


def rows_in(room: Room, request: Request) -> list[CoverageRow]:
    """A row for every duty, in Vietnamese order. Four queries."""
    found = room.found
    told = {one.agency: one for one in found.coverage.agencies}
    excluded = {one.contribution.agency: one for one in found.result.arrangement.excluded}
    places = {one.contribution.agency: one.place for one in found.result.arrangement.counted}
    duties = Duty.objects.filter(pk__in=[duty.pk for duty in found.duties])
    covers = _covers(room)
    rows = sorted(rows_of(duties, request.today), key=lambda row: row.duty.agency.sort_key)
    return [_row(room, row, told, excluded, places, covers) for row in rows]


def _covers(room: Room) -> Mapping[str, Mapping[str, Any]]:
    """Who is in the figures of each agency that consolidates itself. One query, none where none can."""
    if all(duty.agency.type not in WHOLES for duty in room.found.duties):
        return {}
    known = covered_by(version.id for version in room.found.versions.values())
    return {str(pk): covers for pk, covers in known.items()}


def _row(
    room: Room,
    board: BoardRow,
    told: Mapping[str, AgencyCoverage],
    excluded: Mapping[str, Excluded],
    places: Mapping[str, Place],
    covers: Mapping[str, Mapping[str, Any]],
) -> CoverageRow:
    agency = board.duty.agency_id
    one, out, place = told.get(agency), excluded.get(agency), places.get(agency)
    known = room.found.directory
    reason = _reason(room, out) if out is not None else ""
    node = known.agency(place.node).name if place is not None else ""
    inside = covers.get(one.submission, {}) if one else {}
    return CoverageRow(board, one.came if one else UNPLACED, one, out, reason, place, node, inside)


def _reason(room: Room, out: Excluded) -> str:
    found = room.found
    return begun(
        reason_words(
            out,
            by=", ".join(found.directory.agency(id_).name for id_ in out.by),
            root=found.root.name,
            said=found.choices.left_out.get(out.contribution.id, ""),
            period=period_words(out.contribution.period),
        )
    )
