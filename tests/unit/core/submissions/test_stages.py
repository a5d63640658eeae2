from datetime import date

import pytest

from caicach.core.submissions.stages import Stage, VersionStanding, duty_standing, is_awaited
from caicach.core.submissions.statuses import Status


DAY = date(2026, 12, 15)
LATER = date(2026, 12, 18)


def test_duty_nobody_began_is_not_started() -> None:
    assert duty_standing([]).stage is Stage.NOT_STARTED


def test_duty_whose_only_version_was_cancelled_is_not_started() -> None:
    assert duty_standing([VersionStanding(1, 1, Status.CANCELLED)]).stage is Stage.NOT_STARTED


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        (Status.DRAFTING, Stage.DRAFTING),
        (Status.PRESENTED, Stage.PRESENTED),
        (Status.APPROVED, Stage.PRESENTED),
        (Status.ISSUED, Stage.PRESENTED),
    ],
)
def test_unsent_version_tells_its_stage_and_cannot_be_opened(status: Status, stage: Stage) -> None:
    standing = duty_standing([VersionStanding(1, 1, status)])

    assert (standing.stage, standing.delivered, standing.first_sent_on) == (stage, None, None)


def test_version_its_own_head_sent_back_looks_like_drafting() -> None:
    assert duty_standing([VersionStanding(1, 1, Status.SENT_BACK)]).stage is Stage.DRAFTING


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        (Status.SENT, Stage.SENT),
        (Status.SENT_BACK, Stage.SENT_BACK),
        (Status.RECEIVED, Stage.RECEIVED),
        (Status.ACCEPTED, Stage.ACCEPTED),
    ],
)
def test_sent_version_can_be_opened(status: Status, stage: Stage) -> None:
    version = VersionStanding(7, 1, status, DAY)

    standing = duty_standing([version])

    assert (standing.stage, standing.delivered, standing.is_being_corrected) == (stage, version, False)


def test_correction_under_way_leaves_the_old_version_to_be_seen() -> None:
    old = VersionStanding(7, 1, Status.RECEIVED, DAY)

    standing = duty_standing([VersionStanding(9, 2, Status.DRAFTING), old])

    assert (standing.stage, standing.delivered, standing.is_being_corrected) == (Stage.RECEIVED, old, True)


def test_correction_sent_counts_as_sent_on_the_day_of_the_first_version() -> None:
    new = VersionStanding(9, 2, Status.SENT, LATER)

    standing = duty_standing([VersionStanding(7, 1, Status.REPLACED, DAY), new])

    assert (standing.stage, standing.delivered, standing.first_sent_on) == (Stage.SENT, new, DAY)


def test_replaced_version_whose_successor_is_not_sent_waits_for_signing() -> None:
    versions = [VersionStanding(7, 1, Status.REPLACED, DAY), VersionStanding(9, 2, Status.ISSUED)]

    assert duty_standing(versions).stage is Stage.PRESENTED


def test_every_stage_before_delivery_and_sent_back_is_awaited() -> None:
    assert {stage for stage in Stage if is_awaited(stage)} == {
        Stage.NOT_STARTED,
        Stage.DRAFTING,
        Stage.PRESENTED,
        Stage.SENT_BACK,
    }
