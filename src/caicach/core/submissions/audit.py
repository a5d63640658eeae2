"""The log of what was done: each entry carries the hash of the one before, so nothing can be changed or left out."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
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
        parts += [text for key in sorted(self.details) for text in (key, _as_text(self.details[key]))]
        return "".join(f"{len(part.encode())}:{part}" for part in parts)


def _as_text(value: object) -> str:
    """A particular as it is hashed. It was written as a text; what is none now was changed, and hashes otherwise."""
    return value if isinstance(value, str) else f"\0{value!r}"


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


@dataclass(frozen=True, slots=True)
class LogVerdict:
    """What reading a log showed: how many entries it has, the hash of the last (that of nothing for none), where it first
    fails, and whether the hash kept elsewhere, if any was given, is one of its own."""

    entries: int
    last_hash: str
    tampering: Tampering | None
    holds_kept_hash: bool = True

    @property
    def is_whole(self) -> bool:
        """Whether nothing was changed, left out or cut off, as far as can be known."""
        return self.tampering is None and self.holds_kept_hash


def verdict_on(entries: Iterable[LogEntry], kept_hash: str = "") -> LogVerdict:
    """The verdict on a log. Entries after the kept hash are growth; without the entry of that hash the log was cut short
    or written anew."""
    seen = _Seen(kept_hash)
    tampering = find_tampering(seen.passing(entries))
    return LogVerdict(seen.count, seen.last_hash, tampering, not kept_hash or seen.holds_kept_hash)


@dataclass
class _Seen:
    """What passed by while the log was read."""

    kept_hash: str
    count: int = 0
    last_hash: str = GENESIS
    holds_kept_hash: bool = False

    def passing(self, entries: Iterable[LogEntry]) -> Iterator[LogEntry]:
        for entry in entries:
            self.count += 1
            self.last_hash = entry.hash
            self.holds_kept_hash |= entry.hash == self.kept_hash
            yield entry
