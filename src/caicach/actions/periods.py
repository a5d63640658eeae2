"""Opening periods: every report owed becomes a duty, ahead of time by a job or by hand by the receiver."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caicach.actions.duties import open_duties
from caicach.actions.renaming import names_of_today, pass_on_duties
from caicach.actions.words import content, say
from caicach.adapters.content.receivers import receivers
from caicach.core.catalogue.regimes import Regime
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.submissions.decide import NotPermitted
from caicach.core.submissions.owed import OwedDuty, duties_owed
from caicach.core.submissions.roles import Actor, Role
from caicach.store.directory import stored_directory
from caicach.store.models import Duty


DAYS_AHEAD = 30


@dataclass(frozen=True)
class ComingPeriod:
    """A period of a regime with every report owed of it."""

    regime: Regime
    period: ReportingPeriod
    owed: tuple[OwedDuty, ...]

    @property
    def opens_on(self) -> date:
        """The first day on which any of its reports may be begun."""
        return min(duty.dates.opens_on for duty in self.owed)


def coming_periods(today: date, directory: Directory | None = None) -> tuple[ComingPeriod, ...]:
    """The periods of today and the year ahead that still have a due day before them, the nearest first. A regime whose
    reports nobody here receives is another portal's."""
    known = directory or stored_directory()
    asked = [
        ComingPeriod(regime, period, duties_owed(known, regime, period, receivers()[regime.id]))
        for regime in content().regimes
        if regime.id in receivers()
        for kind in regime.periods
        for period in (kind.for_year(today.year), kind.for_year(today.year + 1))
    ]
    here = [a for a in asked if any(duty.receiver for duty in a.owed)]
    living = [a for a in here if max(duty.dates.due_on for duty in a.owed) >= today]
    return tuple(sorted(living, key=lambda a: (a.opens_on, a.period.cutoff_on, a.regime.id)))


def open_coming(*, now: datetime, today: date) -> list[Duty]:
    """Open every period that begins within DAYS_AHEAD days. Run again, it opens what is new since: an agency that
    was founded, a regime that was added."""
    pass_on_duties(now=now, today=today)
    soon = [c for c in coming_periods(today) if c.opens_on <= today + timedelta(days=DAYS_AHEAD)]
    names = names_of_today(today)
    return open_duties((_duty(owed, names) for coming in soon for owed in coming.owed), now=now)


def open_by_hand(*, regime: str, period: str, actor: Actor, now: datetime, today: date) -> list[Duty]:
    """Open one period for the agencies that report to the receiver's; NotPermitted for anyone else, or when nobody
    owes them that period."""
    mine = actor.agencies(Role.RECEIVER)
    owed = [
        duty
        for coming in coming_periods(today)
        if (coming.regime.id, coming.period.id) == (regime, period)
        for duty in owed_to(coming, mine)
    ]
    if not owed:
        name = say("periods.act_open")
        raise NotPermitted(say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"))
    names = names_of_today(today)
    return open_duties((_duty(duty, names) for duty in owed), now=now, actor=actor)


def owed_to(coming: ComingPeriod, receivers_: Collection[str]) -> list[OwedDuty]:
    """Those of its duties that are owed to one of these agencies."""
    return [duty for duty in coming.owed if duty.receiver in receivers_]


def _duty(owed: OwedDuty, names: Mapping[str, str]) -> Duty:
    """The duty, of the agency and to the receiver as they are named today."""
    return Duty(
        agency_id=names.get(owed.agency, owed.agency),
        receiver_id=names.get(owed.receiver or "", owed.receiver),
        regime=owed.regime,
        period=owed.period.id,
        kind=owed.period.kind.value,
        year=owed.period.year,
        from_on=owed.from_on,
        cutoff_on=owed.cutoff_on,
        opens_on=owed.dates.opens_on,
        due_on=owed.dates.due_on,
        frozen_on=owed.dates.frozen_on,
    )
