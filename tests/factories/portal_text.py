"""Figures, words and issued reports of the small province, for tests of the text and the documents."""

from datetime import date

from caicach.actions.checking import refresh_findings
from caicach.actions.figures import save_cells
from caicach.actions.narratives import save_section
from caicach.actions.submissions import start
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.cells import cells_of
from caicach.store.models import Explanation, NarrativeSection, Submission
from factories.portal import NOW, Province, duty, edit, finish


def figures(here: Province, submission: Submission, **values: int) -> None:
    """The figures, saved by the officer; `plan_tasks_set=10` is the row `plan-tasks-set`."""
    known = cells_of(Submission.objects.get(pk=submission.pk).sheet.cells)
    edits = tuple(edit(row, number, known.get(row)) for row, number in _rows(values))
    save_cells(
        submission_id=submission.pk,
        edits=edits,
        actor=here.actor(Role.OFFICER),
        by=here.user(Role.OFFICER),
        now=NOW,
    )


def _rows(values: dict[str, int]) -> list[tuple[str, int]]:
    return [(name.replace("_", "-"), number) for name, number in values.items()]


def words(here: Province, submission: Submission, key: str, text: str, seen: int = 0) -> NarrativeSection:
    """The text of a section, saved by the officer."""
    return save_section(
        submission_id=submission.pk,
        key=key,
        text=text,
        seen_revision=seen,
        actor=here.actor(Role.OFFICER),
        by=here.user(Role.OFFICER),
        now=NOW,
    )


def with_a_warning(here: Province, submission: Submission) -> None:
    """Nothing is left to be written, and one word is misspelt: a warning that may be explained."""
    finish(here, submission)
    section = NarrativeSection.objects.filter(submission=submission, key="institutions").first()
    seen = section.revision if section else 0
    words(here, submission, "institutions", "Đã ban hành văn bản cuả Sở.", seen)


def explain_all(here: Province, submission: Submission) -> None:
    """Every warning of the submission explained, so that it can be presented."""
    judged = refresh_findings(submission_id=submission.pk, actor=here.actor(Role.OFFICER), now=NOW)
    for finding in judged.findings:
        if finding["severity"] == "warning":
            Explanation.objects.get_or_create(
                submission=submission,
                check_id=finding["check"],
                fact=finding["fact"],
                defaults={
                    "text": "Chờ văn bản hướng dẫn của tỉnh.",
                    "by": here.user(Role.OFFICER),
                    "at": NOW,
                },
            )


def issued(here: Province, submission: Submission) -> Submission:
    """The submission presented, approved and issued."""
    finish(here, submission)
    explain_all(here, submission)
    return here.through(submission, Act.PRESENT, Act.APPROVE, Act.ISSUE)


def last_year(here: Province) -> Submission:
    """The department's report of 2025, its plan with nine tasks, issued."""
    owed = duty(here.department, here.home_affairs, date(2026, 12, 16), year=2025)
    old = start(duty_id=owed.pk, actor=here.actor(Role.OFFICER), by=here.user(Role.OFFICER), now=NOW)
    figures(here, old, plan_tasks_set=9, plan_tasks_completed=9)
    words(
        here, old, "direction.plan",
        "Trong năm 2025, Sở Thủy sản đề ra {{plan-tasks-set:prose}} nhiệm vụ của kế hoạch, đã hoàn thành.",
    )  # fmt: skip
    return issued(here, old)
