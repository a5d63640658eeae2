"""The life of a submission through the actions: every step, who may not, and what each step leaves behind."""

import hashlib
from datetime import timedelta

import pytest

from caicach.actions import audit, figures, narratives, remarks, submissions
from caicach.actions.standing import NotFound, find_submission
from caicach.actions.statements import form_of
from caicach.core.ground.values import NONE_AROSE
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.editing import CellContent, CellEdit
from caicach.core.submissions.roles import Role
from caicach.core.submissions.statuses import Status
from caicach.store.models import (
    AuditRecord,
    Delegation,
    FigureChange,
    Membership,
    Notice,
    Remark,
    StoredFile,
    Submission,
)
from factories.portal import ALL_THE_WAY, NOW, TODAY, Province, edit, province


pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Province:
    """The small province."""
    return province()


def by(here: Province, role: Role) -> dict[str, object]:
    """Who acts, as every action takes it."""
    return {"actor": here.actor(role), "by": here.user(role), "now": NOW}


def test_a_report_goes_all_the_way(here: Province) -> None:
    submission = here.through(here.ready(), *ALL_THE_WAY)

    assert submission.status == Status.ACCEPTED
    assert (submission.presented_by, submission.approved_by) == (
        here.user(Role.OFFICER),
        here.user(Role.HEAD),
    )
    assert submission.number == "512"
    assert len(submission.content_hash) == len(submission.receipt_hash) == 64
    acts = list(AuditRecord.objects.order_by("number").values_list("act", flat=True))
    assert acts[-6:] == ["present", "approve", "issue", "send", "receive", "accept"]
    assert audit.verify()[2] is None


def test_issue_keeps_the_paper_in_every_kind_of_file(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT, Act.APPROVE, Act.ISSUE)

    kinds = {stored.kind: stored for stored in submission.files.all()}
    assert set(kinds) == {"issued_docx", "issued_pdf", "issued_xlsx"}
    with kinds["issued_pdf"].file.open() as pdf:
        assert pdf.read(5) == b"%PDF-"
    assert submission.symbol == "BC-STS"


def row(submission: Submission, code: str) -> str:
    """The permanent id of a row by its printed code."""
    return form_of(submission).by_code[code].id


def test_presenting_with_an_error_is_refused_with_the_count(here: Province) -> None:
    submission = here.ready()
    narratives.save_section(
        submission_id=submission.pk,
        key="direction.plan",
        text="Kế hoạch cải cách hành chính năm được thực hiện theo tiến độ.",
        seen_revision=1,
        **by(here, Role.OFFICER),
    )
    edits = (edit(row(submission, "A.2.1"), 5), edit(row(submission, "A.2.2"), 9))
    figures.save_cells(submission_id=submission.pk, edits=edits, **by(here, Role.OFFICER))

    with pytest.raises(NotNow, match="1 lỗi phải sửa"):
        here.act(submission, Act.PRESENT, Role.OFFICER)

    assert Submission.objects.get(pk=submission.pk).status == Status.DRAFTING


def test_presenting_with_an_unexplained_warning_is_refused(here: Province) -> None:
    submission = here.ready()
    narratives.save_section(
        submission_id=submission.pk,
        key="direction.communication",
        text="Việc tuyên truyền theo Quyết định số 3011/KH-UBND ngày 22/12/2025 của UBND tỉnh.",
        seen_revision=1,
        **by(here, Role.OFFICER),
    )

    with pytest.raises(NotNow, match="1 cảnh báo chưa sửa và chưa giải trình"):
        here.act(submission, Act.PRESENT, Role.OFFICER)


def test_presenting_what_still_has_a_place_to_write_is_refused(here: Province) -> None:
    with pytest.raises(NotNow, match="1 lỗi phải sửa"):
        here.act(here.start(), Act.PRESENT, Role.OFFICER)


def test_a_presented_report_is_not_edited(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT)

    with pytest.raises(NotNow, match="Đã trình"):
        figures.save_cells(
            submission_id=submission.pk, edits=(edit(row(submission, "A.1"), 3),), **by(here, Role.OFFICER)
        )
    with pytest.raises(NotNow):
        narratives.save_section(
            submission_id=submission.pk,
            key="direction.steering",
            text="Chữ mới",
            seen_revision=0,
            **by(here, Role.OFFICER),
        )


def test_who_presented_does_not_approve_even_as_head(here: Province) -> None:
    Membership.objects.create(user=here.user(Role.OFFICER), agency=here.department, role=Role.HEAD)
    submission = here.through(here.ready(), Act.PRESENT)

    with pytest.raises(NotNow, match="không được tự duyệt"):
        here.act(submission, Act.APPROVE, Role.OFFICER)


def test_an_officer_does_not_approve(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT)

    with pytest.raises(NotPermitted, match="không thuộc quyền"):
        here.act(submission, Act.APPROVE, Role.OFFICER)


