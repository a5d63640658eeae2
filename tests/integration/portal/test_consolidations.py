"""Consolidating in the portal: what counts, what people choose, what is frozen, what a correction below would change."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from caicach.actions.consolidated import consolidated
from caicach.actions.consolidated_report import tallies_of
from caicach.actions.consolidation_delta import carried_out_again, delta_of
from caicach.actions.consolidation_plans import Choices
from caicach.actions.consolidations import choose, leave_out
from caicach.actions.figures import save_cells
from caicach.actions.freezing import freeze
from caicach.actions.frozen_rules import rules_of
from caicach.actions.judging import findings_of
from caicach.actions.papers import official_document, rendered
from caicach.actions.standing import NotFound
from caicach.actions.submissions import move
from caicach.actions.words import content
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.core.consolidation.coverage import Came
from caicach.core.consolidation.delta import Cause
from caicach.core.consolidation.delta_of_rules import How, HowChanged
from caicach.core.consolidation.figures import Doubt
from caicach.core.ground.values import reported
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow, NotPermitted
from caicach.core.submissions.roles import Role
from caicach.store.directory import stored_directory
from caicach.store.models import (
    Consolidation,
    ConsolidationFreeze,
    Duty,
    FrozenInput,
    Membership,
    Notice,
    Submission,
)
from factories.consolidating import LATE_AT, PERIOD, REGIME, WHERE, Consolidating, consolidating, logged
from factories.figures import row
from factories.portal import agency, person


pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Consolidating:
    """Two communes accepted, one received late, one only sent, the department sent back, the rest silent."""
    made = consolidating(4)
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id"))
    made.send(duties[0], {"A.1": 5, "A.6": 1, "C.3.1.1": 100, "C.3.1.2": 90}, "accepted")
    made.send(duties[1], {"A.1": 7, "A.6": 0, "C.3.1.1": 300, "C.3.1.2": 290}, "accepted")
    made.send(duties[2], {"A.1": 11, "A.6": 1}, "received", at=LATE_AT)
    made.send(duties[3], {"A.1": 13}, "sent")
    made.send(made.small.duty, {"A.1": 1000}, "sent_back")
    return made


def found(here: Consolidating, **choices: object) -> dict[str, object]:
    return consolidated(**WHERE, choices=Choices(**choices)).result.figures


def test_totals_are_of_what_was_sent_and_not_sent_back(here: Consolidating) -> None:
    figures = found(here)

    assert figures[row("A.1")].value == reported(5 + 7 + 11 + 13)
    assert figures[row("A.1")].total.reported == 4
    assert figures[row("A.1")].total.asked == 6
    assert Doubt.SOME_MISSING in figures[row("A.1")].doubts
    assert figures[row("A.6")].value == reported(2)


def test_accepted_only_counts_what_was_accepted(here: Consolidating) -> None:
    assert found(here, accepted_only=True)[row("A.1")].value == reported(12)


def test_coverage_says_who_came_late_and_who_is_missing(here: Consolidating) -> None:
    coverage = consolidated(**WHERE).coverage

    assert coverage.counts[Came.IN_TIME] == 3
    assert [one.days_late for one in coverage.that_came(Came.LATE)] == [3]
    assert {one.agency for one in coverage.that_came(Came.MISSING)} == {"sts", "xa-hai-dong"}


def test_an_accepted_version_counts_until_its_correction_arrives(here: Consolidating) -> None:
    old = here.sent["xa-so-0"]
    Submission.objects.filter(pk=old.pk).update(status="replaced")
    assert found(here)[row("A.1")].value == reported(36)

    here.send(old.duty, {"A.1": 8}, "sent", replaces=old)

    assert found(here)[row("A.1")].value == reported(39)
    assert found(here, accepted_only=True)[row("A.1")].value == reported(12)


def test_an_agency_outside_the_tree_is_told_and_not_counted(here: Consolidating) -> None:
    here.small.commune.places.all().delete()
    result = consolidated(**WHERE)

    assert [agency.id for agency in result.unplaced] == ["xa-hai-dong"]
    assert result.coverage.expected == 5


def test_leaving_out_needs_a_reason_and_is_logged(here: Consolidating) -> None:
    pk = here.sent["xa-so-1"].pk

    with pytest.raises(NotNow, match="Lý do"):
        leave_out(**WHERE, submission_id=pk, reason="k", **here.who())
    leave_out(**WHERE, submission_id=pk, reason="Số liệu gồm cả kỳ trước", **here.who())

    kept = Consolidation.objects.get()
    assert kept.plan["left_out"] == {str(pk): "Số liệu gồm cả kỳ trước"}
    assert found(here, left_out=kept.plan["left_out"])[row("A.1")].value == reported(29)
    assert logged("consolidate")[-1].details["what"] == "leave_out"
    leave_out(**WHERE, submission_id=pk, reason="", **here.who())
    assert Consolidation.objects.get().plan["left_out"] == {}


def test_a_submission_that_does_not_enter_cannot_be_left_out(here: Consolidating) -> None:
    with pytest.raises(NotFound):
        leave_out(**WHERE, submission_id=here.sent["sts"].pk, reason="Không tính", **here.who())


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HEAD, Role.CLERK, Role.VIEWER])
def test_only_a_receiver_of_the_agency_consolidates(here: Consolidating, role: Role) -> None:
    who = {"actor": here.small.actor(role), "by": here.small.user(role), "now": here.who()["now"]}
    with pytest.raises(NotPermitted):
        freeze(**WHERE, **who)
    with pytest.raises(NotPermitted):
        choose(**WHERE, accepted_only=True, **who)
    with pytest.raises(NotPermitted):
        leave_out(**WHERE, submission_id=1, reason="Không tính", **who)


def test_a_period_nobody_owes_is_not_found(here: Consolidating) -> None:
    with pytest.raises(NotFound):
        choose(agency="snv", regime=REGIME, period="2020-year", **here.who())


def test_choices_are_kept(here: Consolidating) -> None:
    choose(**WHERE, accepted_only=True, on=date(2026, 12, 15), **here.who())
    kept = choose(**WHERE, **here.who())

    assert (kept.accepted_only, kept.on, kept.root_id) == (True, date(2026, 12, 15), "gia-lai")


def test_freezing_writes_the_province_report_with_its_inputs(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())

    submission = frozen.submission
    cell = submission.sheet.cells[row("A.1")]
    assert (submission.duty.agency_id, submission.duty.period, submission.status) == (
        "gia-lai",
        PERIOD,
        "drafting",
    )
    assert (cell["value"], cell["source"]) == ("36", "consolidated")
    assert cell["origin"] == "Tổng hợp: 4/6 cơ quan có số liệu"
    assert "Có: 2 cơ quan" in submission.sheet.cells[row("A.6")]["note"]
    inputs = FrozenInput.objects.filter(freeze=frozen)
    assert inputs.count() == 4
    assert all(one.is_counted and one.content_hash and one.version == 1 for one in inputs)
    assert submission.figure_changes.filter(indicator=row("A.1")).get().why == "Tổng hợp từ 4 báo cáo"
    assert logged("consolidate")[-1].details["inputs"] == frozen.inputs_hash


def test_freezing_again_into_a_draft_keeps_what_a_person_wrote(here: Consolidating) -> None:
    first = freeze(**WHERE, **here.who())
    sheet = first.submission.sheet
    sheet.cells[row("A.2.1")] = {"state": "reported", "value": "9", "source": "typed"}
    sheet.save()
    here.send(here.small.commune_duty, {"A.1": 4})

    second = freeze(**WHERE, **here.who())

    sheet.refresh_from_db()
    assert (second.number, second.submission_id) == (2, first.submission_id)
    assert sheet.cells[row("A.1")]["value"] == "40"
    assert sheet.cells[row("A.2.1")]["value"] == "9"


def test_freezing_waits_while_the_report_waits_for_approval(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    Submission.objects.filter(pk=frozen.submission_id).update(
        status="presented", presented_by=here.receiver, presented_at=LATE_AT
    )

    with pytest.raises(NotNow, match="Đã trình"):
        freeze(**WHERE, **here.who())
    assert ConsolidationFreeze.objects.count() == 1


def test_a_receiver_freezes_without_a_role_in_the_province_and_opens_nothing_there(
    here: Consolidating,
) -> None:
    Membership.objects.filter(user=here.receiver, agency=here.root).delete()
    officer = person("can-bo-tinh", "Lê Minh Tâm", Role.OFFICER, here.root)

    frozen = freeze(**WHERE, **here.who())

    assert frozen.submission.sheet.cells[row("A.1")]["value"] == "36"
    assert Notice.objects.get(user=officer).message == "consolidated"
    with pytest.raises(NotFound):
        save_cells(submission_id=frozen.submission_id, edits=(), **here.who())


def test_nothing_that_counts_is_nothing_to_freeze(here: Consolidating) -> None:
    Submission.objects.update(status="sent_back")

    with pytest.raises(NotNow, match="chưa có gì để chốt"):
        freeze(**WHERE, **here.who())


def test_a_correction_below_is_a_delta_with_its_cause(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    assert delta_of(frozen, {}, stored_directory()).changes == ()
    old = here.sent["xa-so-0"]
    Submission.objects.filter(pk=old.pk).update(status="replaced")
    new = here.send(old.duty, {"A.1": 8, "A.6": 1, "C.3.1.1": 100, "C.3.1.2": 90}, "accepted", replaces=old)

    told = delta_of(frozen, {}, stored_directory())

    (change,) = told.changes
    assert (change.row, change.before, change.after) == (row("A.1"), reported(36), reported(39))
    (because,) = change.because
    assert (because.agency, because.cause) == ("xa-so-0", Cause.CORRECTED)
    assert (because.submission_before, because.submission_after) == (str(old.pk), str(new.pk))
    assert carried_out_again(frozen, stored_directory()).figures[row("A.1")].value == reported(36)


def test_what_was_frozen_is_carried_out_by_the_rules_of_its_day(
    here: Consolidating, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The code that is counted in A.6 is another today."""
    frozen = ConsolidationFreeze.objects.get(pk=freeze(**WHERE, **here.who()).pk)
    coded, known = row("A.6"), consolidation_rules()
    today = replace(known, counted={**known.counted, coded: Decimal(0)})
    monkeypatch.setattr("caicach.actions.consolidation_plans.consolidation_rules", lambda: today)

    (change,) = delta_of(frozen, {}, stored_directory()).changes

    assert change.row == coded
    assert change.how == (HowChanged(How.COUNTED, ("1",), ("0",)),)
    assert rules_of(frozen.plan["rules"]) == known
    again = carried_out_again(frozen, stored_directory()).figures[coded].value
    assert again == change.before != change.after


