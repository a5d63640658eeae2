"""The receiver finds who is late, reminds, extends, exports; the officer's first page; notices; the calendar."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from caicach.actions.notices import tell
from caicach.core.submissions.roles import Role
from caicach.store.models import Duty, Extension, Membership, OutgoingMail, Reminder
from factories.portal import Province, province
from factories.receiving import communes, extended, submitted


NOW = datetime(2026, 12, 17, 2, 0, tzinfo=UTC)  # a day after the last due day
SENT = datetime(2026, 12, 15, 3, 30, tzinfo=UTC)
LATE = datetime(2026, 12, 16, 9, 15, tzinfo=UTC)
SignIn = Callable[..., None]


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The 17th of December 2026."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)


@pytest.fixture
def busy(transactional_db: None) -> Province:
    """Sixty communes and a department at every stage; twenty of them late."""
    small = province()
    clerk, officer, receiver = small.user(Role.CLERK), small.user(Role.OFFICER), small.user(Role.RECEIVER)
    statuses = ("accepted", "received", "sent", "sent_back", "presented", "drafting")
    for number, duty in enumerate(communes(small, 60, with_people=True)):
        if number >= 42:
            continue
        counts = {"warnings": number % 4, "unexplained": number % 3, "errors": int(number % 11 == 3)}
        submitted(duty, statuses[number % 6], clerk, SENT if number % 5 else LATE, **counts)
    extended(Duty.objects.get(agency="xa-so-50"), date(2026, 12, 21), receiver, "Mưa lũ, mất điện ba ngày")
    submitted(small.duty, "drafting", officer, errors=2, unexplained=3)
    return small


def test_receiver_finds_the_late_reminds_and_extends(
    page: Page,
    busy: Province,
    sign_in: SignIn,
    no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/")
    picture(page, "theo-doi")
    no_barriers(page)

    page.get_by_role("link", name="Quá hạn, chưa gửi").click()
    expect(page.locator("#board tbody tr")).to_have_count(33)
    assert "han=overdue" in page.url
    page.get_by_label("Tìm cơ quan").fill("so 005")
    expect(page.locator("#board tbody tr")).to_have_count(9)
    page.get_by_label("Chọn các cơ quan trên trang này").check()
    page.get_by_label("Tìm cơ quan").fill("thuy san")
    expect(page.locator("#board tbody tr")).to_have_count(1)
    page.get_by_label("Chọn Sở Thủy sản tỉnh Gia Lai").check()
    expect(page.locator("[data-chosen-count]")).to_have_text("10")

    page.get_by_role("button", name="Đôn đốc").click()
    picture(page, "don-doc")
    no_barriers(page)
    page.get_by_role("dialog").get_by_role("button", name="Đôn đốc").click()

    expect(page.get_by_role("status", name="Kết quả vừa thực hiện")).to_contain_text(
        "xong 10 trong 10 cơ quan"
    )
    assert Reminder.objects.count() == OutgoingMail.objects.count() == 10
    assert "q=thuy%20san" in page.url


def test_extension_refused_comes_back_filled_and_is_done(
    page: Page,
    busy: Province,
    sign_in: SignIn,
    no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/?q=thuy+san")
    page.get_by_label("Chọn Sở Thủy sản tỉnh Gia Lai").check()

    page.get_by_role("button", name="Gia hạn").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Hạn mới").fill("21/12/2026")
    dialog.get_by_label("Lý do").fill("   ")
    dialog.get_by_role("button", name="Gia hạn").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Hạn mới")).to_have_value("21/12/2026")
    expect(dialog.get_by_role("alert")).to_be_visible()
    picture(page, "gia-han")
    no_barriers(page)
    dialog.get_by_label("Lý do").fill("Mưa lũ kéo dài")
    dialog.get_by_role("button", name="Gia hạn").click()

    expect(page.get_by_text("Hạn mới 21/12/2026 (hạn cũ 16/12/2026).")).to_be_visible()
    expect(page.locator("#board tbody tr")).to_contain_text("gia hạn, hạn cũ 16/12/2026")
    assert Extension.objects.filter(duty=busy.duty).count() == 1


def test_choice_survives_paging_and_all_found_are_exported(
    page: Page, busy: Province, sign_in: SignIn, tmp_path: Path
) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/")

    page.get_by_role("button", name="Chọn cả 62").click()
    expect(page.locator("[data-chosen-count]")).to_have_text("62")
    with page.expect_download() as download:
        page.get_by_role("region", name="Việc với các cơ quan đã chọn").get_by_role(
            "button", name="Xuất .xlsx"
        ).click()

    content = Path(download.value.path()).read_bytes()
    sheet = load_workbook(BytesIO(content)).active
    assert download.value.suggested_filename == "theo-doi-2026-year-20261217.xlsx"
    assert sheet["A68"].value == 62


def test_going_back_after_a_filter_shows_the_whole_page(page: Page, busy: Province, sign_in: SignIn) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/")
    page.get_by_role("link", name="Quá hạn, chưa gửi").click()
    expect(page.get_by_role("status").filter(has_text="33 trong 62 cơ quan")).to_be_attached()
    page.goto("/thong-bao/")

    page.go_back()

    expect(page.get_by_role("heading", level=1)).to_have_text("Theo dõi báo cáo")
    expect(page.locator("#board tbody tr")).to_have_count(33)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Theo dõi báo cáo")
    expect(page.locator("#board tbody tr")).to_have_count(50)


def test_shift_chooses_what_lies_between(page: Page, busy: Province, sign_in: SignIn) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/")

    page.locator("[data-check]").nth(2).click()
    page.locator("[data-check]").nth(6).click(modifiers=["Shift"])
    expect(page.locator("[data-chosen-count]")).to_have_text("5")

    page.locator("[data-check]").nth(5).click()
    expect(page.locator("[data-chosen-count]")).to_have_text("4")


def test_board_by_keyboard_alone(page: Page, busy: Province, sign_in: SignIn) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto("/theo-doi/")

    page.get_by_label("Tìm cơ quan").focus()
    page.keyboard.type("thuy san")
    expect(page.locator("#board tbody tr")).to_have_count(1)
    expect(page.get_by_label("Tìm cơ quan")).to_be_focused()
    page.get_by_label("Chọn Sở Thủy sản tỉnh Gia Lai").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-chosen-count]")).to_have_text("1")
    page.get_by_role("button", name="Đôn đốc").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Đôn đốc")).to_be_focused()


@pytest.mark.parametrize(
    "address", ["/", "/theo-doi/", "/theo-doi/ca-nam/", "/theo-doi/mo-ky/", "/thong-bao/", "/lich/"]
)
def test_receivers_pages_fit_a_phone(
    phone: Page, busy: Province, sign_in: SignIn, no_barriers: Callable[[Page], None], address: str
) -> None:
    sign_in(phone, busy.user(Role.RECEIVER))
    phone.goto(address)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)


@pytest.mark.parametrize("address", ["/", "/theo-doi/ca-nam/", "/theo-doi/mo-ky/", "/thong-bao/", "/lich/"])
def test_receivers_pages_have_no_barriers(
    page: Page, busy: Province, sign_in: SignIn, no_barriers: Callable[[Page], None], address: str
) -> None:
    sign_in(page, busy.user(Role.RECEIVER))
    page.goto(address)

    no_barriers(page)


def test_officer_begins_from_the_first_page(
    page: Page,
    transactional_db: None,
    sign_in: SignIn,
    no_barriers: Callable[[Page], None],
) -> None:
    small = province()
    Membership.objects.create(user=small.user(Role.OFFICER), agency=small.commune, role=Role.OFFICER)
    sign_in(page, small.user(Role.OFFICER))
    page.goto("/")
    no_barriers(page)

    page.locator(f"#nhiem-vu-{small.duty.pk}").get_by_role("button", name="Bắt đầu").click()
    expect(page).to_have_url(f"{page.url.split('/bao-cao')[0]}/bao-cao/{small.duty.submissions.get().pk}/")
    page.goto("/")

    expect(page.locator(f"#nhiem-vu-{small.duty.pk}")).to_contain_text("Làm tiếp")


def test_form_open_while_the_period_freezes_is_refused_in_words_and_loses_nothing(
    page: Page, transactional_db: None, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = province()
    Duty.objects.filter(pk=small.duty.pk).update(frozen_on=date(2026, 12, 17))
    made = small.start()
    sign_in(page, small.user(Role.OFFICER))
    page.goto(f"/bao-cao/{made.pk}/so-lieu/")
    expect(page.locator("[data-ready]")).to_be_attached()
    cell = page.locator("[data-value]:visible").first
    monkeypatch.setattr("caicach.web.clock.now", lambda: datetime(2026, 12, 17, 17, 0, 0, tzinfo=UTC))

    cell.fill("12")
    cell.press("Tab")

    expect(page.get_by_text("khóa số liệu").first).to_be_visible()
    expect(cell).to_have_value("12")


def test_bell_leads_to_the_notice_and_the_notice_to_its_place(
    page: Page,
    transactional_db: None,
    sign_in: SignIn,
    no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:
    small = province()
    officer = small.user(Role.OFFICER)
    words = {
        "agency": "Sở Thủy sản",
        "period": "2026-year",
        "who": "Trần Văn Đức",
        "due": "2026-12-16",
        "days": "1",
    }
    for number, message in enumerate(("reminder_late", "send_back", "remark", "present")):
        tell(people=[officer], message=message, url="/", once=str(number), now=NOW, words=words)
    sign_in(page, officer)
    page.goto("/")

    page.get_by_label("Thông báo, 4 chưa đọc").click()
    picture(page, "thong-bao")
    no_barriers(page)
    page.get_by_role("button", name="bị Trần Văn Đức trả lại").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Việc của tôi")
    expect(page.get_by_label("Thông báo, 3 chưa đọc")).to_be_visible()


def test_calendar_address_is_made_and_renewed(page: Page, transactional_db: None, sign_in: SignIn) -> None:
    small = province()
    sign_in(page, small.user(Role.OFFICER))
    page.goto("/lich/")

    page.get_by_role("button", name="Tạo địa chỉ").click()
    first = page.get_by_label("Địa chỉ lịch của bạn").input_value()
    page.get_by_role("button", name="Đổi địa chỉ").click()
    page.get_by_role("dialog").get_by_role("button", name="Đổi địa chỉ").click()

    expect(page.get_by_text("Đã tạo địa chỉ lịch mới.")).to_be_visible()
    assert page.get_by_label("Địa chỉ lịch của bạn").input_value() != first
