"""What is owed: regimes, their periods, and the due day of each level."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

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
    """One kind of period of a regime: window, and the due day of each level as far as known."""

    kind: PeriodKind
    name: str
    from_day: MonthDay
    cutoff: MonthDay
    due: Mapping[AgencyType, MonthDay]
    is_cumulative: bool
    reference: str
    unverified: bool

    def for_year(self, year: int) -> ReportingPeriod:
        """The period of that reporting year."""
        return ReportingPeriod(self.kind, year, self.from_day.in_year(year), self.cutoff.in_year(year))


@dataclass(frozen=True, slots=True)
class Regime:
    """A reporting regime (`chế độ báo cáo`) with the parts Decree 09/2019 requires each to state.

    `asks_for` is what is reported, `senders` and `receiver` who owes it to whom, `channels` how it is sent.
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

    def period(self, kind: PeriodKind, year: int) -> ReportingPeriod | None:
        """The period of that kind and year, None if this regime has no such kind."""
        return next((p.for_year(year) for p in self.periods if p.kind is kind), None)
