"""A report between people: sent back and mended, issued, received, corrected; each at a browser of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.figures import row
from factories.journeys import (
    another_department,
    cell,
    do,
    download,
    filled,
    has_status,
    open_figures,
    open_findings,
    open_tab,
    saved,
    walking_clock,
)
from factories.portal import ALL_THE_WAY, Province, province


Seat = Callable[[Any], Page]
Check = Callable[[Page], None]
Picture = Callable[..., None]
SLIP = "Sở Nội vụ đối chiếu thấy thiếu một đơn vị đã kiểm tra trong quý IV."


@pytest.fixture
def here(transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    return province()


def from_home(page: Page, name: str) -> None:
    """The report that waits on the person's first page, by the button there."""
    page.goto("/")
    page.get_by_role("link", name=name).first.click()


def test_head_sends_back_officer_mends_head_approves(
    here: Province, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    here.through(filled(here), Act.PRESENT)
    head, officer = seat(here.user(Role.HEAD)), seat(here.user(Role.OFFICER))

    head.goto("/")
    no_barriers(head)
    picture(head, "viec-cua-lanh-dao")
    from_home(head, "Xem và duyệt")
    _remarks_on_a_cell(head, no_barriers, picture)
    open_tab(head, "Tổng quan")
    do(head, "Trả lại", reason="Rà lại số đơn vị đã kiểm tra trước khi trình lại.")
    has_status(head, "Bị trả lại")

    officer.goto("/")
    expect(officer.locator(".home-item")).to_contain_text("2 ý kiến chưa trả lời")
    picture(officer, "bi-tra-lai")
    from_home(officer, "Xem ý kiến và sửa")
    no_barriers(officer)
    _mends(officer)
    _answers(officer, no_barriers, picture)
    open_findings(officer)
    officer.get_by_role("link", name="Đến trang trình").click()
    do(officer, "Trình")
    has_status(officer, "Đã trình")

    head.goto("/")
    expect(head.locator(".home-item").first).to_contain_text("Từ lần trình trước: sửa 1 số liệu")
    from_home(head, "Xem và duyệt")
    do(head, "Duyệt, ký")
    has_status(head, "Đã duyệt")
    no_barriers(head)


def _remarks_on_a_cell(head: Page, no_barriers: Check, picture: Picture) -> None:
    open_figures(head)
    cell(head, "A.3.1").focus()
    head.keyboard.press("F4")
    head.get_by_role("complementary", name="Chi tiết của ô").get_by_role("link", name="Ghi ý kiến").click()
    head.get_by_label("Nội dung ý kiến").fill("Quý IV còn kiểm tra thêm một phòng, đề nghị bổ sung.")
    no_barriers(head)
    picture(head, "ghi-y-kien")
    head.get_by_role("button", name="Ghi ý kiến").click()
    expect(head.get_by_text("Đã ghi ý kiến.")).to_be_visible()


def _mends(officer: Page) -> None:
    officer.locator(".remark", has_text="kiểm tra thêm một phòng").get_by_role(
        "link", name="Đến chỗ này"
    ).click()
    expect(officer.locator("[data-ready]")).to_be_attached()
    expect(cell(officer, "A.3.1")).to_be_focused()
    officer.keyboard.type("5")
    officer.keyboard.press("Enter")
    officer.get_by_label("Lý do", exact=True).fill("Bổ sung đợt kiểm tra quý IV")
    officer.keyboard.press("Enter")
    saved(officer)


def _answers(officer: Page, no_barriers: Check, picture: Picture) -> None:
    open_tab(officer, "Ý kiến")
    picture(officer, "tra-loi-y-kien")
    for _ in range(2):
        remark = officer.locator(".remark:not(.is-closed)").first
        remark.get_by_role("textbox").fill("Đã bổ sung đợt kiểm tra quý IV, số đúng là 5.")
        remark.get_by_role("button", name="Trả lời và khép").click()
        expect(officer.get_by_text("Đã khép ý kiến.")).to_be_visible()
    expect(officer.locator(".remark.is-closed")).to_have_count(2)
    no_barriers(officer)


def test_clerk_numbers_issues_takes_the_paper_and_sends(
    here: Province, seat: Seat, no_barriers: Check, picture: Picture, tmp_path: Path
) -> None:
    here.through(filled(here), Act.PRESENT, Act.APPROVE)
    clerk = seat(here.user(Role.CLERK))
    clerk.goto("/")
    no_barriers(clerk)
    from_home(clerk, "Lấy số, ban hành")
    clerk.get_by_role("button", name="Ban hành", exact=True).click()
    clerk.get_by_label("Số văn bản").fill("512")
    clerk.get_by_label("Ngày ban hành").fill("15/12/2026")
    no_barriers(clerk)
    picture(clerk, "ban-hanh")
    clerk.get_by_role("dialog").get_by_role("button", name="Ban hành").click()
    has_status(clerk, "Đã ban hành")
    expect(clerk.locator(".particulars")).to_contain_text("512/BC-STS ngày 15/12/2026")

    open_tab(clerk, "Văn bản")
    expect(clerk.get_by_role("img", name="Trang 1 trên")).to_have_js_property("complete", value=True)
    no_barriers(clerk)
    picture(clerk, "van-ban-da-ban-hanh")
    assert download(clerk, "Tải văn bản Word", tmp_path).stat().st_size > 10_000
    assert download(clerk, "Tải văn bản PDF", tmp_path).read_bytes().startswith(b"%PDF")

    from_home(clerk, "Gửi")
    do(clerk, "Gửi")
    has_status(clerk, "Đã gửi")
    no_barriers(clerk)
    picture(clerk, "da-gui")


def test_receiver_receives_sends_one_back_and_accepts_another(
    here: Province, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    there = another_department(here)
    for each in (here, there):
        each.through(filled(each), Act.PRESENT, Act.APPROVE, Act.ISSUE, Act.SEND)
    receiver = seat(here.user(Role.RECEIVER))
    receiver.goto("/")
    no_barriers(receiver)
    picture(receiver, "viec-cua-so-noi-vu")
    receiver.get_by_role("link", name="Mở bảng theo dõi").click()
    no_barriers(receiver)
    for name in ("Sở Thủy sản tỉnh Gia Lai", "Sở Khoa học và Công nghệ tỉnh Gia Lai"):
        receiver.get_by_label(f"Chọn {name}").check()
    receiver.get_by_role("button", name="Tiếp nhận").click()
    expect(receiver.get_by_role("status", name="Kết quả vừa thực hiện")).to_contain_text("xong 2 trong 2")

    receiver.get_by_role("link", name="Sở Thủy sản").first.click()
    has_status(receiver, "Đã tiếp nhận")
    expect(receiver.locator(".particulars")).to_contain_text("Mã biên nhận")
    picture(receiver, "bien-nhan")
    open_findings_frozen(receiver, no_barriers)
    open_tab(receiver, "Tổng quan")
    do(receiver, "Trả lại", reason=SLIP)
    has_status(receiver, "Bị trả lại")

    receiver.get_by_role("navigation", name="Danh mục").get_by_role("link", name="Theo dõi báo cáo").click()
    receiver.get_by_role("link", name="Sở Khoa học và Công nghệ").first.click()
    do(receiver, "Chấp nhận")
    has_status(receiver, "Đã chấp nhận")
    no_barriers(receiver)

    officer = seat(here.user(Role.OFFICER))
    from_home(officer, "Xem lý do trả lại")
    expect(officer.locator(".remark")).to_contain_text(SLIP)


def open_findings_frozen(page: Page, no_barriers: Check) -> None:
    """The findings as they were when the report was presented, with the agency's words."""
    open_tab(page, "Kiểm tra")
    expect(page.locator("article.is-explained")).to_contain_text("Nguyễn Thị Lan")
    no_barriers(page)


def test_officer_corrects_what_was_issued_and_the_old_one_stays(
    here: Province, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    old = here.through(filled(here), *ALL_THE_WAY)
    officer = seat(here.user(Role.OFFICER))
    officer.goto(f"/bao-cao/{old.pk}/")
    do(officer, "Lập báo cáo thay thế", reason=SLIP)
    expect(officer.get_by_text("Bản này thay thế bản 1")).to_be_visible()
    no_barriers(officer)
    picture(officer, "bao-cao-thay-the")
    new = officer.url.rstrip("/").rsplit("/", 1)[1]
    open_figures(officer)
    cell(officer, "A.3.1").fill("5")
    cell(officer, "A.3.1").press("Enter")
    saved(officer)
    open_findings(officer)
    expect(officer.locator("article.is-explained")).to_contain_text("C.1.4.1")  # what was explained stays so
    officer.get_by_role("link", name="Đến trang trình").click()
    do(officer, "Trình")

    head, clerk = seat(here.user(Role.HEAD)), seat(here.user(Role.CLERK))
    from_home(head, "Xem và duyệt")
    do(head, "Duyệt, ký")
    has_status(head, "Đã duyệt")
    from_home(clerk, "Lấy số, ban hành")
    do(clerk, "Ban hành", number="530", issued_on="15/12/2026")
    do(clerk, "Gửi")
    has_status(clerk, "Đã gửi")

    officer.goto(f"/bao-cao/{old.pk}/")
    has_status(officer, "Đã được thay thế")
    expect(officer.get_by_text("Bản này đã được thay thế bằng bản 2.")).to_be_visible()
    open_tab(officer, "Văn bản")
    expect(officer.locator("code").first).to_have_text(old.files.get(kind="issued_docx").sha256)
    officer.goto(f"/bao-cao/{new}/so-sanh/")
    expect(officer.get_by_role("row", name="A.3.1")).to_contain_text("5")
    no_barriers(officer)
    picture(officer, "so-sanh-hai-ban")
    open_figures(officer)
    expect(officer.locator(f"#{row('A.3.1')} [data-value]")).to_have_value("5")
