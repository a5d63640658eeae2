"""What each act brings with it: who and when, findings frozen, the paper made, the old version replaced."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.utils.timezone import localdate

from caicach.actions import audit, judging
from caicach.actions.papers import ISSUED_KINDS, official_document, rendered, store_paper
from caicach.actions.standing import find_submission
from caicach.actions.words import say
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import Decision, NotNow
from caicach.core.submissions.needs import Given, Standing
from caicach.core.submissions.roles import Actor
from caicach.core.submissions.statuses import Status
from caicach.store.models import Explanation, NarrativeSection, Remark, Submission, User
from caicach.store.models.submissions import STEPS


_STEP_OF = {
    Act.PRESENT: "presented",
    Act.APPROVE: "approved",
    Act.ISSUE: "issued",
    Act.SEND: "sent",
    Act.RECEIVE: "received",
    Act.ACCEPT: "accepted",
}
# Acts that take the submission back a step undo who and when of what was undone.
_UNDONE = {Act.WITHDRAW: ("presented",), Act.SEND_BACK: ("presented", "approved")}


@dataclass(frozen=True)
class Prepared:
    """What is slow and is done before the transaction: the findings, counted; None when the act needs none.

    `of_content` is the hash of what was judged, `basis` that of all the judgement rests on.
    """

    judged: judging.Judged | None = None
    of_content: str = ""
    basis: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    unsettled: int = 0

    def kept(self, now: datetime) -> dict[str, Any]:
        """The columns of the submission that keep the findings; nothing when none were made."""
        if self.judged is None:
            return {}
        findings = self.judged.stored
        return self.counts | {"findings": findings, "judged_content": self.basis, "judged_at": now}


def prepare(act: Act, submission_id: int, actor: Actor, now: datetime) -> Prepared:
    """Findings for the acts that depend on them, made outside the transaction because they take a moment;
    `require_unchanged` then asks that what was judged still stands."""
    if act is not Act.PRESENT:
        return Prepared()
    submission, _ = find_submission(pk=submission_id, actor=actor, today=localdate(now))
    return judge_now(submission)


def judge_now(submission: Submission, before: Sequence[Submission] | None = None) -> Prepared:
    """The findings as the submission stands, beside the last report `before` where that was asked for already."""
    of_content = content_hash(submission)
    before = judging.compared_with(submission) if before is None else before
    judged = judging.judged(submission, before)
    basis = judging.basis_of(of_content, before)
    counts = judging.counts_of(judged.findings, judging.explained_by(submission))
    unsettled = sum("typed" in cell for cell in submission.sheet.cells.values())
    return Prepared(judged, of_content, basis, counts, unsettled)


def require_unchanged(submission: Submission, prepared: Prepared) -> None:
    """NotNow when figures or text were changed after they were judged."""
    if prepared.judged is not None and content_hash(submission) != prepared.of_content:
        raise NotNow(say("submissions.changed_meanwhile"), say("submissions.changed_meanwhile_do"))


def judged(standing: Standing, prepared: Prepared) -> Standing:
    """The standing with the counts just made."""
    if prepared.judged is None:
        return standing
    errors, unexplained = prepared.counts["errors"], prepared.counts["unexplained"]
    return replace(standing, errors=errors, unexplained=unexplained, unsettled=prepared.unsettled)


def columns(decision: Decision, by: User, now: datetime, given: Given, prepared: Prepared) -> dict[str, Any]:
    """What the act writes into the submission's row beside the status."""
    act = decision.act
    written: dict[str, Any] = {}
    if act in _STEP_OF:
        written |= {f"{_STEP_OF[act]}_by": by, f"{_STEP_OF[act]}_at": now}
    if act is Act.PRESENT:
        written["presented_for_id"] = decision.grant.giver
    if act in _UNDONE and decision.of is not Status.RECEIVED:
        written |= {f"{step}_{part}": None for step in _UNDONE[act] for part in ("by", "at")}
        written["presented_for_id"] = None
    written |= prepared.kept(now)
    if act is Act.ISSUE:
        written |= {"number": given.number.strip(), "issued_on": given.issued_on}
    return written


