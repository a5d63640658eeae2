"""How a duty stands to its days."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Timeliness(StrEnum):
    """In time or not; what is overdue stays overdue until it is sent."""

    NOT_OPEN = "not_open"
    OPEN = "open"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    LATE = "late"


SOON_DAYS = 3


@dataclass(frozen=True, slots=True)
class Lateness:
    """Where a duty stands; `days` to go while positive, late when negative."""

    timeliness: Timeliness
    days: int


def lateness_of(sent_on: date | None, opens_on: date, due_on: date, today: date) -> Lateness:
    """How a duty stands today: `sent_on` is the day its first version was sent, None while none was.

    A duty counts as done by the day it was first sent, whatever has happened to the paper since.
    """
    if sent_on is not None:
        days = (due_on - sent_on).days
        return Lateness(Timeliness.ON_TIME if days >= 0 else Timeliness.LATE, days)
    days = (due_on - today).days
    if days < 0:
        return Lateness(Timeliness.OVERDUE, days)
    if today < opens_on:
        return Lateness(Timeliness.NOT_OPEN, days)
    return Lateness(Timeliness.DUE_SOON if days <= SOON_DAYS else Timeliness.OPEN, days)
