"""Stored duties in the shape the API answers; four queries however many."""

from collections.abc import Sequence
from datetime import date, datetime

from caicach.api.shapes.common import agency_name
from caicach.api.shapes.duties import Duty
from caicach.core.submissions.statuses import Status
from caicach.store import models
from caicach.store.standings import (
    Version,
    last_reminded,
    lateness_in,
    original_due_days,
    standing_in,
    versions_of,
)


def duty_shape(duty: models.Duty, is_own: bool, today: date) -> Duty:
    """One duty."""
    return duty_shapes([duty], is_own, today)[0]


def duty_shapes(duties: Sequence[models.Duty], is_own: bool, today: date) -> list[Duty]:
    """The duties with where they stand; of another agency's, only the version that was sent is told."""
    rows = models.Duty.objects.filter(pk__in=[duty.pk for duty in duties])
    versions, original, reminded = versions_of(rows), original_due_days(rows), last_reminded(rows)
    return [
        _shape(
            d, versions.get(d.pk, []), original.get(d.pk, (None, ""))[0], reminded.get(d.pk), is_own, today
        )
        for d in duties
    ]


def _shape(
    duty: models.Duty,
    versions: list[Version],
    original: date | None,
    reminded: datetime | None,
    is_own: bool,
    today: date,
) -> Duty:
    standing = standing_in(versions)
    lateness = lateness_in(duty, standing, today)
    shown = _own_version(versions) if is_own else _delivered(versions, standing.delivered)
    return Duty(
        id=duty.pk, agency=agency_name(duty.agency), receiver=agency_name(duty.receiver) if duty.receiver else None,
        regime=duty.regime, period=duty.period, stage=standing.stage, timeliness=lateness.timeliness,
        days=lateness.days, submission=shown and shown.id, version=shown and shown.version,
        status=shown and shown.status, sent_at=shown and shown.sent_at, received_at=shown and shown.received_at,
        errors=shown and shown.errors, unexplained=shown and shown.unexplained, reminded_at=reminded,
        from_on=duty.from_on, cutoff_on=duty.cutoff_on, opens_on=duty.opens_on, due_on=duty.due_on,
        original_due_on=original, frozen_on=duty.frozen_on,
    )  # fmt: skip


def _own_version(versions: list[Version]) -> Version | None:
    alive = [version for version in versions if version.status != Status.CANCELLED]
    return alive[-1] if alive else None


def _delivered(versions: list[Version], delivered: object) -> Version | None:
    shown = getattr(delivered, "id", None)
    return next((version for version in versions if version.id == shown), None)
