"""The jobs around duties: opening periods, reminders, letters. Each asks once a day, or sends what waits.

Imports of tables stand inside the functions: the registry is read before Django is ready."""

from collections.abc import Callable
from datetime import date, datetime, time


MORNING = time(6, 30)  # reminders are there when people come to work
LETTERS = time(7, 0)


def open_periods(now: datetime) -> object:
    """Once a day: open the periods that begin soon, for every agency there is."""
    from caicach.actions.periods import open_coming

    return once_a_day("open_periods", time(0), now, lambda today: open_coming(now=now, today=today))


def remind(now: datetime) -> object:
    """Once a day, in the morning: tell people what they owe."""
    from caicach.actions.reminders import remind_by_plan

    return once_a_day("remind", MORNING, now, lambda today: remind_by_plan(now=now, today=today))


def digest(now: datetime) -> object:
    """Once a day, after the reminders: one letter a person with everything not yet seen."""
    from caicach.actions.letters import write_digests

    return once_a_day("digest", LETTERS, now, lambda today: write_digests(now=now, today=today))


def send_letters(now: datetime) -> object:
    """Send the letters that wait."""
    from caicach.actions.letters import send_waiting

    return send_waiting(now=now)


def once_a_day(name: str, after: time, now: datetime, work: Callable[[date], object]) -> bool:
    """Do the work when that hour of Viet Nam has come and nobody has done it today; whether it was done now.

    The mark and the work are one transaction: of two servers the second finds the mark, and work that failed leaves
    none and is done again."""
    from django.db import IntegrityError, transaction
    from django.utils.timezone import localtime

    from caicach.store.models import JobRun

    local = localtime(now)
    mark = local.date().isoformat()
    if local.time() < after or JobRun.objects.filter(name=name, mark=mark).exists():
        return False
    with transaction.atomic():
        try:
            with transaction.atomic():
                JobRun.objects.create(name=name, mark=mark, at=now)
        except IntegrityError:
            return False
        work(local.date())
    return True
