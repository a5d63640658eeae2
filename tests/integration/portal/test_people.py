"""People and roles: who may add, grant, end, close, lend; what is refused and why."""

from datetime import timedelta

import pytest

from caicach.actions.acting import actor_of
from caicach.actions.delegations import delegate, revoke
from caicach.actions.people import (
    Person,
    add_person,
    end_role,
    free_username,
    grant_role,
    grantable_roles,
    set_active,
)
from caicach.actions.submissions import move
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Role, Side
from caicach.store.models import AuditRecord, Delegation, Membership, OutgoingMail, User
from factories.portal import NOW, TODAY, Province, person, province


pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Province:
    return province()


def _add(made: Province, role: Role = Role.OFFICER, by: Role = Role.AGENCY_ADMIN, **told: str) -> User:
    about = {"full_name": "Bùi Thị Mới", "email": "moi@example.vn"} | told
    return add_person(
        person=Person(**about),
        agency_id="sts",
        role=role,
        actor=made.actor(by),
        by=made.user(by),
        now=NOW,
    )


def _lend(
    made: Province, taker: User, role: Role = Role.HEAD, by: Role = Role.HEAD, **changed: object
) -> Delegation:
    told = {
        "giver_id": made.user(Role.HEAD).pk, "taker_id": taker.pk, "agency_id": "sts", "role": role,
        "from_on": TODAY, "until": TODAY + timedelta(days=3), "reason": "Đi công tác.",
        "actor": made.actor(by), "by": made.user(by), "now": NOW,
    }  # fmt: skip
    return delegate(**told | changed)


def test_an_added_person_has_the_role_a_user_name_and_an_invitation(made: Province) -> None:
    user = _add(made)

    assert user.username == "moi.buithi"
    assert not user.has_usable_password()
    assert actor_of(user, TODAY).agencies(Role.OFFICER) == {"sts"}
    assert OutgoingMail.objects.get().to == "moi@example.vn"
    assert set(AuditRecord.objects.values_list("act", flat=True)) == {"add_person", "grant_role"}


def test_user_names_of_the_same_name_are_numbered(made: Province) -> None:
    person("moi.buithi", "Bùi Thị Mới")

    assert free_username("Bùi Thị Mới") == "moi.buithi1"


def test_who_is_known_elsewhere_is_given_the_role_without_a_second_account(made: Province) -> None:
    user = _add(made, full_name="hoang thi y", email="Receiver@example.vn")

    assert user == made.user(Role.RECEIVER)
    assert actor_of(user, TODAY).agencies() == {"sts", "snv"}
    assert not OutgoingMail.objects.exists()


def test_an_address_of_a_person_of_another_name_is_refused(made: Province) -> None:
    with pytest.raises(NotNow, match="đã thuộc về một người khác tên"):
        _add(made, email="receiver@example.vn")


@pytest.mark.parametrize("by", [Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER, Role.RECEIVER])
def test_only_administrators_add_people(made: Province, by: Role) -> None:
    with pytest.raises(NotPermitted):
        _add(made, by=by)


def test_an_agency_administrator_makes_no_system_administrator(made: Province) -> None:
    with pytest.raises(NotPermitted, match="do quản trị hệ thống cấp"):
        _add(made, Role.SYSTEM_ADMIN)

    assert Role.SYSTEM_ADMIN not in grantable_roles("sts", made.actor(Role.AGENCY_ADMIN))
    assert Role.SYSTEM_ADMIN in grantable_roles("sts", made.actor(Role.SYSTEM_ADMIN))
    assert grantable_roles("snv", made.actor(Role.AGENCY_ADMIN)) == ()


def test_a_role_granted_twice_is_one(made: Province) -> None:
    user = made.user(Role.VIEWER)
    admin = {"actor": made.actor(Role.AGENCY_ADMIN), "by": made.user(Role.AGENCY_ADMIN), "now": NOW}

    first = grant_role(user_id=user.pk, agency_id="sts", role=Role.CLERK, **admin)
    second = grant_role(user_id=user.pk, agency_id="sts", role=Role.CLERK, **admin)

    assert first == second
    assert actor_of(user, TODAY).agencies(Role.CLERK) == {"sts"}


