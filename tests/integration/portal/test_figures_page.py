"""The page of figures as served: the appendix as on paper, what stands beside, and its smaller answers."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from caicach.core.submissions.roles import Role
from caicach.store.models import Remark, SheetPresence, Submission
from factories.figures import FORM, issued_before, put, row, with_history
from factories.portal import NOW, Province, person


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]


@pytest.fixture
def made() -> Province:
    return with_history()


def _page(client: Client, submission: Submission) -> str:
    answer = client.get(f"/bao-cao/{submission.pk}/so-lieu/")
    assert answer.status_code == 200
    return answer.content.decode()


def _told(page: str) -> dict[str, Any]:
    found = re.search(r'<script id="figures-told" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])


def _row(page: str, code: str) -> str:
    found = re.search(rf'<tr class="[^"]*" id="{row(code)}".*?</tr>', page, re.DOTALL)
    assert found is not None
    return found[0]


def test_every_row_of_the_form_stands_on_the_page_in_order(officer: Client, submission: Submission) -> None:
    codes = re.findall(r'data-code="([^"]+)"', _page(officer, submission))

    assert codes == [indicator.code for indicator in FORM.indicators]


def test_numbers_begin_anew_in_each_pillar_and_headings_without_numbers_stand(
    officer: Client, submission: Submission
) -> None:
    page = _page(officer, submission)

    assert page.count('<td class="stt">2.1</td>') == 6
    assert "Thực hiện nhiệm vụ UBND, Chủ tịch UBND tỉnh giao" in page


def test_a_rate_is_no_field_and_says_how_it_is_computed(officer: Client, submission: Submission) -> None:
    rate = _row(_page(officer, submission), "A.2")

    assert '<input class="cell-value"' not in rate
    assert "A.2.2 : A.2.1 × 100" in rate


def test_rows_of_other_agencies_are_marked_unless_they_say_something(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_3_2=4)
    page = _page(officer, submission)

    assert "is-other" not in _row(page, "A.3.2")
    assert "is-other" in _row(page, "D.1.3")


def test_last_period_and_a_year_ago_stand_beside_by_permanent_id(
    officer: Client, submission: Submission
) -> None:
    line = _row(_page(officer, submission), "C.1.4.1")

    assert re.findall(r'<span class="before-text[^>]*>(\d+)</span>', line) == ["42", "40"]


def test_a_row_that_came_to_mean_another_thing_is_marked_not_compared(
    officer: Client, made: Province, submission: Submission
) -> None:
    issued_before(made, "2026-quarter_three", date(2026, 9, 14), {"A.3.1": "9"}, form="2022")

    line = _row(_page(officer, submission), "A.3.1")

    assert "≠" in line
    assert "không so sánh được" in line


def test_coded_rows_bring_their_printed_meanings(officer: Client, submission: Submission) -> None:
    told = _told(_page(officer, submission))

    assert {"value": 1, "label": "Có"} in told["codes"][row("A.6")]


@pytest.mark.parametrize("role", [Role.HEAD, Role.CLERK, Role.VIEWER])
def test_others_of_the_agency_read_and_are_told_why_they_do_not_write(
    role: Role, made: Province, submission: Submission, client_of: Callable[[object], Client]
) -> None:
    page = _page(client_of(made.user(role)), submission)

    assert "xem được số liệu nhưng không sửa" in page
    assert _told(page)["isEditable"] is False
    assert "readonly" in _row(page, "A.1")


def test_the_receiver_reads_what_was_sent(
    made: Province, submission: Submission, client_of: Callable[[object], Client]
) -> None:
    receiver = client_of(made.user(Role.RECEIVER))

    assert receiver.get(f"/bao-cao/{submission.pk}/so-lieu/").status_code == 404

    Submission.objects.filter(pk=submission.pk).update(
        status="sent", sent_by=made.user(Role.CLERK), sent_at=NOW
    )
    assert "readonly" in _row(_page(receiver, submission), "A.1")


def test_an_officer_is_told_that_presented_figures_stay(officer: Client, submission: Submission) -> None:
    Submission.objects.filter(pk=submission.pk).update(status="presented")

    assert "“Đã trình” nên không sửa được" in _page(officer, submission)


def test_open_remarks_of_a_cell_are_told(officer: Client, made: Province, submission: Submission) -> None:
    by = made.user(Role.HEAD)
    Remark.objects.create(
        submission=submission,
        kind="cell",
        place=row("A.1"),
        text="Xem lại",
        agency=made.department,
        by=by,
        at=NOW,
    )

    assert _told(_page(officer, submission))["remarks"] == {row("A.1"): 1}
    panel = officer.get(f"/bao-cao/{submission.pk}/so-lieu/o/{row('A.1')}/").content.decode()
    assert "Xem lại" in panel
    assert f"/bao-cao/{submission.pk}/y-kien/?o={row('A.1')}" in panel


def test_the_panel_says_who_changed_what_when_and_why(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=3)
    put(submission, made.user(Role.OFFICER), why="Đối chiếu lại", A_1=4)

    panel = officer.get(f"/bao-cao/{submission.pk}/so-lieu/o/{row('A.1')}/").content.decode()

    assert "3 → <strong>4</strong>" in panel
    assert "Nguyễn Thị Lan, 09:00 15/12/2026" in panel
    assert "Lý do: Đối chiếu lại" in panel


def test_the_panel_of_no_row_is_not_found(officer: Client, submission: Submission) -> None:
    assert officer.get(f"/bao-cao/{submission.pk}/so-lieu/o/nothing/").status_code == 404


def test_stock_figures_of_last_period_are_proposed_where_nothing_stands(
    officer: Client, made: Province, submission: Submission
) -> None:
    address = f"/bao-cao/{submission.pk}/so-lieu/mang-sang/"
    carried = f'data-carry="{row("C.1.4.1")}" data-text="42"'

    assert carried in officer.get(address).content.decode()
    assert f'data-carry="{row("A.1")}"' not in officer.get(address).content.decode()  # a flow begins anew

    put(submission, made.user(Role.OFFICER), C_1_4_1=43)
    assert carried not in officer.get(address).content.decode()


def test_nothing_new_is_an_empty_answer(officer: Client, made: Province, submission: Submission) -> None:
    address = f"/bao-cao/{submission.pk}/so-lieu/moi/"
    first = officer.get(address).json()

    assert officer.get(address, {"mark": first["mark"], "revision": 0}).status_code == 204

    put(submission, person("officer2", "Trần Thị Bích", Role.OFFICER, made.department), A_1=5)
    news = officer.get(address, {"mark": first["mark"], "revision": 0}).json()
    assert news["cells"][row("A.1")]["text"] == "5"
    assert news["by"] == {row("A.1"): "Trần Thị Bích"}


def test_people_at_the_sheet_are_named_until_they_are_gone(
    officer: Client, made: Province, submission: Submission, client_of: Callable[[object], Client],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    address = f"/bao-cao/{submission.pk}/so-lieu/moi/"
    other = client_of(person("officer2", "Trần Thị Bích", Role.OFFICER, made.department))
    other.get(address)

    assert officer.get(address).json()["people"] == ["Trần Thị Bích"]

    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW + timedelta(minutes=1))
    assert officer.get(address).json()["people"] == []
    assert SheetPresence.objects.count() == 2


def test_a_pasted_block_is_laid_on_the_form_and_nothing_is_written(
    officer: Client, submission: Submission
) -> None:
    block = {"text": "A.1\t1.234\nA.2.1\t1,234\nA.2\t5", "at": row("A.1"), "shown": [row("A.1")]}
    address = f"/bao-cao/{submission.pk}/so-lieu/dan/"

    told = officer.post(address, json.dumps(block), content_type="application/json").json()

    assert [(one["code"], one["says"]) for one in told["placed"]] == [("A.1", "1.234"), ("A.2.1", "")]
    assert told["placed"][1]["doubt"] != ""
    assert [(one["line"], one["texts"]) for one in told["left"]] == [(3, ["A.2", "5"])]
    assert "được tính" in told["left"][0]["why"]


@pytest.mark.parametrize(("address", "most"), [("", 16), ("moi/", 14), ("mang-sang/", 12)])
def test_the_page_asks_little_of_the_database(
    officer: Client, submission: Submission, django_assert_max_num_queries: Callable[[int], object], address: str, most: int
) -> None:  # fmt: skip
    officer.get(f"/bao-cao/{submission.pk}/so-lieu/moi/")

    with django_assert_max_num_queries(most):
        officer.get(f"/bao-cao/{submission.pk}/so-lieu/{address}")


def test_english_is_a_switch(officer: Client, submission: Submission) -> None:
    officer.cookies["caicach_language"] = "en"

    assert "Show rows of other agencies too" in _page(officer, submission)
