"""The rows of the board: every duty of one period with where it stands. Four queries, however many agencies."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Min, QuerySet

from caicach.core.submissions.deadlines import Lateness
from caicach.core.submissions.stages import DutyStanding
from caicach.store.models import Duty
from caicach.store.period_words import period_words
from caicach.store.standings import (
    Version,
    last_reminded,
    lateness_in,
    original_due_days,
    standing_in,
    versions_of,
)
from caicach.web.words import spoken


@dataclass(frozen=True, slots=True)
class BoardPeriod:
    """One period somebody owes to the receiver."""

    regime: str
    period: str
    opens_on: date
    agencies: int
    cutoff_on: date

    @property
    def key(self) -> str:
        """How the address names it."""
        return f"{self.regime}:{self.period}"

    @property
    def words(self) -> str:
        """How people name it."""
        return spoken(period_words(self.period))


@dataclass(frozen=True)
class BoardRow:
    """One agency's report as its receiver may see it: `delivered` is None while nothing was sent, and then neither
    findings nor an address are known."""

    duty: Duty
    standing: DutyStanding
    lateness: Lateness
    delivered: Version | None
    original_due_on: date | None
    extension_reason: str
    reminded_at: datetime | None

    @property
    def is_doubtful(self) -> bool:
        """Whether what was sent has errors or warnings nobody explained."""
        return self.delivered is not None and self.delivered.errors + self.delivered.unexplained > 0


def board_periods(receivers: Collection[str]) -> list[BoardPeriod]:
    """The periods owed to these agencies, the latest first. One query."""
    rows = (
        Duty.objects.filter(receiver__in=receivers)
        .values("regime", "period")
        .annotate(last=Max("cutoff_on"), opens=Min("opens_on"), agencies=Count("pk"))
        .order_by("-last", "regime", "period")
    )
    return [BoardPeriod(r["regime"], r["period"], r["opens"], r["agencies"], r["last"]) for r in rows]


def period_of_today(periods: list[BoardPeriod], today: date) -> BoardPeriod | None:
    """The one whose data closed last, for its reports are what is worked on; where none has closed the latest that has opened,
    else the one that opens first."""
    closed = [period for period in periods if period.cutoff_on < today]
    if closed:
        return max(closed, key=lambda p: (p.cutoff_on, p.opens_on))
    opened = [period for period in periods if period.opens_on <= today]
    return max(opened, key=lambda p: p.opens_on) if opened else (periods[-1] if periods else None)


def board_rows(receivers: Collection[str], period: BoardPeriod, today: date) -> list[BoardRow]:
    """Every duty of the period, by the names of the agencies in Vietnamese order."""
    duties = Duty.objects.filter(receiver__in=receivers, regime=period.regime, period=period.period)
    return sorted(rows_of(duties, today), key=lambda row: row.duty.agency.sort_key)


def rows_of(duties: QuerySet[Duty], today: date) -> list[BoardRow]:
    """These duties with where they stand, in their order."""
    versions, original, reminded = versions_of(duties), original_due_days(duties), last_reminded(duties)
    return [
        _row(duty, versions.get(duty.pk, []), original.get(duty.pk), reminded.get(duty.pk), today)
        for duty in duties.select_related("agency").order_by("pk")
    ]


def _row(
    duty: Duty,
    versions: list[Version],
    original: tuple[date, str] | None,
    reminded_at: datetime | None,
    today: date,
) -> BoardRow:
    standing = standing_in(versions)
    shown = standing.delivered.id if standing.delivered else None
    return BoardRow(
        duty=duty,
        standing=standing,
        lateness=lateness_in(duty, standing, today),
        delivered=next((version for version in versions if version.id == shown), None),
        original_due_on=original[0] if original else None,
        extension_reason=original[1] if original else "",
        reminded_at=reminded_at,
    )
