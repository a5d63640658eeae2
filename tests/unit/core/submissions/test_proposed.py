"""What a file that was read proposes: only what it says, each with its place, doubts first."""

from dataclasses import replace

from caicach import library
from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.agencies import AgencyType
from caicach.core.submissions.proposed import ProposedFigure, proposed_by
from factories.filings import filing


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("2023")


def _proposed(given: dict[str, str], form: str = "2023") -> dict[str, ProposedFigure]:
    found = proposed_by(filing(given), CATALOGUE.form(form), AgencyType.DEPARTMENT, CATALOGUE.messages)
    return {CATALOGUE.form(form).by_id[p.indicator].code: p for p in found}


def test_a_figure_of_the_table_is_proposed_without_doubt() -> None:
    assert [(code, p.doubt) for code, p in _proposed({"A.1": "5"}).items()] == [("A.1", None)]


def test_rates_are_left_to_be_computed_when_their_parts_are_there() -> None:
    assert set(_proposed({"A.2": "50", "A.2.1": "4", "A.2.2": "2"})) == {"A.2.1", "A.2.2"}
    assert set(_proposed({"A.2": "50"})) == {"A.2"}


def test_a_row_of_other_agencies_is_to_be_looked_at() -> None:
    doubt = _proposed({"A.3.2": "4"})["A.3.2"].doubt

    assert doubt is not None
    assert "không thuộc phạm vi" in doubt.vi


def test_a_row_the_agency_answers_for_its_province_is_its_own() -> None:
    read, led = filing({"A.3.2": "4"}), frozenset({FORM.by_code["A.3.2"].id})

    (found,) = proposed_by(read, FORM, AgencyType.DEPARTMENT, CATALOGUE.messages, led)

    assert found.doubt is None


def test_a_row_that_means_another_thing_now_is_to_be_looked_at() -> None:
    doubt = _proposed({"E.4.2": "1"}, form="two-level")["E.4.2"].doubt

    assert doubt is not None
    assert "nghĩa khác" in doubt.vi


def test_not_applicable_is_proposed_only_where_the_row_is_asked() -> None:
    assert set(_proposed({"A.1": "not applicable", "A.3.2": "not applicable"})) == {"A.1"}


def test_a_sentence_speaks_where_the_table_is_silent() -> None:
    read = library.read(library.example_report())
    silent = {row: o for row, o in read.observations.items() if FORM.by_id[row].code != "A.2.1"}
    found = proposed_by(replace(read, observations=silent), FORM, AgencyType.DEPARTMENT, CATALOGUE.messages)
    tasks = next(p for p in found if FORM.by_id[p.indicator].code == "A.2.1")

    assert (tasks.raw, tasks.is_from_text) == ("16", True)
    assert "Kế hoạch số 3033/KH-UBND" in tasks.quote
    assert tasks.doubt is not None
