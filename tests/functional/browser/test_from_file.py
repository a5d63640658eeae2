"""Filling from a file in a real browser, at both widths."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach import library
from caicach.core.submissions.roles import Role
from caicach.store.models import FigureSheet
from factories.figures import put, row, with_history
from factories.portal import NOW


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
    page.get_by_label("Tôi đã xem cảnh báo trên").check()
    page.get_by_role("button", name="Ghi các số đã chọn (1)").click()
    expect(page.get_by_text("Đã ghi 1 số từ tệp.")).to_be_visible()

    cells = FigureSheet.objects.get(pk=submission.pk).cells
    assert (cells[row("A.2.1")]["value"], cells[row("A.2.1")]["source"]) == ("16", "file")
    assert cells[row("A.1")]["value"] == "3"
