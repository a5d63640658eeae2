"""Whatever a program sends, the live server answers as its description says and never with a mistake of ours."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django.live_server_helper import LiveServer
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from caicach.core.submissions.roles import Role
from factories.api import HOMES, key_of, ready
from factories.portal import Province


pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]
EXAMPLES = 5
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.RECEIVER, Role.SYSTEM_ADMIN])
@pytest.mark.filterwarnings("ignore")
def test_no_request_meets_a_mistake_of_ours(here: Province, live_server: LiveServer, role: Role) -> None:
    submission = ready(here)
    headers = {"Authorization": f"Bearer {key_of(here.user(role), HOMES.get(role, 'sts'), role)}"}
    schema = schemathesis.openapi.from_url(f"{live_server.url}/api/v1/openapi.json")
    met: list[str] = []

    for result in schema.get_all_operations():
        _try(result.ok(), headers, submission.pk, met)

    assert len(met) > 100
    assert [one for one in met if one.startswith("5")] == []


def _try(operation: Any, headers: dict[str, str], submission: int, met: list[str]) -> None:
    """Some requests to one endpoint; half of them about a submission there is."""

    @settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def ask(case: Any) -> None:
        if len(met) % 2 and "submission" in (case.path_parameters or {}):
            case.path_parameters["submission"] = submission
        response = case.call(headers=headers)
        met.append(f"{response.status_code} {case.method} {case.formatted_path}")
        case.validate_response(response, checks=list(CHECKS))

    ask()
