"""Which days public agencies work: Monday to Friday, but for holidays, days off in exchange, and Saturdays worked.

The Government settles Tết, National Day and exchanged days year by year, so a year nobody has entered has no answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


_ONE = timedelta(days=1)
_SATURDAY = 5  # date.weekday(); agencies work five days a week (Decision 188/1999/QĐ-TTg)


class DayKind(StrEnum):
    """A holiday, a day off in exchange for another, or a weekend day worked for one."""

    HOLIDAY = "holiday"
    DAY_OFF = "day_off"
    WORKING = "working"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not as its weekday says, with the law or notice that makes it so."""

    on: date
    name: str
    kind: DayKind
    reference: str
    unverified: bool = False


class UncoveredYear(CaicachError):
    """The working calendar has nothing for the year, and does not guess."""


class IllegalCalendar(CaicachError):
    """Days that cannot stand in one calendar; `day` is the one to mend."""

    def __init__(self, day: SpecialDay, problem: Words) -> None:
        super().__init__(
            Words(f"Ngày {day.on:%d/%m/%Y}: {problem.vi}", f"{day.on.isoformat()}: {problem.en}"),
            Words("Sửa ngày này trong lịch làm việc.", "Mend this day of the working calendar."),
            on=day.on,
        )
        self.day = day
        self.problem = problem

    def __reduce__(self) -> tuple[object, ...]:
        return IllegalCalendar, (self.day, self.problem)


@dataclass(frozen=True)
class WorkingCalendar:
    """The years entered and the days in them that are not as their weekday says; no day stands twice."""

    years: frozenset[int] = frozenset()
    days: tuple[SpecialDay, ...] = ()

    def __post_init__(self) -> None:
        seen: set[date] = set()
        for day in self.days:
            problem = _problem(day, seen, self.years)
            if problem is not None:
                raise IllegalCalendar(day, problem)
            seen.add(day.on)

    def special(self, day: date) -> SpecialDay | None:
        """What is special about the day, None when it is as its weekday says; refuses a year not entered."""
        if day.year not in self.years:
            raise UncoveredYear(
                Words(
                    f"Lịch làm việc chưa có năm {day.year}.", f"The working calendar has no year {day.year}."
                ),
                Words(
                    f"Thêm ngày nghỉ của năm {day.year} vào content/calendars.",
                    f"Enter the days off of {day.year} in content/calendars.",
                ),
                year=day.year,
            )
        return self._by_day.get(day)

    def is_working_day(self, day: date) -> bool:
        """Whether agencies work on the day."""
        special = self.special(day)
        return special.kind is DayKind.WORKING if special is not None else day.weekday() < _SATURDAY

    def working_days_after(self, day: date, number: int) -> date:
        """The working day that many working days after the day; the day itself for none."""
        if number < 0:
            raise ValueError(f"{number} working days after a day")
        for _ in range(number):
            day = self.next_working_day(day)
        return day

    def next_working_day(self, day: date) -> date:
        """The first working day after the day."""
        day += _ONE
        while not self.is_working_day(day):
            day += _ONE
        return day

    def last_working_day(self, day: date) -> date:
        """The day itself if agencies work on it, else the last working day before."""
        while not self.is_working_day(day):
            day -= _ONE
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """How many working days come after the first day, up to the last and counting it; negative backwards."""
        if last < first:
            return -self.working_days_between(last, first)
        self.special(first)  # the whole stretch must have been entered
        days = (first + number * _ONE for number in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days)

    @cached_property
    def _by_day(self) -> Mapping[date, SpecialDay]:
        return {day.on: day for day in self.days}


def _problem(day: SpecialDay, seen: set[date], years: frozenset[int]) -> Words | None:
    if day.on.year not in years:
        return Words("nằm ngoài các năm của lịch.", "lies outside the years of the calendar.")
    if day.on in seen:
        return Words("đã có trong lịch.", "stands in the calendar already.")
    if day.kind is DayKind.WORKING and day.on.weekday() < _SATURDAY:
        return Words("vốn là ngày làm việc, không cần ghi.", "is a working day as it is.")
    return None


NO_CALENDAR = WorkingCalendar()
