"""Lists of procedures behind a figure: kept with history, the figure counted from them, and united over agencies."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from caicach.actions.archiving import accepted_submission
from caicach.actions.consolidated import consolidated
from caicach.actions.consolidation_delta import carried_out_again, delta_of
from caicach.actions.freezing import freeze
from caicach.actions.lists import ListConflict, save_list
from caicach.actions.submissions import correct
from caicach.actions.united import united
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.core.catalogue.leads import Lead
from caicach.core.consolidation.figures import Doubt
from caicach.core.consolidation.guards import Guard, doubtful
from caicach.core.ground.values import reported
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Role
from caicach.store.directory import stored_directory
from caicach.store.models import Duty, ElementList, FigureChange, FigureSheet, Submission
from factories.consolidating import PERIOD, REGIME, WHERE, Consolidating, consolidating, logged
from factories.figures import put, row
from factories.lists import elements, lists
from factories.portal import NOW, Province


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
CODE = "C.1.4"
ROW = row(CODE)
PASTED = "1.004227\tĐăng ký kết hôn\n1.000656\tĐăng ký khai tử\n1.004227\tĐăng ký kết hôn"


@pytest.fixture
def report(submission: Submission) -> Submission:
    """The department's report that gets a list."""
    return submission


def _address(report: Submission, of: str = ROW) -> str:
    return f"/bao-cao/{report.pk}/so-lieu/danh-sach/{of}/"


def _cell(report: Submission) -> dict[str, Any]:
    return FigureSheet.objects.get(pk=report.pk).cells.get(ROW, {})


def _save(made: Province, report: Submission, codes: list[str], seen: str = "") -> str:
    who = {"actor": made.actor(Role.OFFICER), "by": made.user(Role.OFFICER), "now": NOW}
    merged = save_list(submission_id=report.pk, row=ROW, elements=elements(codes), seen=seen, **who)
    listed = merged.cells[ROW].listed
    return listed.sha256 if listed else ""


def test_a_pasted_list_is_kept_and_the_figure_counted(officer: Client, report: Submission) -> None:
    answer = officer.post(_address(report), {"text": PASTED, "seen": ""}, follow=True)

    page = answer.content.decode()
    kept = ElementList.objects.get()
    assert "Đã lưu danh sách 2 mục và ghi số đếm vào ô; bỏ 1 dòng trùng." in page
    assert "Đăng ký khai tử" in page
    assert kept.elements == [["1.004227", "Đăng ký kết hôn"], ["1.000656", "Đăng ký khai tử"]]
    assert _cell(report) == {
        "state": "reported",
        "value": "2",
        "source": "listed",
        "origin": "danh sách 2 mục",
        "list": {"sha256": kept.sha256, "count": 2},
    }
    assert FigureChange.objects.get().after["list"]["sha256"] == kept.sha256
    assert logged("edit_list")[0].details == {"row": ROW, "count": "2", "sha256": kept.sha256}
    figures = officer.get(f"/bao-cao/{report.pk}/so-lieu/").content.decode()
    assert "Danh sách: 2 mục" in figures
    assert "Sửa danh sách của một dòng" in officer.get(f"/bao-cao/{report.pk}/lich-su/").content.decode()
    panel = officer.get(f"/bao-cao/{report.pk}/so-lieu/o/{ROW}/").content.decode()
    assert "2 (danh sách 2 mục)" in panel


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_comes_out_of_a_spreadsheet(officer: Client, report: Submission, ending: str) -> None:
    rows = [
        ["Danh mục TTHC"],
        ["STT", "Mã TTHC", "Tên thủ tục"],
        [1, "1.004227", "Kết hôn"],
        [2, "1.000656", "Khai tử"],
    ]
    file = SimpleUploadedFile(f"danh-muc.{ending}", _xlsx(rows) if ending == "xlsx" else _csv(rows))

    officer.post(_address(report), {"text": "bỏ qua", "file": file, "seen": ""})

    assert ElementList.objects.get().elements == [["1.004227", "Kết hôn"], ["1.000656", "Khai tử"]]
    assert _cell(report)["value"] == "2"


def _xlsx(rows: list[list[object]]) -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    for one in rows:
        book.active.append(one)
    book.save(out)
    return out.getvalue()