def test_a_freeze_older_than_the_rules_kept_with_it_tells_that_they_changed(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    del frozen.plan["rules"]
    frozen.figures[row("A.1")]["value"] = "30"

    (change,) = delta_of(frozen, {}, stored_directory()).changes

    assert (change.row, change.before, change.after) == (row("A.1"), reported(30), reported(36))
    assert change.how == (HowChanged(How.RULE),)


def test_a_period_that_goes_by_another_form_now_is_told(
    here: Consolidating, monkeypatch: pytest.MonkeyPatch
) -> None:
    here.send(here.small.duty, {"E.4.2": 5}, "accepted")
    frozen = freeze(**WHERE, **here.who())
    older = content().form("2023")
    monkeypatch.setattr(type(content()), "form_on", lambda self, day: older)

    found = delta_of(frozen, {}, stored_directory()).changes

    assert {one.row: one.before for one in found} == {row("E.4.2"): reported(5)}
    assert {one.how for one in found} == {(HowChanged(How.FORM, ("two-level",), ("2023",)),)}


def test_an_issued_report_is_frozen_again_as_a_correction(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    issued = {f"{step}_at": LATE_AT for step in ("presented", "issued")}
    Submission.objects.filter(pk=frozen.submission_id).update(
        status="issued", number="512", issued_on=date(2026, 12, 18), presented_by=here.receiver,
        issued_by=here.people[Role.CLERK], **issued,
    )  # fmt: skip
    here.send(here.small.commune_duty, {"A.1": 4})

    with pytest.raises(NotNow):
        freeze(**WHERE, **here.who())
    again = freeze(**WHERE, reason="Xã Hải Đông gửi muộn", **here.who())

    assert (again.submission.version, again.submission.replaces_id) == (2, frozen.submission_id)
    assert again.submission.sheet.cells[row("A.1")]["value"] == "40"
    frozen.submission.sheet.refresh_from_db()
    assert frozen.submission.sheet.cells[row("A.1")]["value"] == "36"


def test_the_province_signs_its_consolidated_report_by_another_person(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())

    with pytest.raises(NotPermitted):
        move(submission_id=frozen.submission_id, act=Act.APPROVE, **here.who())


def test_a_second_look_reads_no_sheet(
    here: Consolidating, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    consolidated(**WHERE)

    with django_assert_num_queries(6):
        consolidated(**WHERE)


def test_the_consolidated_paper_tallies_agencies_and_lists_who_is_late(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    submission = Submission.objects.select_related("duty__agency", "duty__receiver").get(
        pk=frozen.submission_id
    )

    document = official_document(submission)

    (late,) = document.lists
    assert document.annexes[0].number == "I"
    assert ("Chưa có số liệu (2)",) in late.rows
    assert ("1", "Sở Thủy sản tỉnh Gia Lai", "đã gửi, bị trả lại", "16/12/2026", "14/12/2026") in late.rows
    assert ("2", "Ủy ban nhân dân xã Hải Đông", "chưa gửi", "15/12/2026", "") in late.rows
    assert ("3", "Ủy ban nhân dân xã Số 0002", "chậm 3 ngày", "15/12/2026", "18/12/2026") in late.rows
    assert document.carried["tallies"][row("A.6")] == 6
    assert not [f for f in findings_of(submission) if f.place.code == "A.6"]


def test_the_workbook_lists_who_is_late_as_well(here: Consolidating) -> None:
    frozen = freeze(**WHERE, **here.who())
    submission = Submission.objects.select_related("duty__agency", "duty__receiver").get(
        pk=frozen.submission_id
    )

    content = rendered(official_document(submission), [".xlsx"])[".xlsx"]

    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names[:2] == ["Phụ lục I", "Phụ lục II"]
    rows = book.get_sheet_by_name("Phụ lục II").to_python()
    assert ["2", "Ủy ban nhân dân xã Hải Đông", "chưa gửi", "15/12/2026", ""] in rows


def test_a_code_a_person_writes_is_no_tally(here: Consolidating) -> None:
    submission = freeze(**WHERE, **here.who()).submission
    sheet = submission.sheet
    sheet.cells[row("A.6")] = {"state": "reported", "value": "1", "source": "typed"}
    sheet.save()

    assert row("A.6") not in tallies_of(submission)


def test_the_paper_of_an_agency_asks_nothing_about_freezes(
    here: Consolidating, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    submission = Submission.objects.select_related("sheet").get(pk=here.sent["xa-so-0"].pk)

    with django_assert_num_queries(0):
        assert tallies_of(submission) == {}


def test_a_closed_period_of_the_province_opens_again_to_be_frozen(here: Consolidating) -> None:
    later = {**here.who(), "now": here.who()["now"] + timedelta(days=40)}

    frozen = freeze(**WHERE, **later)

    assert frozen.submission.duty.frozen_on is None
    assert "Mở lại kỳ" in logged("extend")[0].details["reason"]


def test_who_freezes_late_is_told_by_whoever_receives_the_province(here: Consolidating) -> None:
    ministry = agency("bo", "Bộ Nội vụ", "home_affairs")
    freeze(**WHERE, **here.who())
    Duty.objects.filter(agency="gia-lai").update(receiver=ministry, frozen_on=date(2026, 12, 31))
    later = {**here.who(), "now": here.who()["now"] + timedelta(days=40)}

    with pytest.raises(NotNow, match="đã khóa"):
        freeze(**WHERE, **later)
