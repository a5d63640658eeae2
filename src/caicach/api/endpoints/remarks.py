"""Remarks pinned to a cell, a sentence, a section or the whole, and their answers."""

from ninja import Router

from caicach.actions.remarks import add_remark, answer_remark
from caicach.actions.standing import find_submission
from caicach.actions.statements import form_of
from caicach.api.endpoint import endpoint
from caicach.api.endpoints.narrative import titles_in
from caicach.api.errors import WrongField
from caicach.api.requests import Request
from caicach.api.shapes.common import agency_name, person_name
from caicach.api.shapes.submissions import AnswerGiven, Remark, RemarkGiven, Remarks
from caicach.core.submissions.acts import Act
from caicach.store import models


router = Router(tags=["remarks"])
_PEOPLE = ("by", "answered_by", "agency")


@endpoint(router, "GET", "/submissions/{submission}/remarks", act=Act.USE_API, answer=Remarks)
def list_remarks(request: Request, submission: int) -> Remarks:
    """Every remark, answered or not."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    return Remarks(remarks=[_shape(row) for row in found.remarks.select_related(*_PEOPLE)])


@endpoint(router, "POST", "/submissions/{submission}/remarks", act=Act.REMARK, answer=Remark, status=201)
def make_remark(request: Request, submission: int, given: RemarkGiven) -> Remark:
    """Make a remark."""
    found, _ = find_submission(pk=submission, actor=request.actor, today=request.today)
    _require_place(found, given)
    made = add_remark(
        submission_id=submission,
        kind=given.kind,
        place=given.place,
        quote=given.quote,
        text=given.text,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    return _shape(made)


@endpoint(
    router, "POST", "/submissions/{submission}/remarks/{remark}/answer", act=Act.RESOLVE_REMARK, answer=Remark
)
def close_remark(request: Request, submission: int, remark: int, given: AnswerGiven) -> Remark:
    """Answer a remark and close it; the first answer stays."""
    closed = answer_remark(
        submission_id=submission,
        remark_id=remark,
        answer=given.answer,
        actor=request.actor,
        by=request.user,
        now=request.now,
    )
    return _shape(closed)


def _require_place(submission: models.Submission, given: RemarkGiven) -> None:
    kinds = models.Remark.Kind
    known = {
        kinds.CELL: lambda: given.place in form_of(submission).by_id,
        kinds.SECTION: lambda: given.place in titles_in(submission),
        kinds.SENTENCE: lambda: given.place in titles_in(submission),
        kinds.WHOLE: lambda: not given.place,
    }
    if not known[given.kind]():
        raise WrongField.told("no_place", field="place", place=given.place, kind=given.kind.value)


def _shape(row: models.Remark) -> Remark:
    return Remark(
        id=row.pk,
        kind=row.kind,
        place=row.place,
        quote=row.quote,
        text=row.text,
        agency=agency_name(row.agency),
        by=person_name(row.by),
        at=row.at,
        answer=row.answer,
        answered_by=person_name(row.answered_by),
        answered_at=row.answered_at,
    )
