"""The ministry's clerk takes a province's package in and the province's report goes its way; the ministry looks, follows a
figure down to the province, freezes and downloads. And a province's own download is what is taken in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.actions.checking import recount
from caicach.actions.submissions import start
from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.figures import row
from factories.journeys import DEPARTMENT_2026, do, download, has_status, walking_clock
from factories.ministry import PROVINCES, ROOM, Ministry, ministry, package, taken
from factories.portal import NOW, Province, finish
from factories.portal_text import explain_all


SURVEY = row("A.6")
Seat = Callable[[Any], Page]
Check = Callable[[Page], None]
Picture = Callable[..., None]


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Ministry:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    return ministry()


def _file(folder: Path, name: str, data: dict[str, Any]) -> Path:
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def _read(page: Page, path: Path) -> None:
    page.get_by_label("Tệp báo cáo").set_input_files(path)
    page.get_by_role("button", name="Đọc tệp").click()


def _figure(text: str) -> str:
    return text.replace(",", ".")


WHOLE = {
    agency: {code: _figure(text) for code, text in DEPARTMENT_2026.items()}
    for agency in ("gia-lai-van-phong-ubnd", "gia-lai-thanh-tra-tinh", "gia-lai-merged-so-y-te")
}


def _desk(here: Ministry, report: Submission) -> Province:
    agency = report.duty.agency
    people = {
        Role.OFFICER: here.clerk,
        Role.CLERK: here.clerk,
        Role.HEAD: here.head,
        Role.RECEIVER: here.receiver,
    }
    return Province(here.agency, agency, agency, report.duty, report.duty, people)


def test_a_package_is_taken_in_and_consolidated_under_the_ministry(
    here: Ministry, seat: Seat, no_barriers: Check, picture: Picture, tmp_path: Path
) -> None:
    clerk = seat(here.clerk)
    clerk.goto("/")
    item = clerk.locator(f"#nhiem-vu-{here.duties[PROVINCES[0]].pk}")
    item.get_by_role("button").click()
    report = Submission.objects.select_related("duty__agency").get(duty=here.duties[PROVINCES[0]])
    clerk.goto(f"/bao-cao/{report.pk}/dien-tu-tep/")
    _read(clerk, _file(tmp_path, "son-la.json", package("son-la")))
    expect(clerk.get_by_text("Mở báo cáo của đúng cơ quan trong gói")).to_be_visible()
    no_barriers(clerk)

    _read(clerk, _file(tmp_path, "gia-lai.json", package(given=WHOLE)))
    expect(clerk.get_by_role("heading", name="Gói tổng hợp: số liệu của 3/4 cơ quan")).to_be_visible()
    no_barriers(clerk)
    picture(clerk, "goi-tong-hop")
    clerk.get_by_role("button", name="Ghi cả").click()
    expect(clerk.get_by_text("số từ tệp.")).to_be_visible()
    clerk.goto(f"/bao-cao/{report.pk}/so-lieu/")
    no_barriers(clerk)

    desk = _desk(here, report)
    finish(desk, report)
    explain_all(desk, report)
    recount(Submission.objects.get(pk=report.pk))
    clerk.goto(f"/bao-cao/{report.pk}/")
    do(clerk, "Trình")
    head = seat(here.head)
    head.goto(f"/bao-cao/{report.pk}/")
    do(head, "Duyệt, ký")
    clerk.reload()
    do(clerk, "Ban hành", number="512", issued_on="15/12/2026")
    do(clerk, "Gửi")
    has_status(clerk, "Đã gửi")

    taken(here, "lai-chau")
    page = seat(here.receiver)
    page.goto(ROOM)
    expect(page.get_by_text("2/34 cơ quan có trong số liệu")).to_be_visible()
    expect(page.get_by_role("row", name="tỉnh Gia Lai")).to_contain_text("gồm 3/4 cơ quan")
    no_barriers(page)
    picture(page, "bo-ai-da-gui")
    page.get_by_role("link", name="Biểu tổng hợp").click()
    page.locator(f"#{SURVEY}").get_by_role("link").click()
    expect(page.locator(".consolidation-value")).to_contain_text("5")
    no_barriers(page)
    picture(page, "bo-tung-tinh")
    page.locator(".consolidation-rows tbody").get_by_role("link", name="tỉnh Gia Lai").click()
    expect(page.get_by_role("heading", name="Số liệu tổng hợp của 3/4 cơ quan")).to_be_visible()
    no_barriers(page)

    page.goto(f"{ROOM}chot/")
    page.get_by_role("button", name="Chốt và lập báo cáo").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Chốt và lập báo cáo").click()
    expect(page.get_by_text("Không có gì đổi")).to_be_visible()
    no_barriers(page)
    picture(page, "bo-chot")
    file = download(page, "Tải gói tổng hợp", tmp_path)
    assert json.loads(file.read_text(encoding="utf-8"))["observations"][SURVEY]["value"] == "5"
    page.get_by_role("link", name="Mở báo cáo").click()
    has_status(page, "Đang lập")


@pytest.mark.parametrize("address", ["", f"so-lieu/{SURVEY}/", "chot/"])
def test_pages_of_the_ministry_fit_a_phone(
    here: Ministry, phone: Page, sign_in: Callable[..., None], no_barriers: Check, address: str
) -> None:
    taken(here, "lai-chau")
    sign_in(phone, here.receiver)
    phone.goto(ROOM + address)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)


def test_a_package_on_a_phone(
    here: Ministry, phone: Page, sign_in: Callable[..., None], no_barriers: Check, tmp_path: Path
) -> None:
    doing = {"actor": here.actor(here.clerk), "by": here.clerk, "now": NOW}
    report = start(duty_id=here.duties["lai-chau"].pk, **doing)
    sign_in(phone, here.clerk)
    phone.goto(f"/bao-cao/{report.pk}/dien-tu-tep/")
    _read(phone, _file(tmp_path, "lai-chau.json", package("lai-chau")))

    expect(phone.get_by_role("heading", name="Gói tổng hợp")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)
