"""Who may do what: every cell of role x act x side, and every status x act x role x side, equals its table."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.submissions.acts import PERMISSIONS, Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted, can_edit, can_see, decide, offers_for
from caicach.core.submissions.needs import Given, Standing
from caicach.core.submissions.roles import Actor, Grant, Role, Side, side_of
from caicach.core.submissions.statuses import AWAITED_FROM, Status
from caicach.core.submissions.transitions import EDITABLE, MOVING_ACTS, TRANSITIONS, rows_for


MESSAGES = load_catalogue().messages
AGENCIES = {Side.OWN: "own", Side.RECEIVING: "receiver", Side.OTHER: "other"}
# Everything any act may ask of a submission, as it stands and as given.
GIVEN = Given(reason="vì sao", number="12", issued_on=date(2026, 12, 15))
ISSUED = frozenset({Status.ISSUED, Status.SENT, Status.RECEIVED, Status.ACCEPTED, Status.REPLACED})
SENT = ISSUED - {Status.ISSUED}
ALLOWED = {  # written out by hand from docs/reference/permissions.md: the table must not change unnoticed
    Role.OFFICER: {
        Side.OWN: "present withdraw correct cancel see_draft see_delivered edit explain remark resolve_remark delegate "
        "see_audit use_api"
    },
    Role.HEAD: {
        Side.OWN: "send_back approve cancel see_draft see_delivered remark resolve_remark delegate see_audit use_api",
        Side.RECEIVING: "see_consolidation",
    },
    Role.CLERK: {Side.OWN: "issue send see_draft see_delivered delegate use_api"},
    Role.RECEIVER: {
        Side.OWN: "see_board see_delivered delegate use_api",
        Side.RECEIVING: "receive accept send_back see_delivered remark resolve_remark see_board remind extend "
        "see_consolidation consolidate see_audit use_api",
    },
    Role.VIEWER: {Side.OWN: "see_draft see_delivered use_api", Side.RECEIVING: "see_consolidation"},
    Role.AGENCY_ADMIN: {Side.OWN: "manage_people delegate see_audit use_api"},
    Role.SYSTEM_ADMIN: dict.fromkeys(Side, "manage_people manage_agencies delegate see_audit use_api"),
}


def _standing(status: Status, **more: Any) -> Standing:
    told = {"is_issued": status in ISSUED, "is_sent": status in SENT, "presented_by": "another"}
    return Standing("own", "receiver", status, **told | more)


def _actor(role: Role, side: Side) -> Actor:
    return Actor("1", "Nguyễn Thị Lan", (Grant(role, AGENCIES[side]),))


@pytest.mark.parametrize(("role", "side"), list(product(Role, Side)))
def test_a_role_may_do_what_the_table_says_and_nothing_else(role: Role, side: Side) -> None:
    allowed = {act.value for act in Act if is_permitted(role, act, side)}

    assert allowed == set(ALLOWED[role].get(side, "").split())


@pytest.mark.parametrize("side", list(Side))
def test_an_agency_stands_on_the_side_its_name_says(side: Side) -> None:
    assert side_of(AGENCIES[side], "own", "receiver") is side


@pytest.mark.parametrize(("role", "side"), list(product(Role, Side)))
def test_in_every_status_an_act_is_decided_as_its_row_says(role: Role, side: Side) -> None:
    """Every status x act for the role on that side; needs are all met, so that only the tables decide."""
    actor = _actor(role, side)

    for status, act in product(Status, Act):
        standing = _standing(status, is_issued=status in ISSUED or act is Act.CORRECT)
        rows = [
            row for row in TRANSITIONS if (row.of, row.act, row.role, row.side) == (status, act, role, side)
        ]
        if not is_permitted(role, act, side):
            with pytest.raises(NotPermitted):
                decide(act, standing, actor, MESSAGES, GIVEN)
        elif not rows:
            with pytest.raises(NotNow):
                decide(act, standing, actor, MESSAGES, GIVEN)
        else:
            decision = decide(act, standing, actor, MESSAGES, GIVEN)
            assert (decision.of, decision.to, decision.grant.role) == (status, rows[0].to, role)


@pytest.mark.parametrize(("role", "side"), list(product(Role, Side)))
def test_a_page_offers_only_what_the_tables_open(role: Role, side: Side) -> None:
    for status in Status:
        offered = {offer.act for offer in offers_for(_standing(status), _actor(role, side), MESSAGES)}
        opened = {row.act for row in TRANSITIONS if (row.of, row.role, row.side) == (status, role, side)}

        assert offered <= opened


@pytest.mark.parametrize(("role", "side", "status"), list(product(Role, Side, Status)))
def test_a_draft_is_seen_by_its_own_and_what_was_sent_by_its_receiver(
    role: Role, side: Side, status: Status
) -> None:
    standing = _standing(status)
    allowed = ALLOWED[role].get(side, "").split()

    seen = "see_draft" in allowed or (standing.is_sent and "see_delivered" in allowed)

    assert can_see(standing, _actor(role, side)) is seen


@pytest.mark.parametrize(("role", "side", "status"), list(product(Role, Side, Status)))
def test_only_an_own_officer_edits_and_only_before_issue(role: Role, side: Side, status: Status) -> None:
    may = role is Role.OFFICER and side is Side.OWN and status in {Status.DRAFTING, Status.SENT_BACK}

    assert can_edit(_standing(status), _actor(role, side)) is may
    assert not can_edit(_standing(status, is_issued=True), _actor(role, side))
    assert not can_edit(_standing(status, is_frozen=True), _actor(role, side))


def test_every_status_waits_for_someone_who_can_move_it() -> None:
    assert set(AWAITED_FROM) == set(Status)
    for status, role in AWAITED_FROM.items():
        moving = {row.role.value for row in TRANSITIONS if row.of is status and row.role}
        assert role == "nobody" or role in moving


def test_every_act_of_a_transition_is_permitted_to_its_role() -> None:
    for row in TRANSITIONS:
        assert row.role is None or row.act in PERMISSIONS[row.role][row.side]


def test_no_two_rows_lead_one_role_two_ways() -> None:
    keys = [(row.of, row.act, row.role, row.side) for row in TRANSITIONS]

    assert len(keys) == len(set(keys))
    assert {row.act for row in TRANSITIONS} == MOVING_ACTS
    assert rows_for(Status.ACCEPTED, Act.PRESENT) == ()
    assert {Status.DRAFTING, Status.SENT_BACK} == EDITABLE
