"""One figure taken apart: what each agency gave, by size, beside the year before; who is missing; the figure over the years."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.consolidated import Consolidated
from caicach.actions.consolidated_looks import a_year_before, looks_of
from caicach.actions.lists import takes_list
from caicach.core.catalogue.indicators import Indicator, RateOf
from caicach.core.consolidation.arranging import Counted
from caicach.core.consolidation.outliers import Outlier
from caicach.core.consolidation.placing import Placement
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.agencies import Agency
from caicach.core.ground.values import Value
from caicach.web.consolidations.room import Room, open_room
from caicach.web.consolidations.saying import SaidFigure, figure_text, said_figure, said_tally, value_text
from caicach.web.consolidations.series import Series, series_of
from caicach.web.requests import Request


ROWS_A_PAGE = 50
BY_NAME = "ten"


@dataclass(frozen=True)
class PartRow:
    """What one agency gave: `share` of the total in thousandths, `before` what it gave the year before, `node` where the
    figure stands when that is not the agency's own place, `looks` why it is worth a look."""

    counted: Counted
    agency: Agency
    value: Value
    text: str
    share: int
    before: str
    node: str
    looks: tuple[Outlier, ...]
    tally: str = ""
    listed: int = 0

    @property
    def pk(self) -> int:
        """The submission."""
        return int(self.counted.contribution.id)

    @property
    def percent(self) -> Decimal:
        """The share in percent."""
        return Decimal(self.share) / 10


@dataclass(frozen=True)
class Taken:
    """A figure taken apart."""

    said: SaidFigure
    rows: list[PartRow]
    missing: list[Agency]
    before: str
    series: Series
    made_of: tuple[Indicator, ...]
    others: int

    @property
    def listing(self) -> int:
        """How many agencies list members of the catalogue."""
        return sum(bool(row.listed) for row in self.rows)


@login_required
@require_GET
def parts(request: Request, regime: str, period: str, row: str) -> HttpResponse:
    """The page; `?sap=ten` in the order of names."""
    room = open_room(request, regime, period)
    indicator = room.row(row)
    is_by_name = request.GET.get("sap") == BY_NAME
    taken = taken_apart(room, indicator, is_by_name=is_by_name)
    context = {
        "room": room,
        "is_within": "consolidation_figures",
        "row": indicator,
        "taken": taken,
        "page": Paginator(taken.rows, ROWS_A_PAGE).get_page(request.GET.get("page")),
        "is_by_name": is_by_name,
        "figures_address": room.address("consolidation_figures"),
        "united_address": room.address("consolidation_united", row),
    }
    return render(request, "consolidations/parts.html", context)


def taken_apart(room: Room, row: Indicator, *, is_by_name: bool) -> Taken:
    """The figure with all it is made of."""
    found = room.found
    before = a_year_before(room.agency.pk, room.regime, found)
    way = next(way for way in found.result.arrangement.ways if way.row == row.id)
    given = found.result.given(row.id)
    asked = [(one, value) for one, value in given if _enters(way, one)]
    rows = _rows(room, row, asked, _before(before, row), before)
    order = {agency.id: number for number, agency in enumerate(found.directory.agencies)}
    rows.sort(key=lambda r: order[r.agency.id])
    if not is_by_name:
        rows.sort(key=lambda r: -(r.value.number if r.value.number is not None else Decimal(-1)))
    return Taken(
        said=said_figure(found.result, row),
        rows=rows,
        missing=_missing(found, row),
        before=_total_before(before, row),
        series=series_of(room, row),
        made_of=_made_of(found, row),
        others=len(given) - len(asked),
    )


def _enters(way: Way, one: Counted) -> bool:
    """Whether the agency was asked, or for a figure that follows from others whether it wrote one."""
    has_parts = bool(way.measures)
    if way.row in one.contribution.tallies or way.row in one.contribution.elements:
        return True
    if has_parts:
        return any(True for _ in way.parts(one.contribution))
    return one.contribution.asked(way.indicator, way.leads) is not None


def _rows(
    room: Room,
    row: Indicator,
    given: list[tuple[Counted, Value]],
    before: Mapping[str, str],
    earlier: Consolidated | None,
) -> list[PartRow]:
    figure = room.found.result.figures[row.id]
    is_added = not (row.codes or isinstance(row.formula, RateOf) or takes_list(row))
    total = figure.total.number if is_added else Decimal(0)
    looks: dict[str, list[Outlier]] = {}
    for one in looks_of(room.found, earlier).outliers:
        if one.row == row.id:
            looks.setdefault(one.agency, []).append(one)
    known = room.found.directory
    return [
        PartRow(
            counted,
            known.agency(counted.contribution.agency),
            value,
            value_text(row, value, is_count=row.id in counted.contribution.tallies),
            round(1000 * value.number / total) if value.number is not None and total else 0,
            before.get(counted.contribution.agency) or before.get(f"node {counted.place.node}", ""),
            known.agency(counted.place.node).name if counted.place.how is not Placement.OWN else "",
            tuple(looks.get(counted.contribution.agency, ())),
            said_tally(row, tally) if (tally := counted.contribution.tallies.get(row.id)) else "",
            len(counted.contribution.elements.get(row.id, ())),
        )
        for counted, value in given
    ]


def _before(before: Consolidated | None, row: Indicator) -> dict[str, str]:
    """What each agency gave then, and by `node …` what is known at a place whose agency gave nothing itself."""
    if before is None or row.id not in before.result.plan.form.by_id:
        return {}
    found: dict[str, str] = {}
    for one, value in before.result.given(row.id):
        if before.result.arrangement.asked(one.contribution, row) is None:
            continue
        found[one.contribution.agency] = value_text(row, value)
        if one.place.how is not Placement.OWN and value.number is not None and not row.codes:
            found[f"node {one.place.node}"] = value_text(
                row, before.result.figures_at(one.place.node)[row.id].value
            )
    return found


def _total_before(before: Consolidated | None, row: Indicator) -> str:
    figure = before.result.figures.get(row.id) if before else None
    return figure_text(row, figure) if figure else ""


def _missing(found: Consolidated, row: Indicator) -> list[Agency]:
    """The agencies that were asked and sent nothing."""
    return [found.directory.agency(gap.expected.agency) for gap in found.result.arrangement.silent(row.id)]


def _made_of(found: Consolidated, row: Indicator) -> tuple[Indicator, ...]:
    if not isinstance(row.formula, RateOf):
        return ()
    rows = found.result.plan.form.by_id
    return tuple(rows[id_] for id_ in (row.formula.part, row.formula.whole) if id_ in rows)
