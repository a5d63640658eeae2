"""Filling from a file in a real browser, at both widths."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach import library
from caicach.adapters.readers.docx.reader import read_docx
from caicach.core.submissions.roles import Role
from caicach.store.models import FigureSheet, Submission
from factories.figures import put, row, with_history
from factories.journeys import download
from factories.portal import NOW
from factories.real_report import real_report


@pytest.mark.parametrize("width", ["page", "phone"])
def test_a_file_is_read_looked_at_and_taken(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path, request: Any,
    sign_in: Callable[..., None], no_barriers: Callable[[Page], None], width: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT = tmp_path
    page: Page = request.getfixturevalue(width)
    made = with_history()
    submission = made.start()
    put(submission, made.user(Role.OFFICER), A_1=3)
    sign_in(page, made.user(Role.OFFICER))

    page.goto(f"/bao-cao/{submission.pk}/dien-tu-tep/")
    no_barriers(page)
    page.get_by_label("Tệp báo cáo").set_input_files(library.example_report())
    page.get_by_role("button", name="Đọc tệp").click()
    expect(page.get_by_role("alert")).to_contain_text("không phải báo cáo của kỳ này")
    no_barriers(page)
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]

    page.locator(f'[name="take"][value="{row("A.2.1")}"]').check()
    page.get_by_label("vẫn lấy các số đã chọn").check()
    page.get_by_role("button", name="Ghi các số đã chọn (1)").click()
    expect(page.get_by_text("Đã ghi 1 số từ tệp.")).to_be_visible()

    cells = FigureSheet.objects.get(pk=submission.pk).cells
    assert (cells[row("A.2.1")]["value"], cells[row("A.2.1")]["source"]) == ("16", "file")
    assert cells[row("A.1")]["value"] == "3"


@pytest.mark.parametrize("width", ["page", "phone"])
def test_real_report_is_taken_whole_and_comes_back_with_comments(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path, request: Any,
    sign_in: Callable[..., None], no_barriers: Callable[[Page], None], picture: Callable[..., None], width: str,
) -> None:  # fmt: skip
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    settings.MEDIA_ROOT = settings.DATA = tmp_path
    page: Page = request.getfixturevalue(width)
    report = real_report()
    sign_in(page, report.officer)
    page.goto(f"/bao-cao/{report.submission.pk}/van-ban/")
    expect(page.get_by_text("chưa có tệp .docx nào được tải lên")).to_be_visible()

    page.goto(f"/bao-cao/{report.submission.pk}/dien-tu-tep/")
    page.get_by_label("Tệp báo cáo").set_input_files(library.example_report())
    page.get_by_role("button", name="Đọc tệp").click()
    head = page.locator("form", has=page.get_by_role("heading", name="Phần đầu, phần cuối văn bản"))
    expect(head.get_by_role("row", name="Người ký")).to_contain_text("Kpã Đô")
    expect(head.get_by_role("row", name="Nơi nhận")).to_contain_text("[đơn vị soạn thảo]")
    head.scroll_into_view_if_needed()
    if width == "page":
        picture(page, "phan-dau-trong-tep")
    no_barriers(page)
    head.get_by_label("Nơi nhận").uncheck()
    head.get_by_role("button", name="Ghi các mục đã chọn (1)").click()
    expect(page.get_by_text("Đã ghi 1 mục của phần đầu, phần cuối từ tệp.")).to_be_visible()
    expect(head.get_by_role("row", name="Người ký")).to_have_count(0)
    head.get_by_role("button", name="Ghi cả 1 mục chưa ai ghi").click()
    expect(head).to_have_count(0)
    assert Submission.objects.get().head["signatory"] == "Kpã Đô"

    for group in page.get_by_role("button", name="Chọn hoặc bỏ cả nhóm").all()[1:]:
        group.click()
    page.get_by_role("button", name="Ghi các số đã chọn").click()
    expect(page.get_by_text("số từ tệp.")).to_be_visible()
    page.get_by_role("button", name="Lấy đoạn của tệp cho cả").click()
    expect(page.get_by_text("Đã lấy lời văn của tệp cho")).to_be_visible()

    page.goto(f"/bao-cao/{report.submission.pk}/van-ban/")
    expect(page.get_by_text("Nhận xét được ghi vào chính tệp “ban-dan-toc-2023.docx”")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]
    taken = download(page, "Tải bản Word có nhận xét", tmp_path)
    own = read_docx(library.example_report().read_bytes(), taken.name)
    assert taken.name == "ban-dan-toc-2023-nhan-xet.docx"
    assert read_docx(taken.read_bytes(), taken.name).blocks == own.blocks
    with zipfile.ZipFile(taken) as package:
        comments = package.read("word/comments.xml").decode()
    assert "B.1 “Tổng số VBQPPL ban hành” ghi 2" in comments
    assert "“xử dụng” có lẽ là “sử dụng” viết sai" in comments
