"""What stands around the text of the paper: who signs, to whom it goes, its place and symbol."""

from typing import Annotated

from ninja import Router, Schema
from pydantic import Field, StringConstraints

from caicach.actions.heads import LINES, LISTS, mark_of, save_head
from caicach.actions.standing import find_submission
from caicach.api.endpoint import endpoint
from caicach.api.requests import Request
from caicach.api.shapes.common import Given
from caicach.core.submissions.acts import Act
from caicach.store.models import Submission


router = Router(tags=["narrative"])
Line = Annotated[str, StringConstraints(strict=True, max_length=300)]


class Head(Schema):
    """The head as kept; what is empty is said by the outline."""

    submission: int
    mark: str
    parent_agency: str
    symbol: str
    place: str
    capacity: str
    position: str
    signatory: str
    addressees: list[str]
    recipients: list[str]


class HeadGiven(Given):
    """The whole head."""

    seen: Annotated[str, StringConstraints(strict=True, max_length=64)]
    parent_agency: Line = ""
    symbol: Line = ""
    place: Line = ""
    capacity: Line = ""
    position: Line = ""
    signatory: Line = ""
    addressees: list[Line] = Field([], max_length=100)
    recipients: list[Line] = Field([], max_length=100)


@endpoint(router, "GET", "/submissions/{submission}/head", act=Act.USE_API, answer=Head)
def read_head(request: Request, submission: int) -> Head:
    """The head of the paper."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return _shape(found)


@endpoint(router, "PUT", "/submissions/{submission}/head", act=Act.EDIT, answer=Head)
def write_head(request: Request, submission: int, given: HeadGiven) -> Head:
    """The whole head, on the one seen."""
    save_head(
        submission_id=submission,
        head=given.model_dump(exclude={"seen"}),
        seen=given.seen,
        actor=request.actor,
        now=request.now,
    )
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return _shape(found)


def _shape(submission: Submission) -> Head:
    head = submission.head
    lines = {name: head.get(name) or "" for name in LINES}
    lists = {name: list(head.get(name) or ()) for name in LISTS}
    return Head(submission=submission.pk, mark=mark_of(head), **lines, **lists)
