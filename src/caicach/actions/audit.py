"""Writing the log: in the transaction of the act it records, one entry at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from caicach.core.submissions.audit import (
    AuditEvent,
    LogEntry,
    LogVerdict,
    Tampering,
    entry_after,
    verdict_on,
)
from caicach.core.submissions.roles import Actor
from caicach.store.models import AuditHead, AuditRecord


SYSTEM = "caicach"
NO_EVENT = AuditEvent("", "", "", "")


def record(
    *,
    act: str,
    subject: str,
    now: datetime,
    actor: Actor | None = None,
    agency: str = "",
    on_behalf_of: str = "",
    details: Mapping[str, object] | None = None,
) -> AuditRecord:
    """Append one entry; without an actor it is the system's own act. Must be called inside the act's transaction:
    the head of the log stays locked until that ends, so entries never fork."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an entry of the log belongs into the transaction of the act it records")
    event = AuditEvent(
        at=now.isoformat(timespec="milliseconds"),
        actor=f"{actor.id}|{actor.name}" if actor else SYSTEM,
        act=act,
        subject=subject,
        agency=agency,
        on_behalf_of=on_behalf_of,
        automated=actor is None,
        details={key: str(value) for key, value in (details or {}).items()},
    )
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1)
    last = LogEntry(head.number, event, "", head.hash) if head.number else None
    entry = entry_after(last, event)
    AuditHead.objects.filter(pk=1).update(number=entry.number, hash=entry.hash)
    row = _row(entry)
    row.save(force_insert=True)
    return row


def record_many(events: Iterable[AuditEvent]) -> int:
    """Append entries that belong to one transaction, in their order; how many. Three queries however many."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an entry of the log belongs into the transaction of the act it records")
    head, _ = AuditHead.objects.select_for_update().get_or_create(pk=1)
    before, rows = LogEntry(head.number, NO_EVENT, "", head.hash) if head.number else None, []
    for event in events:
        before = entry_after(before, event)
        rows.append(_row(before))
    AuditRecord.objects.bulk_create(rows, batch_size=500)
    if before is not None:
        AuditHead.objects.filter(pk=1).update(number=before.number, hash=before.hash)
    return len(rows)


def _row(entry: LogEntry) -> AuditRecord:
    event = entry.event
    return AuditRecord(
        number=entry.number, previous_hash=entry.previous_hash, hash=entry.hash, at=event.at, actor=event.actor,
        act=event.act, subject=event.subject, agency=event.agency, on_behalf_of=event.on_behalf_of,
        automated=event.automated, details=dict(event.details),
    )  # fmt: skip


def entries() -> Iterator[LogEntry]:
    """The whole log in order, a thousand rows at a time."""
    for row in AuditRecord.objects.order_by("number").iterator(chunk_size=1000):
        yield entry_of(row)


def entry_of(row: AuditRecord) -> LogEntry:
    """A stored row as an entry of the chain."""
    event = AuditEvent(
        row.at, row.actor, row.act, row.subject, row.agency, row.on_behalf_of, row.automated, row.details
    )
    return LogEntry(row.number, event, row.previous_hash, row.hash)


def verify() -> tuple[int, str, Tampering | None]:
    """How many entries the log has, its last hash, and where it first fails to hold together, if anywhere."""
    found = verdict()
    return found.entries, found.last_hash, found.tampering


def verdict(kept_hash: str = "") -> LogVerdict:
    """The verdict on the whole log. One cut short is told by its head, which remembers the last number and hash, and by
    a hash kept elsewhere, if one is given."""
    head = AuditHead.objects.filter(pk=1).first()
    found = verdict_on(entries(), kept_hash)
    if found.tampering is None and head is not None and head.number and not _stands(head):
        return replace(found, tampering=Tampering(found.entries + 1, "gap"))
    return found


def _stands(head: AuditHead) -> bool:
    """Whether the entry the head remembered when it was read is there; the log may have grown since."""
    return AuditRecord.objects.filter(number=head.number, hash=head.hash).exists()
