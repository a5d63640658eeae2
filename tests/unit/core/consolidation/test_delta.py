"""What a correction below would change, and because of whom."""

from decimal import Decimal

import pytest

from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.delta import Cause, changes
from caicach.core.ground.values import NOT_REPORTED, reported
from factories.consolidation_cases import PROVINCE, YEAR_2025, given, plan


A = given("so-a", {"A.1": "412", "A.2.1": "10", "A.2.2": "5"})
B = given("so-b", {"A.1": "8", "A.2.1": "10", "A.2.2": "10"})
CORRECTED = given("so-a", {"A.1": "415", "A.2.1": "10", "A.2.2": "6"}, id="lần 2")


def _done(*contributions: Contribution) -> Consolidation:
    return consolidate(plan(), contributions, PROVINCE)


def test_a_correction_names_the_figure_the_agency_and_both_submissions() -> None:
    found = {one.row: one for one in changes(_done(A, B), _done(CORRECTED, B))}

    steering = found["steering-documents"]
    (because,) = steering.because
    assert (steering.before, steering.after) == (reported(420), reported(423))
    assert (because.agency, because.cause, because.before, because.after) == (
        "so-a",
        Cause.CORRECTED,
        reported(412),
        reported(415),
    )
    assert (because.submission_before, because.submission_after) == ("bc-so-a", "lần 2")


def test_a_rate_that_follows_is_told_as_well() -> None:
    found = {one.row: one for one in changes(_done(A, B), _done(CORRECTED, B))}

    rate = found["plan-completion-rate"]
    assert (rate.before.number, rate.after.number, rate.because) == (Decimal("75.00"), Decimal("80.00"), ())


def test_an_agency_that_came_and_one_that_went() -> None:
    (came,) = [one for one in changes(_done(A), _done(A, B)) if one.row == "steering-documents"]
    (went,) = [one for one in changes(_done(A, B), _done(A)) if one.row == "steering-documents"]

    assert [(one.cause, one.before, one.after) for one in came.because] == [
        (Cause.CAME, NOT_REPORTED, reported(8))
    ]
    assert [(one.cause, one.before, one.after) for one in went.because] == [
        (Cause.WENT, reported(8), NOT_REPORTED)
    ]


def test_nothing_changes_when_nothing_did() -> None:
    assert changes(_done(A, B), _done(B, A)) == ()


def test_two_forms_are_not_compared() -> None:
    other = consolidate(plan(YEAR_2025, "two-level"), [], PROVINCE)

    with pytest.raises(ValueError, match="different forms"):
        changes(_done(A), other)
