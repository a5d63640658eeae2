"""What stands around every page: errors in three shapes, headers, language, agency, state."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.test import Client, RequestFactory

from caicach.core.submissions.roles import Role
from caicach.web import health
from caicach.web.errors.views import server_error
from factories.portal import Province, agency, person, province


pytestmark = pytest.mark.django_db
REFUSING = "/thu-vien-thanh-phan/tu-choi/"


@pytest.fixture
def made() -> Province:
    """A small province."""
    return province()


def test_refusal_on_a_page_says_what_happened_and_what_to_do() -> None:
    response = Client().get(REFUSING)

    assert response.status_code == 400
    assert "Báo cáo còn 2 lỗi chưa sửa." in response.text
    assert "Sửa các lỗi ở thẻ Kiểm tra rồi trình lại." in response.text


def test_refusal_of_a_fragment_is_a_note_and_leaves_the_page_alone() -> None:
    response = Client().get(REFUSING, headers={"HX-Request": "true"})

    assert response.status_code == 400
    assert response.headers["HX-Reswap"] == "none"
    assert "caicach:error" in response.headers["HX-Trigger"]
    assert "<html" not in response.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_page_that_is_not_there(language: str) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    response = client.get("/khong-co-trang-nay/")

    assert response.status_code == 404
    assert {"vi": "Địa chỉ này không có trang nào.", "en": "There is no page at this address."}[
        language
    ] in response.text
    assert f'<html lang="{language}">' in response.text


def test_form_without_its_token_is_told_how_to_go_on() -> None:
    response = Client(enforce_csrf_checks=True).post("/ngon-ngu/", {"language": "en"})

    assert response.status_code == 403
    assert "Mở lại trang" in response.text


def test_mistake_of_ours_is_told_without_the_database(django_assert_num_queries: Callable) -> None:
    request = RequestFactory().get("/", headers={"Cookie": f"{settings.SESSION_COOKIE_NAME}=abc"})
    SessionMiddleware(server_error).process_request(request)
    MessageMiddleware(server_error).process_request(request)
    AuthenticationMiddleware(server_error).process_request(request)

    with django_assert_num_queries(0):
        response = server_error(request)

    assert response.status_code == 500
    assert "số liệu đã lưu không bị ảnh hưởng" in response.text


def test_headers_keep_a_page_to_itself() -> None:
    headers = Client().get("/tai-khoan/login/").headers

    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_browser_that_prefers_english_sees_vietnamese() -> None:
    response = Client().get("/khong-co/", headers={"Accept-Language": "en-US"})

    assert response.headers["Content-Language"] == "vi"


def test_language_is_chosen_kept_and_leads_back() -> None:
    client = Client()

    response = client.post("/ngon-ngu/", {"language": "en", "next": "/tai-khoan/login/"})

    assert response.url == "/tai-khoan/login/"
    assert client.get("/khong-co/").headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_choice_of_language_leads_to_no_other_site(address: str) -> None:
    assert Client().post("/ngon-ngu/", {"language": "en", "next": address}).url == "/"


def test_agency_is_one_of_ones_own(made: Province, client_of: Callable) -> None:
    user = made.user(Role.OFFICER)
    other = agency("stc", "Sở Tài chính")
    user.memberships.create(agency=other, role=Role.HEAD)
    client = client_of(user)

    assert client.post("/co-quan/chon/", {"agency": other.pk}).status_code == 302
    assert client.session["agency"] == other.pk
    client.post("/co-quan/chon/", {"agency": made.home_affairs.pk})
    assert client.session["agency"] == other.pk


def test_person_whose_role_has_ended_works_for_nobody(client_of: Callable) -> None:
    user = person("cu", "Nguyễn Văn Cũ")
    user.memberships.create(
        agency=agency("stc", "Sở Tài chính"), role=Role.OFFICER, valid_to=date(2020, 1, 1)
    )

    response = client_of(user).get("/")

    assert response.status_code == 200
    assert "Sở Tài chính" not in response.text


def test_today_is_the_day_in_viet_nam(monkeypatch: pytest.MonkeyPatch, client_of: Callable) -> None:
    monkeypatch.setattr("caicach.web.clock.now", lambda: datetime(2026, 12, 5, 17, 30, tzinfo=UTC))

    response = client_of(person("lan", "Nguyễn Thị Lan")).get("/")

    assert response.wsgi_request.today == date(2026, 12, 6)


def test_status_tells_version_and_database() -> None:
    response = Client().get("/_status")

    assert response.status_code == 200
    assert response.json()["ok"] is True
    assert response.json()["database"]["state"] == "ok"


def test_status_is_503_when_the_database_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("store", "0002")])

    response = Client().get("/_status")

    assert response.status_code == 503
    assert response.json()["database"]["state"] == "migrations_waiting"