def follow(
    submission: Submission, decision: Decision, by: User, now: datetime, given: Given, prepared: Prepared
) -> None:
    """What else the act brings about, in the same transaction."""
    if decision.act is Act.ISSUE:
        _make_paper(submission, by, now)
        _replace_old(submission, now)
    if decision.act is Act.RECEIVE:
        submission.receipt_hash = receipt_of(submission, now)
        Submission.objects.filter(pk=submission.pk).update(receipt_hash=submission.receipt_hash)
    if decision.act is Act.SEND_BACK:
        Remark.objects.create(
            submission=submission,
            kind=Remark.Kind.WHOLE,
            text=given.reason.strip(),
            agency_id=decision.grant.agency,
            by=by,
            at=now,
        )


def receipt_of(submission: Submission, received_at: datetime) -> str:
    """What the receiver is given: a hash of what was received, when, and by which agency."""
    receipt = f"{submission.content_hash}|{received_at.isoformat()}|{submission.duty.receiver_id}"
    return hashlib.sha256(receipt.encode()).hexdigest()


def _make_paper(submission: Submission, by: User, now: datetime) -> None:
    """The paper in every kind of file, kept for ever, and the seal over figures, text and head."""
    document = official_document(submission)
    for ending, content in rendered(document, ISSUED_KINDS).items():
        store_paper(submission, ending, content, by=by, now=now)
    submission.content_hash = content_hash(submission)
    submission.symbol = document.symbol
    Submission.objects.filter(pk=submission.pk).update(
        content_hash=submission.content_hash, symbol=submission.symbol
    )


def content_hash(submission: Submission) -> str:
    """SHA-256 over figures, text, head, number and day, in one fixed order."""
    sealed = {
        "cells": submission.sheet.cells,
        "sections": {s.key: s.text for s in submission.sections.all()},
        "head": submission.head,
        "number": submission.number,
        "issued_on": str(submission.issued_on),
        "duty": [submission.duty.agency_id, submission.duty.regime, submission.duty.period],
        "version": submission.version,
        "form": submission.form_version,
    }
    if submission.sheet.covers:
        sealed["covers"] = submission.sheet.covers
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _replace_old(new: Submission, now: datetime) -> None:
    """The version this one corrects becomes `replaced`: the system's own act."""
    old = new.replaces
    if old is None:
        return
    Submission.objects.filter(pk=old.pk).exclude(status=Status.REPLACED).update(status=Status.REPLACED)
    audit.record(
        act=Act.REPLACE.value,
        subject=f"submission:{old.pk}",
        agency=new.duty.agency_id,
        now=now,
        details={"from": old.status, "to": Status.REPLACED.value, "by_version": new.version},
    )


def carry_over(old: Submission, new: Submission, by: User, now: datetime) -> None:
    """Figures, text, head, explanations and open remarks of the old version into the new one."""
    new.sheet.cells, new.sheet.covers = old.sheet.cells, old.sheet.covers
    new.sheet.save(update_fields=["cells", "covers"])
    new.head = old.head
    new.save(update_fields=["head"])
    NarrativeSection.objects.bulk_create(
        NarrativeSection(submission=new, key=s.key, text=s.text, changed_by=by, changed_at=now)
        for s in old.sections.all()
    )
    Explanation.objects.bulk_create(
        Explanation(submission=new, check_id=e.check_id, fact=e.fact, text=e.text, by_id=e.by_id, at=e.at)
        for e in old.explanations.all()
    )
    Remark.objects.bulk_create(
        Remark(
            submission=new, kind=r.kind, place=r.place, quote=r.quote, text=r.text, agency_id=r.agency_id,
            by_id=r.by_id, at=r.at,
        )
        for r in old.remarks.filter(answered_at=None)
    )  # fmt: skip


def last_step(submission: Submission) -> tuple[str, datetime | None]:
    """Who took the last step, and when."""
    steps = [(getattr(submission, f"{s}_at"), getattr(submission, f"{s}_by")) for s in STEPS]
    taken = [(at, by) for at, by in steps if at is not None]
    if not taken:
        return "", None
    at, by = max(taken, key=lambda step: step[0])
    return by.get_full_name(), at
