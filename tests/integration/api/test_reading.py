"""Reading by the API: who one is, agencies, duties, the board, submissions and what is in them, the catalogue."""

from collections.abc import Callable

from caicach.core.submissions.acts import Act
from caicach.core.submissions.roles import Role
from factories.api import Asker, ready
from factories.portal import ALL_THE_WAY, Province


Program = Callable[[Role], Asker]


def test_a_key_says_whom_it_stands_for(program: Program) -> None:
    told = program(Role.HEAD).get("/me").told

    assert told["person"]["name"] == "Trần Văn Đức"
    assert (told["agency"]["short_name"], told["role"]) == ("Sở Thủy sản", "head")
    assert "approve" in told["acts"]["own"]
    assert told["now"] == "2026-12-15T09:00:00+07:00"


def test_agencies_come_in_parts_in_dictionary_order_and_are_found_without_marks(program: Program) -> None:
    officer = program(Role.OFFICER)

    first = officer.get("/agencies?limit=2").told
    rest = officer.get(f"/agencies?limit=2&cursor={first['next']}").told
    found = officer.get("/agencies?words=thuy san").told

    names = [agency["short_name"] for agency in (*first["agencies"], *rest["agencies"])]
    assert names == ["Sở Nội vụ", "Sở Thủy sản", "UBND xã Hải Đông"]
    assert rest["next"] is None
    assert [agency["id"] for agency in found["agencies"]] == ["sts"]
    assert officer.get("/agencies/sts").told["type"] == "department"
    assert officer.get("/agencies/nobody").status_code == 404


def test_an_officer_sees_what_the_agency_owes_and_a_receiver_what_is_owed_to_it(
    here: Province, program: Program
) -> None:
    submission = here.start()

    mine = program(Role.OFFICER).get("/duties").told["duties"]
    board = program(Role.RECEIVER).get("/board?period=2026-year").told["duties"]

    assert [(d["agency"]["id"], d["stage"], d["submission"], d["days"]) for d in mine] == [
        ("sts", "drafting", submission.pk, 1)
    ]
    stages = {d["agency"]["id"]: (d["stage"], d["submission"]) for d in board}
    assert stages == {"sts": ("drafting", None), "xa-hai-dong": ("not_started", None)}
    assert program(Role.OFFICER).get("/board").status_code == 403
    assert program(Role.OFFICER).get(f"/duties/{here.commune_duty.pk}").status_code == 404


def test_a_list_goes_on_where_the_part_before_ended(here: Province, program: Program) -> None:
    receiver = program(Role.RECEIVER)

    first = receiver.get("/board?limit=1").told
    second = receiver.get(f"/board?limit=1&cursor={first['next']}").told

    assert [d["agency"]["id"] for d in (*first["duties"], *second["duties"])] == ["xa-hai-dong", "sts"]
    assert second["next"] is None


def test_a_submission_tells_where_it_stands_and_what_can_be_done(here: Province, program: Program) -> None:
    submission = here.through(ready(here), Act.PRESENT)

    told = program(Role.HEAD).get(f"/submissions/{submission.pk}").told

    assert told["status"] == "presented"
    assert [step["step"] for step in told["steps"]] == ["presented"]
    offers = {offer["act"]: offer for offer in told["acts"]}
    assert offers["approve"]["refusal"] is None
    assert offers["send_back"]["asks"] == ["reason_given"]
    assert program(Role.RECEIVER).get(f"/submissions/{submission.pk}").status_code == 404


def test_what_stands_in_a_submission_can_be_read(here: Province, program: Program) -> None:
    submission = ready(here)
    officer = program(Role.OFFICER)

    cells = officer.get(f"/submissions/{submission.pk}/figures").told["cells"]
    sections = officer.get(f"/submissions/{submission.pk}/narrative").told["sections"]
    findings = officer.get(f"/submissions/{submission.pk}/findings").told

    assert len(cells) > 140
    assert cells[0]["state"] == "not_reported"
    assert cells[0]["value"] is None
    assert sections[0]["number"] == "I."
    assert findings["frozen"] is False
    assert findings["unexplained"] == 0


def test_findings_are_frozen_once_presented_and_speak_english_when_asked(
    here: Province, program: Program
) -> None:
    submission = here.through(ready(here), Act.PRESENT)
    officer = program(Role.OFFICER)

    vietnamese = officer.get(f"/submissions/{submission.pk}/findings").told
    officer.language = "en"
    english = officer.get(f"/submissions/{submission.pk}/findings").told

    assert vietnamese["frozen"] is True
    assert vietnamese["findings"][0]["message"] != english["findings"][0]["message"]


