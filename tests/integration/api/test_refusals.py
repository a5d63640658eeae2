"""Whatever the API refuses, it says in one shape, in the caller's language, and tells nobody what exists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from caicach.api import keys
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.api import PREFIX, Asker, ready
from factories.portal import Province


Program = Callable[[Role], Asker]


def told_well(response: Any, status: int, code: str) -> dict[str, Any]:
    """The first error, when the answer is of our shape, with that status and code."""
    assert response.status_code == status
    assert response.headers["Content-Type"].startswith("application/json")
    body = response.json()
    assert set(body) == {"ok", "errors", "status"}
    assert (body["ok"], body["status"]) == (False, status)
    error = body["errors"][0]
    assert set(error) == {"code", "title", "says", "do", "context"}
    assert error["code"] == code
    assert all(error[name].strip() for name in ("title", "says", "do"))
    return error


def test_no_key_and_a_wrong_key_are_refused(db: None) -> None:
    nobody = Client().get(f"{PREFIX}/me")
    told_well(nobody, 401, "KeyRefused")
    assert nobody.headers["WWW-Authenticate"].startswith("Bearer")

    for secret in ("caicach_wrong", "x" * 5000, "khóa", ""):
        told_well(
            Client().get(f"{PREFIX}/me", headers={"Authorization": f"Bearer {secret}"}), 401, "KeyRefused"
        )


def test_a_session_opens_no_endpoint(here: Province, client_of: Callable[[object], Client]) -> None:
    client = client_of(here.user(Role.OFFICER))

    told_well(client.get(f"{PREFIX}/me"), 401, "KeyRefused")


def test_too_many_wrong_keys_from_one_address_are_stopped_but_not_the_right_one(program: Program) -> None:
    right, wrong = program(Role.OFFICER), Asker("caicach_wrong")
    for _ in range(keys.MOST_FAILURES):
        assert wrong.get("/me").status_code == 401

    told_well(wrong.get("/me"), 429, "TooManyFailures")
    assert right.get("/me").status_code == 200


def test_addresses_and_methods_that_are_none(program: Program) -> None:
    officer = program(Role.OFFICER)

    told_well(officer.get("/nothing"), 404, "NoSuchAddress")
    told_well(Client().get("/api/v2/me"), 404, "NoSuchAddress")
    wrong = officer.ask("DELETE", "/me")
    told_well(wrong, 405, "WrongMethod")
    assert "GET" in wrong.headers["Allow"]


@pytest.mark.parametrize(
    ("body", "kind", "status", "code"),
    [
        ("{", "application/json", 400, "WrongRequest"),
        ("[]", "application/json", 400, "WrongRequest"),
        ("[" * 100_000, "application/json", 400, "WrongRequest"),
        ('{"duty": NaN}', "application/json", 400, "WrongRequest"),
        ("duty=1", "application/x-www-form-urlencoded", 415, "WrongMediaType"),
        ('{"duty": 1, "x": "a\\u0000"}', "application/json", 400, "WrongRequest"),
        ('{"duty": 1, "x": "\\ud800"}', "application/json", 400, "WrongRequest"),
        ('{"duty": "một"}', "application/json", 422, "WrongField"),
        ('{"duty": 1, "dty": 2}', "application/json", 422, "WrongField"),
        ("{}", "application/json", 422, "WrongField"),
        ("", "application/json", 422, "WrongField"),
    ],
)
def test_bodies_that_cannot_be_read(program: Program, body: str, kind: str, status: int, code: str) -> None:
    headers = {"Authorization": f"Bearer {program(Role.OFFICER).secret}"}

    response = Client().generic(
        "POST", f"{PREFIX}/submissions", body.encode(), content_type=kind, headers=headers
    )

    told_well(response, status, code)


def test_every_wrong_field_is_named_as_it_stands_in_the_request(here: Province, program: Program) -> None:
    cells = [
        {"indicator": "a", "becomes": {"value": 5}},
        {"indicator": "b", "becomes": {"value": "1,5"}},
        {"indicator": "c", "becomes": {"state": "reported"}},
    ]

    refused = program(Role.OFFICER).patch(f"/submissions/{here.start().pk}/figures", {"cells": cells})

    told_well(refused, 422, "WrongField")
    fields = [error["context"]["field"] for error in refused.told["errors"]]
    assert fields == ["cells.0.becomes.value", "cells.1.becomes.value", "cells.2.becomes"]


def test_names_in_the_query_that_mean_nothing_are_refused(program: Program) -> None:
    officer = program(Role.OFFICER)

    error = told_well(officer.get("/duties?perod=2026-year"), 400, "WrongRequest")
    assert "“perod”" in error["says"]
    assert "period" in error["do"]
    told_well(officer.get("/me?x=1"), 400, "WrongRequest")
    told_well(officer.get("/duties?limit=1000"), 422, "WrongField")
    told_well(officer.get("/duties?cursor=abc"), 400, "WrongRequest")
    told_well(officer.get("/agencies?cursor=abc"), 400, "WrongRequest")
    told_well(officer.get("/agencies?words=%00"), 400, "WrongRequest")


def test_a_body_that_is_too_large(program: Program, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100

    refused = program(Role.OFFICER).post("/submissions", {"duty": 1, "x": "y" * 200})

    told_well(refused, 413, "TooLarge")


def test_sentences_are_vietnamese_unless_english_is_asked_for(program: Program) -> None:
    officer = program(Role.OFFICER)

    vietnamese = officer.get("/agencies/x", **{"Accept-Language": "fr"}).told["errors"][0]["says"]
    english = officer.get("/agencies/x", **{"Accept-Language": "en-GB,en;q=0.8"}).told["errors"][0]["says"]

    assert vietnamese == "Không có cơ quan nào mang định danh này."
    assert english == "There is no agency of this id."
    told_well(officer.get("/nothing", **{"Accept-Language": "en"}), 404, "NoSuchAddress")


def test_a_mistake_of_ours_is_told_without_its_details(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of ours")

    monkeypatch.setattr("caicach.api.endpoints.submissions.find_submission", broken)

    response = program(Role.OFFICER).get("/submissions/1")

    told_well(response, 500, "OurMistake")
    assert b"secret" not in response.content


def test_what_a_key_may_not_see_is_not_there(here: Province, program: Program) -> None:
    submission = ready(here).pk
    receiver = program(Role.RECEIVER)

    for part in (
        "",
        "/figures",
        "/narrative",
        "/findings",
        "/remarks",
        "/history",
        "/documents",
        "/explanations",
    ):
        told_well(receiver.get(f"/submissions/{submission}{part}"), 404, "NotFound")
    told_well(receiver.get(f"/submissions/{submission}/documents/pdf"), 404, "NotFound")
    told_well(program(Role.AGENCY_ADMIN).get(f"/submissions/{submission}"), 404, "NotFound")
    assert receiver.get("/submissions").told["submissions"] == []
    told_well(receiver.post(f"/submissions/{submission}/acts/receive", {}), 404, "NotFound")


def test_what_a_key_may_not_do_is_said(here: Province, program: Program) -> None:
    submission = here.through(ready(here), Act.PRESENT).pk

    told_well(program(Role.OFFICER).post(f"/submissions/{submission}/acts/approve", {}), 403, "NotPermitted")
    told_well(program(Role.VIEWER).post(f"/submissions/{submission}/acts/approve", {}), 403, "NotPermitted")
    cells = {"cells": [{"indicator": "steering-documents", "becomes": {"value": "5"}}]}
    told_well(program(Role.OFFICER).patch(f"/submissions/{submission}/figures", cells), 409, "NotNow")