def test_the_receiver_learns_nothing_of_a_draft(here: Province) -> None:
    submission = here.ready()

    with pytest.raises(NotFound):
        find_submission(pk=submission.pk, actor=here.actor(Role.RECEIVER), today=NOW.date())
    with pytest.raises(NotFound):
        here.act(submission, Act.RECEIVE, Role.RECEIVER)


def test_the_head_sends_back_with_a_remark_that_must_be_answered(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT)

    back = here.act(submission, Act.SEND_BACK, Role.HEAD, reason="Bổ sung số văn bản chỉ đạo.")

    assert (back.status, back.presented_by) == (Status.SENT_BACK, None)
    remark = Remark.objects.get(submission=back)
    assert remark.text == "Bổ sung số văn bản chỉ đạo."
    with pytest.raises(NotNow, match="1 ý kiến"):
        here.act(back, Act.PRESENT, Role.OFFICER)
    remarks.answer_remark(
        submission_id=back.pk, remark_id=remark.pk, answer="Đã bổ sung.", **by(here, Role.OFFICER)
    )
    assert here.act(back, Act.PRESENT, Role.OFFICER).status == Status.PRESENTED


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_sending_back_without_a_reason_is_refused(here: Province, reason: str) -> None:
    submission = here.through(here.ready(), Act.PRESENT)

    with pytest.raises(NotNow, match="Chưa ghi lý do"):
        here.act(submission, Act.SEND_BACK, Role.HEAD, reason=reason)


@pytest.mark.parametrize("given", [{"number": ""}, {"number": " "}, {"number": "12"}])
def test_issuing_without_number_and_day_is_refused(here: Province, given: dict[str, str]) -> None:
    submission = here.through(here.ready(), Act.PRESENT, Act.APPROVE)

    with pytest.raises(NotNow, match="Chưa có số hoặc ngày"):
        here.act(submission, Act.ISSUE, Role.CLERK, **given)


def test_an_issued_report_is_never_cancelled(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT, Act.APPROVE, Act.ISSUE)

    for role in (Role.OFFICER, Role.HEAD):
        with pytest.raises(NotNow):
            here.act(submission, Act.CANCEL, role, reason="Nhầm kỳ báo cáo")


def test_a_correction_is_a_new_version_and_replaces_the_old_one_at_issue(here: Province) -> None:
    old = here.through(here.ready(), *ALL_THE_WAY)
    figures_before = old.sheet.cells

    new = submissions.correct(
        submission_id=old.pk, reason="Sai số nhiệm vụ quá hạn", **by(here, Role.OFFICER)
    )
    again = submissions.correct(submission_id=old.pk, reason="Bấm hai lần", **by(here, Role.OFFICER))

    assert (new.version, new.replaces, again.pk) == (2, old, new.pk)
    assert new.sheet.cells == figures_before
    assert [e.text for e in new.explanations.all()] == [e.text for e in old.explanations.all()]
    assert Submission.objects.get(pk=old.pk).status == Status.ACCEPTED
    here.through(new, Act.PRESENT, Act.APPROVE, Act.ISSUE)
    assert Submission.objects.get(pk=old.pk).status == Status.REPLACED
    replaced = AuditRecord.objects.get(act="replace")
    assert (replaced.automated, replaced.subject) == (True, f"submission:{old.pk}")


def test_a_draft_has_nothing_to_correct(here: Province) -> None:
    submission = here.ready()

    with pytest.raises(NotNow):
        submissions.correct(submission_id=submission.pk, reason="Sai", **by(here, Role.OFFICER))


def test_pressing_twice_does_it_once_and_says_so(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT)
    later = {
        "actor": here.actor(Role.OFFICER),
        "by": here.user(Role.OFFICER),
        "now": NOW + timedelta(seconds=1),
    }

    with pytest.raises(submissions.AlreadyDone, match=r"Đã trình.*Nguyễn Thị Lan, 09:00 15/12/2026"):
        submissions.move(submission_id=submission.pk, act=Act.PRESENT, seen=Status.DRAFTING, **later)

    assert AuditRecord.objects.filter(act="present").count() == 1


