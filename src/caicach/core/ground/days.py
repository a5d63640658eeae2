"""Days and moments as offices write them: two figures for day and month, the year whole."""

from datetime import date, datetime


def official_day(day: date) -> str:
    """`05/02/2026`."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def official_moment(moment: datetime) -> str:
    """`14:05 05/02/2026`; the caller has put the moment into its time zone."""
    return f"{moment.hour:02d}:{moment.minute:02d} {official_day(moment)}"