def _csv(rows: list[list[object]]) -> bytes:
    return "\n".join(",".join(map(str, one + [""] * (3 - len(one)))) for one in rows).encode("utf-8-sig")


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"text": "1.004227\tA\n=cmd()\tB"}, "Dòng 2: “=cmd()” không phải mã thủ tục."),
        ({"text": "  \n"}, "Chưa có mục nào để lưu."),
        ({"text": PASTED, "seen": "f" * 64}, "Người khác vừa đổi danh sách này."),
        ({"file": SimpleUploadedFile("anh.png", b"\x89PNG\r\n\x1a\n\x00\x00")}, "anh.png"),
        ({"file": SimpleUploadedFile("hong.xlsx", b"PK\x03\x04rac")}, ""),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_and_nothing_is_lost(
    officer: Client, report: Submission, sent: dict[str, Any], says: str
) -> None:
    answer = officer.post(_address(report), {"seen": ""} | sent)

    page = answer.content.decode()
    assert answer.status_code in {400, 409}
    assert says in page or "upload" in page
    assert sent.get("text", "").strip().partition("\t")[0] in page
    assert _cell(report) == {}


def test_another_figure_than_the_list_counts_is_doubted(
    officer: Client, made: Province, report: Submission
) -> None:
    _save(made, report, ["1.004227", "1.000656"])

    put(report, made.user(Role.OFFICER), C_1_4=72)

    assert _cell(report)["list"]["count"] == 2
    for address in (f"/bao-cao/{report.pk}/so-lieu/", _address(report)):
        assert "Ô ghi 72, danh sách có 2 mục." in officer.get(address).content.decode()


def test_two_people_at_one_list_do_not_overwrite_each_other(made: Province, report: Submission) -> None:
    seen = _save(made, report, ["1.004227"])
    _save(made, report, ["1.004227", "1.000656"], seen)

    with pytest.raises(ListConflict):
        _save(made, report, ["2.000635"], seen)
    assert _cell(report)["value"] == "2"


def test_a_list_taken_away_leaves_the_figure(officer: Client, made: Province, report: Submission) -> None:
    seen = _save(made, report, ["1.004227", "1.000656"])

    page = officer.post(_address(report), {"remove": "yes", "text": PASTED, "seen": seen}, follow=True)

    assert "Đã bỏ danh sách; số trong ô giữ nguyên." in page.content.decode()
    assert _cell(report) == {"state": "reported", "value": "2", "source": "typed"}


def test_only_rows_that_count_a_catalogue_take_a_list(
    officer: Client, made: Province, report: Submission
) -> None:
    assert officer.get(_address(report, row("A.1"))).status_code == 404
    with pytest.raises(NotNow, match="không phải dòng đếm theo danh mục"):
        save_list(
            submission_id=report.pk, row=row("A.1"), elements=elements(["1.1"]), seen="",
            actor=made.actor(Role.OFFICER), by=made.user(Role.OFFICER), now=NOW,
        )  # fmt: skip


def test_who_may_only_look_keeps_nothing(
    made: Province, report: Submission, client_of: Callable[[object], Client]
) -> None:
    viewer = client_of(made.user(Role.VIEWER))

    assert viewer.post(_address(report), {"text": PASTED, "seen": ""}).status_code in {403, 409}
    assert "Lưu danh sách" not in viewer.get(_address(report)).content.decode()
    assert _cell(report) == {}


