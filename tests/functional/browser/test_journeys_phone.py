"""The same pages on a phone: nothing is wider than the screen and nothing hinders anyone."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.journeys import filled, walking_clock
from factories.portal import Province, province


SignIn = Callable[[Page, Any], None]


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    return province()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def test_an_officers_pages(
    phone: Page, here: Province, sign_in: SignIn, no_barriers: Callable[[Page], None], picture: Callable[..., None]
) -> None:  # fmt: skip
    report = filled(here)
    sign_in(phone, here.user(Role.OFFICER))
    for address, ready in (
        ("/", ".home-item"),
        (f"/bao-cao/{report.pk}/", ".steps-taken"),
        (f"/bao-cao/{report.pk}/so-lieu/", "[data-ready]"),
        (f"/bao-cao/{report.pk}/kiem-tra/", ".finding"),
    ):
        phone.goto(address)
        expect(phone.locator(ready).first).to_be_attached()
        fits(phone)
        no_barriers(phone)
        if "so-lieu" in address:
            picture(phone, "dien-thoai")


def test_a_delivered_report_and_the_board(
    phone: Page, here: Province, sign_in: SignIn, no_barriers: Callable[[Page], None], settings: Any, tmp_path: Any
) -> None:  # fmt: skip
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    report = here.through(filled(here), Act.PRESENT, Act.APPROVE, Act.ISSUE, Act.SEND, Act.RECEIVE)
    sign_in(phone, here.user(Role.RECEIVER))
    for address in ("/", "/theo-doi/", f"/bao-cao/{report.pk}/"):
        phone.goto(address)
        fits(phone)
        no_barriers(phone)
