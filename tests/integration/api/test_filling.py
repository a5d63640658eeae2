"""Filling from a file by the API: upload, look, take; nothing is written before, all or none then."""

from collections.abc import Callable

from caicach import library
from caicach.core.submissions.roles import Role
from caicach.store.models import FigureSheet, FileReading
from factories.api import Asker
from factories.portal import Province


Program = Callable[[Role], Asker]


def example() -> bytes:
    """A report in Word."""
    return library.example_report().read_bytes()


def test_a_file_is_read_looked_at_and_taken(here: Province, program: Program) -> None:
    submission, officer = here.start().pk, program(Role.OFFICER)

    read = officer.upload(submission, "báo cáo.docx", example())
    untouched = FigureSheet.objects.get().cells
    address = f"/submissions/{submission}/readings/{read.told['id']}"
    taken = officer.post(f"{address}/take", {"all_new": True})

    assert read.status_code == 201
    assert untouched == {}
    assert read.told["is_of_another"] is True
    new = [figure for figure in read.told["figures"] if figure["decision"] == "new"]
    assert len(new) > 20
    assert new[0]["now"] == {"state": "not_reported", "value": None, "note": ""}
    cells = FigureSheet.objects.get().cells
    assert {figure["indicator"] for figure in new} == set(cells)
    assert cells[new[0]["indicator"]]["origin"].startswith("báo cáo.docx, ")
    decisions = {figure["indicator"]: figure["decision"] for figure in taken.told["figures"]}
    assert {decisions[figure["indicator"]] for figure in new} == {"same"}
    assert officer.get(address).told == taken.told
    assert [one["id"] for one in officer.get(f"/submissions/{submission}/readings").told["readings"]] == [
        read.told["id"]
    ]


def test_a_figure_somebody_changed_since_is_a_conflict(here: Province, program: Program) -> None:
    submission, officer = here.start().pk, program(Role.OFFICER)
    read = officer.upload(submission, "a.docx", example()).told
    row = next(f["indicator"] for f in read["figures"] if f["decision"] == "new")
    cells = {"cells": [{"indicator": row, "becomes": {"value": "777"}}]}
    officer.patch(f"/submissions/{submission}/figures", cells)
    address = f"/submissions/{submission}/readings/{read['id']}/take"

    late = officer.post(address, {"cells": [{"indicator": row}]})
    seen = {"state": "reported", "value": "777"}
    settled = officer.post(address, {"cells": [{"indicator": row, "seen": seen}]})

    assert late.status_code == 409
    assert late.told["errors"][0]["code"] == "CellConflicts"
    assert settled.status_code == 200


def test_what_the_file_does_not_propose_is_named(here: Province, program: Program) -> None:
    submission, officer = here.start().pk, program(Role.OFFICER)
    read = officer.upload(submission, "a.docx", example()).told
    address = f"/submissions/{submission}/readings/{read['id']}/take"

    assert officer.post(address, {"cells": [{"indicator": "none"}]}).status_code == 422
    assert officer.post(address, {"sections": [{"key": "none"}]}).status_code == 422
    assert officer.post(f"/submissions/{submission}/readings/0/take", {"all_new": True}).status_code == 404
    assert FigureSheet.objects.get().cells == {}


def test_a_file_that_is_no_report_is_refused_in_words(here: Province, program: Program) -> None:
    refused = program(Role.OFFICER).upload(here.start().pk, "a.docx", b"no document")

    assert refused.status_code == 400
    assert refused.told["errors"][0]["code"] == "UnreadableInput"
    assert not FileReading.objects.exists()


def test_the_same_upload_under_one_key_is_read_once(here: Province, program: Program) -> None:
    submission, officer = here.start().pk, program(Role.OFFICER)

    first = officer.upload(submission, "a.docx", example(), **{"Idempotency-Key": "k"})
    again = officer.upload(submission, "a.docx", example(), **{"Idempotency-Key": "k"})
    other = officer.upload(submission, "b.docx", example(), **{"Idempotency-Key": "k"})

    assert again.told == first.told
    assert other.status_code == 422
    assert FileReading.objects.count() == 1


def test_only_who_may_edit_uploads(here: Province, program: Program) -> None:
    assert program(Role.VIEWER).upload(here.start().pk, "a.docx", example()).status_code == 403
