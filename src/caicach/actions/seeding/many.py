"""Reports of many agencies at once: each act is decided by the core and logged as everywhere, but rows are written
together and no paper is made of them; a real paper for every commune would take a minute."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import transaction

from caicach.actions import audit, effects
from caicach.actions.acting import actor_of
from caicach.actions.seeding.desk import WAY, Desk, edits_for
from caicach.actions.seeding.finishing import finished_texts
from caicach.actions.words import messages
from caicach.adapters.content.demo import DemoProvince
from caicach.core.submissions.acts import Act
from caicach.core.submissions.audit import AuditEvent
from caicach.core.submissions.decide import decide
from caicach.core.submissions.editing import merge
from caicach.core.submissions.needs import Standing
from caicach.core.submissions.roles import Actor, Role
from caicach.core.submissions.statuses import Status
from caicach.store.cells import sheet_of
from caicach.store.models import FigureSheet, NarrativeSection, Submission


@dataclass
class Batch:
    """Reports on their way, not stored yet."""

    actors: Mapping[int, Actor]
    submissions: list[Submission] = field(default_factory=list)
    events: list[tuple[Submission, datetime, Actor, Act, dict[str, str]]] = field(default_factory=list)


def seed_many(desks: Iterable[tuple[Desk, int]]) -> int:
    """Each desk's report so many steps on its way, stored; how many."""
    work = list(desks)
    users = {user.pk: user for desk, _ in work for user in desk.people.values()}
    batch = Batch({pk: actor_of(user, work[0][0].today) for pk, user in users.items()}) if work else Batch({})
    for desk, steps in work:
        _take(batch, desk, steps)
    with transaction.atomic():
        Submission.objects.bulk_create(batch.submissions)
        FigureSheet.objects.bulk_create(s.sheet for s in batch.submissions)
        NarrativeSection.objects.bulk_create(_sections(batch.submissions, work[0][0].demo) if work else ())
        _seal([s for s in batch.submissions if s.issued_at is not None])
        audit.record_many(
            AuditEvent(
                at=at.isoformat(timespec="milliseconds"),
                actor=f"{actor.id}|{actor.name}",
                act=act.value,
                subject=f"submission:{submission.pk}",
                agency=submission.duty.agency_id,
                details=details,
            )
            for submission, at, actor, act, details in sorted(batch.events, key=lambda event: event[1])
        )
    return len(batch.submissions)


def _take(batch: Batch, desk: Desk, steps: int) -> None:
    """One report, step by step."""
    officer = desk.people[Role.OFFICER]
    cells = merge({}, edits_for(desk.duty)).cells
    submission = Submission(
        duty=desk.duty, form_version="two-level", created_by=officer, created_at=desk.at(-3), head=desk.head()
    )
    submission.sheet = FigureSheet(submission=submission, cells=sheet_of(cells), revision=1)
    standing = Standing(desk.duty.agency_id, desk.duty.receiver_id, Status.DRAFTING)
    for step, (act, role, days) in enumerate(WAY[:steps]):
        user, now, given = desk.people[role], desk.at(days, step + 1), desk.given(act)
        decision = decide(act, standing, batch.actors[user.pk], messages(), given)
        for name, value in effects.columns(decision, user, now, given, effects.Prepared()).items():
            setattr(submission, name, value)
        standing = replace(
            standing,
            status=decision.to,
            is_issued=standing.is_issued or act is Act.ISSUE,
            is_sent=standing.is_sent or act is Act.SEND,
            presented_by=str(submission.presented_by_id) if submission.presented_by_id else None,
        )
        details = {"from": decision.of.value, "to": decision.to.value, "version": "1"}
        batch.events.append((submission, now, batch.actors[user.pk], act, details))
    submission.status = standing.status.value
    batch.submissions.append(submission)


def _sections(submissions: Iterable[Submission], demo: DemoProvince) -> Iterator[NarrativeSection]:
    """What the officer of each presented report wrote."""
    for submission in submissions:
        if submission.status == Status.DRAFTING:
            continue
        for key, text in finished_texts(submission, demo.texts):
            yield NarrativeSection(
                submission=submission, key=key, text=text, revision=1,
                changed_by=submission.created_by, changed_at=submission.created_at,
            )  # fmt: skip


def _seal(issued: list[Submission]) -> None:
    """The seal over what was issued, and the receipts."""
    for submission in issued:
        submission.symbol = f"BC-{submission.duty.agency.abbreviation}"
        submission.content_hash = effects.content_hash(submission)
        if submission.received_at is not None:
            submission.receipt_hash = effects.receipt_of(submission, submission.received_at)
    Submission.objects.bulk_update(issued, ("symbol", "content_hash", "receipt_hash"))
