"""Roles lent by the API: one's own, for another by the administrator, taken back; seen by those they are about."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Delegation
from factories.api import Asker, key_of
from factories.portal import NOW, TODAY, Province, person


Program = Callable[[Role], Asker]
DAYS = {"from_on": "2026-12-15", "until": "2026-12-20", "reason": "Đi công tác."}


def lent_to(here: Province, taker: Role, role: Role = Role.HEAD, **more: object) -> dict[str, object]:
    """A body that lends the role to the department's person of the other."""
    return {"taker": here.user(taker).pk, "role": role.value} | DAYS | more


def test_a_head_lends_their_role_once_and_takes_it_back(here: Province, program: Program) -> None:
    head = program(Role.HEAD)
    body = lent_to(here, Role.CLERK)

    lent = head.post("/delegations", body, **{"Idempotency-Key": "d"})
    again = head.post("/delegations", body, **{"Idempotency-Key": "d"})
    twice = head.post("/delegations", body)
    revoked = head.post(f"/delegations/{lent.told['id']}/revoke", {})

    assert lent.status_code == 201
    assert (lent.told["giver"]["name"], lent.told["taker"]["name"]) == ("Trần Văn Đức", "Lê Thị Ánh")
    assert lent.told["is_current"] is True
    assert again.told == lent.told
    assert twice.status_code == 409
    assert "trong thời gian ấy" in twice.told["errors"][0]["says"]
    assert (revoked.told["is_current"], revoked.told["revoked_by"]["name"]) == (False, "Trần Văn Đức")
    assert head.post(f"/delegations/{lent.told['id']}/revoke", {}).told == revoked.told
    acts = AuditRecord.objects.filter(subject=f"delegation:{lent.told['id']}").values_list("act", flat=True)
    assert list(acts) == ["delegate", "revoke_delegation"]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CLERK])
def test_whoever_works_for_the_agency_lends_what_is_theirs(
    here: Province, program: Program, role: Role
) -> None:
    assert program(role).post("/delegations", lent_to(here, Role.VIEWER, role)).status_code == 201


def test_only_an_administrator_lends_for_somebody_else(here: Province, program: Program) -> None:
    body = lent_to(here, Role.CLERK, giver=here.user(Role.HEAD).pk)

    refused = program(Role.OFFICER).post("/delegations", body)
    done = program(Role.AGENCY_ADMIN).post("/delegations", body)

    assert refused.status_code == 409
    assert "của chính mình" in refused.told["errors"][0]["says"]
    assert done.status_code == 201
    assert program(Role.VIEWER).post("/delegations", body).status_code == 403


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"reason": " "}, 422, "còn trống"),
        ({"until": "2026-12-14"}, 409, "đứng trước ngày bắt đầu"),
        ({"from_on": "2026-11-01", "until": "2026-11-02"}, 409, "đã qua"),
        ({"role": "agency_admin"}, 409, "của chính mình"),
        ({"taker": 999_999}, 422, "không thuộc cơ quan"),
        ({"taker": 0}, 422, "giới hạn"),
    ],
)
def test_what_cannot_be_lent_is_refused_in_words(
    here: Province, program: Program, changed: dict[str, object], status: int, said: str
) -> None:
    refused = program(Role.HEAD).post("/delegations", lent_to(here, Role.CLERK) | changed)

    assert refused.status_code == status
    assert said in refused.told["errors"][0]["says"]
    assert not Delegation.objects.exists()


def test_of_people_elsewhere_nothing_is_told(here: Province, program: Program) -> None:
    head = program(Role.HEAD)

    elsewhere = head.post("/delegations", lent_to(here, Role.RECEIVER))
    another = head.post("/delegations", lent_to(here, Role.CLERK, agency="snv"))

    assert elsewhere.status_code == 422
    assert "Hoàng" not in elsewhere.content.decode()
    assert another.status_code == 404
    assert head.get("/colleagues?agency=snv").status_code == 404
    assert head.get("/colleagues?agency=khong-co").status_code == 404


def test_colleagues_are_those_who_work_for_the_agency_today(here: Province, program: Program) -> None:
    here.user(Role.VIEWER).memberships.update(valid_to=TODAY - timedelta(days=1))

    first = program(Role.HEAD).get("/colleagues?limit=3").told
    rest = program(Role.HEAD).get(f"/colleagues?limit=3&cursor={first['next']}").told

    names = [one["name"] for one in (*first["colleagues"], *rest["colleagues"])]
    assert names == ["Lê Thị Ánh", "Trần Văn Đức", "Nguyễn Thị Lan", "Đỗ Minh Quân"]
    assert set(first["colleagues"][0]) == {"id", "name", "position"}
    assert (
        program(Role.SYSTEM_ADMIN).get("/colleagues?agency=sts").told["colleagues"][0]["name"] == "Lê Thị Ánh"
    )


def test_delegations_are_seen_by_those_they_are_about_and_who_manages_them(
    here: Province, program: Program
) -> None:
    head = program(Role.HEAD)
    lent = head.post("/delegations", lent_to(here, Role.CLERK)).told["id"]
    other = person("quan-tri-xa", "Trịnh Thị Xa", Role.AGENCY_ADMIN, here.commune)
    stranger = Asker(key_of(other, here.commune.pk, Role.AGENCY_ADMIN))

    for role in (Role.HEAD, Role.CLERK, Role.AGENCY_ADMIN, Role.SYSTEM_ADMIN):
        seen = program(role).get("/delegations?current=true&agency=sts").told["delegations"]
        assert [one["id"] for one in seen] == [lent]
    for nobody in (program(Role.OFFICER), program(Role.RECEIVER), stranger):
        assert nobody.get("/delegations").told["delegations"] == []
        assert nobody.post(f"/delegations/{lent}/revoke", {}).status_code == 404
    refused = program(Role.CLERK).post(f"/delegations/{lent}/revoke", {})
    assert (refused.status_code, "thu hồi" in refused.content.decode()) == (409, True)
    assert Delegation.objects.get().revoked_at is None


def test_past_delegations_are_left_out_when_asked_and_long_lists_come_in_parts(
    here: Province, program: Program
) -> None:
    admin = program(Role.AGENCY_ADMIN)
    counts = []
    for more in (1, 30):
        for number in range(more):
            Delegation.objects.create(
                giver=here.user(Role.HEAD), taker=here.user(Role.CLERK), agency=here.department, role="head",
                from_on=TODAY - timedelta(days=400 + number), until=TODAY - timedelta(days=400 + number),
                reason="Nghỉ phép.", created_at=NOW,
            )  # fmt: skip
        admin.get("/delegations")
        with CaptureQueriesContext(connection) as queries:
            part = admin.get("/delegations?limit=20").told
        counts.append(len(queries))

    rest = admin.get(f"/delegations?limit=20&cursor={part['next']}").told
    assert (len(part["delegations"]), len(rest["delegations"]), rest["next"]) == (20, 11, None)
    assert admin.get("/delegations?current=true").told["delegations"] == []
    assert counts[0] == counts[1] <= 5
