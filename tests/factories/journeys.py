"""What an officer of the Sở Thủy sản has at the desk, and the ways from page to page that every journey takes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import docx
from docx.oxml.ns import qn
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from caicach.actions.figures import save_cells
from caicach.adapters.content.demo import load_demo_province
from caicach.core.ground.values import reported
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.figures import row
from factories.portal import NOW, Province, agency, duty, finish, person
from factories.portal_text import explain_all


def _read(text: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in text.split())


DEPARTMENT_2026 = _read("""
    A.1=12 A.2.1=10 A.2.2=10 A.3.1=4 A.3.3.1=6 A.3.3.2=6 A.5.1=3 A.5.2=3 A.5.3=0 A.5.4=0 A.5.5=148 A.5.6=141
    A.5.7=5 A.5.8=2 A.6=1 A.6.1=320 A.6.2=2 A.7=1 B.1=3 B.1.1=3 B.2.1=3 B.2.2.1=0 B.2.2.2=0 B.3.1=18 B.3.2.1=2
    B.3.2.2=2 C.1.1=4 C.1.2=9 C.1.3=6 C.1.4=72 C.1.4.1=61 C.1.4.3=11 C.2.1=5 C.2.2=12 C.2.3=40 C.3.1.1=2143
    C.3.1.2=2121 C.3.4.1=7 C.3.4.2=7 D.1.1.1=1 D.1.1.2=0 D.1.5=4 D.1.5.2=4 D.1.5.4=20 D.2.1=78 D.2.2=74 D.2.3=6
    D.2.4=2 D.2.5=12,5 D.3.1=112 D.3.2=105 D.3.3=1 D.3.4=11,2 E.1.1=1 E.1.1.1=1 E.1.2=4 E.1.2.1=4 E.1.3=0 E.2.1=3
    E.2.2=0 E.2.4=2 E.2.5=0 E.3=1 E.4.2=0 E.4.3=0 E.4.4=1 F.1.1=18500 F.1.2=17940 F.2.1=4 F.2.2=0 F.2.3=1 F.2.4=2
    F.2.4.1=1 F.2.4.2=1 F.2.4.3=0 F.2.5=1 F.2.6=0 G.5.1.1=1 G.5.2=99 G.5.2.1=99 G.5.3.1=1 G.6.1.1=12 G.6.1.2=12
    G.6.1.3=9 G.6.2.1=60 G.6.2.2=58 G.6.2.3=41 G.6.3.1=70 G.6.3.2=65 G.6.4.1=2160 G.6.4.2=1987 G.6.5.1=34
    G.6.5.2=34
""")
"""A department's whole year as typed into a sheet. Nothing is wrong; one sum exceeds another and asks for a reason."""

REASON = (
    "Có 9 thủ tục vừa cung cấp toàn trình, vừa cung cấp một phần tùy trường hợp nên được tính ở cả hai dòng; "
    "đã đối chiếu với Cổng Dịch vụ công quốc gia."
)


def walking_clock() -> Callable[[], datetime]:
    """A clock a second later whenever it is looked at, so that what happens after another is after it."""
    ticks = count(1)
    return lambda: NOW + timedelta(seconds=next(ticks))


def filled(here: Province) -> Submission:
    """The department's report as its officer leaves it before presenting: whole, and its warning explained."""
    submission = here.start()
    edits = tuple(
        CellEdit(row(code), CellContent(), CellContent(reported(text.replace(",", "."))))
        for code, text in DEPARTMENT_2026.items()
    )
    officer = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    save_cells(submission_id=submission.pk, edits=edits, **officer)
    finish(here, submission)
    explain_all(here, submission)
    return submission


def block(figures: dict[str, str]) -> str:
    """Codes and figures as they are copied from a sheet."""
    return "".join(f"{code}\t{text}\r\n" for code, text in figures.items())


def cell(page: Page, code: str) -> Locator:
    """The box of a row, on the page of figures."""
    return page.locator(f"#{row(code)} [data-value]")


def open_tab(page: Page, name: str) -> None:
    """That page of the report, by its tab."""
    page.get_by_role("navigation", name="Các phần của báo cáo").get_by_role("link", name=name).click()
    expect(page.locator(".submission-tabs [aria-current=page]")).to_contain_text(name)


