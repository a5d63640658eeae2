"""A row is asked of the agency that answers it for all, whatever its type."""

from caicach.core.consolidation.arranging import Arrangement, arrange
from caicach.core.ground.values import NOT_REPORTED, reported
from factories.consolidation_cases import PROVINCE, given, plan, rules


LED = ["G.8.1.1", "G.8.1.2", "G.7.4.1"]


def _arranged(*expected: str) -> Arrangement:
    said = [given("van-phong", {"G.8.1.1": "0"}), given("so-a", {"G.8.1.1": "0"})]
    here = [one for one in said if one.agency not in expected]
    return arrange(plan(rules=rules({"van-phong": LED}), expected=expected), here, PROVINCE)


def test_a_zero_of_the_lead_is_an_answer_and_of_another_department_none() -> None:
    laid = _arranged()
    row = laid.plan.form.by_code["G.8.1.1"]

    answers = {one.contribution.agency: laid.asked(one.contribution, row) for one in laid.counted}

    assert answers == {"van-phong": reported(0), "so-a": None}


def test_a_lead_that_sent_nothing_is_missing_in_the_rows_it_leads() -> None:
    laid = _arranged("van-phong", "so-a", "xa-1")

    assert _silent(laid, "G.8.1.1") == {"van-phong"}  # a catalogue: only its keeper's count is taken
    assert _silent(laid, "G.8.1") == {"van-phong", "xa-1"}  # the rate of two rows it leads
    assert _silent(laid, "G.7.4.1") == {"van-phong"}  # a sum of districts
    assert _silent(laid, "A.1") == {"van-phong", "so-a", "xa-1"}


def test_what_is_missing_is_what_the_totals_miss() -> None:
    laid = _arranged("van-phong", "so-a", "xa-1")

    for code in ("G.8.1.1", "G.7.4.1", "A.1", "A.6"):
        row = laid.plan.form.by_code[code].id
        missed = [part for part in laid.parts if _measure(row) & part.values.keys()]
        assert len([p for p in missed if NOT_REPORTED in p.values.values()]) == len(_silent(laid, code))


def _measure(row: str) -> set[str]:
    return {row, f"{row}=1"}


def _silent(laid: Arrangement, code: str) -> set[str]:
    return {gap.expected.agency for gap in laid.silent(laid.plan.form.by_code[code].id)}
