"""The life of a submission: beginning one, and every act that moves it. Status changes only from the status seen."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate, localtime

from caicach.actions import archiving, audit, effects
from caicach.actions.notices import tell_moved
from caicach.actions.remarks import require
from caicach.actions.standing import find_submission
from caicach.actions.words import content, messages, say
from caicach.core.ground.days import official_moment
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NOTHING_GIVEN, Decision, NotNow, decide
from caicach.core.submissions.needs import Given, Standing
from caicach.core.submissions.roles import Actor
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import rows_for
from caicach.store.models import Duty, FigureSheet, Submission, User


class AlreadyDone(NotNow):
    """Someone, perhaps the same person in another tab, has just done it."""


def start(*, duty_id: int, actor: Actor, by: User, now: datetime) -> Submission:
    """The version being worked on for the duty: the latest there is, or a first one begun now. Two people who begin
    at once get the same."""
    try:
        with transaction.atomic():
            duty = Duty.objects.select_related("agency", "receiver").get(pk=duty_id)
            require(Act.EDIT, Standing(duty.agency_id, duty.receiver_id, Status.DRAFTING), actor)
            latest = duty.submissions.order_by("-version").first()
            if latest is not None and latest.status != Status.CANCELLED:
                return latest
            return _begin(duty, (latest.version if latest else 0) + 1, actor, by, now)
    except IntegrityError:
        return Submission.objects.filter(duty=duty_id).order_by("-version")[0]


def _begin(duty: Duty, version: int, actor: Actor, by: User, now: datetime, **more: Any) -> Submission:
    form = content().form_on(duty.cutoff_on)
    submission = Submission.objects.create(
        duty=duty, version=version, form_version=form.id, created_by=by, created_at=now, **more
    )
    FigureSheet.objects.create(submission=submission)
    audit.record(
        act="begin",
        subject=f"submission:{submission.pk}",
        agency=duty.agency_id,
        actor=actor,
        now=now,
        details={"period": duty.period, "version": version},
    )
    return submission


def move(
    *,
    submission_id: int,
    act: Act,
    actor: Actor,
    by: User,
    now: datetime,
    given: Given = NOTHING_GIVEN,
    seen: Status | None = None,
) -> Submission:
    """Do one act of the transition table, once. `seen` is the status the person saw: when another has moved the
    submission on meanwhile, AlreadyDone says so politely; Refused when the act is not theirs or not now."""
    prepared = effects.prepare(act, submission_id, actor, now)
    with transaction.atomic():
        submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now), lock=True)
        effects.require_unchanged(submission, prepared)
        if seen is not None and seen is not standing.status:
            raise _already_done(submission, act, seen)
        decision = decide(act, effects.judged(standing, prepared), actor, messages(), given)
        _write(submission, decision, by, now, given, prepared)
        effects.follow(submission, decision, by, now, given, prepared)
        if act is Act.ACCEPT:
            archiving.queue(submission, now)
        _log(submission, decision, given, now)
        tell_moved(submission, act.value, actor.name, now)
    return submission


def _write(
    submission: Submission,
    decision: Decision,
    by: User,
    now: datetime,
    given: Given,
    prepared: effects.Prepared,
) -> None:
    """The new status, written only where the status is still the one decided on."""
    fields = effects.columns(decision, by, now, given, prepared)
    changed = Submission.objects.filter(pk=submission.pk, status=decision.of).update(
        status=decision.to, **fields
    )
    if changed != 1:
        submission.refresh_from_db()
        raise _already_done(submission, decision.act, decision.of)
    submission.refresh_from_db()


def _already_done(submission: Submission, act: Act, seen: Status) -> NotNow:
    """The polite answer to the second of two: it is done, by whom and when; or it has moved elsewhere."""
    status = say(f"submissions.status_{submission.status}")
    leads_here = any(row.to == submission.status for row in rows_for(seen, act))
    who, when = effects.last_step(submission)
    if leads_here and when is not None:
        says = say("submissions.already_done", status=status, who=who, when=official_moment(localtime(when)))
        return AlreadyDone(says, say("submissions.already_done_do"))
    name = say(f"submissions.act_{act.value}")
    return NotNow(
        say("submissions.not_in_status", act=name, status=status), say("submissions.not_in_status_do")
    )


def _log(submission: Submission, decision: Decision, given: Given, now: datetime) -> None:
    details = {"from": decision.of.value, "to": decision.to.value, "version": submission.version}
    said = {"reason": given.reason.strip(), "number": given.number, "issued_on": given.issued_on or ""}
    audit.record(
        act=decision.act.value,
        subject=f"submission:{submission.pk}",
        agency=submission.duty.agency_id,
        actor=decision.actor,
        on_behalf_of=decision.grant.on_behalf_of or "",
        now=now,
        details=details | {name: text for name, text in said.items() if text},
    )


def correct(*, submission_id: int, reason: str, actor: Actor, by: User, now: datetime) -> Submission:
    """A new version linked to the issued one, with its figures, text and open remarks to start from. The old one
    stays as it is, and is `replaced` when the new one is issued. Asked twice, the same new version."""
    try:
        with transaction.atomic():
            old, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now), lock=True)
            waiting = Submission.objects.filter(replaces=old).exclude(status=Status.CANCELLED).first()
            if waiting is not None:
                return waiting
            decision = decide(Act.CORRECT, standing, actor, messages(), Given(reason=reason))
            new = _begin(
                old.duty, _next_version(old), actor, by, now, replaces=old, correction_reason=reason.strip()
            )
            effects.carry_over(old, new, by, now)
            _log(old, decision, Given(reason=reason), now)
            return new
    except IntegrityError:
        return Submission.objects.get(replaces=submission_id)


def _next_version(old: Submission) -> int:
    return old.duty.submissions.order_by("-version").values_list("version", flat=True)[0] + 1
