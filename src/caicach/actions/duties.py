"""What agencies owe: opening a period, and giving one agency more time."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction

from caicach.actions import audit
from caicach.actions.notices import tell_extended
from caicach.actions.words import content, messages, say
from caicach.core.catalogue.duties import warning_of_day_off
from caicach.core.ground.days import official_day
from caicach.core.ground.words import Words
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.reminding import known_days
from caicach.core.submissions.roles import Actor, side_of
from caicach.store.models import Duty, Extension, User


_LONG_HOLIDAY = timedelta(days=31)  # the last working day before a due day is not further away


def open_duties(duties: Iterable[Duty], *, now: datetime, actor: Actor | None = None) -> list[Duty]:
    """The duties that did not exist yet, stored; those that did are left as they are. One query for all."""
    wanted = list(duties)
    with transaction.atomic():
        known = set(
            Duty.objects.filter(period__in={d.period for d in wanted}).values_list(
                "agency_id", "regime", "period"
            )
        )
        new = [d for d in wanted if (d.agency_id, d.regime, d.period) not in known]
        created = Duty.objects.bulk_create(new, ignore_conflicts=True)
        for period in sorted({d.period for d in new}):
            audit.record(
                act="open_period",
                subject=f"period:{period}",
                actor=actor,
                now=now,
                details={"agencies": sum(d.period == period for d in new)},
            )
    return created


def extend(*, duty_id: int, due_on: date, reason: str, actor: Actor, by: User, now: datetime) -> Extension:
    """A later due day for one agency. NotPermitted unless the actor receives its reports; NotNow without a reason or
    for a day that is not later. The frozen day moves along when it would come before the new due day."""
    if not reason.strip():
        raise NotNow(say("submissions.needs_reason_given"), say("submissions.needs_reason_given_do"))
    with transaction.atomic():
        duty = Duty.objects.select_for_update().select_related("agency").get(pk=duty_id)
        _require_receiver(duty, actor)
        if due_on <= duty.due_on:
            raise NotNow(
                say("submissions.not_later", day=official_day(duty.due_on)), say("submissions.not_later_do")
            )
        extension = Extension.objects.create(
            duty=duty, previous_due_on=duty.due_on, due_on=due_on, reason=reason.strip(), by=by, at=now
        )
        frozen = duty.frozen_on and max(duty.frozen_on, due_on)
        Duty.objects.filter(pk=duty.pk).update(due_on=due_on, frozen_on=frozen)
        audit.record(
            act="extend",
            subject=f"duty:{duty.pk}",
            agency=duty.agency_id,
            actor=actor,
            now=now,
            details={"from": duty.due_on, "to": due_on, "reason": reason.strip()},
        )
        tell_extended(extension, now)
    return extension


def doubt_of_due_day(due_on: date) -> Words | None:
    """What is doubtful about a later due day: that agencies do not work on it. It is given all the same."""
    before = min(_LONG_HOLIDAY, due_on - date.min)
    calendar = known_days(content().calendar, (due_on - before, due_on))
    warning = warning_of_day_off(due_on, due_on, calendar)
    return warning.say(messages()) if warning else None


def _require_receiver(duty: Duty, actor: Actor) -> None:
    for grant in actor.grants:
        side = side_of(grant.agency, duty.agency_id, duty.receiver_id)
        if is_permitted(grant.role, Act.EXTEND, side):
            return
    name = say("submissions.act_extend")
    raise NotPermitted(say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"))
