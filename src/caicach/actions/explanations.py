"""Words an agency gives for a warning it stands by."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.checking import recount
from caicach.actions.figures import require_editable
from caicach.actions.standing import find_submission
from caicach.actions.words import say
from caicach.core.ground.text import normalise
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor
from caicach.store.models import Explanation, User


SHORTEST = 10


def explain(
    *, submission_id: int, check: str, fact: str, text: str, actor: Actor, by: User, now: datetime
) -> Explanation | None:
    """The explanation of one finding; an empty text takes it back (None). A few letters explain nothing: NotNow."""
    words = normalise(text).strip()
    if words and len(words) < SHORTEST:
        raise NotNow(say("submissions.explanation_short"), say("submissions.explanation_short_do"))
    with transaction.atomic():
        submission, standing = find_submission(pk=submission_id, actor=actor, today=localdate(now), lock=True)
        grant = require_editable(standing, actor)
        audit.record(
            act="explain" if words else "take_back_explanation",
            subject=f"submission:{submission.pk}",
            agency=submission.duty.agency_id,
            actor=actor,
            on_behalf_of=grant.on_behalf_of or "",
            now=now,
            details={"check": check, "fact": fact, "text": words},
        )
        if not words:
            Explanation.objects.filter(submission=submission, check_id=check, fact=fact).delete()
            recount(submission)
            return None
        explanation, _ = Explanation.objects.update_or_create(
            submission=submission, check_id=check, fact=fact, defaults={"text": words, "by": by, "at": now}
        )
        recount(submission)
        return explanation
