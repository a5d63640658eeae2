"""Who owes which report to whom: every agency that lives at the cut-off under a province, by the hierarchy of that day."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.core.catalogue.duties import DutyDates, duty_dates
from caicach.core.catalogue.regimes import Regime
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import ReportingPeriod


class AfterSuccession(StrEnum):
    """Who reports for an agency that ended within the period: those that follow it, for all of it; or each its days."""

    SUCCESSOR = "successor"
    EACH = "each"


@dataclass(frozen=True)
class Receiving:
    """Who receives the reports of a regime: the agency of this type in the province of the sender, by the sender's type.

    A level that is not named sends out of the province: its receiver is none of ours."""

    regime: str
    received_by: Mapping[AgencyType, AgencyType]
    after_succession: AfterSuccession = AfterSuccession.SUCCESSOR
    reference: str = ""
    unverified: bool = True


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """One report owed: by which agency, to which (None: out of the province), over which days of data, with its dates.

    `in_place_of` are the agencies that ended within the period and whose part this report includes."""

    agency: str
    receiver: str | None
    regime: str
    period: ReportingPeriod
    from_on: date
    cutoff_on: date
    dates: DutyDates
    in_place_of: tuple[str, ...] = ()


def duties_owed(
    directory: Directory, regime: Regime, period: ReportingPeriod, receiving: Receiving
) -> tuple[OwedDuty, ...]:
    """Every report owed of the period, in the order of the directory. The same question has the same answer."""
    return tuple(_owed(_Question(directory, regime, period, receiving)))


@dataclass(frozen=True)
class _Question:
    directory: Directory
    regime: Regime
    period: ReportingPeriod
    receiving: Receiving


def _owed(asked: _Question) -> Iterator[OwedDuty]:
    each = asked.receiving.after_succession is AfterSuccession.EACH
    for agency in asked.directory.agencies:
        dates = duty_dates(asked.regime, asked.period, agency.type)
        ended = _ended_within(agency, asked.period)
        day = agency.valid_to if ended else asked.period.cutoff_on
        if dates is None or day is None or not agency.is_alive(day) or (ended and not each):
            continue
        province = _province_on(asked.directory, agency, day)
        if province is None:
            continue
        yield OwedDuty(
            agency=agency.id,
            receiver=_receiver(asked, agency, province, day),
            regime=asked.regime.id,
            period=asked.period,
            from_on=asked.period.from_on,
            cutoff_on=day,
            dates=dates,
            in_place_of=() if each else _taken_over(asked.directory, agency, asked.period),
        )


def _ended_within(agency: Agency, period: ReportingPeriod) -> bool:
    return agency.valid_to is not None and period.from_on <= agency.valid_to < period.cutoff_on


def _province_on(directory: Directory, agency: Agency, day: date) -> Agency | None:
    """The province it is under on the day, itself if it is one; None when it hangs under none."""
    line = (agency, *directory.ancestors_on(agency.id, day))
    return next((above for above in line if above.type is AgencyType.PROVINCE), None)


def _receiver(asked: _Question, agency: Agency, province: Agency, day: date) -> str | None:
    """The receiver as it stood on the day; where that one has ended by the cut-off, the one that follows it."""
    wanted = asked.receiving.received_by.get(agency.type)
    if wanted is None:
        return None
    near = asked.directory.ancestors_on(agency.id, day)
    if wanted is not agency.type:  # an equal receives what is sent up, never what is sent across
        near = (*near, *asked.directory.children_on(province.id, day))
    found = next((other for other in near if other.type is wanted and other.id != agency.id), None)
    if found is None or found.is_alive(asked.period.cutoff_on):
        return found.id if found else None
    heirs = asked.directory.successors_on(found.id, asked.period.cutoff_on)
    return next((heir.id for heir in heirs if heir.type is wanted), None)


def _taken_over(directory: Directory, agency: Agency, period: ReportingPeriod) -> tuple[str, ...]:
    return tuple(p.id for p in directory.predecessors(agency.id) if _ended_within(p, period))
