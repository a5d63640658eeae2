"""Writing by the API: beginning, figures, text, acts, remarks, explanations, more time, reminders, periods."""

from collections.abc import Callable

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.api import Asker, ready
from factories.portal import ALL_THE_WAY, GIVEN, WHO, Province


Program = Callable[[Role], Asker]


def rows_of(officer: Asker, submission: int) -> list[str]:
    """Rows that take a count and are not computed."""
    cells = officer.get(f"/submissions/{submission}/figures").told["cells"]
    return [cell["indicator"] for cell in cells if cell["kind"] == "count" and not cell["is_computed"]]


def test_a_report_is_begun_once(here: Province, program: Program) -> None:
    officer = program(Role.OFFICER)

    first = officer.post("/submissions", {"duty": here.duty.pk})
    again = officer.post("/submissions", {"duty": here.duty.pk})

    assert first.status_code == 200
    assert first.told["status"] == "drafting"
    assert again.told["id"] == first.told["id"]
    assert officer.post("/submissions", {"duty": here.commune_duty.pk}).status_code == 404
    assert program(Role.HEAD).post("/submissions", {"duty": here.duty.pk}).status_code == 403


def test_figures_are_exact_and_in_one_of_five_states(here: Province, program: Program) -> None:
    officer, submission = program(Role.OFFICER), here.start().pk
    first, second, third = rows_of(officer, submission)[:3]
    cells = [
        {"indicator": first, "becomes": {"value": "1234567890.25", "note": "chưa làm tròn"}},
        {"indicator": second, "becomes": {"state": "none_arose"}},
        {"indicator": third, "becomes": {"state": "withheld"}},
    ]

    saved = officer.patch(f"/submissions/{submission}/figures", {"cells": cells}).told
    filled = officer.get(f"/submissions/{submission}/figures?filled=true").told

    assert saved["revision"] == 1
    stands = {c["indicator"]: (c["state"], c["value"], c["note"]) for c in filled["cells"]}
    assert stands == {
        first: ("reported", "1234567890.25", "chưa làm tròn"),
        second: ("none_arose", None, ""),
        third: ("withheld", None, ""),
    }


def test_a_cell_changed_meanwhile_is_a_conflict_and_nothing_is_saved(
    here: Province, program: Program
) -> None:
    officer, submission = program(Role.OFFICER), here.start().pk
    first, second = rows_of(officer, submission)[:2]
    address = f"/submissions/{submission}/figures"
    officer.patch(address, {"cells": [{"indicator": first, "becomes": {"value": "5"}}]})
    late = {"indicator": first, "becomes": {"value": "7"}}
    fresh = {"indicator": second, "becomes": {"value": "1"}}

    refused = officer.patch(address, {"cells": [fresh, late]})
    told = {c["indicator"]: c["value"] for c in officer.get(f"{address}?filled=true").told["cells"]}
    settled = officer.patch(address, {"cells": [late | {"seen": {"value": "5"}}]})

    assert refused.status_code == 409
    (error,) = refused.told["errors"]
    assert error["code"] == "CellConflicts"
    assert error["context"]["cells"] == [
        {
            "indicator": first,
            "theirs": {"state": "reported", "value": "5", "note": ""},
            "ours": {"state": "reported", "value": "7", "note": ""},
        }
    ]
    assert told == {first: "5"}
    assert settled.status_code == 200


def test_a_row_the_form_has_not_is_named_and_nothing_is_saved(here: Province, program: Program) -> None:
    officer, submission = program(Role.OFFICER), here.start().pk
    row = rows_of(officer, submission)[0]
    cells = [{"indicator": row, "becomes": {"value": "5"}}, {"indicator": "none", "becomes": {"value": "5"}}]

    refused = officer.patch(f"/submissions/{submission}/figures", {"cells": cells})

    assert refused.status_code == 422
    assert refused.told["errors"][0]["context"]["field"] == "cells.1.indicator"
    assert officer.get(f"/submissions/{submission}/figures?filled=true").told["cells"] == []


def test_a_section_is_written_on_the_revision_seen(here: Province, program: Program) -> None:
    officer, submission = program(Role.OFFICER), here.start().pk
    key = officer.get(f"/submissions/{submission}/narrative").told["sections"][1]["key"]
    address = f"/submissions/{submission}/narrative/{key}"

    first = officer.put(address, {"text": "Sở đã ban hành kế hoạch.", "seen_revision": 0})
    late = officer.put(address, {"text": "Sở chưa ban hành kế hoạch.", "seen_revision": 0})

    assert first.told["revision"] == 1
    assert late.status_code == 409
    context = late.told["errors"][0]["context"]
    assert context["theirs"] == "Sở đã ban hành kế hoạch."
    assert context["ours"] == "Sở chưa ban hành kế hoạch."
    assert officer.get(address).told["text"] == "Sở đã ban hành kế hoạch."
    assert officer.get(f"/submissions/{submission}/narrative/none").status_code == 404


