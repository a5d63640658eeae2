"""The page of figures in a real browser: by keyboard alone, by pasting, by two people, through lost connections."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from caicach.actions.checking import refresh_findings
from caicach.core.submissions.roles import Role
from caicach.store.models import FigureChange, FigureSheet, Submission
from factories.figures import put, row, with_history
from factories.portal import NOW, Province, person
from factories.portal_text import words


SignIn = Callable[[Any, Any], None]


@pytest.fixture
def made(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Province:
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)
    return with_history()


@pytest.fixture
def submission(made: Province) -> Submission:
    return made.start()


@pytest.fixture
def open_figures(made: Province, submission: Submission, sign_in: SignIn) -> Callable[..., Page]:
    def open_(page: Page, user: Any = None) -> Page:
        sign_in(page, user or made.user(Role.OFFICER))
        page.goto(f"/bao-cao/{submission.pk}/so-lieu/")
        expect(page.locator("[data-ready]")).to_be_attached()
        return page

    return open_


def _cell(page: Page, code: str) -> Locator:
    return page.locator(f"#{row(code)} [data-value]")


def _saved(page: Page) -> None:
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu lúc")


def _stored(submission: Submission, code: str) -> dict[str, str]:
    return FigureSheet.objects.get(pk=submission.pk).cells.get(row(code), {})


def _paste(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
        }""",
        text,
    )


