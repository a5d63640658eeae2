"""A person makes a key for a program, reads how the API is used, and ends the key."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from factories.portal import province


pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("screen", ["page", "phone"])
def test_a_key_is_made_and_ended(
    request: pytest.FixtureRequest, screen: str, sign_in: Callable, no_barriers: Callable
) -> None:
    here = province()
    page: Page = request.getfixturevalue(screen)
    sign_in(page, here.user(Role.OFFICER))

    page.goto("/tai-khoan/khoa/")
    page.get_by_label("Dùng cho chương trình").fill("Phần mềm của sở")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Khóa, chỉ hiện một lần")).to_have_value(re.compile("^caicach_"))
    no_barriers(page)
    page.get_by_role("link", name="Mô tả API").click()
    page.locator("#change_figures summary").click()
    expect(page.locator("#change_figures")).to_contain_text("Ghi số liệu, tất cả hoặc không ô nào")
    no_barriers(page)
    page.goto("/tai-khoan/khoa/")
    page.get_by_role("button", name="Thu hồi khóa “Phần mềm của sở”").click()
    expect(page.locator("main")).to_contain_text("thu hồi lúc")
