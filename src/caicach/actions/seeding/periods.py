"""The periods around a day, and what every agency of the demo owes for them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from caicach.core.catalogue.duties import duty_dates
from caicach.core.catalogue.regimes import Regime
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.store.models import Agency, Duty


REGIME = "cchc-province"
EARLIEST = date(2025, 7, 1)  # the two-level province begins here
_KINDS = (PeriodKind.QUARTER_ONE, PeriodKind.HALF_YEAR, PeriodKind.QUARTER_THREE, PeriodKind.YEAR)


@dataclass(frozen=True)
class Around:
    """The periods around a day: `open` is being worked on, `closed` was to be sent last, `earlier` lie before."""

    open: ReportingPeriod
    closed: ReportingPeriod
    earlier: tuple[ReportingPeriod, ...]


def periods_around(regime: Regime, today: date) -> Around:
    """The period whose data close next, the one that closed last, and up to a year before that one."""
    all_ = [
        period
        for year in (today.year - 2, today.year - 1, today.year, today.year + 1)
        for kind in _KINDS
        if (period := regime.period(kind, year)) is not None
    ]
    closed = [period for period in all_ if period.cutoff_on < today]
    coming = next(period for period in all_ if period.cutoff_on >= today)
    known = [period for period in closed[-5:-1] if period.cutoff_on >= EARLIEST]
    return Around(coming, closed[-1], tuple(known))


def duties_of(
    period: ReportingPeriod, regime: Regime, agencies: Iterable[Agency], receiver: str, today: date
) -> list[Duty]:
    """What the agencies owe for the period. The province of the demo lets a report be begun a month before its data
    close and freezes nothing, so that on any day there is something to try."""
    made = []
    for agency in agencies:
        dates = duty_dates(regime, period, AgencyType(agency.type))
        if dates is None or agency.pk == receiver:
            continue
        early = min(dates.opens_on, period.cutoff_on - timedelta(days=30), today)
        made.append(
            Duty(
                agency=agency,
                receiver_id=receiver,
                regime=regime.id,
                period=period.id,
                kind=period.kind.value,
                year=period.year,
                from_on=period.from_on,
                cutoff_on=period.cutoff_on,
                opens_on=max(early, period.from_on),
                due_on=dates.due_on,
            )
        )
    return made
