"""Consolidating a period: people's choices, and freezing what it comes to into the root's own report."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.consolidated import Consolidated, choices_of, consolidated, inputs_hash
from caicach.actions.consolidated_cells import edits_for
from caicach.actions.duties import open_duties
from caicach.actions.figures import save_cells
from caicach.actions.notices import tell_frozen
from caicach.actions.standing import NotFound
from caicach.actions.submissions import correct, start
from caicach.actions.words import content, say
from caicach.adapters.consolidating.wording import NOT_IN_TIME
from caicach.core.catalogue.duties import duty_dates
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.overlaps import Excluded
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import normalise
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Actor, Grant, Role, Side
from caicach.core.submissions.transitions import EDITABLE
from caicach.store.models import Consolidation, ConsolidationFreeze, Duty, FrozenInput, Submission, User


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
) -> Consolidation:
    """The consolidation with these choices, the others as they were. NotFound when nobody owes the agency the period."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    with transaction.atomic():
        kept = _locked(agency, regime, period, by, now)
        kept.on = kept.on if on is None else on
        kept.accepted_only = kept.accepted_only if accepted_only is None else accepted_only
        _keep(kept, by, now)
        _log(kept, grant, actor, now, what="choose", on=kept.on, accepted_only=kept.accepted_only)
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
        kept = _locked(agency, regime, period, by, now)
        if str(submission_id) not in found_in(kept).by_submission:
            raise NotFound(say("submissions.not_found"), say("submissions.not_found_do"))
        left_out: dict[str, str] = dict(kept.plan.get("left_out", {}))
        left_out.pop(str(submission_id), None)
        if words:
            left_out[str(submission_id)] = words
        kept.plan = kept.plan | {"left_out": left_out}
        _keep(kept, by, now)
        what = "leave_out" if words else "take_in"
        _log(kept, grant, actor, now, what=what, submission=submission_id, reason=words)
    return kept


SHORTEST = 5


def found_in(kept: Consolidation) -> Consolidated:
    """What the consolidation comes to now."""
    return consolidated(kept.agency_id, kept.regime, kept.period, choices_of(kept))


def _locked(agency: str, regime: str, period: str, by: User, now: datetime) -> Consolidation:
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


def freeze(
    *, agency: str, regime: str, period: str, actor: Actor, by: User, now: datetime, reason: str = ""
) -> ConsolidationFreeze:
    """The figures written into the root's own report of the period, with every submission they are made of kept beside.

    The report is begun where there is none, filled again while it is being written, and corrected by a new version, for which
    a reason is needed, once it was issued. NotNow while it waits for approval."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    with transaction.atomic():
        kept = _locked(agency, regime, period, by, now)
        found = found_in(kept)
        _require_something(found)
        writer = _writer(actor, found.root.id)
        submission = _report(found, reason, writer, by, now)
        edits = edits_for(found.result, submission)
        why = say("consolidations.why", counted=len(found.result.arrangement.counted)).vi
        save_cells(submission_id=submission.pk, edits=edits, actor=writer, by=by, now=now, why=why)
        submission.refresh_from_db()
        frozen = _kept_inputs(kept, found, submission, by, now, reason)
        tell_frozen(submission, kept.agency.short_name, by.get_full_name(), now)
        _log(kept, grant, actor, now, what="freeze", submission=submission.pk, inputs=frozen.inputs_hash)
    return frozen


def _require_something(found: Consolidated) -> None:
    if not found.result.arrangement.counted:
        raise NotNow(say("consolidations.nothing"), say("consolidations.nothing_do"))


def _writer(actor: Actor, root: str) -> Actor:
    """The actor as whoever writes the root's reports: who consolidates for the root fills its draft by freezing, and may
    do nothing else in it."""
    return Actor(actor.id, actor.name, (*actor.grants, Grant(Role.OFFICER, root)))


def _report(found: Consolidated, reason: str, actor: Actor, by: User, now: datetime) -> Submission:
    """The version of the root's report that may be filled now."""
    duty = _duty(found, actor, now)
    submission = start(duty_id=duty.pk, actor=actor, by=by, now=now)
    if submission.issued_at is not None:
        return correct(submission_id=submission.pk, reason=reason, actor=actor, by=by, now=now)
    if submission.status not in EDITABLE:
        status = say(f"submissions.status_{submission.status}")
        raise NotNow(say("consolidations.under_way", status=status), say("consolidations.under_way_do"))
    return submission


