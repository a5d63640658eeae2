"""Saving from the page of figures: understood, saved, told back with checks; nothing lost, nothing overwritten."""

import json
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from caicach.core.submissions.roles import Role
from caicach.store.models import FigureChange, FigureSheet, Submission
from factories.figures import put, row, with_history
from factories.portal import NOW, Province, person


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
EMPTY = {"state": "not_reported", "value": None, "note": "", "typed": ""}


@pytest.fixture
def made() -> Province:
    return with_history()


def _edit(code: str, text: str, seen: dict[str, object] | None = None, **more: object) -> dict[str, object]:
    return {"row": row(code), "text": text, "seen": seen or EMPTY, "note": "", **more}


def _save(client: Client, submission: Submission, *edits: dict[str, object]) -> dict:
    address = f"/bao-cao/{submission.pk}/so-lieu/luu/"
    answer = client.post(address, json.dumps({"edits": edits}), content_type="application/json")
    return {"status_code": answer.status_code, **answer.json()}


def test_typed_text_is_saved_as_the_value_it_says(officer: Client, submission: Submission) -> None:
    told = _save(officer, submission, _edit("A.1", "1.234"), _edit("A.2.1", "-"), _edit("A.6", "Có"))

    cells = FigureSheet.objects.get(pk=submission.pk).cells
    assert cells[row("A.1")] == {"state": "reported", "value": "1234", "source": "typed"}
    assert cells[row("A.2.1")]["state"] == "none_arose"
    assert told["cells"][row("A.6")]["text"] == "1 – Có"


def test_text_that_can_be_read_two_ways_is_kept_with_its_readings(
    officer: Client, submission: Submission
) -> None:
    told = _save(officer, submission, _edit("A.1", "1,234"))["cells"][row("A.1")]

    assert (told["state"], told["typed"], told["text"]) == ("not_reported", "1,234", "1,234")
    assert [choice["text"] for choice in told["choices"]] == ["1.234"]
    assert "1,234" in told["doubt"]


def test_checks_and_rates_come_back_with_the_save(officer: Client, submission: Submission) -> None:
    told = _save(officer, submission, _edit("A.2.1", "4"), _edit("A.2.2", "5"))

    assert told["computed"][row("A.2")] == "125,00"
    assert [(f["row"], f["severity"]) for f in told["findings"]] == [(row("A.2.2"), "error")]
    assert told["pillars"]["A"][0] == 2


def test_differences_are_told_to_the_last_period_and_a_year_ago(
    officer: Client, submission: Submission
) -> None:
    told = _save(officer, submission, _edit("A.1", "10"))

    assert told["differences"][row("A.1")] == ["+6", "+4"]


def test_a_page_that_knows_the_rest_is_told_only_its_own_changes(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=3, A_2_1=4)
    address, edits = f"/bao-cao/{submission.pk}/so-lieu/luu/", [_edit("A.2.2", "2")]

    said = {"edits": edits, "revision": FigureSheet.objects.get(pk=submission.pk).revision}
    told = officer.post(address, json.dumps(said), content_type="application/json").json()
    again = officer.post(
        address, json.dumps({"edits": edits, "revision": 0}), content_type="application/json"
    ).json()

    assert (told["is_partial"], set(told["cells"])) == (True, {row("A.2.2")})
    assert (again["is_partial"], len(again["cells"])) == (False, 3)


def test_zero_is_a_number_and_an_emptied_cell_is_not_reported(
    officer: Client, submission: Submission
) -> None:
    _save(officer, submission, _edit("A.1", "0"))
    told = _save(officer, submission, _edit("A.1", "", seen={**EMPTY, "state": "reported", "value": "0"}))

    before, after = FigureChange.objects.get(before__state="reported").before, told["cells"][row("A.1")]
    assert (before["value"], after["state"]) == ("0", "not_reported")


def test_a_change_made_on_something_else_is_a_conflict_with_who_and_when(
    officer: Client, made: Province, submission: Submission
) -> None:
    other = person("officer2", "Trần Thị Bích", Role.OFFICER, made.department)
    put(submission, other, A_1=12)

    told = _save(officer, submission, _edit("A.1", "14"))

    conflict = told["conflicts"][0]
    assert (conflict["theirs"]["text"], conflict["ours"]["text"], conflict["who"]) == (
        "12",
        "14",
        "Trần Thị Bích",
    )
    assert datetime.fromisoformat(conflict["at"]) == NOW
    assert FigureSheet.objects.get(pk=submission.pk).cells[row("A.1")]["value"] == "12"