def test_rows_are_filled_by_keyboard_alone(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    _cell(page, "A.1").focus()

    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(_cell(page, "A.2.1")).to_be_focused()  # A.2 is computed
    page.keyboard.type("8")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    page.keyboard.type("-")
    page.keyboard.press("Tab")
    page.keyboard.type("rà soát quý IV")
    page.keyboard.press("Enter")
    _saved(page)

    expect(page.locator(f"#{row('A.2')} [data-computed]")).to_have_text("75,00")
    assert _stored(submission, "A.1") == {"state": "reported", "value": "12", "source": "typed"}
    assert _stored(submission, "A.3.1")["state"] == "none_arose"
    assert _stored(submission, "A.3.1")["note"] == "rà soát quý IV"


def test_escape_takes_back_and_ctrl_z_undoes(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    _cell(page, "A.1").focus()
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(_cell(page, "A.1")).to_have_value("")

    page.keyboard.type("5")
    page.keyboard.press("Enter")
    _saved(page)
    page.keyboard.press("Control+z")
    expect(_cell(page, "A.1")).to_have_value("")
    expect(_cell(page, "A.1")).to_be_focused()
    _saved(page)

    assert _stored(submission, "A.1")["state"] == "not_reported"


def test_a_code_is_chosen_from_the_menu_by_keyboard(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    _cell(page, "A.6").focus()

    page.keyboard.press("Alt+ArrowDown")
    expect(page.get_by_role("menuitemradio", name="Có", exact=True)).to_be_visible()
    page.keyboard.press("1")

    expect(_cell(page, "A.6")).to_have_value("1 – Có")
    expect(_cell(page, "A.6")).to_be_focused()
    _saved(page)
    assert _stored(submission, "A.6")["value"] == "1"


def test_a_finding_stands_at_its_cell_and_goes_when_mended(
    open_figures: Callable[..., Page], page: Page
) -> None:
    open_figures(page)
    _cell(page, "A.2.1").focus()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    page.keyboard.type("5")
    page.keyboard.press("Enter")

    words = page.locator(f"#w-{row('A.2.2')}")
    expect(words).to_contain_text("Lỗi")
    expect(_cell(page, "A.2.2")).to_have_attribute("aria-invalid", "true")
    expect(_cell(page, "A.2.2")).to_have_attribute("aria-describedby", f"w-{row('A.2.2')}")

    page.keyboard.press("ArrowUp")
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(words).to_have_count(0)


def test_a_block_from_excel_is_looked_at_then_written(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    _cell(page, "A.1").focus()

    _paste(page, "A.1\t1.234\r\nA.2.1\t02\r\nA.2\t50\r\nC.3.4.1\t1,234\r\n")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Dán 3 ô")
    expect(dialog).to_contain_text("Tỷ lệ này được tính")
    page.keyboard.press("Enter")
    _saved(page)

    assert (_stored(submission, "A.1")["value"], _stored(submission, "A.2.1")["value"]) == ("1234", "2")
    assert _stored(submission, "C.3.4.1")["typed"] == "1,234"
    page.get_by_role("button", name="Là 1.234").click()
    expect(page.get_by_text("đọc được hai cách")).to_have_count(0)
    _saved(page)
    assert _stored(submission, "C.3.4.1")["value"] == "1234"


@pytest.fixture
def second(browser: Browser, live_server: Any) -> Iterator[Page]:
    """Another browser."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1440, "height": 900}, locale="vi-VN"
    )
    yield context.new_page()
    context.close()


def test_two_people_at_one_cell_see_both_figures_and_choose(
    open_figures: Callable[..., Page], page: Page, second: Page, made: Province, submission: Submission
) -> None:
    open_figures(page)
    open_figures(second, person("officer2", "Trần Thị Bích", Role.OFFICER, made.department))
    for one, figure in ((second, "12"), (page, "14")):
        _cell(one, "A.1").focus()
        one.keyboard.type(figure)
        one.keyboard.press("Enter")
        if one is second:
            _saved(second)

    words = page.locator(f"#w-{row('A.1')}")
    expect(words).to_contain_text("Trần Thị Bích đã ghi “12” lúc")
    assert _stored(submission, "A.1")["value"] == "12"
    words.get_by_role("button", name="Ghi “14”").click()
    expect(words).to_have_count(0)
    _saved(page)

    assert _stored(submission, "A.1")["value"] == "14"
    assert FigureChange.objects.filter(indicator=row("A.1")).count() == 2


def _look_again(page: Page) -> None:
    """What happens when a person comes back to the tab: the page asks at once, not in ten seconds."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_what_another_changes_appears_and_is_not_undone_over(
    open_figures: Callable[..., Page], page: Page, made: Province, submission: Submission
) -> None:
    other = person("officer2", "Trần Thị Bích", Role.OFFICER, made.department)
    open_figures(page)
    _cell(page, "A.1").focus()
    page.keyboard.type("5")
    page.keyboard.press("Enter")
    _saved(page)

    put(submission, other, A_1=6)
    _look_again(page)
    expect(_cell(page, "A.1")).to_have_value("6")
    expect(page.get_by_text("Trần Thị Bích vừa sửa A.1")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Không hoàn tác A.1")).to_be_visible()

    assert _stored(submission, "A.1")["value"] == "6"


def test_a_block_pasted_without_a_connection_waits_to_be_looked_at(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    page.context.set_offline(True)
    _cell(page, "A.1").focus()
    _paste(page, "A.1\t7\nA.2.1\t8")
    expect(page.get_by_text("Có một khối đã dán lúc mất kết nối.")).to_be_visible()

    page.context.set_offline(False)
    page.reload()
    page.get_by_role("button", name="Xem và ghi").click()
    page.get_by_role("button", name="Ghi 2 ô").click()
    _saved(page)

    assert (_stored(submission, "A.1")["value"], _stored(submission, "A.2.1")["value"]) == ("7", "8")


def test_a_person_who_was_signed_out_is_told_and_loses_nothing(
    open_figures: Callable[..., Page], page: Page, made: Province, submission: Submission, sign_in: SignIn
) -> None:
    open_figures(page)
    page.context.clear_cookies()
    _cell(page, "A.1").focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Phiên đăng nhập đã hết: còn 1 ô chưa lưu")

    sign_in(page, made.user(Role.OFFICER))
    page.reload()
    _saved(page)

    assert _stored(submission, "A.1")["value"] == "7"


def test_what_was_typed_before_the_browser_closed_is_saved_on_return(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    page.route("**/so-lieu/luu/", lambda route: route.abort())
    _cell(page, "A.1").focus()
    page.keyboard.type("21")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("còn 1 ô chưa lưu")
    page.unroute("**/so-lieu/luu/")
    again = page.context.new_page()
    page.close()

    again.goto(f"/bao-cao/{submission.pk}/so-lieu/")
    expect(_cell(again, "A.1")).to_have_value("21")
    _saved(again)
    assert _stored(submission, "A.1")["value"] == "21"


def test_typing_goes_on_without_a_connection_and_is_sent_when_it_is_back(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    page.context.set_offline(True)
    _cell(page, "A.1").focus()
    for figure in ("7", "8"):
        page.keyboard.type(figure)
        page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Mất kết nối: còn 2 ô chưa lưu")

    page.context.set_offline(False)
    _saved(page)

    assert (_stored(submission, "A.1")["value"], _stored(submission, "A.2.1")["value"]) == ("7", "8")


def test_a_figure_from_a_file_asks_why_it_changes(
    open_figures: Callable[..., Page], page: Page, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), source="file", A_1=12)
    open_figures(page)
    _cell(page, "A.1").focus()
    page.keyboard.type("13")
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_contain_text("Lý do sửa A.1")
    page.get_by_label("Lý do", exact=True).fill("Sổ theo dõi ghi 13")
    page.keyboard.press("Enter")
    _saved(page)

    assert FigureChange.objects.latest("id").why == "Sổ theo dõi ghi 13"
    assert _stored(submission, "A.1")["value"] == "13"


def test_the_rest_of_a_pillar_is_filled_at_once_and_undone_at_once(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    page.locator('[data-fill="B"]').click()
    page.get_by_role("button", name="Không phát sinh").click()
    _saved(page)
    assert _stored(submission, "B.1.1")["state"] == "none_arose"

    _cell(page, "B.1.1").focus()
    page.keyboard.press("Control+z")
    expect(_cell(page, "B.1.1")).to_have_value("")
    _saved(page)
    assert _stored(submission, "B.1.1")["state"] == "not_reported"


def test_stock_figures_of_last_period_are_taken_where_ticked(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    page.get_by_role("button", name="Lấy số kỳ trước").click()
    page.locator(f'[data-carry="{row("C.1.4")}"]').uncheck()
    page.get_by_role("button", name="Xác nhận các số đã chọn").click()
    _saved(page)

    assert _stored(submission, "C.1.4.1") | {"origin": ""} == {
        "state": "reported", "value": "42", "source": "carried", "origin": "",
    }  # fmt: skip
    assert _stored(submission, "C.1.4") == {}


def test_rows_are_found_without_diacritics_by_code_and_by_what_is_left(
    open_figures: Callable[..., Page], page: Page, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=3)
    open_figures(page)
    expect(page.locator(f"#{row('D.1.3')}")).to_be_hidden()  # not a department's

    page.get_by_label("Tìm chỉ tiêu").fill("van ban chi dao")
    expect(page.locator("tr[data-row]:visible")).to_have_count(1)
    page.get_by_label("Tìm chỉ tiêu").fill("c.3.4")
    expect(page.locator("tr[data-row]:visible")).to_have_count(3)
    page.get_by_label("Tìm chỉ tiêu").fill("")
    page.get_by_role("button", name="Chưa nhập").click()
    expect(page.locator(f"#{row('A.1')}")).to_be_hidden()
    page.get_by_role("button", name="Tất cả").click()
    page.get_by_role("switch").check()
    expect(page.locator(f"#{row('D.1.3')}")).to_be_visible()


def test_the_address_of_a_cell_leads_to_it(
    made: Province, submission: Submission, page: Page, sign_in: SignIn
) -> None:
    sign_in(page, made.user(Role.OFFICER))
    page.goto(f"/bao-cao/{submission.pk}/so-lieu/#{row('F.2.1')}")

    page.wait_for_function("id => document.activeElement.closest('tr')?.id === id", arg=row("F.2.1"))


def test_no_barriers_at_either_width(
    open_figures: Callable[..., Page], page: Page, phone: Page, no_barriers: Callable[[Page], None],
    made: Province, submission: Submission,
) -> None:  # fmt: skip
    put(submission, made.user(Role.OFFICER), A_2_1=4, A_2_2=5)
    for one in (page, phone):
        open_figures(one)
        no_barriers(one)
        _cell(one, "A.1").focus()
        one.keyboard.press("F4")
        expect(one.get_by_role("heading", name="Lịch sử thay đổi")).to_be_visible()
        no_barriers(one)
        one.keyboard.press("Escape")
        expect(_cell(one, "A.1")).to_be_focused()
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_phone_fills_a_card(open_figures: Callable[..., Page], phone: Page, submission: Submission) -> None:
    open_figures(phone)
    _cell(phone, "A.1").click()
    phone.keyboard.type("9")
    _cell(phone, "A.2.1").click()
    _saved(phone)

    assert _stored(submission, "A.1")["value"] == "9"


def _waiting(page: Page) -> Locator:
    return page.locator("#tab-findings .badge [aria-hidden]")


def test_the_count_at_the_tab_follows_a_mend_while_one_types(
    open_figures: Callable[..., Page], page: Page, submission: Submission
) -> None:
    open_figures(page)
    expect(_waiting(page)).to_have_count(0)
    _cell(page, "A.2.1").fill("10")
    _cell(page, "A.2.1").press("Enter")
    _cell(page, "A.2.2").fill("12")
    _cell(page, "A.2.2").press("Enter")
    expect(_waiting(page)).to_have_text("1")
    expect(page.locator("#tab-figures")).to_have_attribute("aria-current", "page")

    _cell(page, "A.2.2").fill("9")
    _cell(page, "A.2.2").press("Enter")

    expect(_waiting(page)).to_have_count(0)


def test_the_count_at_the_tab_follows_a_figure_that_words_told_wrongly(
    open_figures: Callable[..., Page], page: Page, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_2_1=10)
    words(made, submission, "direction.plan", "Kế hoạch năm 2026 đề ra 12 nhiệm vụ.")
    refresh_findings(submission_id=submission.pk, actor=made.actor(Role.OFFICER), now=NOW)
    before = Submission.objects.get(pk=submission.pk)
    open_figures(page)
    expect(_waiting(page)).to_have_text(str(before.errors + before.unexplained))

    _cell(page, "A.2.1").fill("12")
    _cell(page, "A.2.1").press("Enter")

    expect(_waiting(page)).to_have_text(str(before.errors + before.unexplained - 1))
