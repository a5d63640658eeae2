"""What a receiver should see at a glance: how far the period is, what arrived, who is late, what is doubtful.

Twelve queries, however many agencies."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.statuses import Status
from caicach.store.consolidating import last_freezes
from caicach.store.models import Duty, Submission
from caicach.web.board.rows import BoardPeriod, board_periods, board_rows, period_of_today
from caicach.web.board.shares import StageShare, shares_of


SHOWN = 6


@dataclass(frozen=True)
class Some:
    """The first few of many; `periods` are the board's pages that show them all, with how many each."""

    rows: list[Any]
    periods: list[tuple[BoardPeriod, int]]

    @property
    def count(self) -> int:
        """How many there are in all."""
        return sum(count for _, count in self.periods)


@dataclass(frozen=True)
class Progress:
    """The period of today: at which stage how many agencies are, how many have sent, and whether it waits to be
    consolidated: everything came, or every due day passed, as it first was, and nothing was frozen."""

    period: BoardPeriod
    shares: list[StageShare]
    sent: int
    is_ready: bool

    @property
    def is_complete(self) -> bool:
        """Whether everyone has sent."""
        return self.sent == self.period.agencies


@dataclass(frozen=True)
class Arriving:
    """How far the period is, and three lists; `arrived_today` counts those of today among what waits."""

    progress: Progress | None
    arrived: Some
    arrived_today: int
    late: Some
    doubtful: Some


def arriving_for(actor: Actor, today: date) -> Arriving | None:
    """None for a person who receives nothing."""
    receivers = actor.agencies(Role.RECEIVER)
    if not receivers:
        return None
    delivered = Submission.objects.filter(duty__receiver__in=receivers).select_related("duty__agency")
    sent = Submission.objects.filter(duty=OuterRef("pk"), sent_at__isnull=False)
    late = Duty.objects.filter(~Exists(sent), receiver__in=receivers, due_on__lt=today)
    unclear = Q(errors__gt=0) | Q(unexplained__gt=0)
    doubtful = delivered.filter(unclear, status__in=(Status.SENT, Status.RECEIVED))
    arrived = delivered.filter(status=Status.SENT)
    moments = arrived.order_by().values_list("sent_at", flat=True)
    return Arriving(
        progress=_progress(receivers, today),
        arrived=_some(arrived.order_by("-sent_at", "pk")),
        arrived_today=sum(localdate(moment) == today for moment in moments if moment),
        late=_some(late.select_related("agency").order_by("due_on", "agency__sort_key"), duty=""),
        doubtful=_some(doubtful.order_by("-errors", "-unexplained", "pk")),
    )


def _some(rows: QuerySet[Any], duty: str = "duty__") -> Some:
    """`duty` is how the table reaches the duty."""
    fields = (f"{duty}regime", f"{duty}period")
    days = {"opens": Min(f"{duty}opens_on"), "cutoff": Max(f"{duty}cutoff_on")}
    counts = rows.order_by().values_list(*fields).annotate(count=Count("pk"), **days)
    periods = [
        (BoardPeriod(regime, period, opens, count, cutoff), count)
        for regime, period, count, opens, cutoff in counts.order_by("-opens", *fields)
    ]
    return Some(list(rows[:SHOWN]), periods)


def _progress(receivers: frozenset[str], today: date) -> Progress | None:
    period = period_of_today(board_periods(receivers), today)
    if period is None:
        return None
    rows = board_rows(receivers, period, today)
    sent = sum(row.standing.first_sent_on is not None for row in rows)
    is_ready = sent == len(rows) or (
        sent > 0 and all((row.original_due_on or row.duty.due_on) < today for row in rows)
    )
    is_frozen = is_ready and (period.regime, period.period) in last_freezes(receivers)
    return Progress(period, shares_of(rows), sent, is_ready and not is_frozen)