def test_a_status_changed_between_reading_and_writing_is_not_overwritten(
    here: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = here.through(here.ready(), Act.PRESENT, Act.APPROVE, Act.ISSUE)
    decide = submissions.decide

    def slow(*given: object) -> object:
        decision = decide(*given)
        Submission.objects.filter(pk=submission.pk).update(
            status=Status.SENT, sent_by=here.user(Role.CLERK), sent_at=NOW
        )
        return decision

    monkeypatch.setattr(submissions, "decide", slow)
    with pytest.raises(submissions.AlreadyDone):
        here.act(submission, Act.SEND, Role.CLERK)

    assert not AuditRecord.objects.filter(act="send").exists()


def test_two_people_begin_the_same_report_and_get_one(here: Province) -> None:
    assert here.start().pk == here.start().pk
    assert Submission.objects.count() == 1


def test_a_cell_changed_meanwhile_is_a_conflict_and_keeps_what_stands(here: Province) -> None:
    submission = here.start()
    a_row, officer = row(submission, "A.1"), by(here, Role.OFFICER)
    figures.save_cells(submission_id=submission.pk, edits=(edit(a_row, 5),), **officer)

    merged = figures.save_cells(submission_id=submission.pk, edits=(edit(a_row, 6),), **officer)

    (conflict,) = merged.conflicts
    assert (conflict.theirs.value.number, conflict.ours.value.number) == (5, 6)
    assert Submission.objects.get(pk=submission.pk).sheet.cells[a_row]["value"] == "5"


def test_every_changed_cell_is_remembered_with_who_and_why(here: Province) -> None:
    submission = here.start()
    a_row, officer = row(submission, "A.1"), by(here, Role.OFFICER)
    figures.save_cells(submission_id=submission.pk, edits=(edit(a_row, 5),), **officer)
    seen = CellContent(edit(a_row, 5).becomes.value)

    figures.save_cells(
        submission_id=submission.pk, edits=(edit(a_row, NONE_AROSE, seen),), why="Đếm lại sổ", **officer
    )

    last = FigureChange.objects.latest("id")
    assert (last.before["value"], last.after["state"], last.why) == ("5", "none_arose", "Đếm lại sổ")
    assert last.by == here.user(Role.OFFICER)


def test_saving_what_stands_there_changes_nothing(here: Province) -> None:
    submission = here.start()
    a_row, officer = row(submission, "A.1"), by(here, Role.OFFICER)
    figures.save_cells(submission_id=submission.pk, edits=(edit(a_row, 5),), **officer)

    merged = figures.save_cells(submission_id=submission.pk, edits=(edit(a_row, 5),), **officer)

    assert (merged.changed, merged.conflicts) == ((), ())
    assert FigureChange.objects.count() == 1


def test_a_section_changed_meanwhile_is_shown_and_not_overwritten(here: Province) -> None:
    submission = here.start()
    section = {"submission_id": submission.pk, "key": "direction.steering", **by(here, Role.OFFICER)}
    first = narratives.save_section(**section, text="Lời của người thứ nhất.", seen_revision=0)

    with pytest.raises(narratives.SectionConflict, match="Nguyễn Thị Lan") as conflict:
        narratives.save_section(**section, text="Lời của người thứ hai.", seen_revision=0)

    assert conflict.value.context["theirs"] == "Lời của người thứ nhất."
    assert conflict.value.context["ours"] == "Lời của người thứ hai."
    merged = narratives.save_section(**section, text="Cả hai.", seen_revision=first.revision)
    assert (merged.text, merged.revision) == ("Cả hai.", 2)


def test_each_step_tells_whose_turn_it_is(here: Province) -> None:
    here.through(here.ready(), Act.PRESENT)

    told = Notice.objects.filter(message="present")
    assert {notice.user for notice in told} == {here.user(Role.HEAD), here.user(Role.OFFICER)}


def test_a_frozen_period_takes_no_more_changes(here: Province) -> None:
    submission = here.start()
    here.duty.frozen_on = here.duty.due_on
    here.duty.save()
    late = {"actor": here.actor(Role.OFFICER), "by": here.user(Role.OFFICER), "now": NOW + timedelta(days=2)}

    with pytest.raises(NotNow, match="đã khóa số liệu"):
        figures.save_cells(submission_id=submission.pk, edits=(edit(row(submission, "A.1"), 1),), **late)


def test_the_files_of_an_issued_report_are_those_of_its_seal(here: Province) -> None:
    submission = here.through(here.ready(), Act.PRESENT, Act.APPROVE, Act.ISSUE)
    stored = StoredFile.objects.get(submission=submission, kind="issued_docx")

    with stored.file.open() as docx:
        assert hashlib.sha256(docx.read()).hexdigest() == stored.sha256


def test_words_no_figure_could_be_made_of_hold_a_report_back(here: Province) -> None:
    submission = here.ready()
    cell = CellContent(typed="khoảng chục")
    change = CellEdit(row(submission, "A.1"), CellContent(), cell)
    figures.save_cells(submission_id=submission.pk, edits=(change,), **by(here, Role.OFFICER))

    with pytest.raises(NotNow, match="1 ô ghi chữ chưa hiểu được"):
        here.act(submission, Act.PRESENT, Role.OFFICER)


def test_whoever_was_lent_the_power_is_told_too(here: Province) -> None:
    Delegation.objects.create(
        giver=here.user(Role.HEAD), taker=here.user(Role.VIEWER), agency=here.department, role=Role.HEAD,
        from_on=TODAY, until=TODAY, reason="Đi công tác", created_at=NOW,
    )  # fmt: skip

    here.through(here.ready(), Act.PRESENT)

    told = {notice.user for notice in Notice.objects.filter(message="present")}
    assert told == {here.user(Role.HEAD), here.user(Role.OFFICER), here.user(Role.VIEWER)}
