"""Findings and documents in a real browser: checked by itself, explained in place, a click to the place, real pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from caicach.store.models import Explanation, Submission
from factories.portal import Province, province
from factories.portal_text import figures, issued, words


pytestmark = pytest.mark.django_db(transaction=True)
Sign = Callable[[Page, Any], None]


@pytest.fixture
def here() -> Province:
    return province()


@pytest.fixture
def report(here: Province, tmp_path: Path, settings: Any) -> Submission:
    """A report with an error in its figures and a slip in its words."""
    settings.DATA = tmp_path
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=12)
    words(here, submission, "institutions", "Đã ban hành văn bản cuả Sở.")
    return submission


def findings(page: Page, report: Submission) -> None:
    page.goto(f"/bao-cao/{report.pk}/kiem-tra/")
    expect(page.get_by_text("Kết quả của nội dung hiện có")).to_be_visible()


def test_report_never_checked_is_checked_when_the_page_is_opened(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    findings(page, report)

    expect(page.get_by_role("heading", name="Lỗi phải sửa")).to_be_visible()
    expect(page.get_by_role("navigation", name="Các phần của báo cáo")).to_contain_text("việc chờ xử lý")


def test_warning_is_explained_in_place_and_the_words_survive_a_refusal(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    findings(page, report)
    card = page.locator("article.is-warning").first

    card.get_by_text("Giải trình", exact=True).click()
    card.get_by_role("textbox").fill("đúng")
    card.get_by_role("button", name="Lưu lời giải trình").click()
    expect(card.get_by_role("alert")).to_contain_text("quá ngắn")
    expect(card.get_by_role("textbox")).to_have_value("đúng")
    card.get_by_role("textbox").fill("Đúng theo sổ theo dõi của Văn phòng Sở.")
    card.get_by_role("button", name="Lưu lời giải trình").click()

    expect(page.locator("article.is-explained")).to_contain_text("Đúng theo sổ theo dõi")
    assert Explanation.objects.get().text == "Đúng theo sổ theo dõi của Văn phòng Sở."


def test_click_on_the_place_leads_to_the_words(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    findings(page, report)
    page.locator("article.finding", has_text="“cuả”").locator("a.finding-place").click()

    expect(page.locator("#institutions")).to_be_in_viewport()
    meant = "[...CSS.highlights.get('meant') ?? []].map(String)"
    assert page.evaluate(meant) == ["cuả"]


def test_what_changed_elsewhere_is_checked_when_the_person_comes_back(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    findings(page, report)
    wrong = page.locator("article.is-error", has_text="lớn hơn 10 tại A.2.1")
    expect(wrong).to_have_count(1)

    figures(here, report, plan_tasks_completed=10)
    page.evaluate("window.dispatchEvent(new CustomEvent('caicach:back'))")

    expect(wrong).to_have_count(0)


def test_pages_of_the_paper_are_seen_larger_and_smaller_and_taken_along(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    page.goto(f"/bao-cao/{report.pk}/van-ban/")
    first = page.get_by_role("img", name="Trang 1 trên")
    expect(first).to_be_visible()
    expect(first).to_have_js_property("naturalWidth", 1191)

    fit = first.bounding_box()["width"]
    page.get_by_role("button", name="Phóng to").click()
    assert first.bounding_box()["width"] > fit
    page.get_by_role("button", name="Vừa khung").click()
    assert first.bounding_box()["width"] == fit

    with page.expect_download() as taken:
        page.get_by_role("link", name="Tải văn bản Word").click()
    assert taken.value.suggested_filename == "bao-cao-sts-2026-year-v1.docx"


def test_issued_paper_is_shown_with_the_hash_of_its_files(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    figures(here, report, plan_tasks_completed=10)
    made = issued(here, report)
    sign_in(page, here.user(Role.CLERK))
    page.goto(f"/bao-cao/{report.pk}/van-ban/")

    expect(page.locator("code")).to_have_count(3)
    expect(page.locator("code").first).to_have_text(made.files.get(kind="issued_docx").sha256)
    expect(page.get_by_role("img", name="Trang 1 trên")).to_be_visible()


@pytest.mark.parametrize("part", ["kiem-tra", "van-ban"])
def test_no_barriers(
    page: Page, phone: Page, sign_in: Sign, here: Province, report: Submission, no_barriers: Callable[[Page], None],
    part: str,
) -> None:  # fmt: skip
    for each in (page, phone):
        sign_in(each, here.user(Role.OFFICER))
        if part == "kiem-tra":
            findings(each, report)
            each.get_by_text("Giải trình", exact=True).first.click()
        else:
            each.goto(f"/bao-cao/{report.pk}/van-ban/")
            expect(each.get_by_role("img", name="Trang 1 trên")).to_be_visible()
        no_barriers(each)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
