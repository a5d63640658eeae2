"""Keys for programs: one role, one agency, until a day; gone as soon as any of that is gone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from caicach.actions.standing import NotFound
from caicach.actions.tokens import agencies_and_roles, create_token, hash_of, revoke_token
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Role
from caicach.store.models import ApiToken, AuditRecord, Delegation, Membership
from factories.api import Asker, asker
from factories.portal import NOW, TODAY, Province


Program = Callable[[Role], Asker]


def test_only_the_hash_of_a_key_is_kept(here: Province, program: Program) -> None:
    secret = program(Role.OFFICER).secret

    token = ApiToken.objects.get()

    assert token.hash == hash_of(secret)
    assert secret.endswith(token.hint)
    assert secret not in str(token.__dict__)
    assert secret not in str(list(AuditRecord.objects.values()))


def test_a_key_does_no_more_than_its_one_grant(here: Province, program: Program) -> None:
    """The person is the head as well, and officer of a second agency; the key is the officer's of the first."""
    officer = here.user(Role.OFFICER)
    Membership.objects.create(user=officer, agency=here.department, role=Role.HEAD)
    Membership.objects.create(user=officer, agency=here.commune, role=Role.OFFICER)

    told = program(Role.OFFICER).get("/me").told
    duties = program(Role.OFFICER).get("/duties").told["duties"]

    assert "approve" not in told["acts"]["own"]
    assert [duty["agency"]["id"] for duty in duties] == ["sts"]
    assert program(Role.OFFICER).post("/submissions", {"duty": here.commune_duty.pk}).status_code == 404


@pytest.mark.parametrize("what", ["revoked", "expired", "role", "person"])
def test_a_key_ends(here: Province, program: Program, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    officer, user = program(Role.OFFICER), here.user(Role.OFFICER)
    assert officer.get("/me").status_code == 200

    if what == "revoked":
        revoke_token(token_id=ApiToken.objects.get().pk, actor=here.actor(Role.OFFICER), now=NOW)
    elif what == "expired":
        monkeypatch.setattr("caicach.web.clock.now", lambda: NOW + timedelta(days=60))
    elif what == "role":
        Membership.objects.filter(user=user).update(valid_to=TODAY - timedelta(days=1))
    else:
        user.is_active = False
        user.save()

    assert officer.get("/me").status_code == 401


def test_a_key_stands_on_a_power_lent_as_long_as_it_is_lent(here: Province) -> None:
    clerk = here.user(Role.CLERK)
    lent = Delegation.objects.create(
        giver=here.user(Role.HEAD), taker=clerk, agency=here.department, role=Role.HEAD, from_on=TODAY,
        until=TODAY + timedelta(days=3), reason="Đi công tác", created_at=NOW,
    )  # fmt: skip
    made = create_token(
        user=clerk, agency_id="sts", role=Role.HEAD, label="x", expires_on=TODAY + timedelta(days=30), now=NOW
    )
    program = Asker(made.secret)
    assert program.get("/me").status_code == 200

    lent.revoked_at, lent.revoked_by = NOW, here.user(Role.HEAD)
    lent.save()

    assert program.get("/me").status_code == 401


def test_the_last_use_of_a_key_is_remembered_and_what_it_did_names_it(
    here: Province, program: Program
) -> None:
    program(Role.OFFICER).post("/submissions", {"duty": here.duty.pk})

    assert ApiToken.objects.get().last_used_at == NOW
    assert AuditRecord.objects.get(act="begin").actor.endswith("|Nguyễn Thị Lan (API: thử)")


@pytest.mark.parametrize(
    ("role", "label", "expires", "refusal"),
    [
        (Role.OFFICER, " ", TODAY, NotNow),
        (Role.OFFICER, "x", TODAY - timedelta(days=1), NotNow),
        (Role.OFFICER, "x", TODAY + timedelta(days=400), NotNow),
        (Role.HEAD, "x", TODAY, NotPermitted),
    ],
)
def test_keys_that_are_not_made(
    here: Province, role: Role, label: str, expires: date, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        create_token(
            user=here.user(Role.OFFICER), agency_id="sts", role=role, label=label, expires_on=expires, now=NOW
        )

    assert not ApiToken.objects.exists()


def test_a_key_is_ended_by_its_owner_and_the_administrator_of_the_agency_alone(here: Province) -> None:
    asker(here, Role.OFFICER)
    token = ApiToken.objects.get()

    with pytest.raises(NotFound):
        revoke_token(token_id=token.pk, actor=here.actor(Role.HEAD), now=NOW)
    ended = revoke_token(token_id=token.pk, actor=here.actor(Role.AGENCY_ADMIN), now=NOW)
    again = revoke_token(token_id=token.pk, actor=here.actor(Role.OFFICER), now=NOW + timedelta(hours=1))

    assert ended.revoked_at == again.revoked_at == NOW
    assert AuditRecord.objects.filter(act="revoke_token").count() == 1


def test_keys_are_offered_for_the_roles_held(here: Province) -> None:
    pairs = agencies_and_roles(here.user(Role.OFFICER), TODAY)

    assert [(agency.pk, role) for agency, role in pairs] == [("sts", Role.OFFICER)]
