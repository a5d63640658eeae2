"""The log of what was done: each entry carries the hash of the one before, so nothing can be changed or left out."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One act: when (ISO 8601 with offset), by whom and for whom, what, on which thing, with which particulars.

    `agency` is whose thing it is, `on_behalf_of` who delegated the power used, `automated` that no person acted.
    """

    at: str
    actor: str
    act: str
    subject: str
    agency: str = ""
    on_behalf_of: str = ""
    automated: bool = False
    details: Mapping[str, str] = field(default_factory=dict)

    def canonical(self) -> str:
        """The event as one text that no other event has: every part with its length before it."""
        parts = [
            self.at,
            self.actor,
            self.act,
            self.subject,
            self.agency,
            self.on_behalf_of,
            str(self.automated),
        ]
        parts += [text for key in sorted(self.details) for text in (key, self.details[key])]
        return "".join(f"{len(part.encode())}:{part}" for part in parts)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """An event in its place: its number from 1, the hash of the entry before, its own."""

    number: int
    event: AuditEvent
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Tampering:
    """The first entry at which the log no longer holds together: `number` and which of the ways."""

    number: int
    kind: str  # gap, chain, content


def entry_after(previous: LogEntry | None, event: AuditEvent) -> LogEntry:
    """The entry the event makes after the last one (None: the first)."""
    number, before = (previous.number + 1, previous.hash) if previous else (1, GENESIS)
    return LogEntry(number, event, before, hash_of(number, before, event))


def hash_of(number: int, previous_hash: str, event: AuditEvent) -> str:
    """SHA-256, in hex, over the number, the hash before and the canonical event."""
    return hashlib.sha256(f"{number}|{previous_hash}|{event.canonical()}".encode()).hexdigest()


def find_tampering(entries: Iterable[LogEntry]) -> Tampering | None:
    """Where the log first fails: a number left out, a hash that is not the one before, an event that was changed.

    Cutting off the end is not seen from the log alone: compare the last hash with one kept elsewhere.
    """
    before = GENESIS
    for number, entry in enumerate(entries, 1):
        if entry.number != number:
            return Tampering(number, "gap")
        if entry.previous_hash != before:
            return Tampering(number, "chain")
        if entry.hash != hash_of(number, before, entry.event):
            return Tampering(number, "content")
        before = entry.hash
    return None
