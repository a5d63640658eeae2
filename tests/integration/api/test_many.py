"""One act for many agencies: an answer each, one refused stops no other, a stranger's duty stops all."""

from collections.abc import Callable
from typing import Any

import pytest

from caicach.core.submissions.roles import Role
from caicach.store.models import Duty, Extension, Submission
from factories.api import Asker, ready
from factories.portal import ALL_THE_WAY, Province, agency, duty


Program = Callable[[Role], Asker]
MORE_TIME = {"due_on": "2026-12-20", "reason": "Mưa lũ."}


def both(here: Province) -> dict[str, list[int]]:
    """The duties of the department and the commune."""
    return {"duties": [here.duty.pk, here.commune_duty.pk]}


def test_what_has_arrived_is_received_and_the_rest_is_told(here: Province, program: Program) -> None:
    submission = here.through(ready(here), *ALL_THE_WAY[:4])
    receiver = program(Role.RECEIVER)

    answers = receiver.post("/receipts", both(here)).told["answers"]

    submission.refresh_from_db()
    assert submission.status == "received"
    told = {answer["duty"]: (answer["agency"], answer["done"], answer["says"]) for answer in answers}
    assert told == {
        here.duty.pk: ("Sở Thủy sản", True, "Đã tiếp nhận."),
        here.commune_duty.pk: ("UBND xã Hải Đông", False, "Chưa có báo cáo nào chờ tiếp nhận."),
    }


def test_more_time_for_many_says_of_each_until_when(here: Province, program: Program) -> None:
    Duty.objects.filter(pk=here.commune_duty.pk).update(due_on="2026-12-25")
    receiver = program(Role.RECEIVER)

    answers = receiver.post("/extensions", both(here) | MORE_TIME).told["answers"]

    told = {answer["duty"]: answer for answer in answers}
    assert [told[pk]["done"] for pk in both(here)["duties"]] == [True, False]
    assert "20/12/2026" in told[here.duty.pk]["says"]
    assert "Hạn mới phải sau" in told[here.commune_duty.pk]["says"]
    assert [row.duty_id for row in Extension.objects.all()] == [here.duty.pk]


@pytest.mark.parametrize("path", ["/receipts", "/extensions", "/reminders"])
def test_a_duty_owed_to_another_is_not_there_and_nothing_is_done(
    here: Province, program: Program, path: str
) -> None:
    elsewhere = agency("snv-khac", "Sở Nội vụ tỉnh khác", "home_affairs")
    stranger = duty(agency("so-khac", "Sở Tài chính tỉnh khác"), elsewhere)
    body: dict[str, Any] = {"duties": [here.duty.pk, stranger.pk]}
    body |= MORE_TIME if path == "/extensions" else {}

    refused = program(Role.RECEIVER).post(path, body)

    assert refused.status_code == 404
    assert refused.told["errors"][0]["context"]["duty"] == str(stranger.pk)
    assert not Extension.objects.exists()
    assert program(Role.OFFICER).post(path, body).status_code == 403


def test_asked_again_with_its_key_nothing_is_received_twice(here: Province, program: Program) -> None:
    here.through(ready(here), *ALL_THE_WAY[:4])
    receiver = program(Role.RECEIVER)

    first = receiver.post("/receipts", both(here), **{"Idempotency-Key": "r1"})
    again = receiver.post("/receipts", both(here), **{"Idempotency-Key": "r1"})
    anew = receiver.post("/receipts", both(here)).told["answers"]

    assert again.told == first.told
    assert again.headers["Idempotent-Replayed"] == "true"
    assert [answer["done"] for answer in anew] == [False, False]
    assert Submission.objects.get().status == "received"


@pytest.mark.parametrize(
    ("body", "field"),
    [({"duties": []}, "duties"), ({"duties": [1], "due_on": "mai", "reason": "x"}, "due_on"), ({"duties": [0]}, "duties.0"), ({"duties": [1], "due_on": "0001-01-01"}, "due_on")],
)  # fmt: skip
def test_what_is_asked_wrongly_is_named(program: Program, body: dict[str, Any], field: str) -> None:
    refused = program(Role.RECEIVER).post("/extensions", MORE_TIME | body)

    assert refused.status_code == 422
    assert refused.told["errors"][0]["context"]["field"] == field
