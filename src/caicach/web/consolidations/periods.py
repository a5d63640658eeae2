"""The periods a person's agencies consolidate: how much of each has come, and what was frozen."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.words import say as sentence
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Side
from caicach.store.consolidating import arrived_by_period, last_freezes
from caicach.store.models import ConsolidationFreeze
from caicach.store.visible import agencies_where
from caicach.web.board.rows import board_periods, period_of_today
from caicach.web.requests import Request


PERIODS_A_PAGE = 20


@dataclass(frozen=True)
class ListedPeriod:
    """One period: how many owe, how many have sent and been accepted, the last freeze."""

    regime: str
    period: str
    owed: int
    sent: int
    accepted: int
    freeze: ConsolidationFreeze | None

    @property
    def share(self) -> int:
        """How much of it has been sent, in thousandths."""
        return round(1000 * self.sent / self.owed) if self.owed else 0


@login_required
@require_GET
def periods(request: Request) -> HttpResponse:
    """The list, the latest period first."""
    agencies = _agencies(request)
    frozen = last_freezes(agencies)
    listed = [ListedPeriod(*told, freeze=frozen.get(told[:2])) for told in arrived_by_period(agencies)]
    page = Paginator(listed, PERIODS_A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "at_hand": period_of_today(board_periods(agencies), request.today)}
    return render(request, "consolidations/periods.html", context)


def _agencies(request: Request) -> list[str]:
    """Those whose consolidations the person sees; NotPermitted when there are none."""
    agencies = agencies_where(request.actor, Act.SEE_CONSOLIDATION, Side.RECEIVING)
    if not agencies:
        name = sentence("submissions.act_see_consolidation")
        raise NotPermitted(
            sentence("submissions.not_permitted", act=name), sentence("submissions.not_permitted_do")
        )
    return agencies