def test_the_head_is_written_on_the_one_seen(here: Province, program: Program) -> None:
    officer, submission = program(Role.OFFICER), here.start().pk
    address = f"/submissions/{submission}/head"
    seen = officer.get(address).told["mark"]

    first = officer.put(
        address, {"seen": seen, "signatory": "Trần Văn Đức", "recipients": ["Như trên;", "Lưu: VT."]}
    )
    late = officer.put(address, {"seen": seen, "signatory": "Người khác"})

    assert first.told["signatory"] == "Trần Văn Đức"
    assert first.told["recipients"] == ["Như trên;", "Lưu: VT."]
    assert late.status_code == 409
    assert officer.get(address).told == first.told


def test_a_report_goes_all_the_way_by_programs(here: Province, program: Program) -> None:
    submission = ready(here)

    for act in ALL_THE_WAY:
        given = {name: str(value) for name, value in GIVEN.get(act, {}).items()}
        told = program(WHO[act]).post(f"/submissions/{submission.pk}/acts/{act.value}", given)
        assert told.status_code == 200, told.told

    assert told.told["status"] == "accepted"
    assert len(told.told["receipt_hash"]) == 64


def test_an_act_on_a_status_that_is_no_more_is_told_politely(here: Province, program: Program) -> None:
    submission = here.through(ready(here), Act.PRESENT)

    again = program(Role.OFFICER).post(f"/submissions/{submission.pk}/acts/present", {"seen": "drafting"})

    assert again.status_code == 409
    assert again.told["errors"][0]["code"] == "AlreadyDone"


def test_an_act_without_what_it_needs_says_what(here: Province, program: Program) -> None:
    submission = here.through(ready(here), Act.PRESENT)
    head = program(Role.HEAD)

    refused = head.post(f"/submissions/{submission.pk}/acts/send_back", {})
    done = head.post(f"/submissions/{submission.pk}/acts/send_back", {"reason": "Thiếu số liệu quý IV."})

    assert refused.status_code == 409
    assert refused.told["errors"][0]["says"] == "Chưa ghi lý do."
    assert done.told["status"] == "sent_back"
    assert head.post(f"/submissions/{submission.pk}/acts/approve", {}).status_code == 409
    assert head.post(f"/submissions/{submission.pk}/acts/see_draft", {}).status_code == 422


def test_a_remark_is_made_at_its_place_and_closed(here: Province, program: Program) -> None:
    submission = here.start().pk
    head, officer = program(Role.HEAD), program(Role.OFFICER)
    row = rows_of(officer, submission)[0]

    made = head.post(
        f"/submissions/{submission}/remarks", {"kind": "cell", "place": row, "text": "Xem lại số này."}
    )
    nowhere = head.post(
        f"/submissions/{submission}/remarks", {"kind": "cell", "place": "x", "text": "Xem lại."}
    )
    answer = f"/submissions/{submission}/remarks/{made.told['id']}/answer"
    closed = officer.post(answer, {"answer": "Đã sửa theo sổ."})

    assert made.status_code == 201
    assert nowhere.status_code == 422
    assert closed.told["answer"] == "Đã sửa theo sổ."
    (remark,) = officer.get(f"/submissions/{submission}/remarks").told["remarks"]
    assert remark["answered_by"]["name"] == "Nguyễn Thị Lan"


def test_a_finding_is_explained_and_the_words_are_taken_back(here: Province, program: Program) -> None:
    submission, officer = here.start().pk, program(Role.OFFICER)
    address = f"/submissions/{submission}/findings"
    findings = officer.get(address).told
    finding = next(f for f in findings["findings"] if f["severity"] == "warning")
    named = {"check": finding["check"], "fact": finding["fact"]}

    officer.put(f"/submissions/{submission}/explanations", named | {"text": "Số liệu theo sổ của đơn vị."})
    explained = officer.get(address).told["unexplained"]
    short = officer.put(f"/submissions/{submission}/explanations", named | {"text": "đúng"})
    officer.put(f"/submissions/{submission}/explanations", named | {"text": ""})

    assert explained == findings["unexplained"] - 1
    assert short.status_code == 409
    assert officer.get(address).told["unexplained"] == findings["unexplained"]
    assert officer.get(f"/submissions/{submission}/explanations").told == {"explanations": []}


def test_the_receiver_gives_more_time_and_reminds(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)

    given = receiver.post(f"/duties/{here.duty.pk}/extensions", {"due_on": "2026-12-20", "reason": "Mưa lũ."})
    earlier = receiver.post(f"/duties/{here.duty.pk}/extensions", {"due_on": "2026-12-01", "reason": "Nhầm."})
    reminded = receiver.post("/reminders", {"duties": [here.duty.pk]}).told["answers"]
    again = receiver.post("/reminders", {"duties": [here.duty.pk]}).told["answers"]

    assert given.status_code == 201
    assert receiver.get(f"/duties/{here.duty.pk}").told["original_due_on"] == "2026-12-16"
    assert len(receiver.get(f"/duties/{here.duty.pk}/extensions").told["extensions"]) == 1
    assert earlier.status_code == 409
    assert [answer["done"] for answer in (*reminded, *again)] == [True, False]
    assert program(Role.OFFICER).post("/reminders", {"duties": [here.duty.pk]}).status_code == 403


def test_a_period_nobody_owes_here_is_not_opened(program: Program) -> None:
    refused = program(Role.RECEIVER).post(
        "/board/periods", {"regime": "cchc-province", "period": "2031-year"}
    )

    assert refused.status_code == 403
