"""A list of procedures behind a figure in a real browser: pasted, doubted, and followed down from the united figure."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from caicach.store.models import Duty, FigureSheet
from factories.consolidating import PERIOD, REGIME, Consolidating, consolidating
from factories.figures import row
from factories.journeys import cell, saved, walking_clock
from factories.lists import NAMES, lists


Seat = Callable[[Any], Page]
Check = Callable[[Page], None]
Picture = Callable[..., None]
CODE = "C.1.4"
ROW = row(CODE)
UNITED = f"/tong-hop/{REGIME}/{PERIOD}/so-lieu/{ROW}/"


@pytest.fixture
def here(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> Consolidating:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    made = consolidating(3)
    for number, duty in enumerate(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id")):
        sent = made.send(duty, {"A.1": 5}, "accepted")
        lists(lists(sent, CODE, list(NAMES)[number:]), "C.1.4.3", list(NAMES)[number:])
    department = made.send(made.small.duty, {"A.1": 7}, "accepted")
    lists(lists(department, CODE, list(NAMES)[:2]), "C.1.4.1", list(NAMES)[:2])
    return made


def test_a_list_is_pasted_and_the_figure_counted(
    here: Consolidating, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    page = seat(here.small.user(Role.OFFICER))
    here.small.duty.submissions.all().delete()
    report = here.small.start()
    page.goto(f"/bao-cao/{report.pk}/so-lieu/#{ROW}")
    link = page.locator(f"#{ROW}").get_by_role("link", name="Danh sách")
    no_barriers(page)
    link.click()
    no_barriers(page)
    block = "\n".join(f"{code}\t{name}" for code, name in NAMES.items())
    page.get_by_label("Mỗi dòng một mục").fill(f"Mã TTHC\tTên thủ tục\n{block}\n1.004227\tĐăng ký kết hôn")
    page.get_by_role("button", name="Lưu danh sách và lấy số đếm").click()

    expect(page.get_by_text("Đã lưu danh sách 5 mục")).to_be_visible()
    expect(page.get_by_role("cell", name="Đăng ký khai sinh")).to_be_visible()
    no_barriers(page)
    picture(page, "danh-sach-thu-tuc")
    page.get_by_role("link", name="Về bảng số liệu").click()
    expect(cell(page, CODE)).to_have_value("5")
    cell(page, CODE).fill("72")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(f"#{ROW}")).to_contain_text("Ô ghi 72, danh sách có 5 mục.")
    assert FigureSheet.objects.get(pk=report.pk).cells[ROW]["list"]["count"] == 5
    no_barriers(page)


def test_the_united_figure_leads_to_each_procedure(
    here: Consolidating, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    page = seat(here.receiver)
    page.goto(UNITED)
    expect(page.locator(".consolidation-value")).to_contain_text("5")
    page.get_by_role("link", name="Xem từng mục và cơ quan liệt kê").click()

    expect(page.get_by_role("row", name="1.001193")).to_contain_text("Đăng ký khai sinh")
    no_barriers(page)
    page.goto(f"/tong-hop/{REGIME}/{PERIOD}/so-lieu/{row('C.1.4.3')}/danh-muc/")
    picture(page, "danh-muc-hop-nhat")
    page.get_by_role("link", name="Ở hai cấp (2)").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody tr").first).to_contain_text("cũng có ở dòng C.1.4.1")
    no_barriers(page)


@pytest.mark.parametrize("address", [UNITED, f"{UNITED}danh-muc/"])
def test_pages_fit_a_phone(
    here: Consolidating, phone: Page, sign_in: Callable[..., None], no_barriers: Check, address: str
) -> None:
    sign_in(phone, here.receiver)
    phone.goto(address)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)


def test_the_page_of_a_list_fits_a_phone(
    here: Consolidating, phone: Page, sign_in: Callable[..., None], no_barriers: Check
) -> None:
    report = here.sent["sts"]
    sign_in(phone, here.small.user(Role.OFFICER))
    phone.goto(f"/bao-cao/{report.pk}/so-lieu/danh-sach/{ROW}/")

    expect(phone.get_by_role("heading", name="Đang có 2 mục")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)
