"""The board of one period: `/theo-doi/`, and its rows as a fragment when filters change."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_GET

from caicach.actions.words import say as sentence
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Role
from caicach.core.submissions.stages import Stage
from caicach.web.board.answers import take_answers
from caicach.web.board.filters import ORDERS, WHEN, BoardFilter, read_filter
from caicach.web.board.forms import ExtendForm
from caicach.web.board.rows import BoardPeriod, BoardRow, board_periods, board_rows, period_of_today
from caicach.web.board.shares import shares_of
from caicach.web.requests import Request


ROWS_A_PAGE = 50


@dataclass(frozen=True)
class Board:
    """The board as one request asks for it."""

    receivers: frozenset[str]
    periods: list[BoardPeriod]
    period: BoardPeriod | None
    filter: BoardFilter
    rows: list[BoardRow]
    shown: list[BoardRow]


def board_of(request: Request) -> Board:
    """The board the address asks for; NotPermitted for whoever receives nothing. Five queries at most."""
    receivers = receivers_of(request)
    periods = board_periods(receivers)
    wanted = request.GET.get("ky", "")
    known = next((period for period in periods if period.key == wanted), None)
    period = known or period_of_today(periods, request.today)
    rows = board_rows(receivers, period, request.today) if period else []
    asked = read_filter(request.GET)
    return Board(receivers, periods, period, asked, rows, asked.apply(rows))


def receivers_of(request: Request) -> frozenset[str]:
    """The agencies for which the person receives; NotPermitted when there are none."""
    receivers = request.actor.agencies(Role.RECEIVER)
    if not receivers:
        name = sentence("submissions.act_see_board")
        raise NotPermitted(
            sentence("submissions.not_permitted", act=name), sentence("submissions.not_permitted_do")
        )
    return receivers


@login_required
@require_GET
def board(request: Request) -> HttpResponse:
    """Where the report of every agency is."""
    asked = board_of(request)
    is_fragment = request.htmx and not request.htmx.history_restore_request
    template = "board/rows.htmx.html" if is_fragment else "board/board.html"
    response = render(request, template, context_of(request, asked))
    patch_vary_headers(response, ["HX-Request"])  # going back must not show the rows without their page
    return response


def context_of(request: Request, asked: Board, form: ExtendForm | None = None) -> dict[str, object]:
    """What the templates show; with `form` the extension that was refused, opened again as it was filled in."""
    return {
        "board": asked,
        "page": page_of(asked, request.GET.get("page", "")),
        "shares": shares_of(asked.rows),
        "quick": quick_counts(asked.rows),
        "types": [t for t in AgencyType if any(row.duty.agency.type == t.value for row in asked.rows)],
        "stages": list(Stage),
        "whens": WHEN,
        "orders": ORDERS,
        "chosen_ids": ",".join(str(row.duty.pk) for row in asked.shown),
        "form": form or ExtendForm(today=request.today),
        "is_refused": form is not None,
        "here": request.POST.get("next") or request.get_full_path(),
        "answers": None if request.htmx else take_answers(request),
    }


def page_of(asked: Board, number: str) -> Page[BoardRow]:
    """The page of rows asked for."""
    return Paginator(asked.shown, ROWS_A_PAGE).get_page(number)


def quick_counts(rows: list[BoardRow]) -> list[tuple[str, int]]:
    """How many rows each question about time and doubt finds."""
    return [(when, len(BoardFilter(when=when).apply(rows))) for when in WHEN]
