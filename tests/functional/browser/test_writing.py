"""Writing the text in a real browser: living figures, Vietnamese typing programs, drafts, two people at one section."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from caicach.core.submissions.roles import Role
from caicach.store.models import NarrativeSection, Submission
from factories.portal import Province, province
from factories.portal_text import figures, last_year, words


pytestmark = pytest.mark.django_db(transaction=True)
PLAN = "direction.plan"
Sign = Callable[[Page, Any], None]


@pytest.fixture
def here() -> Province:
    return province()


@pytest.fixture
def report(here: Province) -> Submission:
    """A report with some figures and no words."""
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=8, steering_documents=12)
    return submission


@pytest.fixture
def desk(page: Page, sign_in: Sign, here: Province, report: Submission) -> Page:
    """The officer at the desk of the section about the plan."""
    sign_in(page, here.user(Role.OFFICER))
    open_desk(page, report)
    return page


def open_desk(page: Page, submission: Submission) -> None:
    page.goto("about:blank")
    page.goto(f"/bao-cao/{submission.pk}/loi-van/#{PLAN}")
    section(page).locator(".section-write").click()
    expect(box(page)).to_be_focused()


def section(page: Page) -> Any:
    return page.locator(f"article[data-section='{PLAN}']")


def box(page: Page) -> Any:
    return section(page).locator(".desk-box")


def kept() -> str:
    return NarrativeSection.objects.get(key=PLAN).text


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    expect(section(page).locator(".desk-box")).to_have_count(0)


def test_sentence_with_a_living_figure_follows_it(
    desk: Page, here: Province, report: Submission, picture: Callable[..., None]
) -> None:
    desk.keyboard.type("Trong năm 2026 đề ra {{")
    desk.get_by_role("combobox").fill("nhiem vu de ra")
    expect(desk.get_by_role("option")).to_have_count(1)
    picture(desk, "chen-so-lieu")
    desk.keyboard.press("Enter")
    desk.keyboard.type(" nhiệm vụ.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Đã xong phần lớn.")
    save(desk)

    assert kept() == "Trong năm 2026 đề ra {{plan-tasks-set:prose}} nhiệm vụ.\nĐã xong phần lớn."
    expect(section(desk)).to_contain_text("Trong năm 2026 đề ra 10 nhiệm vụ.")

    figures(here, report, plan_tasks_set=15)
    desk.reload()
    expect(section(desk)).to_contain_text("Trong năm 2026 đề ra 15 nhiệm vụ.")


def test_number_that_equals_a_figure_is_offered_and_bound_by_keyboard(desk: Page) -> None:
    desk.keyboard.type("Đã hoàn thành 8 nhiệm vụ")
    desk.keyboard.press("ArrowLeft")
    for _ in range(8):
        desk.keyboard.press("ArrowLeft")
    desk.keyboard.type(" ")
    expect(section(desk).get_by_role("button", name="Gắn với số liệu: A.2.2")).to_be_visible()
    desk.keyboard.press("Alt+Enter")
    save(desk)

    assert kept().replace("  ", " ") == "Đã hoàn thành {{plan-tasks-completed:prose}} nhiệm vụ"


def test_typing_program_that_composes_keeps_every_letter(desk: Page) -> None:
    """As IBus and the keyboards of phones do: letters are composed, then put in place."""
    protocol = desk.context.new_cdp_session(desk)
    for stages in (("t", "ti", "tie", "tiê", "tiêp", "tiếp"), ("n", "nh", "nhâ", "nhân", "nhận")):
        for letters in stages:
            protocol.send(
                "Input.imeSetComposition",
                {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
            )
            desk.wait_for_timeout(20)
        protocol.send("Input.insertText", {"text": stages[-1]})
        protocol.send("Input.insertText", {"text": " "})
    desk.keyboard.type("12 ")
    desk.wait_for_timeout(400)
    save(desk)

    assert kept() == "tiếp nhận 12"


def test_typing_program_that_takes_letters_back_keeps_every_letter(desk: Page) -> None:
    """As Unikey does: it presses Backspace and puts the letter with its mark instead, faster than anyone types."""
    desk.keyboard.type("hoan")
    for _ in range(2):
        desk.keyboard.press("Backspace")
    desk.keyboard.insert_text("àn")
    desk.keyboard.type(" thanh")
    for _ in range(3):
        desk.keyboard.press("Backspace")
    desk.keyboard.insert_text("ành")
    desk.keyboard.type(" 8 viec")
    desk.wait_for_timeout(350)
    for _ in range(2):
        desk.keyboard.press("Backspace")
    desk.keyboard.insert_text("ệc")
    save(desk)

    assert kept() == "hoàn thành 8 việc"


def test_figure_is_taken_away_by_backspace_and_brought_back_by_undo(desk: Page, report: Submission) -> None:
    section(desk).get_by_role("button", name="Chèn số liệu").click()
    desk.get_by_role("combobox").fill("A.2.1")
    desk.keyboard.press("Enter")
    expect(box(desk).locator(".living")).to_have_text("10")
    desk.keyboard.press("Backspace")
    expect(box(desk).locator(".living")).to_have_count(0)
    desk.keyboard.press("Control+z")

    expect(box(desk).locator(".living")).to_have_text("10")


def test_copied_words_keep_their_figures_and_pasted_ones_lose_their_looks(desk: Page) -> None:
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.keyboard.type("Số {{")
    desk.get_by_role("combobox").fill("A.2.1")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Control+a")
    desk.keyboard.press("Control+c")
    desk.keyboard.press("End")
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Control+v")
    save(desk)

    assert kept() == "Số {{plan-tasks-set:prose}}Số {{plan-tasks-set:prose}}"


def test_proposal_becomes_my_text_with_its_figures_alive(desk: Page) -> None:
    section(desk).get_by_role("button", name="Dùng làm lời của tôi").click()
    expect(box(desk).locator(".living").first).to_have_text("10")
    save(desk)

    assert "{{plan-tasks-set:prose}}" in kept()
    expect(section(desk)).to_contain_text("Nguyễn Thị Lan viết")


def test_text_that_was_not_saved_is_there_after_the_browser_was_closed(
    desk: Page, report: Submission
) -> None:
    desk.keyboard.type("Gõ dở chưa lưu")
    expect(section(desk).locator("textarea")).to_have_value("Gõ dở chưa lưu")
    open_desk(desk, report)

    section(desk).get_by_role("button", name="Lấy lại bản gõ dở").click()
    expect(box(desk)).to_have_text("Gõ dở chưa lưu")
    save(desk)
    open_desk(desk, report)
    expect(section(desk).locator("[data-draft]")).to_be_hidden()


def test_session_that_ended_takes_nothing_away(desk: Page) -> None:
    desk.keyboard.type("Chưa lưu")
    desk.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    desk.keyboard.press("Control+s")

    expect(desk.get_by_text("Phiên đăng nhập đã hết")).to_be_visible()
    expect(box(desk)).to_have_text("Chưa lưu")


def test_text_is_written_plainly_while_the_figures_cannot_be_had(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    sign_in(page, here.user(Role.OFFICER))
    page.route("**/so-lieu.json", lambda route: route.abort())
    page.goto(f"/bao-cao/{report.pk}/loi-van/?muc={PLAN}")
    section(page).get_by_role("textbox").fill("Đề ra {{plan-tasks-set:prose}} việc.")
    section(page).get_by_role("button", name="Lưu mục này").click()

    expect(section(page)).to_contain_text("Đề ra 10 việc.")


def test_plain_text_can_be_written_where_the_box_does_not_suit(desk: Page) -> None:
    section(desk).get_by_role("button", name="Dạng văn bản thuần").click()
    desk.keyboard.type("Đề ra {{plan-tasks-set:prose}} việc.")
    section(desk).get_by_role("button", name="Lưu mục này").click()

    expect(section(desk)).to_contain_text("Đề ra 10 việc.")


def test_two_people_at_one_section_see_both_texts(desk: Page, here: Province, report: Submission) -> None:
    words(here, report, PLAN, "Lời của người kia.")
    desk.keyboard.type("Lời của tôi.")
    desk.keyboard.press("Control+s")

    expect(section(desk).get_by_role("alert")).to_contain_text("vừa được Nguyễn Thị Lan sửa")
    expect(box(desk)).to_have_text("Lời của tôi.")
    section(desk).get_by_role("button", name="Lấy bản đang có").click()
    save(desk)
    assert kept() == "Lời của tôi.\nLời của người kia."


def test_last_year_s_words_are_copied_with_figures_of_now(
    page: Page, sign_in: Sign, here: Province, picture: Callable[..., None]
) -> None:
    last_year(here)
    submission = here.start()
    figures(here, submission, plan_tasks_set=10, plan_tasks_completed=10)
    sign_in(page, here.user(Role.OFFICER))
    open_desk(page, submission)

    section(page).get_by_text("Cùng kỳ năm trước: năm 2025").click()
    expect(section(page).locator("mark.stale", has_text="09").first).to_be_visible()
    expect(section(page)).to_contain_text("kỳ trước ghi 09, nay là 10")
    picture(page, "viet-loi-van")
    section(page).get_by_role("button", name="Chép sang để sửa").click()
    expect(box(page).locator(".living")).to_have_text("10")


def test_words_selected_lead_to_a_remark_on_them(
    page: Page, sign_in: Sign, here: Province, report: Submission
) -> None:
    words(here, report, PLAN, "Kế hoạch được giao trong tháng một.")
    sign_in(page, here.user(Role.HEAD))
    page.goto(f"/bao-cao/{report.pk}/loi-van/#{PLAN}")
    section(page).locator(".line").click(click_count=3)
    page.get_by_role("link", name="Ghi ý kiến về đoạn đã chọn").click()

    expect(page).to_have_url(re.compile(f"muc={re.escape(PLAN)}&trich=K"))


@pytest.mark.parametrize("part", ["", f"?muc={PLAN}", f"{PLAN}/lich-su/", "dau-van-ban/"])
def test_no_barriers(
    page: Page, phone: Page, sign_in: Sign, here: Province, report: Submission, no_barriers: Callable[[Page], None],
    part: str,
) -> None:  # fmt: skip
    words(here, report, PLAN, "Kế hoạch số [số, ký hiệu] có {{plan-tasks-set:prose}} việc.")
    for each in (page, phone):
        sign_in(each, here.user(Role.OFFICER))
        each.goto(f"/bao-cao/{report.pk}/loi-van/{part}")
        if "muc" in part:
            expect(box(each)).to_be_visible()
        no_barriers(each)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_count_at_the_tab_follows_saved_words(desk: Page, report: Submission) -> None:
    waiting = desk.locator("#tab-findings .badge [aria-hidden]")
    desk.keyboard.type("Kế hoạch năm 2026 đề ra 12 nhiệm vụ.")
    save(desk)
    expect(waiting).to_have_count(1)
    told = int(waiting.inner_text())
    open_desk(desk, report)
    expect(waiting).to_have_text(str(told))
    box(desk).fill("Kế hoạch năm 2026 đề ra 10 nhiệm vụ.")

    save(desk)

    expect(waiting).to_have_text(str(told - 1))
