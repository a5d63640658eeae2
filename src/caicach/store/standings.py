"""Reading where duties stand: their versions, extensions and reminders, each in one query however many duties."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet
from django.utils.timezone import localdate

from caicach.core.submissions.deadlines import Lateness, lateness_of
from caicach.core.submissions.stages import DutyStanding, VersionStanding, duty_standing
from caicach.core.submissions.statuses import Status
from caicach.store.models import Duty, Extension, Reminder, Submission


@dataclass(frozen=True, slots=True)
class Version:
    """A version as lists show it."""

    id: int
    version: int
    status: str
    sent_at: datetime | None
    received_at: datetime | None
    errors: int
    warnings: int
    unexplained: int

    @property
    def standing(self) -> VersionStanding:
        """The same, as the core asks for it."""
        return VersionStanding(
            self.id, self.version, Status(self.status), self.sent_at and localdate(self.sent_at)
        )


def versions_of(duties: QuerySet[Duty]) -> dict[int, list[Version]]:
    """The versions of each duty, oldest first."""
    fields = ("id", "version", "status", "sent_at", "received_at", "errors", "warnings", "unexplained")
    rows = (
        Submission.objects.filter(duty__in=_ids(duties)).order_by("version").values_list("duty_id", *fields)
    )
    found: dict[int, list[Version]] = {}
    for duty, *row in rows:
        found.setdefault(duty, []).append(Version(*row))
    return found


def original_due_days(duties: QuerySet[Duty]) -> dict[int, tuple[date, str]]:
    """Of each duty that was given more time: the day before any extension, and the reason of the last one."""
    rows = (
        Extension.objects.filter(duty__in=_ids(duties))
        .order_by("at")
        .values_list("duty_id", "previous_due_on", "reason")
    )
    found: dict[int, tuple[date, str]] = {}
    for duty, day, reason in rows:
        found[duty] = (found[duty][0] if duty in found else day, reason)
    return found


def last_reminded(duties: QuerySet[Duty]) -> dict[int, datetime]:
    """When someone of the agency was last reminded of each duty."""
    rows = Reminder.objects.filter(duty__in=_ids(duties)).order_by()
    return dict(rows.values_list("duty_id").annotate(Max("at")))


def standing_in(versions: Iterable[Version]) -> DutyStanding:
    """Where the duty of these versions is."""
    return duty_standing(version.standing for version in versions)


def lateness_in(duty: Duty, standing: DutyStanding, today: date) -> Lateness:
    """In time or not, by the day the first version was sent."""
    return lateness_of(standing.first_sent_on, duty.opens_on, duty.due_on, today)


def _ids(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    return duties.order_by().values("pk")
