"""The page of one's keys, and the page that explains the API."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.core.submissions.roles import Role
from caicach.store.models import ApiToken
from factories.api import Asker, asker
from factories.portal import NOW, Province, province


ADDRESS = "/tai-khoan/khoa/"


@pytest.fixture
def here(db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    """The small province at its moment."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    return province()


@pytest.fixture
def officer(here: Province, client_of: Callable[[object], Client]) -> Client:
    """The officer's browser."""
    return client_of(here.user(Role.OFFICER))


GIVEN = {"label": "Phần mềm của sở", "what": "sts:officer", "expires_on": "31/01/2027"}


def test_a_key_is_shown_once_and_opens_the_api(officer: Client) -> None:
    page = officer.post(ADDRESS, GIVEN)
    again = officer.get(ADDRESS)

    secret = page.context["made"].secret
    assert secret in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert Asker(secret).get("/me").told["role"] == "officer"
    assert secret not in again.content.decode()
    assert f"…{secret[-4:]}" in again.content.decode()


@pytest.mark.parametrize(
    ("wrong", "status"),
    [({"label": ""}, 422), ({"what": "sts:head"}, 422), ({"expires_on": "31/01/2037"}, 409)],
)
def test_what_was_typed_comes_back_with_what_is_wrong(
    officer: Client, wrong: dict[str, str], status: int
) -> None:
    page = officer.post(ADDRESS, GIVEN | wrong)

    assert page.status_code == status
    assert (GIVEN | wrong)["expires_on"] in page.content.decode()
    assert not ApiToken.objects.exists()


def test_a_key_is_ended_on_the_page_and_others_keys_are_not_there(here: Province, officer: Client) -> None:
    asker(here, Role.OFFICER)
    asker(here, Role.HEAD)
    own, others = ApiToken.objects.order_by("pk")

    ended = officer.post(f"{ADDRESS}{own.pk}/thu-hoi/")
    refused = officer.post(f"{ADDRESS}{others.pk}/thu-hoi/")

    assert ended.status_code == 302
    assert refused.status_code == 404
    own.refresh_from_db()
    others.refresh_from_db()
    assert own.revoked_at == NOW
    assert others.revoked_at is None
    assert "thu hồi lúc" in officer.get(ADDRESS).content.decode()


def test_the_page_of_keys_asks_little(
    officer: Client, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(5):
        officer.post(ADDRESS, GIVEN | {"label": f"khóa {number}"})

    with django_assert_max_num_queries(14):
        officer.get(ADDRESS)


def test_the_api_is_explained_to_whoever_is_signed_in(officer: Client) -> None:
    page = officer.get("/api/v1/docs").content.decode()

    assert "Ghi số liệu, tất cả hoặc không ô nào" in page
    assert "/api/v1/submissions/{submission}/figures" in page
    assert "<script>" not in page
    assert "cdn" not in page.lower()
    assert Client().get("/api/v1/docs").status_code == 302


def test_the_description_is_open_and_speaks_the_language_asked_for(db: None) -> None:
    vietnamese = Client().get("/api/v1/openapi.json").json()
    english = Client().get("/api/v1/openapi.json", headers={"Accept-Language": "en"}).json()

    assert vietnamese["openapi"].startswith("3.1")
    assert vietnamese["paths"]["/api/v1/me"]["get"]["summary"].startswith("Khóa này là của ai")
    assert english["paths"]["/api/v1/me"]["get"]["summary"].startswith("Whom the key")
