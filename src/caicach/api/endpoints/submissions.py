"""Submissions: listing, beginning, reading, and the acts of the transition table."""

from typing import Any

from ninja import Query, Router

from caicach.actions.standing import find_submission
from caicach.actions.submissions import correct, move, start
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.duties import no_duty
from caicach.api.paging import part_of
from caicach.api.requests import Request
from caicach.api.shapes import submissions as shapes
from caicach.api.shapes.of_submissions import brief_of, submission_shape
from caicach.core.submissions.acts import Act
from caicach.core.submissions.needs import Given
from caicach.store.visible import own_duties, visible_submissions


router = Router(tags=["submissions"])


@endpoint(router, "GET", "/submissions", act=Act.USE_API, answer=shapes.Submissions)
def list_submissions(request: Request, asked: Query[shapes.SubmissionFilter]) -> shapes.Submissions:
    """Every version the key may open: its agency's own, and those sent to it."""
    rows = visible_submissions(request.actor).select_related("duty__agency")
    given = {
        "duty": asked.duty,
        "duty__period": asked.period,
        "duty__agency": asked.agency,
        "status": asked.status and asked.status.value,
    }
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    found, following = part_of(rows, asked, field="pk", descending=True)
    return shapes.Submissions(submissions=[brief_of(row) for row in found], next=following)


@endpoint(router, "POST", "/submissions", act=Act.EDIT, answer=shapes.Submission)
def begin_submission(request: Request, given: shapes.Begin) -> shapes.Submission:
    """Begin the report of a duty, or find the one that was begun: never two."""
    if not own_duties(request.actor).filter(pk=given.duty).exists():
        raise no_duty(given.duty)
    begun = start(duty_id=given.duty, actor=request.actor, by=request.user, now=request.now)
    return shape_of(request, begun.pk)


@endpoint(router, "GET", "/submissions/{submission}", act=Act.USE_API, answer=shapes.Submission)
def read_submission(request: Request, submission: int) -> shapes.Submission:
    """Where one version stands, and what the key may do with it now."""
    return shape_of(request, submission)


@endpoint(router, "POST", "/submissions/{submission}/acts/{act}", act=Act.USE_API, answer=shapes.Submission)
def do_act(request: Request, submission: int, act: shapes.Move, given: shapes.ActGiven) -> shapes.Submission:
    """Do one act of the transition table, once. `correct` answers with the new version."""
    doing: dict[str, Any] = {
        "submission_id": submission,
        "actor": request.actor,
        "by": request.user,
        "now": request.now,
    }
    if act is shapes.Move.CORRECT:
        moved = correct(**doing, reason=given.reason)
    else:
        told = Given(given.reason, given.number, given.issued_on)
        moved = move(**doing, act=Act(act.value), given=told, seen=given.seen)
    return shape_of(request, moved.pk)


def shape_of(request: Request, pk: int) -> shapes.Submission:
    """The submission as the key sees it."""
    submission, standing = find_submission(pk=pk, actor=request.actor, today=request.today)
    return submission_shape(submission, standing, request.actor)
