"""The one place of the pages that looks at the clock. Views take `request.now` and `request.today`."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """This moment; tests put another function in its place."""
    return timezone.now()


def day_of(moment: datetime) -> date:
    """The day in Viet Nam on which the moment falls."""
    return timezone.localtime(moment).date()
