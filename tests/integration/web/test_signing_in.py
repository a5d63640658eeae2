"""Signing in as a person does it: password, lock-out, second factor, forgotten password, invitation, sessions."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.test import Client, override_settings

from caicach.actions.invitations import invite, link_for
from caicach.actions.people import Person, add_person
from caicach.core.submissions.roles import Role
from caicach.store.models import OutgoingMail, User
from factories.portal import PASSWORD, Province, province


pytestmark = pytest.mark.django_db
LOGIN = "/tai-khoan/dang-nhap/"
NEW = "mot cau that dai va la"


@pytest.fixture
def made() -> Province:
    return province()


def _sign_in(client: Client, login: str, password: str = PASSWORD) -> object:
    return client.post(LOGIN, {"login": login, "password": password})


def _link_in(letter: str) -> str:
    return re.search(r"http://127.0.0.1:8000(/\S+)", letter)[1]


def _code(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


@pytest.mark.parametrize("login", ["officer", "officer@example.vn"])
def test_user_name_or_address_and_password_open_the_portal(made: Province, login: str) -> None:
    client = Client()

    answer = _sign_in(client, login)

    assert answer.status_code == 302
    assert client.get("/tai-khoan/").status_code == 200
    assert UserSession.objects.get().user == made.user(Role.OFFICER)


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(made: Province) -> None:
    answer = _sign_in(Client(), "officer", "sai")

    page = answer.content.decode()
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng." in page
    assert "Caps Lock" in page
    assert 'value="officer"' in page


def test_who_was_deactivated_does_not_come_in(made: Province) -> None:
    User.objects.filter(username="officer").update(is_active=False)
    client = Client()

    _sign_in(client, "officer")

    assert client.get("/tai-khoan/").status_code == 302


@override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3)
def test_after_too_many_wrong_passwords_the_right_one_waits_too(made: Province) -> None:
    client = Client()
    for _ in range(3):
        _sign_in(client, "officer", "sai")

    answer = _sign_in(client, "officer")

    assert answer.status_code == 429
    assert "tạm dừng 15 phút" in answer.content.decode()
    assert client.get("/tai-khoan/").status_code == 302


def test_nobody_signs_up_alone(made: Province) -> None:
    page = Client().get("/tai-khoan/dang-ky/").content.decode()

    assert "không có đăng ký tự do" in page


def test_signing_out_asks_first_and_ends_the_session(made: Province) -> None:
    client = Client()
    _sign_in(client, "officer")

    asked = client.get("/tai-khoan/dang-xuat/")
    client.post("/tai-khoan/dang-xuat/")

    assert asked.status_code == 200
    assert client.get("/tai-khoan/").status_code == 302


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(made: Province) -> None:
    client = Client()
    client.post("/tai-khoan/mat-khau/quen/", {"email": "officer@example.vn"})
    letter = OutgoingMail.objects.get()
    link = _link_in(letter.body)

    form = client.get(link, follow=True)
    saved = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW}, follow=True)
    again = Client().get(link, follow=True)

    assert letter.to == "officer@example.vn"
    assert "Đã đổi mật khẩu" in saved.content.decode()
    assert _sign_in(Client(), "officer", NEW).status_code == 302
    assert "đã được dùng hoặc đã quá hạn" in again.content.decode()


def test_an_address_nobody_has_gets_no_letter_and_the_same_answer(made: Province) -> None:
    answer = Client().post("/tai-khoan/mat-khau/quen/", {"email": "la@example.vn"}, follow=True)

    assert "Nếu địa chỉ ấy thuộc về một tài khoản" in answer.content.decode()
    assert not OutgoingMail.objects.exists()


@pytest.mark.parametrize(
    ("first", "again", "told"),
    [
        ("ngan", "ngan", "Mật khẩu ngắn hơn 10 ký tự."),
        ("1234567890123", "1234567890123", "Mật khẩu chỉ có chữ số."),
        ("password123", "password123", "nhiều người dùng"),
        (NEW, "mot cau khac han", "Hai lần nhập mật khẩu khác nhau."),
    ],
)
def test_a_poor_password_is_refused_in_words(made: Province, first: str, again: str, told: str) -> None:
    client = Client()
    client.force_login(made.user(Role.OFFICER))

    answer = client.post(
        "/tai-khoan/mat-khau/doi/", {"oldpassword": PASSWORD, "password1": first, "password2": again}
    )

    assert told in answer.content.decode()
    assert _sign_in(Client(), "officer").status_code == 302


def test_a_changed_password_is_told_by_letter(made: Province) -> None:
    client = Client()
    _sign_in(client, "officer")

    answer = client.post(
        "/tai-khoan/mat-khau/doi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )

    assert answer.status_code == 302
    assert OutgoingMail.objects.get().subject == "Mật khẩu vừa được đổi"


def test_the_second_factor_is_turned_on_asked_for_and_turned_off(
    made: Province, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    client = Client()
    _sign_in(client, "officer")
    asked_again = client.get("/tai-khoan/buoc-hai/bat/")
    form = client.post(asked_again.url, {"password": PASSWORD}, follow=True)
    secret = re.search(r'totp-secret">(\w+)<', form.content.decode())[1]

    wrong = client.post("/tai-khoan/buoc-hai/bat/", {"code": "000000"})
    with django_capture_on_commit_callbacks(execute=True):
        on = client.post("/tai-khoan/buoc-hai/bat/", {"code": _code(secret)}, follow=True)
    codes = re.findall(r"<code>(\d{8})</code>", on.content.decode())

    assert "Mã xác thực chưa đúng" in wrong.content.decode()
    assert len(codes) == 10

    assert asked_again.url.startswith("/tai-khoan/xac-nhan-lai/")
    other = Client()
    asked = _sign_in(other, "officer")
    assert asked.url == "/tai-khoan/buoc-hai/nhap-ma/"
    assert other.get("/tai-khoan/").status_code == 302
    assert other.post(asked.url, {"code": codes[0]}).status_code == 302
    assert other.get("/tai-khoan/").status_code == 200

    spent = Client()
    spent_asked = _sign_in(spent, "officer")
    assert "Mã xác thực chưa đúng" in spent.post(spent_asked.url, {"code": codes[0]}).content.decode()

    client.post("/tai-khoan/buoc-hai/tat/")
    assert not Authenticator.objects.exists()
    assert {m.subject for m in OutgoingMail.objects.all()} >= {
        "Đã bật xác thực hai bước", "Đã tắt xác thực hai bước"
    }  # fmt: skip


def test_other_sessions_are_seen_and_ended(made: Province) -> None:
    here, there = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Chrome/130.0"}), Client()
    _sign_in(there, "officer")
    _sign_in(here, "officer")

    page = here.get("/tai-khoan/phien/").content.decode()
    here.post("/tai-khoan/phien/")

    assert "Chrome · Windows" in page
    assert here.get("/tai-khoan/").status_code == 200
    assert there.get("/tai-khoan/").status_code == 302


def test_an_invitation_opens_the_account_once(made: Province) -> None:
    admin = made.user(Role.AGENCY_ADMIN)
    user = add_person(
        person=Person("Bùi Thị Mới", "moi@example.vn"),
        agency_id="sts",
        role=Role.OFFICER,
        actor=made.actor(Role.AGENCY_ADMIN),
        by=admin,
        now=datetime(2026, 12, 15, tzinfo=UTC),
    )
    link = _link_in(OutgoingMail.objects.get().body)
    client = Client()

    page = client.get(link).content.decode()
    client.post(link, {"password1": NEW, "password2": NEW})

    assert "Chào Bùi Thị Mới" in page
    assert client.get("/tai-khoan/").status_code == 200
    assert Client().get(link).status_code == 410
    assert _sign_in(Client(), user.username, NEW).status_code == 302


def test_a_newer_invitation_does_not_open_an_account_that_has_a_password(made: Province) -> None:
    user = made.user(Role.OFFICER)
    invite(user=user, by=made.user(Role.AGENCY_ADMIN), now=datetime(2026, 12, 15, tzinfo=UTC))

    link = link_for(user).removeprefix("http://127.0.0.1:8000")

    assert Client().get(link).status_code == 410
    assert Client().get("/loi-moi/bua/bai/").status_code == 410


def test_the_profile_is_saved_and_the_language_follows(made: Province) -> None:
    client = Client()
    _sign_in(client, "officer")

    client.post("/tai-khoan/", {"position": "Chuyên viên", "phone": "0269", "language": "en"})

    user = User.objects.get(username="officer")
    assert (user.position, user.phone, user.language, user.wants_digest) == (
        "Chuyên viên",
        "0269",
        "en",
        False,
    )
    assert "My account" in client.get("/tai-khoan/").content.decode()