def open_figures(page: Page) -> None:
    """The page of figures, ready for typing."""
    open_tab(page, "Số liệu")
    expect(page.locator("[data-ready]")).to_be_attached()


def saved(page: Page) -> None:
    """What was typed into cells has reached the server."""
    expect(page.locator("[data-status]")).to_contain_text("Đã lưu lúc")


def open_findings(page: Page) -> None:
    """The page of findings, of what stands now."""
    open_tab(page, "Kiểm tra")
    expect(page.get_by_text("Kết quả của nội dung hiện có")).to_be_visible()


def explains(page: Page, look: Callable[[], None] = lambda: None) -> None:
    """The one warning of the year's figures explained, on the page of findings; `look` is called before it is saved."""
    warning = page.locator("article.is-warning", has_text="C.1.4.1")
    warning.get_by_text("Giải trình", exact=True).click()
    warning.get_by_role("textbox").fill(REASON)
    look()
    warning.get_by_role("button", name="Lưu lời giải trình").click()
    expect(page.locator("article.is-explained")).to_contain_text("Cổng Dịch vụ công quốc gia")


def do(page: Page, act: str, **asked: str) -> None:
    """The act by its button and its dialog, which is filled in by the names of its fields."""
    page.get_by_role("button", name=act, exact=True).first.click()
    dialog = page.get_by_role("dialog")
    for name, text in asked.items():
        dialog.locator(f"[name={name}]").fill(text)
    dialog.get_by_role("button", name=act, exact=True).click()


def has_status(page: Page, status: str) -> None:
    """The report stands there now, as its head says."""
    expect(page.locator(".submission-facts .badge").first).to_have_text(status)


def download(page: Page, link: str, folder: Path) -> Path:
    """The file behind the link, kept in the folder under the name it came with."""
    with page.expect_download() as taken:
        page.get_by_role("link", name=link).click()
    path = folder / taken.value.suggested_filename
    taken.value.save_as(path)
    return path


def sheet_filled_in(form: Path, here: Province) -> Path:
    """Our own form, as `caicach form` wrote it, filled in with the figures of the year."""
    book = load_workbook(form)
    for line in book["Số liệu"].iter_rows(min_row=5):
        text = DEPARTMENT_2026.get(line[6].value)
        if text is not None:
            line[3].value = text if "," in text else int(text)
        elif str(line[3].value).startswith("="):
            line[3].value = None  # a rate Excel would have computed; openpyxl does not
    book["Thông tin"]["B3"] = here.department.name
    book.save(form)
    return form


def paper_written_on(paper: Path) -> Path:
    """The Word file of the portal after a person typed over its yellow blanks."""
    document = docx.Document(str(paper))
    texts = dict(load_demo_province().texts)
    opening, sentences = texts.pop("opening"), iter(texts.values())
    for blank in list(document.element.body.iter(qn("w:sdt"))):
        prompt = blank.find(f"{qn('w:sdtPr')}/{qn('w:alias')}")
        shown = blank.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")
        if shown is None or prompt is None:
            continue
        shown.getparent().remove(shown)
        text = opening if "hướng dẫn báo cáo" in prompt.get(qn("w:val")) else ""
        is_whole = prompt.get(qn("w:val"))[0].isupper()
        next(blank.iter(qn("w:t"))).text = next(sentences) if is_whole else text
    document.save(str(paper))
    return paper


def another_department(here: Province) -> Province:
    """The same province seen from the Sở Khoa học và Công nghệ, with people of its own."""
    department = agency(
        "skhcn", "Sở Khoa học và Công nghệ tỉnh Gia Lai", short_name="Sở KH&CN", abbreviation="SKHCN"
    )
    names = {Role.OFFICER: "Phan Quốc Tuấn", Role.HEAD: "Võ Thị Hạnh", Role.CLERK: "Bùi Thanh Mai"}
    people = {role: person(f"{role.value}.khcn", name, role, department) for role, name in names.items()}
    return replace(
        here,
        department=department,
        duty=duty(department, here.home_affairs),
        people={**here.people, **people},
    )
