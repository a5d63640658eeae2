"""How far a duty is, as its receiver may know it: of a report not sent yet, the stage and nothing of its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.core.submissions.statuses import Status


class Stage(StrEnum):
    """The stages of a duty in the order of its life."""

    NOT_STARTED = "not_started"
    DRAFTING = "drafting"
    PRESENTED = "presented"
    SENT = "sent"
    SENT_BACK = "sent_back"
    RECEIVED = "received"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class VersionStanding:
    """One version of a submission as far as the stage depends on it; `sent_on` None while it was not sent."""

    id: int
    version: int
    status: Status
    sent_on: date | None = None


@dataclass(frozen=True, slots=True)
class DutyStanding:
    """Where a duty is: `delivered` is the newest version the receiver may open, `first_sent_on` the day that counts
    for lateness, `is_being_corrected` that a newer version is under way."""

    stage: Stage
    delivered: VersionStanding | None = None
    first_sent_on: date | None = None
    is_being_corrected: bool = False


_UNSENT = {
    Status.DRAFTING: Stage.DRAFTING,
    Status.SENT_BACK: Stage.DRAFTING,  # by its own head: the receiver has returned nothing
    Status.PRESENTED: Stage.PRESENTED,
    Status.APPROVED: Stage.PRESENTED,
    Status.ISSUED: Stage.PRESENTED,
}
_DELIVERED = {
    Status.SENT: Stage.SENT,
    Status.SENT_BACK: Stage.SENT_BACK,
    Status.RECEIVED: Stage.RECEIVED,
    Status.ACCEPTED: Stage.ACCEPTED,
    Status.REPLACED: Stage.PRESENTED,  # the new version is issued and about to be sent
}


def duty_standing(versions: Iterable[VersionStanding]) -> DutyStanding:
    """Where the duty is, from its versions in any order; a cancelled one counts for nothing."""
    alive = sorted((v for v in versions if v.status is not Status.CANCELLED), key=lambda v: v.version)
    if not alive:
        return DutyStanding(Stage.NOT_STARTED)
    sent = [v for v in alive if v.sent_on is not None]
    if not sent:
        return DutyStanding(_UNSENT.get(alive[-1].status, Stage.DRAFTING))
    delivered = sent[-1]
    return DutyStanding(
        stage=_DELIVERED[delivered.status],
        delivered=delivered,
        first_sent_on=min(v.sent_on for v in sent if v.sent_on is not None),
        is_being_corrected=alive[-1].version > delivered.version,
    )


def is_awaited(stage: Stage) -> bool:
    """Whether the receiver still waits for the agency: nothing arrived, or it was sent back."""
    return stage in {Stage.NOT_STARTED, Stage.DRAFTING, Stage.PRESENTED, Stage.SENT_BACK}
