"""Keeping the findings of a submission being worked on in step with what stands in it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.timezone import localdate

from caicach.actions import effects
from caicach.actions.judging import basis_of, compared_with, explained_by
from caicach.actions.standing import find_submission
from caicach.core.checks.findings import Severity
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor
from caicach.core.submissions.transitions import EDITABLE
from caicach.store.models import Submission


def refresh_findings(*, submission_id: int, actor: Actor, now: datetime) -> Submission:
    """The submission with the findings of its present content. Those frozen when it was presented stay as they are,
    and nothing is done when what is kept is of this content already. NotFound as everywhere."""
    submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now))
    if not is_worked_on(standing):
        return submission
    prefetch_related_objects([submission], "sections")  # what is asked for twice below is read once
    before = compared_with(submission)
    if _is_kept(submission, before):
        return submission
    kept = effects.judge_now(submission, before).kept(now)
    if not _at_work(submission).update(**kept):
        submission.refresh_from_db()
        return submission
    for column, value in kept.items():
        setattr(submission, column, value)
    return submission


def _at_work(submission: Submission) -> QuerySet[Submission]:
    return Submission.objects.filter(pk=submission.pk, status__in=EDITABLE, issued_at=None)


def in_step(submission: Submission) -> QuerySet[Submission]:
    """The submission's row while it is worked on and the findings kept are still those that were read."""
    return _at_work(submission).filter(
        judged_content=submission.judged_content, judged_at=submission.judged_at
    )


def is_worked_on(standing: Standing) -> bool:
    """Whether figures and text may still change, so that findings follow them."""
    return standing.status in EDITABLE and not standing.is_issued


def is_fresh(submission: Submission) -> bool:
    """Whether the findings kept are of what stands in the submission now. Four queries, five for an agency with a history."""
    return _is_kept(submission, compared_with(submission))


def _is_kept(submission: Submission, before: Sequence[Submission]) -> bool:
    return submission.judged_content == basis_of(effects.content_hash(submission), before)


def recount(submission: Submission) -> None:
    """Count the warnings without an explanation anew, after one was given or taken back; inside its transaction."""
    explained = explained_by(submission)
    open_ones = [f for f in warnings_of(submission) if (f["check"], f["fact"]) not in explained]
    Submission.objects.filter(pk=submission.pk).update(unexplained=len(open_ones))


def warnings_of(submission: Submission) -> list[dict[str, Any]]:
    """The warnings among the findings kept."""
    return [finding for finding in submission.findings if finding["severity"] == Severity.WARNING]
