"""The people of an agency by the API: for who manages them all, for any other key nobody is there."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, Membership, OutgoingMail, User
from factories.api import Asker, key_of
from factories.portal import TODAY, Province, person


Program = Callable[[Role], Asker]
PEOPLE = "/agencies/sts/people"
NEW = {"name": "Bùi Thị Mới", "email": "moi@example.vn", "role": "officer"}


@pytest.fixture
def admin(here: Province, program: Program) -> Asker:
    """The program of the administrator of the department."""
    return program(Role.AGENCY_ADMIN)


@pytest.fixture
def stranger(here: Province) -> Asker:
    """The program of the administrator of another agency."""
    user = person("quan-tri-xa", "Trịnh Thị Xa", Role.AGENCY_ADMIN, here.commune)
    return Asker(key_of(user, here.commune.pk, Role.AGENCY_ADMIN))


def at(here: Province, role: Role, rest: str = "") -> str:
    """The address of the department's person of that role."""
    return f"{PEOPLE}/{here.user(role).pk}{rest}"


def test_people_come_in_parts_by_given_name_and_are_found_without_marks(admin: Asker) -> None:
    first = admin.get(f"{PEOPLE}?limit=2").told
    second = admin.get(f"{PEOPLE}?limit=2&cursor={first['next']}").told
    third = admin.get(f"{PEOPLE}?limit=2&cursor={second['next']}").told

    names = [one["name"] for part in (first, second, third) for one in part["people"]]
    assert names == ["Lê Thị Ánh", "Trần Văn Đức", "Nguyễn Thị Lan", "Đỗ Minh Quân", "Phạm Văn Út"]
    assert third["next"] is None
    assert [one["name"] for one in admin.get(f"{PEOPLE}?words=anh le").told["people"]] == ["Lê Thị Ánh"]
    (head,) = admin.get(f"{PEOPLE}?role=head").told["people"]
    assert (head["name"], head["roles"], head["has_accepted"]) == ("Trần Văn Đức", ["head"], True)
    assert admin.get(f"{PEOPLE}?role=king").status_code == 422
    assert admin.get(f"{PEOPLE}?cursor=abc").status_code == 400


def test_a_cursor_tells_nothing_of_people_elsewhere(here: Province, admin: Asker) -> None:
    assert admin.get(f"{PEOPLE}?cursor={here.user(Role.RECEIVER).pk}").status_code == 400
    assert admin.get(f"{PEOPLE}?cursor=999999").status_code == 400


def test_a_person_is_added_once_and_invited(admin: Asker) -> None:
    added = admin.post(PEOPLE, NEW | {"position": "Chuyên viên"}, **{"Idempotency-Key": "p"})
    again = admin.post(PEOPLE, NEW | {"position": "Chuyên viên"}, **{"Idempotency-Key": "p"})

    assert added.status_code == 201
    assert (added.told["username"], added.told["has_accepted"]) == ("moi.buithi", False)
    assert [(m["agency"]["id"], m["role"]) for m in added.told["memberships"]] == [("sts", "officer")]
    assert again.told == added.told
    assert OutgoingMail.objects.get().to == "moi@example.vn"
    assert AuditRecord.objects.get(act="add_person").actor.endswith("|Đỗ Minh Quân (API: thử)")
    invited = admin.post(f"{PEOPLE}/{added.told['id']}/invitations", {})
    assert invited.status_code == 200


@pytest.mark.parametrize(
    ("changed", "status", "said"),
    [
        ({"email": "khong-phai-thu"}, 422, "địa chỉ thư điện tử"),
        ({"email": "officer@example.vn"}, 409, "đã thuộc về một người khác tên"),
        ({"username": "clerk"}, 409, "đã có người dùng"),
        ({"username": "a b"}, 422, "chưa theo mô tả"),
        ({"name": " "}, 422, "còn trống"),
        ({"role": "system_admin"}, 403, "do quản trị hệ thống cấp"),
        ({"from_on": "2026-12-20", "until": "2026-12-19"}, 409, "đứng trước ngày bắt đầu"),
        ({"until": "2026-12-14"}, 409, "đứng trước ngày bắt đầu"),
    ],
)
def test_a_person_who_cannot_be_added_is_refused_and_nobody_is_invited(
    admin: Asker, changed: dict[str, str], status: int, said: str
) -> None:
    before = User.objects.count()

    refused = admin.post(PEOPLE, NEW | changed)

    assert refused.status_code == status
    assert said in refused.told["errors"][0]["says"]
    assert (User.objects.count(), OutgoingMail.objects.count()) == (before, 0)


