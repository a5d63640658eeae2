"""Every endpoint declares itself once: its act, its query, its answers; the description is made of that."""

from typing import Any

import pytest

from caicach.api.description import openapi
from caicach.api.interface import api
from caicach.api.shapes.submissions import Move
from caicach.core.submissions.acts import Act
from caicach.core.submissions.transitions import TRANSITIONS


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Method, path and declaration of every endpoint."""
    paths = openapi(api)["paths"]
    return [(method.upper(), path, one) for path, methods in paths.items() for method, one in methods.items()]


def test_the_acts_of_the_address_are_those_of_the_table() -> None:
    assert {move.value for move in Move} == {row.act.value for row in TRANSITIONS if row.role is not None}


@pytest.mark.parametrize(("method", "path", "one"), operations(), ids=lambda value: str(value)[:60])
def test_an_endpoint_says_its_act_its_group_and_its_answers(
    method: str, path: str, one: dict[str, Any]
) -> None:
    assert path.startswith("/api/v1/")
    assert one["x-caicach-act"] in set(Act)
    assert one["summary"].strip()
    assert one["security"] == [{"ApiKey": []}]
    statuses = {int(status) for status in one["responses"]}
    assert {400, 401, 403, 404, 422, 429} <= statuses
    answers = [answer for status, answer in one["responses"].items() if int(status) < 300]
    assert len(answers) == 1
    assert answers[0]["content"]
    names = {parameter["name"] for parameter in one["parameters"]}
    assert ("Idempotency-Key" in names) == (method != "GET")


def test_every_answer_is_one_object_of_named_fields() -> None:
    schema = openapi(api)
    for _, _, one in operations():
        for answer in one["responses"].values():
            kinds = [media["schema"] for media in answer["content"].values()]
            assert all("$ref" in kind or kind.get("format") == "binary" for kind in kinds)
    objects = schema["components"]["schemas"].values()
    assert all(kind["type"] in {"object", "string"} for kind in objects)


def test_no_two_endpoints_share_an_address_or_a_name() -> None:
    names = [one["operationId"] for _, _, one in operations()]

    assert len(names) == len(set(names))
