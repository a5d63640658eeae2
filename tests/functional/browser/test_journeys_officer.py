"""An officer's whole way: from the first page through figures, words and findings to the head's desk."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.figures import row
from factories.journeys import (
    DEPARTMENT_2026,
    block,
    cell,
    do,
    download,
    explains,
    has_status,
    open_figures,
    open_findings,
    open_tab,
    paper_written_on,
    saved,
    sheet_filled_in,
    walking_clock,
)
from factories.portal import Province, finish, province


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    return province()


def test_from_the_first_page_to_the_head_by_keyboard(
    page: Page, here: Province, sign_in: Callable[..., None], no_barriers: Callable[[Page], None],
    picture: Callable[..., None],
) -> None:  # fmt: skip
    sign_in(page, here.user(Role.OFFICER))
    page.goto("/")
    no_barriers(page)
    picture(page, "viec-cua-toi")
    page.get_by_role("button", name="Bắt đầu").click()
    has_status(page, "Đang lập")
    no_barriers(page)
    picture(page, "tong-quan")

    _types_and_pastes(page, no_barriers, picture)
    _writes(page, no_barriers, picture)
    finish(here, Submission.objects.get())
    _mends_and_explains(page, no_barriers, picture)
    _presents(page, no_barriers, picture)


def _types_and_pastes(page: Page, no_barriers: Callable[[Page], None], picture: Callable[..., None]) -> None:
    open_figures(page)
    cell(page, "A.1").focus()
    for figure in ("12", "10", "12", "4"):  # A.2.2 is typed wrongly: more tasks done than set
        page.keyboard.type(figure)
        page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(f"#w-{row('A.2.2')}")).to_contain_text("Lỗi")
    no_barriers(page)
    picture(page, "nhap-so-lieu")

    page.get_by_role("button", name="Phím tắt").click()
    no_barriers(page)
    picture(page, "phim-tat")
    page.keyboard.press("Escape")

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    rest = {
        code: text for code, text in DEPARTMENT_2026.items() if code not in {"A.1", "A.2.1", "A.2.2", "A.3.1"}
    }
    page.evaluate("text => navigator.clipboard.writeText(text)", block(rest))
    cell(page, "A.3.3.1").focus()
    page.keyboard.press("Control+v")
    expect(page.get_by_role("dialog")).to_contain_text(f"Dán {len(rest)} ô")
    no_barriers(page)
    picture(page, "dan-tu-excel")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(f"#{row('C.3.1')} [data-computed]")).to_have_text("98,97")


def _writes(page: Page, no_barriers: Callable[[Page], None], picture: Callable[..., None]) -> None:
    open_tab(page, "Lời văn")
    no_barriers(page)
    picture(page, "loi-van")
    section = page.locator("article[data-section='direction.communication']")
    section.get_by_role("link", name="Viết").click()
    expect(section.locator(".desk-box")).to_be_focused()
    page.keyboard.type("Đã tuyên truyền cải cách hành chính qua {{")
    page.get_by_role("combobox").fill("A.1")
    page.keyboard.press("Enter")
    page.keyboard.type(" văn bản chỉ đạo và các hội nghị giao ban hằng quý.")
    no_barriers(page)
    page.keyboard.press("Control+s")
    expect(section).to_contain_text("qua 12 văn bản chỉ đạo")
    _signs(page)


def _signs(page: Page) -> None:
    page.get_by_label("Chức vụ người ký").fill("GIÁM ĐỐC")
    page.get_by_label("Họ và tên người ký").fill("Trần Văn Đức")
    page.get_by_label("Nơi nhận").fill("Như trên;\nLưu: VT.")
    page.get_by_role("button", name="Lưu phần đầu, phần cuối").click()
    expect(page.get_by_text("Đã lưu phần đầu, phần cuối văn bản.")).to_be_visible()


def _mends_and_explains(
    page: Page, no_barriers: Callable[[Page], None], picture: Callable[..., None]
) -> None:
    open_findings(page)
    expect(page.get_by_role("heading", name="Lỗi phải sửa")).to_be_visible()
    no_barriers(page)
    picture(page, "loi-va-canh-bao")
    explains(page, lambda: picture(page, "giai-trinh"))

    page.locator("article.is-error", has_text="A.2.2").locator("a.finding-place").click()
    expect(page.locator("[data-ready]")).to_be_attached()
    expect(cell(page, "A.2.2")).to_be_focused()
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    saved(page)
    expect(page.locator(f"#w-{row('A.2.2')}")).to_have_count(0)


def _presents(page: Page, no_barriers: Callable[[Page], None], picture: Callable[..., None]) -> None:
    open_tab(page, "Văn bản")
    expect(page.get_by_role("img", name="Trang 1 trên")).to_have_js_property("complete", value=True)
    no_barriers(page)
    picture(page, "van-ban")
    open_findings(page)
    expect(page.locator(".findings-way.is-free")).to_contain_text("Không còn gì cản việc trình.")
    page.get_by_role("link", name="Đến trang trình").click()
    picture(page, "trinh")
    do(page, "Trình")
    expect(page.get_by_text("Đã trình báo cáo.")).to_be_visible()
    has_status(page, "Đã trình")
    no_barriers(page)
    page.goto("/")
    expect(page.locator(".home-item")).to_contain_text("Đã trình")


def test_from_two_files_the_officer_has(
    page: Page, here: Province, sign_in: Callable[..., None], no_barriers: Callable[[Page], None],
    picture: Callable[..., None], tmp_path: Path, caicach: Callable[..., Any],
) -> None:  # fmt: skip
    form = tmp_path / "so-lieu-cchc-2026.xlsx"
    caicach("form", "--to", str(form), "--period", "2026-nam", "--agency-type", "department")
    sign_in(page, here.user(Role.OFFICER))
    page.goto("/")
    page.get_by_role("button", name="Bắt đầu").click()
    open_figures(page)
    page.get_by_role("link", name="Điền từ tệp").click()
    no_barriers(page)
    picture(page, "dien-tu-tep")
    _reads(page, sheet_filled_in(form, here))
    expect(page.get_by_text("Tệp không ghi tên cơ quan")).to_have_count(0)
    no_barriers(page)
    picture(page, "so-lieu-trong-tep")
    page.get_by_role("button", name="Ghi cả").click()
    expect(page.get_by_text("số từ tệp.")).to_contain_text(f"Đã ghi {len(DEPARTMENT_2026)} số")

    open_tab(page, "Văn bản")
    paper = download(page, "Tải văn bản Word", tmp_path)
    page.get_by_role("link", name="Tải tệp đã sửa lên").click()
    _reads(page, paper_written_on(paper))
    take_all = page.get_by_role("button", name="Lấy đoạn của tệp cho cả")
    expect(take_all).to_be_in_viewport()  # nothing but a line stands before it
    no_barriers(page)
    picture(page, "loi-van-trong-tep")
    take_all.click()
    expect(page.get_by_text("Đã lấy lời văn của tệp cho")).to_be_visible()

    open_tab(page, "Lời văn")
    no_barriers(page)
    _signs(page)
    open_findings(page)
    expect(page.locator("article.is-error")).to_have_count(0)
    explains(page)
    page.get_by_role("link", name="Đến trang trình").click()
    do(page, "Trình")
    has_status(page, "Đã trình")


def _reads(page: Page, file: Path) -> None:
    page.get_by_label("Tệp báo cáo").set_input_files(file)
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("heading", name=file.name)).to_be_visible()
