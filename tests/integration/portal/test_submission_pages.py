"""The pages of one submission: what each person sees, what an act answers, and that nothing typed is lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from caicach.actions import figures, narratives, remarks
from caicach.actions.statements import form_of
from caicach.actions.submissions import correct
from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import AuditRecord, Remark, Submission
from caicach.web import clock
from factories.portal import NOW, Province, edit, province


pytestmark = pytest.mark.django_db
Clients = Callable[[object], Client]


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Province:
    """The small province, on the day its reports are due."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return province()


def page(submission: Submission, rest: str = "") -> str:
    return f"/bao-cao/{submission.pk}/{rest}"


def presented(here: Province) -> Submission:
    """A submission waiting for the head, put there directly: what led there is tested elsewhere."""
    submission = here.start()
    Submission.objects.filter(pk=submission.pk).update(
        status=Status.PRESENTED, presented_by=here.user(Role.OFFICER), presented_at=NOW
    )
    submission.refresh_from_db()
    return submission


def test_a_person_not_signed_in_is_asked_to(here: Province, client: Client) -> None:
    answer = client.get(page(here.start()))

    assert answer.status_code == 302
    assert "/tai-khoan/" in answer["Location"]


def test_the_receiver_is_told_there_is_no_such_draft(here: Province, client_of: Clients) -> None:
    answer = client_of(here.user(Role.RECEIVER)).get(page(here.start()))

    assert answer.status_code == 404
    assert "Không tìm thấy báo cáo này" in answer.content.decode()


def test_the_overview_costs_a_fixed_number_of_queries(
    here: Province, client_of: Clients, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client, submission = client_of(here.user(Role.OFFICER)), here.start()
    client.get(page(submission))

    with django_assert_max_num_queries(22):
        assert client.get(page(submission)).status_code == 200


def test_an_act_that_must_wait_shows_why_and_cannot_be_pressed(here: Province, client_of: Clients) -> None:
    submission = here.start()
    Submission.objects.filter(pk=submission.pk).update(errors=2)

    shown = client_of(here.user(Role.OFFICER)).get(page(submission)).content.decode()

    assert 'aria-disabled="true"' in shown
    assert "Báo cáo còn 2 lỗi phải sửa." in shown


def test_begin_opens_one_report_however_often_it_is_pressed(here: Province, client_of: Clients) -> None:
    client = client_of(here.user(Role.OFFICER))

    first, second = (client.post(f"/nghia-vu/{here.duty.pk}/bat-dau/") for _ in range(2))

    assert first["Location"] == second["Location"] == page(Submission.objects.get())


def test_approving_moves_on_and_says_so(here: Province, client_of: Clients) -> None:
    submission = presented(here)

    answer = client_of(here.user(Role.HEAD)).post(
        page(submission, "viec/approve/"), {"seen": "presented"}, follow=True
    )

    assert "Đã duyệt báo cáo." in answer.content.decode()
    assert Submission.objects.get().status == Status.APPROVED


def test_a_refused_act_comes_back_with_what_was_typed(here: Province, client_of: Clients) -> None:
    submission = presented(here)
    Submission.objects.filter(pk=submission.pk).update(
        status=Status.APPROVED, approved_by=here.user(Role.HEAD), approved_at=NOW
    )

    answer = client_of(here.user(Role.CLERK)).post(
        page(submission, "viec/issue/"), {"seen": "approved", "number": "512", "issued_on": "31/02/2026"}
    )

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Chưa có số hoặc ngày ban hành" in shown
    assert 'value="512"' in shown
    assert 'value="31/02/2026"' in shown


def test_the_second_of_two_tabs_is_told_politely(here: Province, client_of: Clients) -> None:
    submission, client = presented(here), client_of(here.user(Role.HEAD))
    client.post(page(submission, "viec/approve/"), {"seen": "presented"})

    answer = client.post(page(submission, "viec/approve/"), {"seen": "presented"}, follow=True)

    assert "Việc này vừa được thực hiện" in answer.content.decode()
    assert AuditRecord.objects.filter(act="approve").count() == 1


@pytest.mark.parametrize("act", ["replace", "edit", "no-such-act"])
def test_what_is_no_act_of_a_person_has_no_address(here: Province, client_of: Clients, act: str) -> None:
    submission = presented(here)

    assert client_of(here.user(Role.OFFICER)).post(page(submission, f"viec/{act}/")).status_code == 404


def test_a_remark_pinned_to_a_cell_leads_to_it(here: Province, client_of: Clients) -> None:
    submission = presented(here)
    row = form_of(submission).by_code["A.5.6"]

    asked = client_of(here.user(Role.HEAD)).get(page(submission, f"y-kien/?o={row.id}")).content.decode()
    answer = client_of(here.user(Role.HEAD)).post(
        page(submission, "y-kien/"), {"place": f"cell:{row.id}", "text": "Đối chiếu lại."}, follow=True
    )

    assert f'value="cell:{row.id}" selected' in asked
    remark = Remark.objects.get()
    assert (remark.kind, remark.place, remark.agency) == ("cell", row.id, here.department)
    assert f"so-lieu/#{row.id}" in answer.content.decode()


def test_a_quoted_section_becomes_a_remark_on_a_sentence(here: Province, client_of: Clients) -> None:
    submission = presented(here)

    client_of(here.user(Role.HEAD)).post(
        page(submission, "y-kien/"),
        {"place": "section:direction.plan", "quote": "đạt 75%", "text": "Tính lại."},
    )

    assert Remark.objects.get().kind == "sentence"


@pytest.mark.parametrize(
    "given", [{"place": "whole:", "text": "  "}, {"place": "cell:nowhere", "text": "Chữ đã gõ"}]
)
def test_a_remark_that_cannot_be_kept_comes_back(
    here: Province, client_of: Clients, given: dict[str, str]
) -> None:
    submission = presented(here)

    answer = client_of(here.user(Role.HEAD)).post(page(submission, "y-kien/"), given)

    assert answer.status_code in {409, 422}
    assert given["text"].strip() in answer.content.decode()
    assert not Remark.objects.exists()


def test_an_answer_to_a_remark_of_another_report_is_not_found(here: Province, client_of: Clients) -> None:
    submission = presented(here)
    who = {"actor": here.actor(Role.HEAD), "by": here.user(Role.HEAD), "now": NOW}
    remark = remarks.add_remark(
        submission_id=submission.pk, kind=Remark.Kind.WHOLE, place="", text="Xem lại.", **who
    )
    other = Submission.objects.create(
        duty=here.duty,
        version=2,
        form_version="two-level",
        created_by=here.user(Role.OFFICER),
        created_at=NOW,
    )

    answer = client_of(here.user(Role.OFFICER)).post(
        page(other, f"y-kien/{remark.pk}/"), {"answer": "Đã sửa."}
    )

    assert answer.status_code == 404
    assert Remark.objects.get().answered_at is None


def test_history_shows_steps_figures_and_text(here: Province, client_of: Clients) -> None:
    submission = here.start()
    who = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    row = form_of(submission).by_code["A.1"].id
    figures.save_cells(submission_id=submission.pk, edits=(edit(row, 5),), why="Theo sổ văn bản", **who)
    narratives.save_section(
        submission_id=submission.pk,
        key="direction.plan",
        text="Kế hoạch đã ban hành.",
        seen_revision=0,
        **who,
    )
    client = client_of(here.user(Role.OFFICER))

    shown = {
        kind: client.get(page(submission, f"lich-su/?loai={kind}")).content.decode()
        for kind in ("steps", "figures", "text")
    }

    assert "Bắt đầu lập bản 1" in shown["steps"]
    assert "A.1: chưa có → 5" in shown["figures"]
    assert "Theo sổ văn bản" in shown["figures"]
    assert "<ins>Kế hoạch đã ban hành.</ins>" in shown["text"]


def test_two_versions_are_compared_in_figures_and_text(here: Province, client_of: Clients) -> None:
    old = here.start()
    who = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW}
    row = form_of(old).by_code["A.1"].id
    figures.save_cells(submission_id=old.pk, edits=(edit(row, 5),), **who)
    Submission.objects.filter(pk=old.pk).update(
        status=Status.SENT,
        **{f"{step}_by": here.user(Role.CLERK) for step in ("issued", "sent")},
        **{f"{step}_at": NOW for step in ("issued", "sent")},
        number="512",
        issued_on=NOW.date(),
    )

    new = correct(submission_id=old.pk, reason="Đếm thiếu một văn bản", **who)
    seen = figures.cells_of(new.sheet.cells)[row]
    figures.save_cells(submission_id=new.pk, edits=(edit(row, 6, seen),), **who)

    shown = client_of(here.user(Role.OFFICER)).get(page(new, "so-sanh/")).content.decode()

    assert "Số liệu khác nhau (1)" in shown
    assert ">+1<" in shown
    assert "Lời văn khác nhau" in shown