def test_a_list_page_asks_few_questions(
    officer: Client,
    made: Province,
    report: Submission,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    _save(made, report, [f"1.{n:06}" for n in range(400)])
    officer.get(_address(report))

    with django_assert_max_num_queries(14):
        page = officer.get(_address(report)).content.decode()
    assert "Đang có 400 mục" in page


@pytest.fixture
def here() -> Consolidating:
    """Two communes and the department list procedures that overlap; the third commune gives a number alone."""
    found = consolidating(3)
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id"))
    for duty in duties:
        found.send(duty, {"A.1": 5, CODE: 9}, "accepted")
    found.send(found.small.duty, {"A.1": 5}, "accepted")
    for name, codes in (
        ("xa-so-0", ["1.004227", "1.000656"]),
        ("xa-so-1", ["1.000656", "1.004227"]),
        ("sts", ["1.004227", "2.000635"]),
    ):
        found.sent[name] = lists(found.sent[name], CODE, codes)
    return found


def test_lists_are_united_and_counts_never_added(here: Consolidating) -> None:
    result = consolidated(**WHERE)

    assert result.result.figures[ROW].value == reported(3)
    members = united(result, ROW)
    assert [(one.element.code, len(one.agencies)) for one in members] == [
        ("1.000656", 2),
        ("1.004227", 3),
        ("2.000635", 1),
    ]


def test_agencies_with_one_list_share_it(here: Consolidating) -> None:
    lists(here.sent["xa-so-2"], CODE, ["1.004227", "1.000656"])

    assert ElementList.objects.count() == 3


def test_a_member_at_two_levels_is_told_once(
    here: Consolidating, client_of: Callable[[object], Client]
) -> None:
    lists(here.sent["sts"], "C.1.4.1", ["1.004227", "2.000635"])
    for name in ("xa-so-0", "xa-so-1"):
        lists(here.sent[name], "C.1.4.3", ["1.004227", "1.000656"])

    found = consolidated(**WHERE)
    twice = [one for one in doubtful(found.result.arrangement) if one.guard is Guard.LISTED_TWICE]
    page = (
        client_of(here.receiver)
        .get(f"/tong-hop/{REGIME}/{PERIOD}/so-lieu/{row('C.1.4.3')}/danh-muc/?loc=hai-cap")
        .content.decode()
    )

    assert [(one.element, one.agencies) for one in twice] == [("1.004227", ("sts", "xa-so-0", "xa-so-1"))]
    assert page.count("cũng có ở dòng C.1.4.1") == 1
    assert "Ở hai cấp (1)" in page


def test_a_figure_other_than_its_list_is_doubted_between_agencies(here: Consolidating) -> None:
    sheet = FigureSheet.objects.get(pk=here.sent["sts"].pk)
    sheet.cells[ROW]["value"] = "72"
    sheet.save()
    Submission.objects.filter(pk=sheet.pk).update(content_hash="e" * 64)

    found = [
        d for d in doubtful(consolidated(**WHERE).result.arrangement) if d.guard is Guard.OTHER_THAN_LIST
    ]

    assert [(one.agencies, one.rows, one.found, one.against) for one in found] == [(("sts",), (ROW,), 72, 2)]


def test_the_pages_lead_from_the_figure_to_each_member(
    here: Consolidating,
    client_of: Callable[[object], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = client_of(here.receiver)
    room = f"/tong-hop/{REGIME}/{PERIOD}/so-lieu/{ROW}/"
    part = client.get(room).content.decode()

    assert "Danh mục hợp nhất: 3 mục từ danh sách của 3 cơ quan" in part
    assert "danh sách 2 mục" in part
    with django_assert_max_num_queries(17):
        page = client.get(f"{room}danh-muc/").content.decode()
    assert "Đăng ký kết hôn" in page
    assert "Ủy ban nhân dân xã Số 0000" in page
    found = client.get(f"{room}danh-muc/?q=trich luc").content.decode()
    assert "2.000635" in found
    assert "1.000656" not in found
    assert "Không có mục nào như vậy" in client.get(f"{room}danh-muc/?q=xyz").content.decode()
    assert client.get(f"/tong-hop/{REGIME}/{PERIOD}/so-lieu/{row('A.1')}/danh-muc/").status_code == 404


def test_what_was_frozen_is_united_again_from_its_lists(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    old = here.sent["xa-so-2"]
    Submission.objects.filter(pk=old.pk).update(status="replaced")
    lists(here.send(old.duty, {"A.1": 5}, "accepted", replaces=old), CODE, ["1.004873"])

    assert frozen.figures[ROW]["value"] == "3"
    assert carried_out_again(frozen, stored_directory()).figures[ROW].value == reported(3)
    (change,) = delta_of(frozen, {}).changes
    assert (change.row, change.after) == (ROW, reported(4))


def test_a_correction_keeps_the_list_and_the_archive_gets_its_members(here: Consolidating) -> None:
    sent = here.sent["sts"]
    officer = here.small.user(Role.OFFICER)

    new = correct(
        submission_id=sent.pk, reason="Đính chính số khác", actor=here.actor(officer), by=officer, now=NOW
    )

    assert new.sheet.cells[ROW]["list"] == sent.sheet.cells[ROW]["list"]
    assert accepted_submission(sent).given.elements == {ROW: {"1.004227", "2.000635"}}


@pytest.mark.parametrize(("count", "number", "is_doubted"), [(3, 3, False), (2, 3, True), (1900, 1900, True)])
def test_lists_that_are_not_what_the_lead_counts_are_doubted(
    here: Consolidating, monkeypatch: pytest.MonkeyPatch, count: int, number: int, is_doubted: bool
) -> None:
    rules = consolidation_rules()
    lead = Lead("xa-so-2", frozenset({ROW}))
    monkeypatch.setattr(
        "caicach.actions.consolidation_plans.consolidation_rules", lambda: replace(rules, leads=(lead,))
    )
    sheet = FigureSheet.objects.get(pk=here.sent["xa-so-2"].pk)
    sheet.cells[ROW]["value"] = str(count)
    sheet.save()
    Submission.objects.filter(pk=sheet.pk).update(content_hash=f"{count:064}")

    figure = consolidated(**WHERE).result.figures[ROW]

    assert figure.value == reported(number)
    assert (Doubt.LISTED_OTHERWISE in figure.doubts) is is_doubted