def test_a_role_ended_today_holds_no_more_and_can_be_granted_again(made: Province) -> None:
    user, admin = made.user(Role.OFFICER), made.user(Role.AGENCY_ADMIN)
    actor = made.actor(Role.AGENCY_ADMIN)

    end_role(membership_id=Membership.objects.get(user=user).pk, actor=actor, now=NOW)
    without = actor_of(user, TODAY)
    grant_role(user_id=user.pk, agency_id="sts", role=Role.OFFICER, actor=actor, by=admin, now=NOW)

    assert without.grants == ()
    assert actor_of(user, TODAY).agencies(Role.OFFICER) == {"sts"}


def test_nobody_ends_their_own_administration_or_closes_their_own_account(made: Province) -> None:
    admin, actor = made.user(Role.AGENCY_ADMIN), made.actor(Role.AGENCY_ADMIN)

    with pytest.raises(NotNow, match="của chính mình"):
        end_role(membership_id=Membership.objects.get(user=admin).pk, actor=actor, now=NOW)
    with pytest.raises(NotNow, match="của chính mình"):
        set_active(user_id=admin.pk, agency_id="sts", is_active=False, actor=actor, now=NOW)


def test_who_works_elsewhere_too_is_not_closed_by_one_agency(made: Province) -> None:
    user = made.user(Role.OFFICER)
    Membership.objects.create(user=user, agency=made.commune, role=Role.OFFICER)
    closing = {"user_id": user.pk, "agency_id": "sts", "is_active": False, "now": NOW}

    with pytest.raises(NotNow, match="còn làm việc cho cơ quan khác"):
        set_active(actor=made.actor(Role.AGENCY_ADMIN), **closing)
    closed = set_active(actor=made.actor(Role.SYSTEM_ADMIN), **closing)

    assert not closed.is_active
    assert actor_of(closed, TODAY).grants == ()


def test_a_stranger_to_the_agency_is_not_touched(made: Province) -> None:
    stranger = made.user(Role.RECEIVER)

    with pytest.raises(NotNow, match="không thuộc cơ quan"):
        set_active(
            user_id=stranger.pk,
            agency_id="sts",
            is_active=False,
            actor=made.actor(Role.AGENCY_ADMIN),
            now=NOW,
        )


def test_what_is_done_under_a_lent_role_names_both(made: Province) -> None:
    deputy = made.user(Role.VIEWER)
    _lend(made, deputy)
    submission = made.through(made.ready(), Act.PRESENT)

    move(submission_id=submission.pk, act=Act.APPROVE, actor=actor_of(deputy, TODAY), by=deputy, now=NOW)

    entry = AuditRecord.objects.get(act="approve")
    assert entry.actor.endswith("Phạm Văn Út")
    assert entry.on_behalf_of == "Trần Văn Đức"


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"reason": "  "}, "Chưa ghi lý do"),
        ({"until": TODAY - timedelta(days=1)}, "đứng trước ngày bắt đầu"),
        ({"from_on": TODAY - timedelta(days=9), "until": TODAY - timedelta(days=1)}, "đã qua"),
    ],
)
def test_a_role_is_not_lent_without_reason_or_in_the_past(
    made: Province, changed: dict[str, object], told: str
) -> None:
    with pytest.raises(NotNow, match=told):
        _lend(made, made.user(Role.VIEWER), **changed)


def test_a_role_is_lent_within_the_agency_to_another_and_once(made: Province) -> None:
    deputy = made.user(Role.VIEWER)

    with pytest.raises(NotNow, match="không làm việc tại cơ quan"):
        _lend(made, made.user(Role.RECEIVER))
    with pytest.raises(NotNow, match="là một"):
        _lend(made, made.user(Role.HEAD))
    _lend(made, deputy)
    with pytest.raises(NotNow, match="đã ủy quyền vai trò này"):
        _lend(made, deputy)


def test_nobody_lends_what_is_anothers_but_an_administrator_does_for_who_is_away(made: Province) -> None:
    deputy = made.user(Role.VIEWER)

    with pytest.raises(NotPermitted):
        _lend(made, made.user(Role.CLERK), by=Role.VIEWER)
    with pytest.raises(NotNow, match="của chính mình"):
        _lend(made, deputy, role=Role.OFFICER, by=Role.HEAD, giver_id=made.user(Role.OFFICER).pk)
    lent = _lend(made, deputy, by=Role.AGENCY_ADMIN)

    assert actor_of(deputy, TODAY).agencies(Role.HEAD) == {"sts"}
    assert lent.giver == made.user(Role.HEAD)