def test_the_log_shows_an_agency_its_own_entries_only(here: Province, client_of: Clients) -> None:
    here.start()

    own = client_of(here.user(Role.OFFICER)).get("/nhat-ky/").content.decode()
    receiving = client_of(here.user(Role.RECEIVER)).get("/nhat-ky/").content.decode()
    clerk = client_of(here.user(Role.CLERK)).get("/nhat-ky/")

    assert "Bắt đầu lập bản 1" in own
    assert "Bắt đầu lập bản 1" not in receiving
    assert clerk.status_code == 403


def test_the_administrator_verifies_the_log_and_sees_a_changed_entry(
    here: Province, client_of: Clients
) -> None:
    here.start()
    client = client_of(here.user(Role.SYSTEM_ADMIN))
    whole = client.post("/nhat-ky/kiem-tra/", follow=True).content.decode()
    AuditRecord.objects.filter(number=1).update(actor="1|Người khác")

    broken = client.post("/nhat-ky/kiem-tra/", follow=True).content.decode()

    assert "nhật ký nguyên vẹn" in whole
    assert "không còn nguyên vẹn từ dòng 1" in broken


def test_only_the_administrator_verifies_the_log(here: Province, client_of: Clients) -> None:
    assert client_of(here.user(Role.OFFICER)).post("/nhat-ky/kiem-tra/").status_code == 403


def test_acts_offered_are_those_of_the_table(here: Province, client_of: Clients) -> None:
    submission = presented(here)

    shown = client_of(here.user(Role.HEAD)).get(page(submission)).content.decode()

    offered = {act.value for act in Act if f'id="dialog-{act.value}"' in shown}
    assert offered == {"approve", "send_back", "cancel"}
