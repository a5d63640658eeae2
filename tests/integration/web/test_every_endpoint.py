"""Every endpoint of the API about a submission, for a key of every role on every side: as the table of permissions says.

Endpoints and the act each needs are read from the API's own description; a new one is tried without a line here."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from caicach.actions.tokens import create_token
from caicach.api.interface import api
from caicach.core.submissions.acts import Act, is_permitted
from caicach.core.submissions.roles import Role, Side
from caicach.store.models import AuditRecord, FigureSheet, Remark, Submission
from factories.portal import NOW, TODAY, Province, person, province


pytestmark = [pytest.mark.django_db, pytest.mark.slow]
_SCHEMA = api.get_openapi_schema(path_prefix="/api/v1/")
ENDPOINTS = [
    (method.upper(), path, Act(operation["x-caicach-act"]))
    for path, operations in _SCHEMA["paths"].items()
    for method, operation in operations.items()
    if "{submission}" in path
]


@pytest.fixture(scope="module")
def asked(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[tuple[dict[str, object], dict]]:
    """A draft of the department, and the keys of everyone; made once, whatever a request does is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = province()
        yield _things(made), _keys(made)
        transaction.set_rollback(True)


def _things(made: Province) -> dict[str, object]:
    officer = made.user(Role.OFFICER)
    draft = Submission.objects.create(
        duty=made.duty, form_version="two-level", created_by=officer, created_at=NOW
    )
    FigureSheet.objects.create(submission=draft)
    remark = Remark.objects.create(
        submission=draft, kind="whole", text="Xem lại.", agency=made.department, by=officer, at=NOW
    )
    return {
        "submission": draft.pk, "act": "present", "key": "assessment.strengths", "remark": remark.pk,
        "other": draft.pk, "format": "xlsx",
    }  # fmt: skip


def _keys(made: Province) -> dict[tuple[Role, Side], str]:
    agencies = {Side.OWN: made.department, Side.RECEIVING: made.home_affairs, Side.OTHER: made.commune}
    return {
        (role, side): create_token(
            user=person(f"{role.value}.{side.value}", "Người dùng", role, agency),
            agency_id=agency.pk, role=role, label="thử", expires_on=TODAY + timedelta(days=30), now=NOW,
        ).secret
        for role in Role
        for side, agency in agencies.items()
    }  # fmt: skip


@pytest.mark.parametrize(("method", "path", "act"), ENDPOINTS)
def test_an_endpoint_answers_whom_the_table_says(
    method: str, path: str, act: Act, asked: tuple[dict[str, object], dict], monkeypatch: pytest.MonkeyPatch
) -> None:
    things, keys = asked
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    wrong = {}

    for (role, side), secret in keys.items():
        status, logged = _ask(method, path.format_map(defaultdict(int, things)), secret)
        sees = is_permitted(role, Act.SEE_DRAFT, side)
        if status >= 500 or (not sees and (status not in {403, 404, 422} or logged)):
            wrong[f"{role.value} {side.value}"] = f"{status}, {logged} entries"
        elif sees and not is_permitted(role, act, side) and (logged or status < 400):
            wrong[f"{role.value} {side.value}"] = f"did {act.value}: {status}"
        elif sees and is_permitted(role, act, side) and status == 403 and act is not Act.USE_API:
            wrong[f"{role.value} {side.value}"] = f"refused {act.value}"

    assert wrong == {}


def test_endpoints_are_found() -> None:
    assert len(ENDPOINTS) > 15


def _ask(method: str, path: str, secret: str) -> tuple[int, int]:
    before = AuditRecord.objects.count()
    headers = {"Authorization": f"Bearer {secret}"}
    client = Client(raise_request_exception=False)
    with transaction.atomic():
        response = client.generic(method, path, data="{}", content_type="application/json", headers=headers)
        logged = AuditRecord.objects.count() - before
        transaction.set_rollback(True)
    return response.status_code, logged
