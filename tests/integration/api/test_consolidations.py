"""Consolidating by the API: the same figures, parts and freeze as the pages."""

import pytest

from caicach.actions.freezing import freeze
from caicach.core.submissions.roles import Role
from caicach.store.models import ConsolidationFreeze, Duty, Submission
from factories.api import Asker, key_of
from factories.consolidating import LATE_AT, PERIOD, REGIME, Consolidating, consolidating
from factories.figures import row
from factories.portal import NOW


pytestmark = pytest.mark.django_db
ONE = f"/consolidations/{REGIME}/{PERIOD}"


@pytest.fixture(autouse=True)
def fixed_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day the small province stands on."""
    monkeypatch.setattr("caicach.web.clock.now", lambda: NOW)


@pytest.fixture
def here() -> Consolidating:
    """One commune accepted, one received late."""
    made = consolidating(3)
    duties = list(Duty.objects.filter(agency__id__startswith="xa-so-").order_by("agency_id"))
    made.send(duties[0], {"A.1": 5, "A.6": 1}, "accepted")
    made.send(duties[1], {"A.1": 7, "A.6": 0}, "received", at=LATE_AT)
    return made


@pytest.fixture
def program(here: Consolidating) -> Asker:
    """A program of the receiver."""
    return Asker(key_of(here.receiver, "snv", Role.RECEIVER))


def test_periods_are_listed_with_how_much_has_come(program: Asker) -> None:
    (told,) = program.get("/consolidations").told["consolidations"]

    assert (told["period"], told["owed"], told["sent"], told["accepted"]) == (PERIOD, 5, 2, 1)
    assert told["freeze"] is None


def test_coverage_names_everyone_who_owes(program: Asker) -> None:
    told = program.get(ONE).told

    assert (told["root"]["id"], told["owed"], told["counted"]) == ("gia-lai", 5, 2)
    late = [one for one in told["agencies"] if one["came"] == "late"]
    assert [(one["agency"]["id"], one["days_late"]) for one in late] == [("xa-so-1", 3)]


def test_figures_and_their_parts(program: Asker) -> None:
    figures = {one["code"]: one for one in program.get(f"{ONE}/figures").told["figures"]}

    assert (figures["A.1"]["value"], figures["A.1"]["reported"], figures["A.1"]["asked"]) == ("12", 2, 5)
    assert figures["A.6"]["code_counts"] == {"0": 1, "1": 1}
    assert program.get(f"{ONE}/figures?accepted_only=true").told["figures"][0]["value"] == "5"
    told = program.get(f"{ONE}/figures/{row('A.1')}").told
    assert [part["value"] for part in told["parts"]] == ["5", "7"]
    assert len(told["missing"]) == 3
    assert program.get(f"{ONE}/figures/khong-co").status_code == 404


def test_freezing_answers_with_the_report_and_is_done_once(program: Asker) -> None:
    assert program.get(f"{ONE}/delta").status_code == 404

    first = program.post(f"{ONE}/freezes", {"accepted_only": True}, **{"Idempotency-Key": "a"})
    again = program.post(f"{ONE}/freezes", {"accepted_only": True}, **{"Idempotency-Key": "a"})

    frozen = ConsolidationFreeze.objects.get()
    assert first.status_code == again.status_code == 201
    assert (first.told["freeze"], first.told["inputs"]) == (1, 1)
    assert first.told["submission"] == again.told["submission"] == frozen.submission_id
    assert program.get(f"{ONE}/delta").told["changes"] == []
    assert program.get("/consolidations").told["consolidations"][0]["freeze"] == 1


def test_the_delta_says_whose_submission_it_is(here: Consolidating, program: Asker) -> None:
    freeze(agency="snv", regime=REGIME, period=PERIOD, **here.who())
    old = here.sent["xa-so-0"]
    Submission.objects.filter(pk=old.pk).update(status="replaced")
    new = here.send(old.duty, {"A.1": 9, "A.6": 1}, "accepted", replaces=old)

    (change,) = program.get(f"{ONE}/delta").told["changes"]

    assert (change["code"], change["before"]["value"], change["after"]["value"]) == ("A.1", "12", "16")
    (because,) = change["because"]
    assert (because["agency"]["id"], because["submission_after"]) == ("xa-so-0", new.pk)


def test_the_delta_says_which_base_was_changed(here: Consolidating, program: Asker) -> None:
    of = row("D.2.1")
    here.send(here.small.duty, {"D.2.1": 80}, "accepted")
    given = {"agency": "sts", "indicator": of, "base_value": "100"}
    program.patch(f"{ONE}/bases", {"bases": [given]})
    freeze(agency="snv", regime=REGIME, period=PERIOD, **here.who())
    program.patch(f"{ONE}/bases", {"bases": [given | {"base_value": "160"}]})

    (change,) = program.get(f"{ONE}/delta").told["changes"]

    assert (change["code"], change["before"]["value"], change["after"]["value"]) == (
        "D.2.5",
        "20.00",
        "50.00",
    )
    (base,) = change["because_of_bases"]
    assert (base["agency"]["id"], base["indicator"]) == ("sts", of)
    assert (base["base_before"], base["base_after"]) == ("100", "160")
    assert (change["because"], change["because_of_rules"]) == ([], [])


def test_a_report_is_left_out_and_taken_in_again(here: Consolidating, program: Asker) -> None:
    pk = here.sent["xa-so-0"].pk
    place = f"{ONE}/left-out/{pk}"

    assert program.put(place, {"reason": "k"}).status_code == 422
    told = program.put(place, {"reason": "Số liệu gồm cả kỳ trước"}).told
    assert told == {"left_out": {str(pk): "Số liệu gồm cả kỳ trước"}}
    assert program.get(f"{ONE}/figures").told["figures"][0]["value"] == "7"
    assert program.ask("DELETE", place).told == {"left_out": {}}
    assert program.get(f"{ONE}/figures").told["figures"][0]["value"] == "12"
    assert program.put(f"{ONE}/left-out/99999", {"reason": "Không tính"}).status_code == 404


def test_the_base_year_is_written_and_read(here: Consolidating, program: Asker) -> None:
    of = row("D.2.1")
    here.send(here.small.duty, {"D.2.1": 80}, "accepted")
    given = {"agency": "sts", "indicator": of, "base_value": "100"}

    told = program.patch(f"{ONE}/bases", {"bases": [given]}).told

    assert told["measured"][of] == row("D.2.5")
    (base,) = told["bases"]
    assert (base["agency"]["id"], base["base_year"], base["base_value"], base["is_added"]) == (
        "sts",
        2015,
        "100",
        False,
    )
    assert program.get(f"{ONE}/figures/{row('D.2.5')}").told["figure"]["value"] == "20.00"
    assert program.patch(f"{ONE}/bases", {"bases": [given | {"base_value": "-1"}]}).status_code == 422
    assert program.patch(f"{ONE}/bases", {"bases": [given | {"agency": "khac"}]}).status_code == 404
    assert program.patch(f"{ONE}/bases", {"bases": [given | {"base_value": None}]}).told["bases"] == []


def test_whole_or_parts_is_asked_and_kept(program: Asker) -> None:
    assert program.get(ONE).told["prefer"] == "whole"
    assert program.get(f"{ONE}?prefer=parts").told["prefer"] == "parts"

    program.post(f"{ONE}/freezes", {"prefer": "parts"})

    assert program.get(ONE).told["prefer"] == "parts"


def test_a_period_of_others_is_not_found(here: Consolidating) -> None:
    head = Asker(key_of(here.small.user(Role.HEAD), "sts", Role.HEAD))

    assert head.get("/consolidations").told["consolidations"] == []
    assert head.get(ONE).status_code == 404
    assert head.post(f"{ONE}/freezes", {}).status_code == 403