def test_the_issued_paper_is_downloaded_with_its_hash(here: Province, program: Program) -> None:
    submission = here.through(ready(here), *ALL_THE_WAY)
    receiver = program(Role.RECEIVER)

    listed = receiver.get(f"/submissions/{submission.pk}/documents").told["documents"]
    response = receiver.get(f"/submissions/{submission.pk}/documents/pdf")

    issued = {document["format"]: document for document in listed}
    assert set(issued) == {"docx", "pdf", "xlsx"}
    assert response.headers["ETag"] == f'"{issued["pdf"]["sha256"]}"'
    assert response.headers["X-Issued"] == "true"
    assert response.content.startswith(b"%PDF")
    assert len(response.content) == issued["pdf"]["size"]


def test_a_draft_is_downloaded_as_it_stands(here: Province, program: Program) -> None:
    submission = here.start()

    response = program(Role.VIEWER).get(f"/submissions/{submission.pk}/documents/docx")

    assert response.content.startswith(b"PK")
    assert response.headers["X-Issued"] == "false"
    assert program(Role.VIEWER).get(f"/submissions/{submission.pk}/documents/odt").status_code == 422


def test_the_history_tells_steps_figures_and_text(here: Province, program: Program) -> None:
    submission = ready(here)
    officer = program(Role.OFFICER)
    form = officer.get(f"/submissions/{submission.pk}/figures").told
    row = next(
        cell["indicator"] for cell in form["cells"] if cell["kind"] == "count" and not cell["is_computed"]
    )
    edit = {"indicator": row, "becomes": {"value": "12"}}
    officer.patch(f"/submissions/{submission.pk}/figures", {"cells": [edit], "why": "sổ theo dõi"})

    steps = officer.get(f"/submissions/{submission.pk}/history").told["events"]
    figures = officer.get(f"/submissions/{submission.pk}/history?kind=figures").told["events"]

    assert steps[-1]["act"] == "begin"
    assert [(e["place"], e["after"]["value"], e["why"]) for e in figures] == [(row, "12", "sổ theo dõi")]
    assert figures[0]["by"] == "Nguyễn Thị Lan"


def test_a_correction_differs_in_what_was_changed(here: Province, program: Program) -> None:
    old = here.through(ready(here), *ALL_THE_WAY)
    officer = program(Role.OFFICER)
    new = officer.post(f"/submissions/{old.pk}/acts/correct", {"reason": "Sót một văn bản."}).told
    cells = officer.get(f"/submissions/{new['id']}/figures").told["cells"]
    row = next(cell["indicator"] for cell in cells if cell["kind"] == "count" and not cell["is_computed"])
    officer.patch(
        f"/submissions/{new['id']}/figures", {"cells": [{"indicator": row, "becomes": {"value": "3"}}]}
    )

    told = officer.get(f"/submissions/{new['id']}/differences/{old.pk}").told

    assert new["replaces"] == old.pk
    assert [(d["indicator"], d["after"]["value"]) for d in told["figures"]] == [(row, "3")]
    assert told["sections"] == []


def test_the_catalogue_tells_forms_periods_and_checks(program: Program) -> None:
    viewer = program(Role.VIEWER)

    forms = viewer.get("/forms").told["forms"]
    form = viewer.get(f"/forms/{forms[-1]['id']}").told
    periods = viewer.get("/periods?year=2026").told["periods"]
    checks = viewer.get("/checks").told["checks"]

    assert len(form["indicators"]) == form["rows"]
    assert {period["id"] for period in periods} >= {"2026-year", "2026-half_year"}
    assert viewer.get(f"/checks/{checks[0]['id']}").told == checks[0]
    assert viewer.get("/checks/K999").status_code == 404
    assert viewer.get("/forms/none").status_code == 404


def test_the_log_is_read_by_those_who_may_and_verified_by_the_system_administrator(
    here: Province, program: Program
) -> None:
    submission = here.through(ready(here), Act.PRESENT)

    own = program(Role.OFFICER).get(f"/audit/entries?limit=1&subject=submission:{submission.pk}").told
    whole = program(Role.SYSTEM_ADMIN).get("/audit/verify").told

    assert own["entries"][0]["act"] == "present"
    assert own["next"] == str(own["entries"][0]["number"])
    assert whole["whole"] is True
    assert whole["broken_at"] is None
    assert program(Role.OFFICER).get("/audit/verify").status_code == 403
    assert program(Role.CLERK).get("/audit/entries").status_code == 403


def test_notices_are_told_as_far_as_the_key_may_know_and_marked_read(
    here: Province, program: Program
) -> None:
    here.through(ready(here), Act.PRESENT)
    head = program(Role.HEAD)

    told = head.get("/notices?unread=true").told["notices"]
    read = head.post("/notices/read", {"notices": [told[0]["id"]]}).told

    assert [notice["message"] for notice in told] == ["present"]
    assert "Sở Thủy sản" in told[0]["says"] or "2026" in told[0]["says"]
    assert read == {"read": 1}
    assert head.get("/notices?unread=true").told["notices"] == []
