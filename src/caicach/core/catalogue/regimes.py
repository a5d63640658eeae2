"""What is owed: regimes, their periods, and the due day of each level."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod


@dataclass(frozen=True, slots=True)
class MonthDay:
    """A day of the reporting year, or of the year before it (`year_offset` -1)."""

    month: int
    day: int
    year_offset: int = 0

    def in_year(self, year: int) -> date:
        """The calendar day for a reporting year."""
        return date(year + self.year_offset, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DutyPeriod:
    """One kind of period of a regime: window, and the due day of each level as far as known.

    `opens` is the first day a report may be begun, the day after the cut-off unless said; `frozen` the last day of each
    level on which its report still changes without its receiver reopening it."""

    kind: PeriodKind
    name: str
    from_day: MonthDay
    cutoff: MonthDay
    due: Mapping[AgencyType, MonthDay]
    is_cumulative: bool
    reference: str
    unverified: bool
    opens: MonthDay | None = None
    frozen: Mapping[AgencyType, MonthDay] = field(default_factory=dict)

    def opens_on(self, year: int) -> date:
        """The first day a report of that reporting year may be begun."""
        if self.opens is not None:
            return self.opens.in_year(year)
        return self.cutoff.in_year(year) + timedelta(days=1)

    def for_year(self, year: int) -> ReportingPeriod:
        """The period of that reporting year."""
        return ReportingPeriod(self.kind, year, self.from_day.in_year(year), self.cutoff.in_year(year))


@dataclass(frozen=True, slots=True)
class Regime:
    """A reporting regime (`chế độ báo cáo`) with the parts Decree 09/2019 requires each to state.

    `asks_for` is what is reported, `senders` and `receiver` who owes it to whom, `channels` how it is sent. `ended` is
    the last day of the levels that owe no more: districts since the two-level government.
    """

    id: str
    name: str
    issuer: str
    from_on: date
    until: date | None
    periods: tuple[DutyPeriod, ...]
    reference: str
    unverified: bool
    asks_for: str = ""
    senders: str = ""
    receiver: str = ""
    channels: tuple[str, ...] = ()
    ended: Mapping[AgencyType, date] = field(default_factory=dict)

    def owes(self, agency_type: AgencyType, due_on: date) -> bool:
        """Whether the regime is in force on the due day, and the level has not ended."""
        last = min(self.until or date.max, self.ended.get(agency_type, date.max))
        return self.from_on <= due_on <= last

    def due_days(self, kind: PeriodKind, year: int) -> Mapping[AgencyType, date]:
        """The due day of each level that owes a report of that kind and year."""
        found = (p.due.items() for p in self.periods if p.kind is kind)
        days = {level: day.in_year(year) for levels in found for level, day in levels}
        return {level: day for level, day in days.items() if self.owes(level, day)}

    def period(self, kind: PeriodKind, year: int) -> ReportingPeriod | None:
        """The period of that kind and year, None if this regime has no such kind."""
        return next((p.for_year(year) for p in self.periods if p.kind is kind), None)
