"""The province's single sign-on, tried against a real OpenID Connect provider on this machine."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import oidc_provider_mock as oidc
import pytest
from django.test import Client

from caicach.core.submissions.roles import Role
from caicach.store.models import User
from factories.portal import province


pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.filterwarnings(
        "ignore::DeprecationWarning"
    ),  # of the provider, which warns in its own server
]


@pytest.fixture
def provider(settings: object, socket_enabled: None) -> Iterator[str]:
    """The address of a provider that knows whoever it is told to know."""
    with oidc.run_server_in_thread() as server:
        address = f"http://localhost:{server.server_port}"
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "OAUTH_PKCE_ENABLED": True,
                "APPS": [
                    {
                        "provider_id": "province",
                        "name": "Đăng nhập một lần của tỉnh",
                        "client_id": "caicach",
                        "secret": "secret",
                        "settings": {"server_url": address},
                    }
                ],
            }
        }
        yield address


def _sign_on(client: Client, provider: str, claims: dict[str, object]) -> object:
    """A person presses the button, is known to the provider by these claims, and comes back."""
    subject = "nguoi-thu"
    httpx.put(f"{provider}/users/{subject}", json=claims).raise_for_status()
    away = client.post("/tai-khoan/mot-lan/province/")
    assert away.url.startswith(provider)
    answer = httpx.post(away.url, data={"sub": subject})
    back = urlsplit(answer.headers["location"])
    return client.get(f"{back.path}?{back.query}", follow=True)


def test_the_sign_in_page_offers_it_by_name(provider: str) -> None:
    page = Client().get("/tai-khoan/dang-nhap/").content.decode()

    assert "Đăng nhập một lần của tỉnh" in page
    assert re.search(r'action="/tai-khoan/mot-lan/province/\?', page)


def test_who_is_known_by_the_address_comes_in_and_is_known_again(provider: str) -> None:
    officer = province().user(Role.OFFICER)

    for _ in range(2):
        client = Client()
        _sign_on(client, provider, {"email": "Officer@example.vn", "email_verified": True})
        assert client.session["_auth_user_id"] == str(officer.pk)


def test_who_has_no_account_is_told_whom_to_ask_and_none_is_made(provider: str) -> None:
    province()
    known = User.objects.count()
    client = Client()

    answer = _sign_on(client, provider, {"email": "la@example.vn", "email_verified": True})

    assert "chưa có tài khoản nào gắn với địa chỉ thư" in answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert User.objects.count() == known


def test_an_address_the_provider_doubts_opens_nothing(provider: str) -> None:
    province()
    client = Client()

    _sign_on(client, provider, {"email": "officer@example.vn", "email_verified": False})

    assert "_auth_user_id" not in client.session


def test_who_was_deactivated_does_not_come_in_by_the_sign_on_either(provider: str) -> None:
    province()
    User.objects.filter(username="officer").update(is_active=False)
    client = Client()

    answer = _sign_on(client, provider, {"email": "officer@example.vn", "email_verified": True})

    assert "đã được người quản trị khóa" in answer.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_provider_that_is_away_is_told_of_in_words(provider: str, settings: object) -> None:
    settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["settings"]["server_url"] = (
        "http://localhost:9"
    )

    answer = Client(raise_request_exception=False).post("/tai-khoan/mot-lan/province/")

    assert "không trả lời hoặc trả lời không đọc được" in answer.content.decode()
