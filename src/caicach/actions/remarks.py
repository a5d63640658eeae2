"""Remarks pinned to a cell, a sentence, a section or the whole, and their answers."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.notices import tell_remark
from caicach.actions.standing import NotFound, find_submission
from caicach.actions.words import say
from caicach.core.ground.text import normalise
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, NotPermitted, grant_for
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor, Grant
from caicach.store.models import Remark, User


def add_remark(
    *,
    submission_id: int,
    kind: Remark.Kind,
    place: str,
    text: str,
    actor: Actor,
    by: User,
    now: datetime,
    quote: str = "",
) -> Remark:
    """The remark, told to those who hold the pen. NotNow for one without words."""
    words = normalise(text).strip()
    if not words:
        raise NotNow(say("submissions.needs_reason_given"), say("submissions.needs_reason_given_do"))
    with transaction.atomic():
        submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now))
        grant = require(Act.REMARK, standing, actor)
        remark = Remark.objects.create(
            submission=submission,
            kind=kind,
            place=place,
            quote=normalise(quote).strip(),
            text=words,
            agency_id=grant.agency,
            by=by,
            at=now,
        )
        _log("remark", remark, actor, now, grant)
        tell_remark(remark, now)
    return remark


def answer_remark(
    *, submission_id: int, remark_id: int, answer: str, actor: Actor, by: User, now: datetime
) -> Remark:
    """The remark, resolved with an answer; the first answer stays when two people answer at once. NotFound for a
    remark that is not one of this submission."""
    words = normalise(answer).strip()
    if not words:
        raise NotNow(say("submissions.answer_missing"), say("submissions.answer_missing_do"))
    with transaction.atomic():
        _, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now))
        remark = _remark_of(submission_id, remark_id)
        grant = require(Act.RESOLVE_REMARK, standing, actor)
        changed = Remark.objects.filter(pk=remark.pk, answered_at=None).update(
            answer=words, answered_by=by, answered_at=now
        )
        if changed:
            _log("answer_remark", remark, actor, now, grant)
    remark.refresh_from_db()
    return remark


def _remark_of(submission_id: int, remark_id: int) -> Remark:
    rows = Remark.objects.select_related("submission__duty").filter(submission=submission_id, pk=remark_id)
    remark = rows.first()
    if remark is None:
        raise NotFound(say("submissions.not_found"), say("submissions.not_found_do"), remark=remark_id)
    return remark


def require(act: Act, standing: Standing, actor: Actor) -> Grant:
    """The grant under which the actor may do the act here; NotPermitted when there is none."""
    grant = grant_for(act, standing, actor)
    if grant is None:
        name = say(f"submissions.act_{act.value}")
        raise NotPermitted(
            say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"), act=act.value
        )
    return grant


def _log(act: str, remark: Remark, actor: Actor, now: datetime, grant: Grant) -> None:
    audit.record(
        act=act,
        subject=f"submission:{remark.submission_id}",
        agency=remark.submission.duty.agency_id,
        actor=actor,
        on_behalf_of=grant.on_behalf_of or "",
        now=now,
        details={"remark": remark.pk, "kind": remark.kind, "place": remark.place},
    )
