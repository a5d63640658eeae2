"""The count of findings at the tab follows what is saved, without anyone opening the page of findings."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from caicach.actions.following_figures import follow_figures
from caicach.core.submissions.roles import Role
from caicach.store.models import Submission
from factories.figures import put, row
from factories.portal import NOW, Province
from factories.portal_text import words


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("that_moment")]
Sign = Callable[[object], Client]


def save(client: Client, submission: Submission, code: str, text: str, seen: str | None = None) -> Any:
    known = {"state": "not_reported", "value": None, "note": "", "typed": ""}
    if seen is not None:
        known |= {"state": "reported", "value": seen}
    body = {"revision": 0, "edits": [{"row": row(code), "seen": known, "text": text, "note": ""}]}
    address = f"/bao-cao/{submission.pk}/so-lieu/luu/"
    return client.post(address, json.dumps(body), content_type="application/json").json()


def counted(client: Client, submission: Submission) -> str:
    return client.post(f"/bao-cao/{submission.pk}/kiem-tra/so-viec/").content.decode()


def kept(submission: Submission) -> set[str]:
    return {finding["check"] for finding in Submission.objects.get(pk=submission.pk).findings}


def test_a_wrong_figure_and_its_mend_move_the_count_with_the_save(made: Province, officer: Client) -> None:
    submission = made.start()
    put(submission, made.user(Role.OFFICER), A_2_1=10)
    counted(officer, submission)
    errors = Submission.objects.get(pk=submission.pk).errors

    wrong = save(officer, submission, "A.2.2", "12")
    after_wrong = Submission.objects.get(pk=submission.pk)
    waiting = after_wrong.errors + after_wrong.unexplained
    mended = save(officer, submission, "A.2.2", "9", seen="12")

    assert after_wrong.errors == errors + 1
    assert f'<span aria-hidden="true">{waiting}</span>' in wrong["tabs"]
    assert 'id="tab-findings"' in mended["tabs"]
    assert Submission.objects.get(pk=submission.pk).errors == errors
    assert "K084" not in kept(submission)


def test_a_save_that_changes_no_finding_brings_no_tabs_and_writes_nothing(
    made: Province, officer: Client
) -> None:
    submission = made.start()
    save(officer, submission, "A.2.1", "10")

    with CaptureQueriesContext(connection) as queries:
        told = save(officer, submission, "A.2.1", "11", seen="10")

    assert told["tabs"] == ""
    assert not any('UPDATE "store_submission"' in query["sql"] for query in queries)


def test_findings_of_words_stay_and_ask_for_the_whole_where_their_row_changed(
    made: Province, officer: Client
) -> None:
    submission = made.start()
    put(submission, made.user(Role.OFFICER), A_2_1=10, A_1=3)
    words(
        made, submission, "direction.plan",
        "Kế hoạch cải cách hành chính năm 2026 đề ra 12 nhiệm vụ, đã ban hành văn bản cuả Sở.",
    )  # fmt: skip
    counted(officer, submission)
    before = kept(submission)

    other = save(officer, submission, "A.1", "4", seen="3")
    same = save(officer, submission, "A.2.1", "12", seen="10")
    counted(officer, submission)

    assert "K705" in before
    assert (other["asks_judging"], same["asks_judging"]) == (False, True)
    assert "K705" not in kept(submission)


def test_the_whole_judged_says_the_same_of_figures_as_the_save_did(made: Province, officer: Client) -> None:
    submission = made.start()
    put(submission, made.user(Role.OFFICER), A_2_1=10)
    counted(officer, submission)
    save(officer, submission, "A.2.2", "12")
    followed = Submission.objects.get(pk=submission.pk)

    counted(officer, submission)
    judged = Submission.objects.get(pk=submission.pk)

    assert (followed.errors, followed.unexplained) == (judged.errors, judged.unexplained)
    assert followed.judged_content == ""
    assert judged.judged_content != ""


def test_what_another_judged_meanwhile_is_not_overwritten(made: Province) -> None:
    submission = made.start()
    of_figures, of_words = (
        {"check": check, "fact": "f", "severity": "error", "arithmetic": "", "codes": []} for check in ("K084", "K705")
    )  # fmt: skip
    Submission.objects.filter(pk=submission.pk).update(findings=[of_figures])
    seen = Submission.objects.get(pk=submission.pk)
    Submission.objects.filter(pk=submission.pk).update(judged_at=NOW, judged_content="x", findings=[of_words])

    assert follow_figures(seen, ()) is False
    assert kept(submission) == {"K705"}


def test_a_saved_section_asks_for_the_count(made: Province, officer: Client) -> None:
    submission = made.start()

    answer = officer.post(
        f"/bao-cao/{submission.pk}/loi-van/institutions/luu/",
        {"text": "Đã ban hành văn bản cuả Sở.", "revision": "0"},
        headers={"hx-request": "true"},
    )

    assert "caicach:judge" in answer["HX-Trigger-After-Settle"]


@pytest.mark.parametrize("role", [Role.HEAD, Role.VIEWER])
def test_who_only_reads_is_never_asked_to_judge(made: Province, client_of: Sign, role: Role) -> None:
    submission = made.start()

    page = client_of(made.user(role)).get(f"/bao-cao/{submission.pk}/so-lieu/").content.decode()

    assert "so-viec" not in page
