"""Head and foot of the paper from a file by the API: beside what stands, taken by name or where blank, never unseen."""

from collections.abc import Callable

import pytest

from caicach.core.documents.official import DateToPrint
from caicach.core.submissions.roles import Role
from caicach.store.models import AuditRecord, NarrativeSection, Submission
from factories.api import Asker
from factories.papers import SIGNED, paper
from factories.portal import Province


Program = Callable[[Role], Asker]
TAKEN = {**SIGNED, "recipients": list(SIGNED["recipients"])}


def head_of(submission: Submission) -> dict[str, object]:
    return Submission.objects.get(pk=submission.pk).head


def test_head_of_the_file_is_offered_beside_what_would_be_printed(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    dated = {"number": "77", "dated": DateToPrint(14, 12, 2026)}

    read = officer.upload(submission.pk, "a.docx", paper(submission, place="Pleiku", **dated, **SIGNED)).told

    items = {item["name"]: item for item in read["head"]}
    assert {name: item["decision"] for name, item in items.items()} == {
        "parent_agency": "same",
        "symbol": "same",
        "place": "differs",
        "addressees": "same",
        "signing": "new",
        "recipients": "new",
    }
    assert items["place"]["lines"] == {"place": "Pleiku"}
    assert items["place"]["now"] == {"place": "Gia Lai"}
    assert items["signing"]["lines"] == {name: SIGNED[name] for name in ("capacity", "position", "signatory")}
    assert "[" in items["signing"]["now"]["signatory"]
    assert items["signing"]["place"]
    assert [(one["name"], one["lines"]) for one in read["at_issue"]] == [
        ("number", {"number": "77"}),
        ("dated", {"dated": "ngày 14 tháng 12 năm 2026"}),
    ]
    assert read["told_agency"] == "Sở Thủy sản tỉnh Gia Lai"
    assert head_of(submission) == {}


def test_what_is_blank_is_taken_with_all_that_is_new(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, place="Pleiku", **SIGNED)).told

    taken = officer.post(f"/submissions/{submission.pk}/readings/{read['id']}/take", {"all_new": True})

    assert taken.status_code == 200
    assert head_of(submission) == TAKEN
    decisions = {item["name"]: item["decision"] for item in taken.told["head"]}
    assert (decisions["signing"], decisions["recipients"], decisions["place"]) == ("same", "same", "differs")
    assert taken.told["head_seen"] != read["head_seen"]
    assert AuditRecord.objects.get(act="edit_head").details["file"] == "a.docx"


def test_items_are_taken_by_name_on_the_head_that_was_seen(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, place="Pleiku", **SIGNED)).told
    address = f"/submissions/{submission.pk}/readings/{read['id']}/take"

    unseen = officer.post(address, {"head": ["place"]})
    taken = officer.post(address, {"head": ["place"], "head_seen": read["head_seen"]})
    late = officer.post(address, {"head": ["signing"], "head_seen": read["head_seen"]})

    assert (unseen.status_code, taken.status_code, late.status_code) == (409, 200, 409)
    assert late.told["errors"][0]["code"] == "HeadConflict"
    assert head_of(submission) == {"place": "Pleiku"}


def test_a_head_changed_since_takes_nothing_else_either(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, **SIGNED)).told
    wanted = {"head": ["signing"], "head_seen": "another", "sections": [{"key": read["sections"][0]["key"]}]}

    refused = officer.post(f"/submissions/{submission.pk}/readings/{read['id']}/take", wanted)

    assert refused.status_code == 409
    assert head_of(submission) == {}
    assert not NarrativeSection.objects.filter(submission=submission).exists()


def test_the_head_of_anothers_file_is_taken_by_name_alone(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    data = paper(submission, issuer="SỞ CÔNG THƯƠNG", carried={}, **SIGNED)
    read = officer.upload(submission.pk, "a.docx", data).told
    address = f"/submissions/{submission.pk}/readings/{read['id']}/take"

    officer.post(address, {"all_new": True})
    untouched = head_of(submission)
    officer.post(address, {"head": ["signing"], "head_seen": read["head_seen"]})

    assert read["is_of_another"] is True
    assert untouched == {}
    assert head_of(submission) == {name: SIGNED[name] for name in ("capacity", "position", "signatory")}


def test_an_item_the_file_does_not_have_is_named(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, **SIGNED)).told
    address = f"/submissions/{submission.pk}/readings/{read['id']}/take"

    for name in ("number", "none"):
        refused = officer.post(address, {"head": [name], "head_seen": read["head_seen"]})
        assert refused.status_code == 422
        assert name in refused.told["errors"][0]["says"]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.HEAD, Role.CLERK, Role.AGENCY_ADMIN, Role.RECEIVER])
def test_who_may_not_edit_takes_no_head(here: Province, program: Program, role: Role) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, **SIGNED)).told
    address = f"/submissions/{submission.pk}/readings/{read['id']}"

    refused = program(role).post(f"{address}/take", {"head": ["signing"], "head_seen": read["head_seen"]})

    assert refused.status_code in {403, 404}
    assert head_of(submission) == {}


def test_a_viewer_sees_what_the_file_offers(here: Province, program: Program) -> None:
    submission, officer = here.start(), program(Role.OFFICER)
    read = officer.upload(submission.pk, "a.docx", paper(submission, **SIGNED)).told

    told = program(Role.VIEWER).get(f"/submissions/{submission.pk}/readings/{read['id']}").told

    assert told["head"] == read["head"]
