"""Days as official prose writes them. Decree 30/2020: a leading zero for days below ten and for January and February."""

from datetime import date


def as_written(day: date) -> str:
    """`05/3/2020`, `14/02/2015`."""
    return f"{day.day:02d}/{month_as_written(day)}"


def month_as_written(day: date) -> str:
    """`3/2020`, `02/2015`."""
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return f"{month}/{day.year}"
