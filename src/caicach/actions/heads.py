"""Saving what stands around the text of a paper: who signs, to whom it goes, its place and symbol."""

import hashlib
import json
from collections.abc import Container, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.figures import require_editable
from caicach.actions.standing import find_submission
from caicach.actions.words import say
from caicach.core.documents.official import OfficialDocument
from caicach.core.ground.text import squash
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.proposed_head import Said, with_item
from caicach.core.submissions.roles import Actor
from caicach.store.models import FileReading, Submission


LINES = ("parent_agency", "symbol", "place", "capacity", "position", "signatory")
LISTS = ("addressees", "recipients")


class HeadConflict(NotNow):
    """The head was changed by another since it was seen; the form keeps what was typed."""


def save_head(
    *, submission_id: int, head: Mapping[str, Any], seen: str, actor: Actor, now: datetime, source: str = ""
) -> dict[str, Any]:
    """The head as kept: only what was filled in, the rest comes from the outline. `seen` is the mark (`mark_of`) of
    the head the person saw; HeadConflict when another has changed it since. `source` names the file it was taken
    from."""
    wanted = cleaned(head)
    with transaction.atomic():
        submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now), lock=True)
        require_editable(standing, actor)
        if submission.head == wanted:
            return wanted
        if mark_of(submission.head) != seen:
            raise HeadConflict(say("submissions.head_conflict"), say("submissions.head_conflict_do"))
        changed = [name for name in (*LINES, *LISTS) if submission.head.get(name) != wanted.get(name)]
        Submission.objects.filter(pk=submission.pk).update(head=wanted)
        audit.record(
            act="edit_head",
            subject=f"submission:{submission.pk}",
            agency=submission.duty.agency_id,
            actor=actor,
            now=now,
            details={"fields": ", ".join(changed)} | ({"file": source} if source else {}),
        )
    return wanted


def take_head(
    *, reading: FileReading, names: Container[str], seen: str, actor: Actor, now: datetime
) -> tuple[str, ...]:
    """The items of head and foot that were taken from the file, of those named; all other fields stay as they are.
    HeadConflict as in `save_head`."""
    submission, _ = find_submission(pk=reading.submission_id, actor=actor, today=localdate(now))
    taken = [item for item in reading.proposals["head"] if item["name"] in names]
    head: Said = submission.head
    for item in taken:
        head = with_item(head, item["says"])
    save_head(
        submission_id=submission.pk, head=head, seen=seen, actor=actor, now=now, source=reading.file.name
    )
    return tuple(item["name"] for item in taken)


def printed_head(document: OfficialDocument) -> Said:
    """Every field of the head as the paper prints it; blanks of the outline stay in their brackets."""
    return {name: getattr(document, name) for name in (*LINES, *LISTS)}


def cleaned(head: Mapping[str, Any]) -> dict[str, Any]:
    """The head without what is empty: lines on one line each, lists without empty items."""
    lines = {name: squash(str(head.get(name) or "")) for name in LINES}
    lists = {name: [squash(item) for item in head.get(name) or () if squash(item)] for name in LISTS}
    return {name: value for name, value in (lines | lists).items() if value}


def mark_of(head: Mapping[str, Any]) -> str:
    """A mark that is another whenever the head is another."""
    text = json.dumps(head, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
