"""The page of findings: grouped, explained in place, told of which content they are, frozen for the receiver."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.actions.checking import refresh_findings
from caicach.actions.figures import save_cells
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.store.models import Explanation, Submission
from factories.portal import NOW, Province, edit, province
from factories.portal_text import explain_all, with_a_warning


pytestmark = pytest.mark.django_db
Sign = Callable[[object], Client]


@pytest.fixture
def here() -> Province:
    return province()


def checked(here: Province) -> Submission:
    """A first version with one error and the warnings of a report nobody wrote, checked."""
    submission = here.start()
    officer = here.actor(Role.OFFICER), here.user(Role.OFFICER)
    edits = (edit("plan-tasks-set", 10), edit("plan-tasks-completed", 12))
    save_cells(submission_id=submission.pk, edits=edits, actor=officer[0], by=officer[1], now=NOW)
    return refresh_findings(submission_id=submission.pk, actor=officer[0], now=NOW)


def warning_of(submission: Submission) -> dict[str, str]:
    return next(f for f in submission.findings if f["severity"] == "warning")


def page(client: Client, submission: Submission, **query: str) -> str:
    return client.get(f"/bao-cao/{submission.pk}/kiem-tra/", query).content.decode()


def explain(client: Client, submission: Submission, text: str, **headers: str) -> object:
    warning = warning_of(submission)
    posted = {"check": warning["check"], "fact": warning["fact"], "text": text}
    return client.post(f"/bao-cao/{submission.pk}/kiem-tra/giai-trinh/", posted, headers=headers)


def test_page_lists_what_to_fix_first_first_with_its_place(here: Province, client_of: Sign) -> None:
    submission = checked(here)

    shown = page(client_of(here.user(Role.OFFICER)), submission)

    assert shown.index("Lỗi phải sửa") < shown.index("Cảnh báo chờ sửa") < shown.index("Gợi ý (")
    assert f"/bao-cao/{submission.pk}/so-lieu/#plan-tasks-completed" in shown
    assert "Kết quả của nội dung hiện có" in shown
    assert "Chưa trình được, còn:" in shown


def test_page_of_many_findings_asks_the_database_few_times(
    here: Province, client_of: Sign, django_assert_max_num_queries: Callable[..., object]
) -> None:
    submission = checked(here)
    client = client_of(here.user(Role.OFFICER))
    page(client, submission)

    with django_assert_max_num_queries(19):
        page(client, submission)


def test_page_in_english(here: Province, client_of: Sign) -> None:
    submission = checked(here)
    client = client_of(here.user(Role.OFFICER))
    client.cookies["caicach_language"] = "en"

    shown = page(client, submission)

    assert "Errors to mend" in shown
    assert submission.findings[0]["en"]["message"] in shown.replace("&#x27;", "'").replace("&quot;", '"')


def test_one_family_alone(here: Province, client_of: Sign) -> None:
    submission = checked(here)

    shown = page(client_of(here.user(Role.OFFICER)), submission, nhom="rate")

    assert "Lỗi phải sửa" in shown
    assert "Cảnh báo chờ sửa" not in shown


def test_changed_content_is_told_and_checked_again(here: Province, client_of: Sign) -> None:
    submission = checked(here)
    officer = here.user(Role.OFFICER)
    save_cells(
        submission_id=submission.pk, edits=(edit("steering-documents", 3),), actor=here.actor(Role.OFFICER),
        by=officer, now=NOW,
    )  # fmt: skip
    client = client_of(officer)

    before = page(client, submission)
    again = client.post(f"/bao-cao/{submission.pk}/kiem-tra/lai/", headers={"HX-Request": "true"})
    after = page(client, submission)

    assert "đã được sửa sau lần kiểm tra" in before
    assert "submit, load" in before
    assert 'id="findings-state"' in again.content.decode()
    assert 'hx-swap-oob="true"' in again.content.decode()
    assert "Kết quả của nội dung hiện có" in after


def test_check_again_without_script_comes_back_to_the_page(here: Province, client_of: Sign) -> None:
    submission = here.start()

    answer = client_of(here.user(Role.OFFICER)).post(f"/bao-cao/{submission.pk}/kiem-tra/lai/")

    assert (answer.status_code, answer.url) == (302, f"/bao-cao/{submission.pk}/kiem-tra/")
    assert Submission.objects.get(pk=submission.pk).judged_at is not None


def test_explanation_stays_with_its_warning(here: Province, client_of: Sign) -> None:
    submission = checked(here)
    client = client_of(here.user(Role.OFFICER))

    answer = explain(client, submission, "Đang chờ hướng dẫn mới của Sở.", **{"HX-Request": "true"})

    assert "Đang chờ hướng dẫn mới của Sở." in answer.content.decode()
    assert "Cảnh báo đã giải trình (1)" in page(client, submission)
    assert Submission.objects.get(pk=submission.pk).unexplained == submission.unexplained - 1


@pytest.mark.parametrize(("headers", "status"), [({"HX-Request": "true"}, 422), ({}, 409)])
def test_short_explanation_is_refused_and_stays_in_the_form(
    here: Province, client_of: Sign, headers: dict[str, str], status: int
) -> None:
    submission = checked(here)

    answer = explain(client_of(here.user(Role.OFFICER)), submission, "đúng", **headers)

    assert answer.status_code == status
    assert ">đúng</textarea>" in answer.content.decode()
    assert "Lời giải trình quá ngắn" in answer.content.decode()
    assert not Explanation.objects.exists()


def test_head_reads_and_cannot_explain(here: Province, client_of: Sign) -> None:
    submission = checked(here)
    client = client_of(here.user(Role.HEAD))

    shown = page(client, submission)
    answer = explain(client, submission, "Số liệu đã đối chiếu với sổ.")

    assert "<textarea" not in shown
    assert answer.status_code == 409
    assert not Explanation.objects.exists()


def test_receiver_sees_the_frozen_findings_with_their_explanations_once_sent(
    here: Province, client_of: Sign
) -> None:
    submission = here.start()
    with_a_warning(here, submission)
    explain_all(here, submission)
    receiver = client_of(here.user(Role.RECEIVER))
    before = receiver.get(f"/bao-cao/{submission.pk}/kiem-tra/").status_code

    here.through(submission, Act.PRESENT, Act.APPROVE, Act.ISSUE, Act.SEND)
    shown = page(receiver, submission)

    assert before == 404
    assert "Kết quả kiểm tra tại thời điểm trình" in shown
    assert "Chờ văn bản hướng dẫn của tỉnh." in shown
    assert "Kiểm tra lại" not in shown


def test_freshness_alone(here: Province, client_of: Sign) -> None:
    submission = checked(here)

    told = client_of(here.user(Role.OFFICER)).get(f"/bao-cao/{submission.pk}/kiem-tra/tinh-trang/")

    assert "Kết quả của nội dung hiện có" in told.content.decode()
    assert "findings-list" not in told.content.decode().replace("#findings-list", "")
