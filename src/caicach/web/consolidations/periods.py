"""The periods a person's agencies consolidate: how much of each has come, and what was frozen."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from caicach.actions.words import say as sentence
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.roles import Side
from caicach.store.models import ConsolidationFreeze, Duty
from caicach.store.visible import agencies_where
from caicach.web.board.rows import BoardPeriod, board_periods
from caicach.web.requests import Request


PERIODS_A_PAGE = 20


@dataclass(frozen=True)
class ListedPeriod:
    """One period: how many owe, how many have sent and been accepted, the last freeze."""

    period: BoardPeriod
    sent: int
    accepted: int
    freeze: ConsolidationFreeze | None

    @property
    def share(self) -> int:
        """How much of it has been sent, in thousandths."""
        return round(1000 * self.sent / self.period.agencies) if self.period.agencies else 0


@login_required
@require_GET
def periods(request: Request) -> HttpResponse:
    """The list, the latest period first."""
    agencies = _agencies(request)
    page = Paginator(board_periods(agencies), PERIODS_A_PAGE).get_page(request.GET.get("page"))
    arrived = _arrived(agencies)
    frozen = _frozen(agencies)
    listed = [
        ListedPeriod(period, *arrived.get(period.key, (0, 0)), freeze=frozen.get(period.key))
        for period in page
    ]
    return render(request, "consolidations/periods.html", {"page": page, "listed": listed})


def _agencies(request: Request) -> list[str]:
    """Those whose consolidations the person sees; NotPermitted when there are none."""
    agencies = agencies_where(request.actor, Act.SEE_CONSOLIDATION, Side.RECEIVING)
    if not agencies:
        name = sentence("submissions.act_see_consolidation")
        raise NotPermitted(
            sentence("submissions.not_permitted", act=name), sentence("submissions.not_permitted_do")
        )
    return agencies


def _arrived(agencies: list[str]) -> dict[str, tuple[int, int]]:
    """By period how many reports were sent and accepted. One query."""
    sent = Q(submissions__sent_at__isnull=False)
    accepted = Q(submissions__accepted_at__isnull=False)
    rows = (
        Duty.objects.filter(receiver__in=agencies)
        .order_by()
        .values_list("regime", "period")
        .annotate(
            sent=Count("pk", filter=sent, distinct=True), accepted=Count("pk", filter=accepted, distinct=True)
        )
    )
    return {f"{regime}:{period}": (sent, accepted) for regime, period, sent, accepted in rows}


def _frozen(agencies: list[str]) -> dict[str, ConsolidationFreeze]:
    """By period the last freeze. One query."""
    rows = ConsolidationFreeze.objects.filter(consolidation__agency__in=agencies).order_by("number")
    return {
        f"{one.consolidation.regime}:{one.consolidation.period}": one
        for one in rows.select_related("consolidation", "submission", "by")
    }
