"""What the person who consolidates said."""

from dataclasses import dataclass
from datetime import date

from caicach.core.ground.periods import ReportingPeriod


@dataclass(frozen=True, slots=True)
class Wishes:
    """The period, the province or agency to consolidate for, and the day whose map holds; None where nothing was said."""

    period: ReportingPeriod | None = None
    root: str | None = None
    as_of: date | None = None
