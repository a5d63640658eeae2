"""Opening a submission: what every page of one submission needs, asked once."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse

from caicach.actions.consolidated_report import holds_consolidated
from caicach.actions.standing import find_submission
from caicach.actions.statements import period_of
from caicach.actions.words import messages
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Words
from caicach.core.submissions.acts import Act
from caicach.core.submissions.deadlines import Lateness, lateness_of
from caicach.core.submissions.decide import Offer, can_edit, grant_for, offers_for
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor
from caicach.core.submissions.statuses import AWAITED_FROM
from caicach.store.models import Duty, Submission
from caicach.web.clock import day_of
from caicach.web.requests import Request
from caicach.web.words import message


# The pages of a submission by the name of their address, with the icon of their tab.
_TABS = (
    ("submission", "layout-dashboard"),
    ("figures", "table"),
    ("narrative", "file-text"),
    ("findings", "list-check"),
    ("papers", "printer"),
    ("remarks", "message-report"),
    ("history", "history"),
)


@dataclass(frozen=True)
class Tab:
    """One page of a submission as its head lists it; `count` what waits there, None where nothing does."""

    name: str
    icon: str
    address: str
    count: int | None
    tone: str


@dataclass(frozen=True)
class Opened:
    """A submission the actor may see, with where it stands today."""

    submission: Submission
    standing: Standing
    actor: Actor
    lateness: Lateness

    @property
    def duty(self) -> Duty:
        """What the submission answers."""
        return self.submission.duty

    @property
    def period(self) -> ReportingPeriod:
        """The period reported on."""
        return period_of(self.duty)

    @property
    def period_words(self) -> Words:
        """`năm 2026`, `6 tháng đầu năm 2026`."""
        return period_words(self.duty)

    @property
    def can_edit(self) -> bool:
        """Whether the person may change figures and text now."""
        return can_edit(self.standing, self.actor)

    @property
    def can_remark(self) -> bool:
        """Whether the person may make remarks."""
        return self.may(Act.REMARK)

    @property
    def is_consolidated(self) -> bool:
        """Whether figures of other agencies were frozen into it. Reads its sheet: one query."""
        return holds_consolidated(self.submission)

    @property
    def awaited(self) -> str:
        """The role whose turn it is."""
        return AWAITED_FROM[self.standing.status]

    def may(self, act: Act) -> bool:
        """Whether a role of the person may do the act towards this submission."""
        return grant_for(act, self.standing, self.actor) is not None

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The acts that are this person's now."""
        return offers_for(self.standing, self.actor, messages())

    @property
    def tabs(self) -> tuple[Tab, ...]:
        """The pages of this submission with what waits on each."""
        submission = self.submission
        counts = {
            "findings": (
                submission.errors + submission.unexplained,
                "red" if submission.errors else "orange",
            ),
            "remarks": (self.standing.open_remarks, "orange"),
        }
        tabs = []
        for name, icon in _TABS:
            try:
                address = reverse(name, args=(submission.pk,))
            except NoReverseMatch:
                continue
            count, tone = counts.get(name, (0, "secondary"))
            tabs.append(Tab(name, icon, address, count or None, tone))
        return tuple(tabs)


def open_submission(request: Request, pk: int) -> Opened:
    """The submission as the person who asks may see it; NotFound otherwise. Four queries."""
    submission, standing = find_submission(pk=pk, actor=request.actor, today=request.today)
    duty = submission.duty
    sent_at = first_sent(duty)
    sent_on = day_of(sent_at) if sent_at else None
    lateness = lateness_of(sent_on, duty.opens_on, duty.due_on, request.today)
    return Opened(submission, standing, request.actor, lateness)


def first_sent(duty: Duty) -> datetime | None:
    """When the duty was first answered: the sending of its earliest sent version."""
    sent = duty.submissions.exclude(sent_at=None).order_by("sent_at")
    return sent.values_list("sent_at", flat=True).first()


def period_words(duty: Duty) -> Words:
    """The duty's period as people say it: `năm 2026`, `quý I năm 2026`."""
    return message(f"terms.period_{duty.kind}", year=duty.year)