def test_what_is_left_out_of_a_description_stays(here: Province, admin: Asker) -> None:
    admin.patch(at(here, Role.CLERK), {"position": "Văn thư", "phone": "0269"})

    told = admin.patch(at(here, Role.CLERK), {"phone": ""}).told

    assert (told["name"], told["position"], told["phone"]) == ("Lê Thị Ánh", "Văn thư", "")


def test_a_role_is_granted_and_ended(here: Province, admin: Asker) -> None:
    granted = admin.post(at(here, Role.OFFICER, "/roles"), {"role": "clerk"})
    membership = next(m["id"] for m in granted.told["memberships"] if m["role"] == "clerk")

    ended = admin.post(at(here, Role.OFFICER, f"/roles/{membership}/end"), {"until": "2026-12-31"}).told
    now = admin.post(at(here, Role.OFFICER, f"/roles/{membership}/end"), {}).told

    assert granted.status_code == 201
    assert granted.told["roles"] == ["clerk", "officer"]
    days = {m["role"]: (m["from_on"], m["until"], m["is_current"]) for m in ended["memberships"]}
    assert days["clerk"] == ("2026-12-15", "2026-12-31", True)
    assert {m["role"]: m["until"] for m in now["memberships"]}["clerk"] == "2026-12-15"
    assert admin.post(at(here, Role.HEAD, f"/roles/{membership}/end"), {}).status_code == 404


def test_an_account_is_closed_and_opened(here: Province, admin: Asker) -> None:
    closed = admin.put(at(here, Role.CLERK, "/account"), {"is_active": False}).told
    opened = admin.put(at(here, Role.CLERK, "/account"), {"is_active": True}).told
    oneself = admin.put(at(here, Role.AGENCY_ADMIN, "/account"), {"is_active": False})

    assert (closed["is_active"], opened["is_active"]) == (False, True)
    assert oneself.status_code == 409
    assert "chính mình" in oneself.told["errors"][0]["says"]
    assert admin.put(at(here, Role.CLERK, "/account"), {"is_active": "no"}).status_code == 422
    assert admin.post(at(here, Role.CLERK, "/invitations"), {}).status_code == 409


def test_what_a_person_does_elsewhere_is_not_told(here: Province, admin: Asker, program: Program) -> None:
    officer = here.user(Role.OFFICER)
    Membership.objects.create(user=officer, agency=here.commune, role=Role.HEAD)
    Membership.objects.create(
        user=officer, agency=here.department, role=Role.CLERK, valid_to=TODAY - timedelta(days=1)
    )

    seen = admin.get(at(here, Role.OFFICER)).told
    whole = program(Role.SYSTEM_ADMIN).get(at(here, Role.OFFICER)).told

    assert sorted((m["role"], m["is_current"]) for m in seen["memberships"]) == [
        ("clerk", False),
        ("officer", True),
    ]
    assert seen["roles"] == ["officer"]
    assert len(whole["memberships"]) == 3


def asked(here: Province) -> list[tuple[str, str, Any]]:
    """Every request about the department's people."""
    membership = here.user(Role.CLERK).memberships.get().pk
    return [
        ("GET", PEOPLE, None),
        ("POST", PEOPLE, NEW),
        ("GET", at(here, Role.CLERK), None),
        ("PATCH", at(here, Role.CLERK), {"position": "x"}),
        ("PUT", at(here, Role.CLERK, "/account"), {"is_active": False}),
        ("POST", at(here, Role.CLERK, "/invitations"), {}),
        ("POST", at(here, Role.CLERK, "/roles"), {"role": "head"}),
        ("POST", at(here, Role.CLERK, f"/roles/{membership}/end"), {}),
    ]


def test_for_the_administrator_of_another_agency_nobody_is_there(here: Province, stranger: Asker) -> None:
    answers = [stranger.ask(method, path, body) for method, path, body in asked(here)]

    assert {answer.status_code for answer in answers} == {404}
    assert stranger.get("/agencies/khong-co/people").told == answers[0].told
    person_of_no_agency = stranger.get(f"/agencies/xa-hai-dong/people/{here.user(Role.CLERK).pk}")
    assert person_of_no_agency.status_code == 404
    assert set(AuditRecord.objects.values_list("act", flat=True)) == {"create_token"}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.RECEIVER])
def test_who_manages_nobody_is_refused(here: Province, program: Program, role: Role) -> None:
    answers = [program(role).ask(method, path, body) for method, path, body in asked(here)]

    assert {answer.status_code for answer in answers} == {403}


def test_a_long_list_of_people_asks_no_more_of_the_database(here: Province, admin: Asker) -> None:
    admin.get(PEOPLE)  # from now on the key's last use is known
    counts = []
    for more in (0, 30):
        for number in range(more):
            person(f"nguoi-{number}", f"Người {number}", Role.VIEWER, here.department)
        with CaptureQueriesContext(connection) as queries:
            assert admin.get(PEOPLE).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 7
