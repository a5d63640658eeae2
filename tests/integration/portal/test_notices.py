"""Notices in the product: the bell, the list, following one, the daily letter; and what each act tells whom."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from caicach.actions.notices import tell
from caicach.core.submissions.roles import Role
from caicach.store.models import Notice, User
from factories.portal import NOW, Province, person, province


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
LIST = "/thong-bao/"


@pytest.fixture
def small() -> Province:
    """The province."""
    return province()


@pytest.fixture
def officer(small: Province, client_of: Callable[[object], Client]) -> Client:
    """The officer of the department, signed in."""
    return client_of(small.user(Role.OFFICER))


def told(user: User, message: str = "send_back", once: str = "a", url: str = "/bao-cao/1/") -> Notice:
    """One notice of the user."""
    words = {"agency": "Sở Thủy sản", "period": "2026-year", "who": "Trần Văn Đức"}
    tell(people=[user], message=message, url=url, once=once, now=NOW, words=words)
    return Notice.objects.get(user=user, once=once)


def text_of(response: Any) -> str:
    """The page as text."""
    return " ".join(response.content.decode().split())


def test_list_says_what_happened_in_words(officer: Client, small: Province) -> None:
    told(small.user(Role.OFFICER))

    page = text_of(officer.get(LIST))

    assert "Sở Thủy sản: báo cáo năm 2026 bị Trần Văn Đức trả lại. Xem ý kiến và sửa." in page
    assert "Thông báo, 1 chưa đọc" in page


def test_in_english_by_switch(officer: Client, small: Province) -> None:
    told(small.user(Role.OFFICER))
    officer.cookies["caicach_language"] = "en"

    assert "Trần Văn Đức sent the report of year 2026 back" in text_of(officer.get(LIST))


def test_following_a_notice_reads_it_and_leads_to_its_place(officer: Client, small: Province) -> None:
    notice = told(small.user(Role.OFFICER))

    response = officer.post(f"{LIST}{notice.pk}/")

    notice.refresh_from_db()
    assert response["Location"] == "/bao-cao/1/"
    assert notice.read_at is not None


def test_notice_of_another_is_not_there(officer: Client, small: Province) -> None:
    notice = told(small.user(Role.HEAD))

    assert officer.post(f"{LIST}{notice.pk}/").status_code == 404
    assert "Trần Văn Đức" not in text_of(officer.get(LIST))
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_read_at_once_and_only_ones_own(officer: Client, small: Province) -> None:
    told(small.user(Role.OFFICER), once="a")
    told(small.user(Role.OFFICER), once="b")
    told(small.user(Role.HEAD))

    page = text_of(officer.post(f"{LIST}da-doc/", follow=True))

    assert Notice.objects.filter(read_at=None).count() == 1
    assert "Thông báo, 0 chưa đọc" in page


def test_unread_alone(officer: Client, small: Province) -> None:
    read = told(small.user(Role.OFFICER), "accept", once="a")
    told(small.user(Role.OFFICER), once="b")
    officer.post(f"{LIST}{read.pk}/")

    page = text_of(officer.get(LIST, {"chua-doc": "1"}))

    assert "bị Trần Văn Đức trả lại" in page
    assert "chấp nhận" not in page


def test_daily_letter_is_chosen(officer: Client, small: Province) -> None:
    officer.post(f"{LIST}tuy-chon/", {})
    assert not User.objects.get(pk=small.user(Role.OFFICER).pk).wants_digest

    officer.post(f"{LIST}tuy-chon/", {"digest": "on"})
    assert User.objects.get(pk=small.user(Role.OFFICER).pk).wants_digest


def test_empty_list_teaches(client_of: Callable[[object], Client]) -> None:
    assert "Chưa có thông báo nào" in text_of(client_of(person("moi", "Người Mới")).get(LIST))


def test_many_notices_are_paged_and_ask_no_more(
    officer: Client, small: Province, django_assert_max_num_queries: Any
) -> None:
    for number in range(120):
        told(small.user(Role.OFFICER), once=str(number))

    with django_assert_max_num_queries(14):
        page = text_of(officer.get(LIST))

    assert page.count("notice-open") == 50
    assert "Dòng 1–50 trong 120" in page
