"""The frame around every page, its components and its error pages, in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from factories.portal import agency, person


GALLERY = "/thu-vien-thanh-phan/"


@pytest.mark.parametrize("address", [GALLERY, f"{GALLERY}?sai=1", f"{GALLERY}tu-choi/", "/khong-co/"])
def test_no_barriers_on_a_wide_screen(page: Page, no_barriers: Callable[[Page], None], address: str) -> None:
    page.goto(address)

    no_barriers(page)


def test_no_barriers_on_a_phone_and_nothing_wider_than_it(
    phone: Page, no_barriers: Callable[[Page], None], sign_in: Callable[..., None]
) -> None:
    sign_in(phone, person("lan", "Nguyễn Thị Lan", Role.OFFICER, agency("skhcn", "Sở Khoa học và Công nghệ")))
    phone.goto(GALLERY)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)


def test_menu_opens_on_a_phone_and_closes_by_escape(phone: Page, sign_in: Callable[..., None]) -> None:
    sign_in(phone, person("lan", "Nguyễn Thị Lan"))
    phone.goto(GALLERY)
    menu = phone.locator("#sidebar")
    expect(menu).to_be_hidden()

    phone.get_by_role("button", name="Mở danh mục").click()
    expect(menu).to_be_focused()

    phone.keyboard.press("Escape")
    expect(menu).to_be_hidden()


def test_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto(GALLERY)

    page.keyboard.press("Tab")
    expect(page.get_by_text("Đến nội dung chính")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#content")).to_be_focused()


def test_fragment_is_swapped_and_a_refusal_leaves_it_alone(page: Page) -> None:
    page.goto(GALLERY)

    page.get_by_role("button", name="Tải một mảnh trang").click()
    expect(page.locator("#fragment")).to_contain_text("Mảnh trang tải lúc")
    page.get_by_role("button", name="Làm việc bị từ chối").click()

    expect(page.locator("#toasts")).to_contain_text("Báo cáo còn 2 lỗi chưa sửa.")
    expect(page.locator("#toasts")).to_contain_text("Sửa các lỗi ở thẻ Kiểm tra rồi trình lại.")
    expect(page.locator("#fragment")).to_contain_text("Mảnh trang tải lúc")


def test_dialog_opens_takes_the_focus_and_closes(page: Page) -> None:
    page.goto(GALLERY)
    dialog = page.get_by_role("dialog", name="Trả lại báo cáo?")

    page.get_by_role("button", name="Mở hộp xác nhận").click()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")

    expect(dialog).to_be_hidden()


def test_language_is_kept(page: Page) -> None:
    page.goto(GALLERY)

    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Gallery of components")
    page.goto(f"{GALLERY}?page=2")

    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_agency_is_chosen_for_the_session(page: Page, sign_in: Callable[..., None]) -> None:
    first, second = agency("snv", "Sở Nội vụ"), agency("stc", "Sở Tài chính")
    user = person("lan", "Nguyễn Thị Lan", Role.OFFICER, first)
    user.memberships.create(agency=second, role="head")
    sign_in(page, user)
    page.goto("/")

    page.get_by_title("Chọn cơ quan để làm việc").click()
    page.get_by_role("button", name="Sở Tài chính").click()

    expect(page.get_by_title("Chọn cơ quan để làm việc")).to_contain_text("Sở Tài chính")
