"""One of many reports, step by step: judged, decided and logged as everywhere, but with its rows kept to be stored
together with those of others, and its paper made by another process meanwhile."""

from collections.abc import Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from caicach.actions import effects
from caicach.actions.judging import counts_of
from caicach.actions.papers import ISSUED_KINDS, official_document
from caicach.actions.seeding.desk import WAY, Desk
from caicach.actions.words import messages
from caicach.adapters.renderers.batch import write_document
from caicach.core.checks.findings import Severity
from caicach.core.submissions.acts import Act
from caicach.core.submissions.audit import AuditEvent
from caicach.core.submissions.decide import Decision, decide
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import Explanation, Submission


@dataclass
class Walked:
    """What the steps of many reports brought, to be stored: their papers are being made in the folder."""

    actors: Mapping[int, Actor]
    pool: Executor
    folder: Path
    explanations: list[Explanation] = field(default_factory=list)
    events: list[AuditEvent] = field(default_factory=list)
    papers: list[tuple[Submission, Path, Future[None]]] = field(default_factory=list)


def walk(walked: Walked, desk: Desk, submission: Submission, steps: int) -> None:
    """The report so many steps on its way, its row not stored; Refused where a person would be refused."""
    standing = Standing(desk.duty.agency_id, desk.duty.receiver_id, Status.DRAFTING)
    for step, (act, role, days) in enumerate(WAY[:steps]):
        user, now, given = desk.people[role], desk.at(days, step + 1), desk.given(act)
        prepared = _judged(walked, desk, submission, now) if act is Act.PRESENT else effects.Prepared()
        actor = walked.actors[user.pk]
        decision = decide(act, effects.judged(standing, prepared), actor, messages(), given)
        columns = effects.columns(decision, user, now, given, prepared) | {"status": decision.to.value}
        for name, value in columns.items():
            setattr(submission, name, value)
        _follow(walked, submission, act, now)
        walked.events.append(_event(submission, decision, now))
        standing = replace(
            standing,
            status=decision.to,
            is_issued=submission.issued_at is not None,
            is_sent=submission.sent_at is not None,
            presented_by=str(submission.presented_by_id),
        )


def _judged(walked: Walked, desk: Desk, submission: Submission, now: datetime) -> effects.Prepared:
    """The findings as the report stands, with words of the officer for every warning."""
    prepared = effects.judge_now(submission)
    findings = prepared.judged.findings if prepared.judged else ()
    facts = {(f.check, f.fact) for f in findings if f.severity is Severity.WARNING}
    walked.explanations += [
        Explanation(
            submission=submission, check_id=check, fact=fact, text=desk.explanation(check),
            by=desk.people[Role.OFFICER], at=now,
        )
        for check, fact in sorted(facts)
    ]  # fmt: skip
    return replace(prepared, counts=counts_of(findings, frozenset(facts)))


def _follow(walked: Walked, submission: Submission, act: Act, now: datetime) -> None:
    """What else the act brings about: the seal and the paper, the receipt."""
    if act is Act.ISSUE:
        document = official_document(submission)
        submission.symbol = document.symbol
        submission.content_hash = effects.content_hash(submission)
        for ending in ISSUED_KINDS:
            path = walked.folder / f"{submission.pk}{ending}"
            walked.papers.append((submission, path, walked.pool.submit(write_document, document, path)))
    if act is Act.RECEIVE:
        submission.receipt_hash = effects.receipt_of(submission, now)


def _event(submission: Submission, decision: Decision, now: datetime) -> AuditEvent:
    return AuditEvent(
        at=now.isoformat(timespec="milliseconds"),
        actor=f"{decision.actor.id}|{decision.actor.name}",
        act=decision.act.value,
        subject=f"submission:{submission.pk}",
        agency=submission.duty.agency_id,
        details={"from": decision.of.value, "to": decision.to.value, "version": str(submission.version)},
    )
