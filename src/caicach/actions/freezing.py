"""Freezing a consolidation: its figures into the root's own report, with every submission they are made of kept beside."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.timezone import localdate

from caicach.actions import audit
from caicach.actions.consolidated import Consolidated
from caicach.actions.consolidated_cells import edits_for
from caicach.actions.consolidation_results import inputs_hash
from caicach.actions.consolidations import found_in, locked, log_choice, require_consolidating
from caicach.actions.duties import open_duties
from caicach.actions.figures import save_cells
from caicach.actions.frozen_plans import figures_as_json, plan_as_json
from caicach.actions.notices import tell_frozen
from caicach.actions.submissions import correct, start
from caicach.actions.words import content, say
from caicach.adapters.consolidating.wording import NOT_IN_TIME
from caicach.core.catalogue.duties import duty_dates
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.coverage import AgencyCoverage
from caicach.core.consolidation.overlaps import Excluded
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor, Grant, Role
from caicach.core.submissions.statuses import Status
from caicach.core.submissions.transitions import EDITABLE
from caicach.store.models import Consolidation, ConsolidationFreeze, Duty, FrozenInput, Submission, User


def freeze(
    *, agency: str, regime: str, period: str, actor: Actor, by: User, now: datetime, reason: str = ""
) -> ConsolidationFreeze:
    """The figures written into the root's own report of the period, with every submission they are made of kept beside.

    The report is begun where there is none, filled again while it is being written, and corrected by a new version, for which
    a reason is needed, once it was issued. NotNow while it waits for approval."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    with transaction.atomic():
        kept = locked(agency, regime, period, by, now)
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
        log_choice(
            kept, grant, actor, now, what="freeze", submission=submission.pk, inputs=frozen.inputs_hash
        )
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
    _unlock(duty, actor, now)
    submission = start(duty_id=duty.pk, actor=actor, by=by, now=now)
    if submission.issued_at is not None:
        return correct(submission_id=submission.pk, reason=reason, actor=actor, by=by, now=now)
    if submission.status not in EDITABLE:
        status = say(f"submissions.status_{submission.status}")
        raise NotNow(say("consolidations.under_way", status=status), say("consolidations.under_way_do"))
    return submission


def _unlock(duty: Duty, actor: Actor, now: datetime) -> None:
    """A period closed for the root is opened again where nobody is above it who could give it more time."""
    if duty.receiver_id is None and duty.frozen_on is not None and duty.frozen_on < localdate(now):
        Duty.objects.filter(pk=duty.pk).update(frozen_on=None)
        audit.record(
            act=Act.EXTEND.value,
            subject=f"duty:{duty.pk}",
            agency=duty.agency_id,
            actor=actor,
            now=now,
            details={"from": duty.frozen_on, "to": "", "reason": say("consolidations.unlocked").vi},
        )


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


def late_as_json(found: Consolidated) -> list[dict[str, Any]]:
    """The agencies that did not report in time, as the report lists them: those missing, left out, late. Of one that sent
    what does not count yet (`held`), so much is said: nobody is told not to have sent. One query."""
    held = _held(found)
    return [
        {
            "agency": found.directory.agency(one.agency).name,
            "came": came.value,
            "held": held[one.agency][0] if one.agency in held else "",
            "days": one.days_late,
            "due": one.due_on.isoformat() if one.due_on else "",
            "sent": _sent_on(one, held),
        }
        for came in NOT_IN_TIME
        for one in found.coverage.that_came(came)
    ]


def _sent_on(one: AgencyCoverage, held: Mapping[str, tuple[str, date]]) -> str:
    day = held[one.agency][1] if one.agency in held else one.sent_on
    return day.isoformat() if day else ""


def _held(found: Consolidated) -> dict[str, tuple[str, date]]:
    """The missing agencies whose report arrived and does not count: sent back, or not accepted yet; and when it came."""
    missing = [found.duty_of[gap.expected.agency].pk for gap in found.result.arrangement.missing]
    rows = Submission.objects.filter(duty__in=missing, sent_at__isnull=False).order_by("version")
    return {
        agency: ("sent_back" if status == Status.SENT_BACK else "not_accepted", localdate(sent_at))
        for agency, status, sent_at in rows.values_list("duty__agency", "status", "sent_at")
    }
