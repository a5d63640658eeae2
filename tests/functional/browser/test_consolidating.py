"""The receiver consolidates: coverage, a figure down to its cell, a remark, the freeze; the province signs; a correction below
shows as a difference and becomes a new version."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from caicach.actions.checking import recount
from caicach.core.submissions.roles import Role
from caicach.store.models import (
    Agency,
    BaseFigure,
    ConsolidationFreeze,
    Duty,
    NarrativeSection,
    Remark,
    Submission,
)
from factories.consolidating import LATE_AT, PERIOD, REGIME, Consolidating, consolidating
from factories.journeys import DEPARTMENT_2026, do, has_status, walking_clock
from factories.portal import NOW, Province, finish
from factories.portal_text import explain_all


Seat = Callable[[Any], Page]
Check = Callable[[Page], None]
Picture = Callable[..., None]
ROOM = f"/tong-hop/{REGIME}/{PERIOD}/"
NAMES = (
    "Ia Dom",
    "Đak Đoa",
    "Chư Prông",
    "Ayun",
    "Kbang",
    "Phù Cát",
    "Hoài Ân",
    "Vĩnh Thạnh",
    "Ia Grai",
    "Tuy Phước",
)


@pytest.fixture
def here(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> Consolidating:
    """Ten communes and a department: eight have sent, one late, one wrote a figure far too large."""
    monkeypatch.setattr("caicach.web.clock.now", walking_clock())
    settings.DATA = settings.MEDIA_ROOT = tmp_path
    made = consolidating(len(NAMES))
    for number, name in enumerate(NAMES):
        commune = Agency.objects.get(pk=f"xa-so-{number}")
        commune.name, commune.short_name = f"Ủy ban nhân dân xã {name}", f"UBND xã {name}"
        commune.save()
    for number, duty in enumerate(
        Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id")[:8]
    ):
        figures = DEPARTMENT_2026 | {"A.1": str(9 + number), "C.3.1.1": "2143", "C.3.1.2": "2121"}
        figures |= {"A.1": "1200"} if number == 3 else {}
        cells = {code: text.replace(",", ".") for code, text in figures.items()}
        more = {"at": LATE_AT} if number == 5 else {}
        report = made.send(duty, cells, "accepted" if number % 2 else "received", **more)
        _writes(
            made, report, f"Xã đã rút ngắn thời gian trả kết quả {number + 2} nhóm thủ tục so với quy định."
        )
        _writes(made, report, "Người dân nộp hồ sơ trực tuyến thuận tiện hơn, ít phải đi lại.")
    made.send(made.small.duty, {c: t.replace(",", ".") for c, t in DEPARTMENT_2026.items()}, "accepted")
    return made


def _writes(made: Consolidating, report: Submission, line: str) -> None:
    section, _ = NarrativeSection.objects.get_or_create(
        submission=report,
        key="assessment.strengths",
        defaults={"changed_by": made.receiver, "changed_at": NOW},
    )
    NarrativeSection.objects.filter(pk=section.pk).update(text=f"{section.text}\n{line}".strip())


def test_receiver_looks_follows_a_figure_and_freezes(
    here: Consolidating, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    page = seat(here.receiver)
    page.goto("/tong-hop/")
    no_barriers(page)
    page.get_by_role("link", name="Năm 2026", exact=True).click()
    expect(page.get_by_text("9/12 cơ quan có trong số liệu")).to_be_visible()
    no_barriers(page)
    picture(page, "tong-hop-ai-da-gui")

    page.get_by_role("link", name="Biểu tổng hợp").click()
    no_barriers(page)
    picture(page, "tong-hop-bieu")
    page.locator("#steering-documents").get_by_role("link").click()
    expect(page.locator(".consolidation-value")).to_contain_text("1.300")
    no_barriers(page)
    picture(page, "tong-hop-tung-co-quan")

    page.locator(".consolidation-rows tbody tr").first.get_by_role("link").click()
    expect(page.locator(".consolidation-value")).to_contain_text("1.200")
    page.get_by_label("Đề nghị cơ quan xem lại điều gì").fill(
        "Các xã khác có khoảng 12 văn bản; có phải 120 không?"
    )
    no_barriers(page)
    picture(page, "tong-hop-mot-o")
    page.get_by_role("button", name="Gửi ý kiến vào ô này").click()
    expect(page.get_by_text("người lập báo cáo nhận được thông báo")).to_be_visible()
    assert Remark.objects.get().place == "steering-documents"

    page.get_by_role("link", name="Cần xem lại").click()
    no_barriers(page)
    page.get_by_role("link", name="Ai đã gửi").click()
    row = page.locator(".consolidation-rows tbody tr", has_text="Đak Đoa")
    row.locator("summary").click()
    row.get_by_label("Lý do không tính").fill("Xã đang đối chiếu lại số hồ sơ")
    no_barriers(page)
    row.get_by_role("button", name="Để ngoài").click()
    expect(page.locator(".consolidation-rows tbody tr", has_text="Đak Đoa")).to_contain_text(
        "Xã đang đối chiếu"
    )
    page.locator(".consolidation-rows tbody tr", has_text="Đak Đoa").get_by_role(
        "button", name="Tính lại"
    ).click()

    page.get_by_role("link", name="Chốt, lập báo cáo").click()
    page.get_by_role("button", name="Chốt và lập báo cáo").first.click()
    no_barriers(page)
    picture(page, "tong-hop-chot")
    page.get_by_role("dialog").get_by_role("button", name="Chốt và lập báo cáo").click()
    expect(page.get_by_text("Không có gì đổi")).to_be_visible()
    page.get_by_role("link", name="Mở báo cáo").click()
    has_status(page, "Đang lập")
    frozen = ConsolidationFreeze.objects.get()
    page.goto(f"/bao-cao/{frozen.submission_id}/loi-van/?muc=assessment.strengths")
    several = page.locator(".sources li", has_text="nhóm thủ tục")
    expect(several).to_contain_text(
        "Xã đã rút ngắn thời gian trả kết quả [điền số] nhóm thủ tục so với quy định."
    )
    several.get_by_text("Số của từng cơ quan").click()
    expect(several.locator("dd").first).to_contain_text("UBND xã")
    point = page.locator(".sources li", has_text="ít phải đi lại")
    expect(point).to_contain_text("và 7 cơ quan nữa")
    point.get_by_role("button", name="Chèn").click()
    expect(page.locator(".living, .desk-text").first).to_be_visible()
    no_barriers(page)
    picture(page, "tong-hop-cac-y")
    page.get_by_role("button", name="Lưu", exact=False).first.click()
    expect(
        page.locator("#assessment\\.strengths, [data-section='assessment.strengths']").first
    ).to_contain_text("ít phải đi lại")


def test_receiver_accepts_what_is_to_count_and_writes_down_the_base_year(
    here: Consolidating, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    page = seat(here.receiver)
    page.goto(ROOM)
    page.get_by_role("link", name="đã chấp nhận").click()
    expect(page.get_by_text("5/12 cơ quan có trong số liệu")).to_be_visible()
    no_barriers(page)
    page.locator(".consolidation-rows").get_by_role("link", name="xã Ia Dom").click()
    do(page, "Chấp nhận")
    has_status(page, "Đã chấp nhận")
    page.goto(f"{ROOM}?tinh=chap-nhan")
    expect(page.get_by_text("6/12 cơ quan có trong số liệu")).to_be_visible()

    page.get_by_role("link", name="Số năm gốc").click()
    page.locator(".base-block summary").click()
    page.get_by_label("Mỗi dòng một cơ quan").fill("UBND xã Ia Dom\t2\t24\t31\nUBND xã Ayun\t1\t22\tba mươi")
    page.get_by_role("button", name="Đặt vào bảng").click()
    wrong = page.locator(".base-rows tr", has_text="xã Ayun").get_by_role("textbox").nth(2)
    expect(wrong).to_have_value("ba mươi")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    no_barriers(page)
    picture(page, "tong-hop-so-goc")
    wrong.fill("30")
    page.get_by_role("button", name="Lưu số gốc").last.click()
    expect(page.get_by_text("Đã lưu 6 số gốc.")).to_be_visible()
    assert BaseFigure.objects.filter(agency__in=["xa-so-0", "xa-so-3"]).count() == 6


def of_the_province(here: Consolidating, report: Submission) -> Province:
    """The same province seen from its own desk."""
    people = {**here.small.people, Role.OFFICER: here.receiver, **here.people}
    return replace(here.small, department=here.root, duty=report.duty, people=people)


def test_province_signs_and_a_correction_below_is_reissued(
    here: Consolidating, seat: Seat, no_barriers: Check, picture: Picture
) -> None:
    receiver = seat(here.receiver)
    receiver.goto(f"{ROOM}chot/")
    receiver.get_by_role("button", name="Chốt và lập báo cáo").first.click()
    receiver.get_by_role("dialog").get_by_role("button", name="Chốt và lập báo cáo").click()
    expect(receiver.get_by_text("Không có gì đổi")).to_be_visible()
    report = Submission.objects.select_related("duty").get(duty__agency=here.root)
    desk = of_the_province(here, report)
    finish(desk, report)
    explain_all(desk, report)
    recount(Submission.objects.get(pk=report.pk))

    receiver.goto(f"/bao-cao/{report.pk}/")
    do(receiver, "Trình")
    chairman = seat(here.people[Role.HEAD])
    chairman.goto(f"/bao-cao/{report.pk}/")
    do(chairman, "Duyệt, ký")
    clerk = seat(here.people[Role.CLERK])
    clerk.goto(f"/bao-cao/{report.pk}/")
    do(clerk, "Ban hành", number="512", issued_on="15/12/2026")
    has_status(clerk, "Đã ban hành")

    old = here.sent["xa-so-3"]
    Submission.objects.filter(pk=old.pk).update(status="replaced")
    cells = {code: text.replace(",", ".") for code, text in DEPARTMENT_2026.items()}
    here.send(old.duty, cells, "accepted", replaces=old)

    receiver.goto(f"{ROOM}chot/")
    change = receiver.locator(".delta-list > li", has_text="A.1").first
    expect(change.locator(".delta-numbers")).to_contain_text("1.300 → Sẽ thành: 112")
    expect(change).to_contain_text("xã Ayun đính chính 1.200 thành 12")
    no_barriers(receiver)
    picture(receiver, "tong-hop-thay-doi")
    expect(receiver.get_by_label("Lý do thay thế")).to_have_value(
        "Tổng hợp lại theo số liệu gửi sau khi chốt của Ủy ban nhân dân xã Ayun."
    )
    receiver.get_by_label("Lý do thay thế").fill("Xã Ayun đính chính số văn bản chỉ đạo từ 1.200 thành 12.")
    receiver.get_by_role("button", name="Lập báo cáo thay thế").click()

    expect(receiver.get_by_text("Không có gì đổi")).to_be_visible()
    new = Submission.objects.get(replaces=report)
    assert new.sheet.cells["steering-documents"]["value"] == "112"
    assert report.sheet.cells["steering-documents"]["value"] == "1300"


@pytest.mark.parametrize(
    "address", ["", "so-lieu/", "so-lieu/steering-documents/", "can-xem/", "so-goc/", "chot/"]
)
def test_pages_fit_a_phone(
    here: Consolidating, phone: Page, sign_in: Callable[..., None], no_barriers: Check, address: str
) -> None:
    sign_in(phone, here.receiver)
    phone.goto(ROOM + address)

    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    no_barriers(phone)
