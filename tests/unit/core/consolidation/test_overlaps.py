"""Each agency's figures once, whatever order the files are found in."""

from datetime import date

import pytest

from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.overlaps import Reason
from caicach.core.consolidation.plan import Plan
from factories.consolidation_cases import PROVINCE, YEAR_2025, given, plan


def _excluded(plan: Plan, *contributions: Contribution) -> dict[str, tuple[str, tuple[str, ...]]]:
    laid = arrange(plan, contributions, PROVINCE)
    return {one.contribution.id: (one.reason.value, one.by) for one in laid.excluded}


def test_of_two_submissions_of_an_agency_the_last_sent_counts() -> None:
    early = given("so-a", {"A.1": "1"}, id="first", sent_on=date(2023, 12, 15))
    late = given("so-a", {"A.1": "2"}, id="again", sent_on=date(2023, 12, 16))

    assert _excluded(plan(), early, late) == _excluded(plan(), late, early)
    assert _excluded(plan(), early, late) == {"first": ("superseded", ("so-a",))}


def test_a_person_may_leave_one_out() -> None:
    assert _excluded(plan(left_out={"bc-so-a": "sai kỳ"}), given("so-a", {})) == {"bc-so-a": ("left_out", ())}


def test_another_period_and_another_province_do_not_count() -> None:
    other = given("so-a", {}, YEAR_2025, "two-level")
    unborn = given("so-moi", {}, id="unborn")

    assert _excluded(plan(), other, unborn) == {
        "bc-so-a": (Reason.OTHER_PERIOD.value, ()),
        "unborn": (Reason.OUTSIDE.value, ()),
    }


def test_what_a_report_says_of_itself_overrules_its_type() -> None:
    own = given("huyen", {"A.1": "10"}, includes_below=False)

    assert _excluded(plan(), own, given("xa-1", {"A.1": "4"})) == {}


def test_an_agency_expected_that_is_elsewhere_is_refused() -> None:
    with pytest.raises(ValueError, match="so-moi is expected"):
        arrange(plan(expected=["so-moi"]), [], PROVINCE)
