"""The log in a file: one entry a line, as JSON, with everything its hash is made of. Anyone can verify it anywhere."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import UnreadableInput
from caicach.core.submissions.audit import AuditEvent, LogEntry


_EVENT = ("at", "actor", "act", "subject", "agency", "on_behalf_of", "automated", "details")


def lines_of(entries: Iterable[LogEntry]) -> Iterator[str]:
    """The entries as lines, each with its line break."""
    for entry in entries:
        yield json.dumps(entry_as_json(entry), ensure_ascii=False) + "\n"


def entry_as_json(entry: LogEntry) -> dict[str, Any]:
    """`number`, the event's particulars, `previous_hash`, `hash`."""
    event = {name: getattr(entry.event, name) for name in _EVENT}
    event["details"] = dict(entry.event.details)
    return {"number": entry.number} | event | {"previous_hash": entry.previous_hash, "hash": entry.hash}


def entries_in(path: Path) -> Iterator[LogEntry]:
    """The entries of the file, read as they are asked for. UnreadableInput names the line that is no entry."""
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _entry(line, number, path)
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(
            message("cli.log_unreadable", path=path), message("cli.log_unreadable_do")
        ) from error


def _entry(line: str, number: int, path: Path) -> LogEntry:
    try:
        told = json.loads(line)
        event = AuditEvent(**{name: told[name] for name in _EVENT})
        entry = LogEntry(told["number"], event, told["previous_hash"], told["hash"])
        event.canonical().encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        says = message("cli.log_no_entry", path=path.name, line=number)
        raise UnreadableInput(says, message("cli.log_unreadable_do"), line=number) from error
    return entry
