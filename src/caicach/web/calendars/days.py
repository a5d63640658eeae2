"""The days of a person's calendar: what the agencies they write, sign, issue or receive for owe. Three queries."""

from datetime import date, timedelta

from django.conf import settings

from caicach.adapters.content.messages import message
from caicach.adapters.exchange.due_calendar import DueDay
from caicach.core.ground.days import official_day
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.stages import DutyStanding
from caicach.store.models import Duty
from caicach.store.period_words import period_words
from caicach.store.standings import original_due_days, standing_in, versions_of


MEMORY = timedelta(days=400)  # a calendar shows the year behind it
_WORKING = (Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER)


def days_of(actor: Actor, today: date, language: str) -> list[DueDay]:
    """The days duties open, are due and freeze; of what the person only receives, the due days, one a period."""
    duties = Duty.objects.filter(agency__in=actor.agencies(*_WORKING), due_on__gte=today - MEMORY)
    versions, original = versions_of(duties), original_due_days(duties)
    days: list[DueDay] = []
    for duty in duties.select_related("agency").order_by("due_on", "pk"):
        standing = standing_in(versions.get(duty.pk, []))
        before, _ = original.get(duty.pk, (None, ""))
        days += _days(duty, standing, before, language)
    return days + _received(actor, today, language)


def _days(duty: Duty, standing: DutyStanding, before: date | None, language: str) -> list[DueDay]:
    is_done = standing.first_sent_on is not None
    values = {
        "agency": duty.agency.short_name,
        "period": period_words(duty.period),
        "due": official_day(duty.due_on),
        "opens": official_day(duty.opens_on),
        "frozen": official_day(duty.frozen_on) if duty.frozen_on else "–",
        "stage": message(f"web.board.stage_{standing.stage.value}"),
        "before": official_day(before) if before else "",
    }
    text = message("web.calendars.text_extended" if before else "web.calendars.text", **values).say(language)

    def day(kind: str, on: date, sentence: str, ring: tuple[int, ...] = ()) -> DueDay:
        title = message(f"web.calendars.{sentence}", **values).say(language)
        address = f"{settings.ADDRESS}/#nhiem-vu-{duty.pk}"
        return DueDay(f"nhiem-vu-{duty.pk}-{kind}", on, title, text, address, is_done, ring)

    frozen = [day("frozen", duty.frozen_on, "frozen")] if duty.frozen_on else []
    due = day("due", duty.due_on, "done" if is_done else "due", (3, 0))
    return [day("opens", duty.opens_on, "opens"), due, *frozen]


def _received(actor: Actor, today: date, language: str) -> list[DueDay]:
    receivers = actor.agencies(Role.RECEIVER)
    owed = Duty.objects.filter(receiver__in=receivers, due_on__gte=today - MEMORY)
    rows = sorted(set(owed.order_by().values_list("regime", "period", "due_on")), key=lambda row: row[2])
    return [
        DueDay(
            f"ky-{regime}-{period}-{due_on.isoformat()}",
            due_on,
            message("web.calendars.received", period=period_words(period)).say(language),
            message("web.calendars.received_text", due=official_day(due_on)).say(language),
            f"{settings.ADDRESS}/theo-doi/?ky={regime}:{period}",
        )
        for regime, period, due_on in rows
    ]