def test_sending_the_same_again_changes_nothing(officer: Client, submission: Submission) -> None:
    for _ in range(2):
        told = _save(officer, submission, _edit("A.1", "3"))

    assert told["conflicts"] == []
    assert FigureChange.objects.count() == 1


def test_a_figure_from_a_file_changes_only_with_a_reason(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), source="file", A_1=12)
    seen = {**EMPTY, "state": "reported", "value": "12"}

    without = _save(officer, submission, _edit("A.1", "13", seen=seen))
    given = _save(officer, submission, _edit("A.1", "13", seen=seen, why="Đối chiếu lại hồ sơ gốc"))

    assert without["wants_reason"] == [row("A.1")]
    assert given["wants_reason"] == []
    assert FigureChange.objects.latest("id").why == "Đối chiếu lại hồ sơ gốc"


def test_after_sending_back_a_change_needs_a_reason(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), A_1=12)
    Submission.objects.filter(pk=submission.pk).update(status="sent_back")

    told = _save(officer, submission, _edit("A.1", "13", seen={**EMPTY, "state": "reported", "value": "12"}))

    assert told["wants_reason"] == [row("A.1")]


def test_what_is_undone_gets_back_the_origin_it_had(
    officer: Client, made: Province, submission: Submission
) -> None:
    put(submission, made.user(Role.OFFICER), source="file", A_1=12)
    twelve = {**EMPTY, "state": "reported", "value": "12"}
    _save(officer, submission, _edit("A.1", "13", seen=twelve, why="Nhập nhầm"))

    back = {"row": row("A.1"), "cell": twelve, "seen": {**twelve, "value": "13"}, "source": "file"}
    told = _save(officer, submission, back)

    assert told["cells"][row("A.1")]["source"] == "file"


def test_nobody_can_say_of_a_typed_figure_that_it_came_from_a_file(
    officer: Client, submission: Submission
) -> None:
    told = _save(officer, submission, _edit("A.1", "3", source="file", origin="bao-cao.docx"))

    assert "source" not in told["cells"][row("A.1")]


def test_presented_figures_are_refused_in_words(
    officer: Client, made: Province, submission: Submission
) -> None:
    Submission.objects.filter(pk=submission.pk).update(status="presented")

    told = _save(officer, submission, _edit("A.1", "3"))

    assert (told["status_code"], told["ok"]) == (409, False)
    assert "Đã trình" in told["errors"][0]["says"]


def test_another_agency_learns_nothing(
    made: Province, submission: Submission, client_of: Callable[[object], Client]
) -> None:
    stranger = client_of(person("stranger", "Người Lạ", Role.OFFICER, made.commune))

    assert _save(stranger, submission, _edit("A.1", "3"))["status_code"] == 404


def test_signed_out_is_told_apart_from_refused(client: Client, submission: Submission) -> None:
    assert _save(client, submission, _edit("A.1", "3"))["status_code"] == 401


@pytest.mark.parametrize(
    "body", ["", "[]", '{"edits": 3}', '{"edits": [3]}', '{"edits": [{"row": "x", "text": "3", "seen": {}}]}']
)
def test_what_no_page_sends_is_refused_and_changes_nothing(
    officer: Client, submission: Submission, body: str
) -> None:
    answer = officer.post(f"/bao-cao/{submission.pk}/so-lieu/luu/", body, content_type="application/json")

    assert answer.status_code == 400
    assert FigureChange.objects.count() == 0


def test_a_save_asks_no_more_of_the_database_whatever_is_saved(
    officer: Client, submission: Submission, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    with django_assert_max_num_queries(34):
        _save(
            officer, submission, *(_edit(code, "3") for code in ("A.1", "A.2.1", "A.2.2", "B.1.1", "C.1.1"))
        )


def test_a_sum_left_blank_is_offered_where_its_parts_are_there(
    officer: Client, submission: Submission
) -> None:
    told = _save(officer, submission, _edit("C.1.4.1", "40"), _edit("C.1.4.3", "2"))

    assert [(f["row"], f["offer"]) for f in told["findings"] if f["row"] == row("C.1.4")] == [
        (row("C.1.4"), "42")
    ]
