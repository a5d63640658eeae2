"""Role × side × endpoint × how far the report is: every cell of the matrix, as the table of permissions has it."""

from typing import Any

import pytest

from caicach.api.description import openapi
from caicach.api.interface import api
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.roles import Role, Side
from caicach.core.submissions.transitions import TRANSITIONS
from caicach.store.models import Submission
from factories.api import Asker, key_of, ready
from factories.portal import ALL_THE_WAY, Province, person


REFUSED = {403, 404, 409}
MANAGING = {Act.MANAGE_PEOPLE, Act.MANAGE_AGENCIES}
# Bodies that are well-formed, so that nothing but permission decides; what is asked may still be refused as "not now".
BODIES: dict[str, dict[str, Any]] = {
    "begin_submission": {"duty": 0},
    "change_figures": {"cells": [{"indicator": "steering-documents", "becomes": {"value": "5"}}]},
    "write_section": {"text": "Chữ.", "seen_revision": 0},
    "write_head": {"seen": ""},
    "explain_finding": {"check": "K001", "fact": "x", "text": "Số liệu theo sổ của đơn vị."},
    "make_remark": {"kind": "whole", "text": "Xem lại."},
    "close_remark": {"answer": "Đã sửa."},
    "extend_duty": {"due_on": "2026-12-20", "reason": "Mưa lũ."},
    "remind": {"duties": [0]},
    "receive": {"duties": [0]},
    "add_person": {"name": "Bùi Thị Mới", "email": "moi@example.vn", "role": "viewer"},
    "describe_person": {"position": "Chuyên viên"},
    "write_account": {"is_active": True},
    "invite_again": {},
    "grant_role": {"role": "viewer"},
    "end_role": {},
    "revoke_delegation": {},
    "create_agency": {"name": "Sở Mới", "short_name": "Sở Mới", "type": "department"},
    "describe_agency": {"place_name": "Pleiku"},
    "rename_agency": {"name": "Sở Đổi tên", "short_name": "Sở Đổi tên", "on": "2027-01-01"},
    "merge_agency": {"into": "snv", "on": "2027-02-01"},
    "move_agency": {"parent": "snv", "on": "2027-03-01"},
    "extend_each": {"duties": [0], "due_on": "2026-12-20", "reason": "Mưa lũ."},
    "open_period": {"regime": "cchc-province", "period": "2026-year"},
    "read_notices": {"notices": [1]},
    "freeze_consolidation": {},
    "leave_report_out": {"reason": "Số liệu gồm cả kỳ trước."},
    "change_bases": {
        "bases": [{"agency": "sts", "indicator": "civil-servants-allocated", "base_value": "40"}]
    },
    "take_reading": {"all_new": True},
}
OPERATIONS = [
    (method.upper(), path.removeprefix("/api/v1"), one["operationId"], Act(one["x-caicach-act"]))
    for path, methods in openapi(api)["paths"].items()
    for method, one in methods.items()
    if one["operationId"] != "do_act"
]
MOVES = sorted({row.act for row in TRANSITIONS if row.role is not None})


def program_of(here: Province, role: Role, side: Side) -> Asker:
    """The program of somebody with the role in the agency that stands so to the department's report."""
    homes = {Side.OWN: here.department, Side.RECEIVING: here.home_affairs, Side.OTHER: here.commune}
    user = person(f"{role.value}.{side.value}", f"Người {role.value}", role, homes[side])
    return Asker(key_of(user, homes[side].pk, role))


def sees(role: Role, side: Side, submission: Submission) -> bool:
    """Whether the table lets the role see the submission."""
    drafts = is_permitted(role, Act.SEE_DRAFT, side)
    return drafts or (submission.sent_at is not None and is_permitted(role, Act.SEE_DELIVERED, side))


def ask(
    program: Asker, method: str, path: str, operation: str, here: Province, submission: Submission
) -> int:
    """The status of asking about the department's report and duty."""
    places = {
        "submission": submission.pk, "other": submission.pk, "duty": here.duty.pk, "agency": "sts", "remark": 1,
        "key": "part-1", "delegation": 1, "form": "none", "check": "K001", "format": "xlsx", "reading": 1,
        "regime": "cchc-province", "period": "2026-year", "indicator": "steering-documents",
    }  # fmt: skip
    clerk = here.user(Role.CLERK)
    places |= {"person": clerk.pk, "membership": clerk.memberships.order_by("pk")[0].pk}
    if operation == "read_upload":
        return int(program.upload(submission.pk, "a.docx", b"no document").status_code)
    if operation in {"try_import", "import_people"}:
        return int(program.send(path, "nguoi.csv", "Cơ quan;Họ và tên\n".encode(), {}).status_code)
    if operation == "lend_role":
        days = {"from_on": "2026-12-15", "until": "2026-12-16", "reason": "Nghỉ phép."}
        return int(program.post(path, {"taker": clerk.pk, "role": "officer"} | days).status_code)
    body = BODIES.get(operation)
    if body is not None:
        body = {name: _filled(value, here) for name, value in body.items()}
    return int(program.ask(method, path.format(**places), body).status_code)


def _filled(value: Any, here: Province) -> Any:
    return (
        here.duty.pk if value == 0 and isinstance(value, int) else [here.duty.pk] if value == [0] else value
    )


def is_as_the_table_says(status: int, path: str, act: Act, role: Role, side: Side, is_seen: bool) -> bool:
    """Whether the table of permissions answers so."""
    if not any(is_permitted(role, act, towards) for towards in Side):
        return status == 403
    if "{submission}" in path and not is_seen:
        return status == 404
    may = is_permitted(role, act, side)
    if "{submission}" in path and act is not Act.USE_API and not may:
        return status in REFUSED
    if "{agency}" in path and act in MANAGING:
        return (status in {200, 201, 409}) if may else status == 404
    return status not in {401, 500}


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("is_sent", [False, True], ids=["draft", "sent"])
def test_each_role_meets_at_each_endpoint_what_the_table_says(
    here: Province, role: Role, side: Side, is_sent: bool
) -> None:
    submission = here.through(ready(here), *ALL_THE_WAY[:4]) if is_sent else here.start()
    program = program_of(here, role, side)
    is_seen, wrong = sees(role, side, submission), []

    for method, path, operation, act in OPERATIONS:
        status = ask(program, method, path, operation, here, submission)
        if not is_as_the_table_says(status, path, act, role, side, is_seen):
            wrong.append(f"{role} {side} {operation}: {status}")

    assert wrong == []


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("is_sent", [False, True], ids=["draft", "sent"])
def test_each_role_meets_at_each_act_what_the_table_says(
    here: Province, role: Role, side: Side, is_sent: bool
) -> None:
    submission = here.through(ready(here), *ALL_THE_WAY[:4]) if is_sent else here.start()
    program = program_of(here, role, side)
    is_seen, wrong = sees(role, side, submission), []

    for act in MOVES:
        status = program.post(f"/submissions/{submission.pk}/acts/{act.value}", {}).status_code
        may = is_permitted(role, act, side)
        expected = {404} if not is_seen else {200, 409} if may else {403}
        if status not in expected:
            wrong.append(f"{role} {side} {act}: {status}")

    assert wrong == []