def _duty(found: Consolidated, actor: Actor, now: datetime) -> Duty:
    """What the root owes of the period, opened where it was not."""
    root, like, period = found.root, found.duties[0], found.result.plan.period
    known = Duty.objects.filter(agency=root.id, regime=like.regime, period=like.period).first()
    if known is not None:
        return known
    regime = next((r for r in content().regimes if r.id == like.regime), None)
    dates = duty_dates(regime, period, AgencyType(root.type)) if regime else None
    due = dates.due_on if dates else max(duty.due_on for duty in found.duties)
    duty = Duty(
        agency_id=root.id, receiver=None, regime=like.regime, period=like.period, kind=like.kind, year=like.year,
        from_on=period.from_on, cutoff_on=period.cutoff_on,
        opens_on=min(dates.opens_on if dates else like.opens_on, due, localdate(now)), due_on=due,
        frozen_on=dates.frozen_on if dates else None,
    )  # fmt: skip
    open_duties([duty], now=now, actor=actor)
    return Duty.objects.get(agency=root.id, regime=like.regime, period=like.period)


def _kept_inputs(
    kept: Consolidation, found: Consolidated, submission: Submission, by: User, now: datetime, reason: str
) -> ConsolidationFreeze:
    laid = found.result.arrangement
    given = [*(one.contribution for one in laid.counted), *(one.contribution for one in laid.excluded)]
    last = kept.freezes.aggregate(last=Max("number"))["last"] or 0
    frozen = ConsolidationFreeze.objects.create(
        consolidation=kept,
        number=last + 1,
        submission=submission,
        plan=plan_as_json(found),
        figures=figures_as_json(found),
        late=late_as_json(found),
        inputs_hash=inputs_hash(found.result.plan, given),
        reason=reason.strip(),
        by=by,
        at=now,
    )
    FrozenInput.objects.bulk_create(
        [
            *(_input(frozen, found, one.contribution, node=one.place.node) for one in laid.counted),
            *(_input(frozen, found, one.contribution, excluded=one) for one in laid.excluded),
        ]
    )
    return frozen


def _input(
    frozen: ConsolidationFreeze,
    found: Consolidated,
    given: Contribution,
    *,
    node: str = "",
    excluded: Excluded | None = None,
) -> FrozenInput:
    return FrozenInput(
        freeze=frozen,
        submission_id=int(given.id),
        agency_id=given.agency,
        version=found.by_submission[given.id].version,
        content_hash=given.content_hash,
        is_counted=excluded is None,
        node=node,
        reason=excluded.reason.value if excluded else "",
    )


def plan_as_json(found: Consolidated) -> dict[str, Any]:
    """The plan as it is kept with a freeze, so that it can be carried out again."""
    plan = found.result.plan
    return {
        "root": plan.root,
        "on": plan.on.isoformat(),
        "form": plan.form.id,
        "from_on": plan.period.from_on.isoformat(),
        "cutoff_on": plan.period.cutoff_on.isoformat(),
        "prefer": plan.prefer.value,
        "accepted_only": found.choices.accepted_only,
        "left_out": dict(plan.left_out),
        "expected": [
            [one.agency, one.type.value, one.due_on.isoformat() if one.due_on else None]
            for one in plan.expected
        ],
    }


def figures_as_json(found: Consolidated) -> dict[str, Any]:
    """Every figure with how many gave it and how many were asked."""
    return {
        row: {
            "state": figure.value.state.value,
            "value": None if figure.value.number is None else format(figure.value.number, "f"),
            "reported": figure.total.reported,
            "asked": figure.total.asked,
            "is_tally": bool(figure.codes),
        }
        for row, figure in found.result.figures.items()
    }


def late_as_json(found: Consolidated) -> list[dict[str, Any]]:
    """The agencies that did not report in time, as the report lists them: those missing, left out, late."""
    return [
        {
            "agency": found.directory.agency(one.agency).name,
            "came": came.value,
            "days": one.days_late,
            "due": one.due_on.isoformat() if one.due_on else "",
            "sent": one.sent_on.isoformat() if one.sent_on else "",
        }
        for came in NOT_IN_TIME
        for one in found.coverage.that_came(came)
    ]


def _log(kept: Consolidation, grant: Grant, actor: Actor, now: datetime, **details: object) -> None:
    audit.record(
        act=Act.CONSOLIDATE.value,
        subject=f"period:{kept.period}",
        agency=kept.agency_id,
        actor=actor,
        on_behalf_of=grant.on_behalf_of or "",
        now=now,
        details={"regime": kept.regime} | details,
    )