def test_what_is_lent_is_not_lent_on(made: Province) -> None:
    deputy, other = made.user(Role.VIEWER), made.user(Role.CLERK)
    _lend(made, deputy)

    with pytest.raises(NotNow, match="của chính mình"):
        _lend(made, other, giver_id=deputy.pk, actor=actor_of(deputy, TODAY))


def test_a_clerk_lends_what_is_theirs_as_the_table_says(made: Province) -> None:
    clerk, colleague = made.user(Role.CLERK), made.user(Role.VIEWER)

    _lend(made, colleague, role=Role.CLERK, by=Role.CLERK, giver_id=clerk.pk)

    assert actor_of(colleague, TODAY).agencies(Role.CLERK) == {"sts"}
    assert is_permitted(Role.CLERK, Act.DELEGATE, Side.OWN)


def test_an_officer_lends_as_well(made: Province) -> None:
    officer, colleague = made.user(Role.OFFICER), made.user(Role.VIEWER)

    _lend(made, colleague, role=Role.OFFICER, giver_id=officer.pk, actor=made.actor(Role.OFFICER))

    assert actor_of(colleague, TODAY).agencies(Role.OFFICER) == {"sts"}


def test_a_lent_role_ends_with_its_days_its_revoking_and_its_givers_own(made: Province) -> None:
    deputy = made.user(Role.VIEWER)
    lent = _lend(made, deputy)
    holds = [
        Role.HEAD in {g.role for g in actor_of(deputy, TODAY + timedelta(days=n)).grants} for n in (0, 3, 4)
    ]

    revoke(delegation_id=lent.pk, actor=made.actor(Role.HEAD), by=made.user(Role.HEAD), now=NOW)
    revoke(delegation_id=lent.pk, actor=made.actor(Role.HEAD), by=made.user(Role.HEAD), now=NOW)

    assert holds == [True, True, False]
    assert Role.HEAD not in {g.role for g in actor_of(deputy, TODAY).grants}
    assert AuditRecord.objects.filter(act="revoke_delegation").count() == 1


def test_who_presented_does_not_approve_under_a_lent_role(made: Province) -> None:
    officer = made.user(Role.OFFICER)
    _lend(made, officer)
    submission = made.through(made.ready(), Act.PRESENT)

    with pytest.raises(NotNow, match="không được tự duyệt"):
        made.act(submission, Act.APPROVE, Role.OFFICER)


def test_a_head_whose_officer_power_presented_does_not_approve(made: Province) -> None:
    """A person who holds both roles and lets another present on their behalf has presented all the same."""
    head, colleague = made.user(Role.HEAD), made.user(Role.VIEWER)
    Membership.objects.create(user=head, agency=made.department, role=Role.OFFICER)
    _lend(made, colleague, role=Role.OFFICER)
    submission = made.ready()
    move(
        submission_id=submission.pk, act=Act.PRESENT, actor=actor_of(colleague, TODAY), by=colleague, now=NOW
    )

    with pytest.raises(NotNow, match="không được tự duyệt"):
        made.act(submission, Act.APPROVE, Role.HEAD)


def test_the_power_of_who_presented_does_not_approve_in_anothers_hand(made: Province) -> None:
    """The presenter's own power to approve, lent to a deputy, approves nothing the presenter presented."""
    head, deputy = made.user(Role.HEAD), made.user(Role.VIEWER)
    Membership.objects.create(user=head, agency=made.department, role=Role.OFFICER)
    _lend(made, deputy)
    submission = made.act(made.ready(), Act.PRESENT, Role.HEAD)
    with pytest.raises(NotNow, match="không được tự duyệt"):
        move(submission_id=submission.pk, act=Act.APPROVE, actor=actor_of(deputy, TODAY), by=deputy, now=NOW)


def test_a_role_that_ends_before_it_begins_is_refused_with_and_without_a_first_day(made: Province) -> None:
    told = {"user_id": made.user(Role.OFFICER).pk, "agency_id": "sts", "role": Role.CLERK, "now": NOW}
    by = {"actor": made.actor(Role.AGENCY_ADMIN), "by": made.user(Role.AGENCY_ADMIN)}
    yesterday = TODAY - timedelta(days=1)

    for first in (None, TODAY):
        with pytest.raises(NotNow, match="đứng trước ngày bắt đầu"):
            grant_role(**told, **by, from_on=first, until=yesterday)
