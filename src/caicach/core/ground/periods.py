"""Reporting periods: date ranges with a cut-off, not quarters to be added up."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PeriodKind(StrEnum):
    """The kinds of period a report is made for."""

    QUARTER_ONE = "quarter_one"
    HALF_YEAR = "half_year"
    QUARTER_TWO = "quarter_two"
    QUARTER_THREE = "quarter_three"
    QUARTER_FOUR = "quarter_four"
    SECOND_HALF = "second_half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ReportingPeriod:
    """A kind and a year with the window of its data; both days are inside the window."""

    kind: PeriodKind
    year: int
    from_on: date
    cutoff_on: date

    def __post_init__(self) -> None:
        if self.from_on > self.cutoff_on:
            raise ValueError(f"window ends {self.cutoff_on} before it begins {self.from_on}")

    @property
    def id(self) -> str:
        """`2023-year`, `2024-quarter_one`."""
        return f"{self.year}-{self.kind.value}"

    def contains(self, day: date) -> bool:
        """Whether the day lies inside the data window."""
        return self.from_on <= day <= self.cutoff_on
