"""Consolidating a period: who may, and the choices people make for it."""

from datetime import date, datetime

from django.db import transaction

from caicach.actions import audit
from caicach.actions.consolidated import Consolidated, choices_of, consolidated
from caicach.actions.standing import NotFound
from caicach.actions.words import say
from caicach.core.consolidation.plan import Prefer
from caicach.core.ground.text import normalise
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Actor, Grant, Side
from caicach.store.models import Consolidation, User


def require_consolidating(act: Act, agency: str, actor: Actor) -> Grant:
    """The grant under which the actor sees or makes what the agency consolidates; NotPermitted when there is none."""
    held = (g for g in actor.grants if g.agency == agency and is_permitted(g.role, act, Side.RECEIVING))
    grant = next(held, None)
    if grant is not None:
        return grant
    name = say(f"submissions.act_{act.value}")
    raise NotPermitted(
        say("submissions.not_permitted", act=name), say("submissions.not_permitted_do"), act=act.value
    )


def may_consolidate(agency: str, actor: Actor) -> bool:
    """Whether the actor may make choices for what the agency consolidates, and freeze it."""
    return any(
        g.agency == agency and is_permitted(g.role, Act.CONSOLIDATE, Side.RECEIVING) for g in actor.grants
    )


def choose(
    *,
    agency: str,
    regime: str,
    period: str,
    actor: Actor,
    by: User,
    now: datetime,
    on: date | None = None,
    accepted_only: bool | None = None,
    prefer: Prefer | None = None,
) -> Consolidation:
    """The consolidation with these choices, the others as they were. NotFound when nobody owes the agency the period."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    with transaction.atomic():
        kept = locked(agency, regime, period, by, now)
        kept.on = kept.on if on is None else on
        kept.accepted_only = kept.accepted_only if accepted_only is None else accepted_only
        if prefer is not None:
            kept.plan = kept.plan | {"prefer": prefer.value}
        _keep(kept, by, now)
        chosen = {"on": kept.on, "accepted_only": kept.accepted_only, "prefer": choices_of(kept).prefer.value}
        log_choice(kept, grant, actor, now, what="choose", **chosen)
    return kept


def leave_out(
    *,
    agency: str,
    regime: str,
    period: str,
    submission_id: int,
    reason: str,
    actor: Actor,
    by: User,
    now: datetime,
) -> Consolidation:
    """The consolidation without that submission; an empty reason takes it in again. NotNow for a reason of a few letters,
    NotFound for a submission that does not enter."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    words = normalise(reason).strip()
    if words and len(words) < SHORTEST:
        raise NotNow(say("consolidations.reason_short"), say("consolidations.reason_short_do"))
    with transaction.atomic():
        kept = locked(agency, regime, period, by, now)
        if str(submission_id) not in found_in(kept).by_submission:
            raise NotFound(say("submissions.not_found"), say("submissions.not_found_do"))
        left_out: dict[str, str] = dict(kept.plan.get("left_out", {}))
        left_out.pop(str(submission_id), None)
        if words:
            left_out[str(submission_id)] = words
        kept.plan = kept.plan | {"left_out": left_out}
        _keep(kept, by, now)
        what = "leave_out" if words else "take_in"
        log_choice(kept, grant, actor, now, what=what, submission=submission_id, reason=words)
    return kept


SHORTEST = 5


def found_in(kept: Consolidation) -> Consolidated:
    """What the consolidation comes to now."""
    return consolidated(kept.agency_id, kept.regime, kept.period, choices_of(kept))


def locked(agency: str, regime: str, period: str, by: User, now: datetime) -> Consolidation:
    """The row, made with the usual choices where there is none; NotFound when nobody owes the agency the period."""
    kept = (
        Consolidation.objects.select_for_update().filter(agency=agency, regime=regime, period=period).first()
    )
    if kept is not None:
        return kept
    try:
        plan = consolidated(agency, regime, period).result.plan
    except ValueError as error:
        raise NotFound(say("consolidations.no_period"), say("consolidations.no_period_do")) from error
    made, _ = Consolidation.objects.get_or_create(
        agency_id=agency,
        regime=regime,
        period=period,
        defaults={"root_id": plan.root, "on": plan.on, "changed_by": by, "changed_at": now},
    )
    return made


def _keep(kept: Consolidation, by: User, now: datetime) -> None:
    kept.changed_by, kept.changed_at = by, now
    kept.save()


def log_choice(kept: Consolidation, grant: Grant, actor: Actor, now: datetime, **details: object) -> None:
    """Write what was done with the consolidation into the log."""
    audit.record(
        act=Act.CONSOLIDATE.value,
        subject=f"period:{kept.period}",
        agency=kept.agency_id,
        actor=actor,
        on_behalf_of=grant.on_behalf_of or "",
        now=now,
        details={"regime": kept.regime} | details,
    )
