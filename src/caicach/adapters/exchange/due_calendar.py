"""Due days as an iCalendar (RFC 5545), for the calendar of a phone or a computer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event


@dataclass(frozen=True, slots=True)
class DueDay:
    """One day to be seen: its permanent id, what it says, where it leads, and how many days before to ring."""

    id: str
    on: date
    title: str
    text: str
    address: str
    is_done: bool = False
    ring_before: Sequence[int] = field(default=())


def due_calendar(name: str, days: Sequence[DueDay], now: datetime) -> bytes:
    """The calendar. An entry keeps its id when its day moves, so a reader moves it and does not show two."""
    calendar = Calendar()
    calendar.add("prodid", "-//caicach//lich bao cao//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Ho_Chi_Minh")
    calendar.add("x-published-ttl", "PT4H")
    for day in days:
        calendar.add_component(_event(day, now))
    content: bytes = calendar.to_ical()
    return content


def _event(day: DueDay, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{day.id}@caicach")
    event.add("dtstamp", now)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("description", day.text)
    event.add("url", day.address)
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    for days in () if day.is_done else day.ring_before:
        event.add_component(_alarm(day, days))
    return event


def _alarm(day: DueDay, days: int) -> Alarm:
    """At nine in the morning, so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", day.title)
    alarm.add("trigger", timedelta(hours=9) - timedelta(days=days))
    return alarm
