"""content/calendars: the days public agencies do not work, or work on a weekend, a file a year."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.ground.working_calendar import DayKind, IllegalCalendar, SpecialDay, WorkingCalendar


_LONGEST = 31  # days of one entry; longer is a slip of the pen


def load_calendar(root: Path) -> WorkingCalendar:
    """All years in one calendar; no year stands twice, and each day in the file of its year."""
    years: set[int] = set()
    said: dict[SpecialDay, Record] = {}
    for file in files_under(root / "calendars"):
        for record in records_in(file):
            year = record.whole("year")
            if year in years:
                raise record.wrong("year", f"năm {year} đã có rồi.", f"{year} stands already.")
            years.add(year)
            for day, entry in _days(record, year):
                _keep(day, entry, said)
    try:
        return WorkingCalendar(frozenset(years), tuple(sorted(said, key=lambda day: day.on)))
    except IllegalCalendar as illegal:
        entry = said[illegal.day]
        raise entry.wrong(_first_field(entry), illegal.problem.vi, illegal.problem.en) from illegal


def _days(record: Record, year: int) -> Iterator[tuple[SpecialDay, Record]]:
    for entry in record.records("days"):
        for day in _entry(entry):
            if day.on.year != year:
                raise entry.wrong(_first_field(entry), f"không thuộc năm {year}.", f"is not in {year}.")
            yield day, entry
    record.done()


def _entry(entry: Record) -> tuple[SpecialDay, ...]:
    """One `day` (`on` would be true to YAML), or all days of a stretch (`from`, `until`)."""
    first = entry.day(_first_field(entry))
    last = first if entry.has("day") else entry.day("until")
    length = (last - first).days + 1
    if not 1 <= length <= _LONGEST:
        raise entry.wrong(
            "until", f"phải sau ngày đầu, trong vòng {_LONGEST} ngày.", f"must follow within {_LONGEST} days."
        )
    name, kind = entry.text("name"), entry.member("kind", DayKind)
    reference, unverified = entry.text("reference"), entry.flag("unverified")
    entry.done()
    return tuple(
        SpecialDay(first + timedelta(days=number), name, kind, reference, unverified)
        for number in range(length)
    )


def _first_field(entry: Record) -> str:
    return "day" if entry.has("day") else "from"


def _keep(day: SpecialDay, entry: Record, said: dict[SpecialDay, Record]) -> None:
    if day in said:
        raise entry.wrong(_first_field(entry), "ghi hai lần.", "is written twice.")
    said[day] = entry
