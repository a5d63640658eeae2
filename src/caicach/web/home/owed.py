"""What the agencies of a person owe, and where each report is: four queries, however many agencies and periods."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from caicach.core.submissions.deadlines import Lateness, Timeliness
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.stages import DutyStanding
from caicach.core.submissions.statuses import Status
from caicach.store.models import Duty, Remark, Submission
from caicach.store.standings import Version, lateness_in, original_due_days, standing_in, versions_of


WORKING = (Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER)
MEMORY = timedelta(days=120)  # how long what is done stays on the page
AHEAD = timedelta(days=120)  # how early what is to come is shown
_DONE = {Status.SENT, Status.RECEIVED, Status.ACCEPTED}


@dataclass(frozen=True)
class Owed:
    """One report as its own people see it: `latest` is the version worked on, None before anyone began."""

    duty: Duty
    latest: Version | None
    standing: DutyStanding
    lateness: Lateness
    original_due_on: date | None
    extension_reason: str
    open_remarks: int
    may_write: bool
    today: date

    @property
    def is_done(self) -> bool:
        """Whether the newest version has arrived and nothing is asked of the agency."""
        return self.latest is not None and Status(self.latest.status) in _DONE and not self.open_remarks

    @property
    def is_overdue(self) -> bool:
        """Whether it was due and was never sent."""
        return self.lateness.timeliness is Timeliness.OVERDUE

    @property
    def came_back(self) -> bool:
        """Whether its head or its receiver sent it back."""
        return self.latest is not None and self.latest.status == Status.SENT_BACK

    @property
    def was_delivered(self) -> bool:
        """Whether the receiver has a version already."""
        return self.standing.delivered is not None

    @property
    def is_to_come(self) -> bool:
        """Whether it opens later and nobody has begun."""
        return self.latest is None and self.today < self.duty.opens_on

    @property
    def is_frozen(self) -> bool:
        """Whether it can no longer be changed unless the receiver gives more time."""
        return self.duty.frozen_on is not None and self.today > self.duty.frozen_on and not self.was_delivered

    @property
    def act(self) -> str:
        """What the button does: begin, go_on, mend, answer or look."""
        if self.latest is None:
            return "begin" if self.may_write and not self.is_to_come and not self.is_frozen else ""
        if self.came_back and self.may_write:
            return "answer" if self.was_delivered else "mend"
        return "go_on" if self.latest.status == Status.DRAFTING and self.may_write else "look"


def owed_by(actor: Actor, today: date) -> list[Owed]:
    """Everything unfinished, what comes soon and what was done lately; the most urgent first."""
    agencies = actor.agencies(*WORKING)
    if not agencies:
        return []
    duties = _duties(agencies, today)
    versions, original, remarks = versions_of(duties), original_due_days(duties), _open_remarks(duties)
    writes = actor.agencies(Role.OFFICER)
    found = []
    for duty in duties.select_related("agency", "receiver").order_by("due_on", "pk"):
        alive = [v for v in versions.get(duty.pk, []) if v.status != Status.CANCELLED]
        standing = standing_in(alive)
        before, reason = original.get(duty.pk, (None, ""))
        found.append(
            Owed(
                duty=duty,
                latest=alive[-1] if alive else None,
                standing=standing,
                lateness=lateness_in(duty, standing, today),
                original_due_on=before,
                extension_reason=reason,
                open_remarks=remarks.get(alive[-1].id, 0) if alive else 0,
                may_write=duty.agency_id in writes,
                today=today,
            )
        )
    return sorted(found, key=lambda owed: (not owed.is_overdue, owed.duty.due_on, owed.duty.agency.sort_key))


def _duties(agencies: Collection[str], today: date) -> QuerySet[Duty]:
    """Of what is finished only the late past; what is unfinished stays however old it is."""
    finished = Submission.objects.filter(status__in=_DONE).values("duty")
    lately = Q(due_on__gte=today - MEMORY) | ~Q(pk__in=finished)
    return Duty.objects.filter(lately, agency__in=agencies, opens_on__lte=today + AHEAD)


def _open_remarks(duties: QuerySet[Duty]) -> dict[int, int]:
    rows = Remark.objects.filter(submission__duty__in=duties.order_by().values("pk"), answered_at=None)
    return dict(rows.order_by().values_list("submission").annotate(Count("pk")))
