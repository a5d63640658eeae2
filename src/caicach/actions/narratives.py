"""Saving text, a section at a time; a section changed meanwhile is shown, never overwritten."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.figures import require_editable
from caicach.actions.standing import find_submission
from caicach.actions.words import say
from caicach.core.ground.text import normalise
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor, Grant
from caicach.store.models import NarrativeChange, NarrativeSection, Submission, User


class SectionConflict(NotNow):
    """The section was changed by another since it was seen; context has `theirs`, `ours` and `revision`."""


def save_section(
    *,
    submission_id: int,
    key: str,
    text: str,
    seen_revision: int,
    actor: Actor,
    by: User,
    now: datetime,
) -> NarrativeSection:
    """The section with the text, its revision one higher (the same if nothing changed). SectionConflict when its
    revision is no longer the one seen; a section nobody wrote has revision 0."""
    ours = normalise(text).strip()
    try:
        with transaction.atomic():
            submission, standing = find_submission(
                pk=submission_id, actor=actor, today=localdate(now), lock=True
            )
            grant = require_editable(standing, actor)
            section = _section(submission, key, by, now)
            if section.text == ours:
                return section
            if section.revision != seen_revision or not _written(section, ours, by, now):
                raise _conflict(section, ours)
            _remember(submission, section, ours, actor, by, now, grant)
    except IntegrityError:  # two people began the same empty section at once: the other was first
        return save_section(
            submission_id=submission_id,
            key=key,
            text=text,
            seen_revision=seen_revision,
            actor=actor,
            by=by,
            now=now,
        )
    section.refresh_from_db()
    return section


def save_sections(
    *, submission_id: int, texts: Mapping[str, tuple[str, int]], actor: Actor, by: User, now: datetime
) -> None:
    """Every section by its key with its text on the revision that was seen, or none of them: SectionConflict for the
    first that was changed meanwhile."""
    with transaction.atomic():
        for key, (text, seen) in texts.items():
            save_section(
                submission_id=submission_id,
                key=key,
                text=text,
                seen_revision=seen,
                actor=actor,
                by=by,
                now=now,
            )


def _section(submission: Submission, key: str, by: User, now: datetime) -> NarrativeSection:
    section = (
        NarrativeSection.objects.select_related("changed_by").filter(submission=submission, key=key).first()
    )
    if section is not None:
        return section
    return NarrativeSection.objects.create(submission=submission, key=key, changed_by=by, changed_at=now)


def _written(section: NarrativeSection, text: str, by: User, now: datetime) -> bool:
    """Whether the text was written on the revision that was read."""
    revision = section.revision
    saved = NarrativeSection.objects.filter(pk=section.pk, revision=revision).update(
        text=text, revision=revision + 1, changed_by=by, changed_at=now
    )
    return saved == 1


def _conflict(section: NarrativeSection, ours: str) -> SectionConflict:
    section.refresh_from_db()
    says = say("submissions.section_conflict", section=section.key, who=section.changed_by.get_full_name())
    do = say("submissions.section_conflict_do")
    return SectionConflict(says, do, theirs=section.text, ours=ours, revision=section.revision)


def _remember(
    submission: Submission,
    section: NarrativeSection,
    text: str,
    actor: Actor,
    by: User,
    now: datetime,
    grant: Grant,
) -> None:
    NarrativeChange.objects.create(
        submission=submission, key=section.key, before=section.text, after=text, by=by, at=now
    )
    audit.record(
        act="edit_text",
        subject=f"submission:{submission.pk}",
        agency=submission.duty.agency_id,
        actor=actor,
        on_behalf_of=grant.on_behalf_of or "",
        now=now,
        details={"section": section.key},
    )
