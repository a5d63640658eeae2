"""A stored submission as the core sees it."""

from datetime import date

from caicach.actions.words import say
from caicach.core.ground.errors import CaicachError
from caicach.core.submissions.decide import can_see
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor
from caicach.core.submissions.statuses import Status
from caicach.store.models import Submission


class NotFound(CaicachError):
    """There is no such thing, or the person may not know that there is."""


def standing_of(submission: Submission, today: date) -> Standing:
    """Where the submission stands today. Two small queries: open remarks, and whether a newer version exists."""
    duty = submission.duty
    return Standing(
        agency=duty.agency_id,
        receiver=duty.receiver_id,
        status=Status(submission.status),
        version=submission.version,
        is_latest=not Submission.objects.filter(duty=duty, version__gt=submission.version).exists(),
        is_issued=submission.issued_at is not None,
        is_sent=submission.sent_at is not None,
        presented_by=_id(submission.presented_by_id),
        presented_for=_id(submission.presented_for_id),
        approved_by=_id(submission.approved_by_id),
        errors=submission.errors,
        unexplained=submission.unexplained,
        open_remarks=submission.remarks.filter(answered_at=None).count(),
        is_frozen=duty.frozen_on is not None and today > duty.frozen_on,
    )


def _id(key: int | None) -> str | None:
    return None if key is None else str(key)


def find_submission(*, pk: int, actor: Actor, today: date, lock: bool = False) -> tuple[Submission, Standing]:
    """The submission and where it stands. NotFound when there is none or the actor may not see it: the answer is
    the same, so that nobody learns what exists. `lock` holds the row until the transaction ends, so that nothing is
    changed in a submission while it moves on."""
    rows = Submission.objects.select_related("duty__agency", "duty__receiver", "replaces").filter(pk=pk)
    submission = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if submission is not None:
        standing = standing_of(submission, today)
        if can_see(standing, actor):
            return submission, standing
    raise NotFound(say("submissions.not_found"), say("submissions.not_found_do"), submission=pk)
