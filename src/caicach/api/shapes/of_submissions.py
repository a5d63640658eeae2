"""Stored submissions in the shape the API answers."""

from typing import Any

from caicach.actions.words import messages
from caicach.api.shapes.common import AgencyName, agency_name, person_name
from caicach.api.shapes.submissions import Brief, Offer, Refused, Step, Submission
from caicach.api.words import spoken
from caicach.core.submissions import decide
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor
from caicach.store import models
from caicach.store.models.submissions import STEPS


def brief_of(submission: models.Submission) -> Brief:
    """A version in a list; the duty and its agency are at hand."""
    return Brief(**_brief(submission))


def _brief(submission: models.Submission) -> dict[str, Any]:
    duty = submission.duty
    same = (
        "id", "version", "status", "form_version", "number", "symbol", "issued_on", "sent_at", "errors", "warnings",
        "hints", "unexplained",
    )  # fmt: skip
    return {name: getattr(submission, name) for name in same} | {
        "duty": duty.pk,
        "agency": agency_name(duty.agency),
        "regime": duty.regime,
        "period": duty.period,
        "replaces": submission.replaces_id,
    }


def submission_shape(submission: models.Submission, standing: Standing, actor: Actor) -> Submission:
    """One version in full. One query for the people of its steps."""
    duty = submission.duty
    receiver: AgencyName | None = agency_name(duty.receiver) if duty.receiver else None
    return Submission(
        **_brief(submission),
        receiver=receiver,
        due_on=duty.due_on,
        is_latest=standing.is_latest,
        is_frozen=standing.is_frozen,
        can_edit=decide.can_edit(standing, actor),
        open_remarks=standing.open_remarks,
        correction_reason=submission.correction_reason,
        created_at=submission.created_at,
        steps=_steps(submission),
        head=submission.head,
        content_hash=submission.content_hash,
        receipt_hash=submission.receipt_hash,
        acts=[_offer(offer) for offer in decide.offers_for(standing, actor, messages())],
    )


def _steps(submission: models.Submission) -> list[Step]:
    people = models.User.objects.in_bulk({getattr(submission, f"{step}_by_id") for step in STEPS} - {None})
    return [
        Step(
            step=step,
            by=person_name(people[getattr(submission, f"{step}_by_id")]),
            at=getattr(submission, f"{step}_at"),
        )
        for step in STEPS
        if getattr(submission, f"{step}_at") is not None
    ]


def _offer(offer: decide.Offer) -> Offer:
    refusal = offer.refusal
    told = refusal and Refused(code=type(refusal).__name__, says=spoken(refusal.says), do=spoken(refusal.do))
    return Offer(act=offer.act, asks=sorted(offer.asks), refusal=told)
