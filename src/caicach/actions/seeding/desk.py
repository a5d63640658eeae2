"""One agency at work on one report, through the same actions people use, on believable days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random

from django.utils.timezone import make_aware

from caicach.actions.acting import actor_of
from caicach.actions.effects import judge_now
from caicach.actions.explanations import explain
from caicach.actions.figures import save_cells
from caicach.actions.narratives import save_section
from caicach.actions.seeding.finishing import finished_texts
from caicach.actions.seeding.invented import figures_for
from caicach.actions.statements import form_of
from caicach.actions.submissions import correct, move, start
from caicach.adapters.content.demo import DemoProvince
from caicach.core.checks.findings import Severity
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import reported
from caicach.core.submissions.acts import Act
from caicach.core.submissions.editing import EMPTY_CELL, CellContent, CellEdit
from caicach.core.submissions.needs import Given
from caicach.core.submissions.roles import Role
from caicach.store.models import Duty, Submission, User


# The way of a report: each act, whose it is, and how many days after the cut-off it is done.
WAY: tuple[tuple[Act, Role, int], ...] = (
    (Act.PRESENT, Role.OFFICER, 0),
    (Act.APPROVE, Role.HEAD, 1),
    (Act.ISSUE, Role.CLERK, 1),
    (Act.SEND, Role.CLERK, 1),
    (Act.RECEIVE, Role.RECEIVER, 3),
    (Act.ACCEPT, Role.RECEIVER, 5),
)


@dataclass(eq=False)
class Desk:
    """People of one agency with one duty; `late` moves every day of theirs back."""

    duty: Duty
    people: Mapping[Role, User]
    demo: DemoProvince
    today: date
    late: int = 0
    submission: Submission | None = None

    def at(self, days: int, step: int = 0) -> datetime:
        """A moment in office hours so many days after the cut-off, never after today's morning."""
        draw = Random(f"{self.duty.agency_id} {self.duty.period} {step}")  # noqa: S311 - a demo
        day = min(self.duty.cutoff_on + timedelta(days=days + self.late), self.today - timedelta(days=1))
        return make_aware(datetime.combine(day, time(8 + step, draw.randint(0, 59), draw.randint(0, 59))))

    @property
    def progress(self) -> float:
        """How much of a report just begun is filled in."""
        return Random(f"{self.duty.agency_id} begun").uniform(0.15, 0.95)  # noqa: S311 - a demo

    def begin(self, part: float = 1.0) -> "Desk":
        """The figures entered, or the first part of them, and a few sentences."""
        officer, now = self.people[Role.OFFICER], self.at(-3)
        actor = actor_of(officer, now.date())
        self.submission = start(duty_id=self.duty.pk, actor=actor, by=officer, now=now)
        head = Submission.objects.filter(pk=self.submission.pk)
        head.update(head=self.head())
        edits = edits_for(self.duty)
        edits = edits[: round(len(edits) * part)]
        save_cells(submission_id=self.submission.pk, edits=edits, actor=actor, by=officer, now=self.at(-2))
        return self

    def write(self) -> "Desk":
        """The words only a person can write, so that nothing is left in square brackets."""
        officer = self.people[Role.OFFICER]
        submission = Submission.objects.select_related("duty__agency", "duty__receiver").get(pk=self.pk)
        for key, text in finished_texts(submission, self.demo.texts):
            save_section(
                submission_id=self.pk, key=key, text=text, seen_revision=0,
                actor=actor_of(officer, self.today), by=officer, now=self.at(-1),
            )  # fmt: skip
        return self

    @property
    def pk(self) -> int:
        """The report being worked on."""
        if self.submission is None:
            raise RuntimeError("the desk has not begun")
        return self.submission.pk

    def go(self, steps: int, done: int = 0) -> "Desk":
        """So many steps of the way, from the one after `done`."""
        for step, (act, role, days) in enumerate(WAY[:steps]):
            if step >= done:
                if act is Act.PRESENT:
                    self.explain_warnings()
                self.act(act, role, self.at(days, step + 1), self.given(act))
        return self

    def act(self, act: Act, role: Role, now: datetime, given: Given) -> "Desk":
        """One act by the person of that role."""
        user = self.people[role]
        self.submission = move(
            submission_id=self.pk, act=act, actor=actor_of(user, now.date()), by=user, now=now, given=given
        )
        return self

    def explain_warnings(self) -> None:
        """Words for every warning."""
        officer, now = self.people[Role.OFFICER], self.at(-1, 2)
        actor = actor_of(officer, now.date())
        submission = Submission.objects.select_related("duty__agency", "duty__receiver").get(pk=self.pk)
        judged = judge_now(submission).judged
        for finding in judged.findings if judged else ():
            if finding.severity is Severity.WARNING:
                explain(
                    submission_id=self.pk, check=finding.check, fact=finding.fact,
                    text=self.explanation(finding.check), actor=actor, by=officer, now=now,
                )  # fmt: skip

    def explanation(self, check: str) -> str:
        """What the officer says of a warning of that check."""
        return self.demo.explanations.get(check, self.demo.explanations["any"])

    def correct(self) -> "Desk":
        """A new version of what was issued, with one figure put right."""
        officer, now = self.people[Role.OFFICER], self.at(8, 7)
        self.submission = correct(
            submission_id=self.pk, reason=self.demo.said["correction"],
            actor=actor_of(officer, now.date()), by=officer, now=now,
        )  # fmt: skip
        return self

    def given(self, act: Act) -> Given:
        """What goes with the act: the number and day of the paper."""
        if act is not Act.ISSUE:
            return Given()
        number = Random(f"{self.duty.agency_id} {self.duty.period}").randint(40, 900)  # noqa: S311 - a demo
        return Given(number=str(number), issued_on=self.at(1, 3).date())

    def head(self) -> dict[str, object]:
        """Who signs, where it is dated, to whom it goes."""
        head = self.people[Role.HEAD]
        return {
            "signatory": head.full_name,
            "position": head.position.upper(),
            "place": "Gia Lai",
            "addressees": list(self.demo.addressees),
            "recipients": list(self.demo.recipients),
        }


def edits_for(duty: Duty) -> tuple[CellEdit, ...]:
    """The invented figures of the duty as typed into empty cells."""
    form = form_of(Submission(form_version="two-level"))
    figures = figures_for(duty.agency_id, AgencyType(duty.agency.type), duty.kind, duty.year)
    return tuple(
        CellEdit(form.by_code[code].id, EMPTY_CELL, CellContent(reported(Decimal(figure))))
        for code, figure in figures.items()
    )
