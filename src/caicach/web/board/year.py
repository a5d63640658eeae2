"""Agencies by the periods of a year: who was late again and again. Five queries, however many agencies."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.core.ground.text import fold
from caicach.store.models import Agency, Duty
from caicach.web.board.rows import BoardPeriod, BoardRow, board_periods, rows_of
from caicach.web.board.views import ROWS_A_PAGE, receivers_of
from caicach.web.requests import Request


@dataclass(frozen=True)
class YearRow:
    """One agency with its report of each period, None where it owed none."""

    agency: Agency
    cells: list[BoardRow | None]


@login_required
@require_GET
def year(request: Request) -> HttpResponse:
    """The year as a matrix."""
    receivers = receivers_of(request)
    periods = board_periods(receivers)
    years = sorted({_year(period) for period in periods}, reverse=True)
    shown = _chosen(request.GET.get("nam", ""), years)
    words = request.GET.get("q", "").strip()[:100]
    page = Paginator(_agencies(receivers, shown, words), ROWS_A_PAGE).get_page(request.GET.get("page"))
    columns = [period for period in reversed(periods) if _year(period) == shown]
    rows = _rows(list(page), columns, Duty.objects.filter(receiver__in=receivers, year=shown), request.today)
    context = {"page": page, "rows": rows, "columns": columns, "years": years, "year": shown, "words": words}
    return render(request, "board/year.html", context)


def _chosen(wanted: str, years: list[int]) -> int:
    known = [year for year in years if str(year) == wanted]
    return (known or years or [0])[0]


def _agencies(receivers: frozenset[str], year: int, words: str) -> list[Agency]:
    """Those that owed anything in the year, in Vietnamese order."""
    owing = Duty.objects.filter(receiver__in=receivers, year=year).values("agency")
    found = Agency.objects.filter(pk__in=owing, search_key__contains=fold(words))
    return sorted(found.order_by(), key=lambda agency: agency.sort_key)


def _rows(
    agencies: list[Agency], columns: list[BoardPeriod], duties: QuerySet[Duty], today: date
) -> list[YearRow]:
    own = rows_of(duties.filter(agency__in=[agency.pk for agency in agencies]), today)
    cells = {(row.duty.agency_id, row.duty.regime, row.duty.period): row for row in own}
    return [YearRow(a, [cells.get((a.pk, c.regime, c.period)) for c in columns]) for a in agencies]


def _year(period: BoardPeriod) -> int:
    return int(period.period.partition("-")[0])
