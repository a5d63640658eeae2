"""What is still open when an agency is renamed goes on under the new name; what was issued keeps the name of its day."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from caicach.actions import audit
from caicach.core.ground.agencies import SuccessionKind
from caicach.store.models import Agency, AgencySuccession, Duty


def names_of_today(today: date) -> dict[str, str]:
    """For each agency renamed by today, however often, the agency that bears its name of today. One query."""
    rows = AgencySuccession.objects.filter(kind=SuccessionKind.RENAMED, on__lte=today)
    following = dict(rows.exclude(successor=None).values_list("predecessor_id", "successor_id"))
    return {old: _last(old, following) for old in following}


def pass_on_duties(*, now: datetime, today: date) -> int:
    """Duties of renamed agencies of which nothing was issued become those of the agency under its new name, and what is
    owed to one and not accepted yet is owed to it under its new name. Run again, it finds nothing; how many duties."""
    of_today = names_of_today(today)
    if not of_today:
        return 0
    with transaction.atomic():
        own = Duty.objects.filter(agency__in=of_today).exclude(submissions__issued_at__isnull=False)
        passed = [
            _pass_on(d, of_today, now) for d in own.select_related("agency").select_for_update(of=("self",))
        ]
        owed = Duty.objects.filter(receiver__in=of_today).exclude(submissions__accepted_at__isnull=False)
        for old in sorted(set(owed.order_by().values_list("receiver_id", flat=True))):
            owed.filter(receiver=old).update(receiver=of_today[old])
    return sum(passed)


def _pass_on(duty: Duty, of_today: Mapping[str, str], now: datetime) -> bool:
    """Whether the duty was passed on: not where the new name has one that is being worked on."""
    new = Agency.objects.get(pk=of_today[duty.agency_id])
    same = Duty.objects.filter(agency=new, regime=duty.regime, period=duty.period).first()
    if same is not None:
        if same.submissions.exists() or same.extensions.exists():
            return False
        same.delete()
    Duty.objects.filter(pk=duty.pk).update(agency=new)
    details = {"before": duty.agency.name, "after": new.name, "period": duty.period}
    for subject in (f"duty:{duty.pk}", *(f"submission:{s.pk}" for s in duty.submissions.all())):
        audit.record(act="renamed", subject=subject, agency=new.pk, now=now, details=details)
    return True


def _last(agency: str, following: Mapping[str, str]) -> str:
    while agency in following:
        agency = following[agency]
    return agency
