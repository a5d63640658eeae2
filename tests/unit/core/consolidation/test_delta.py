"""What a correction below would change, and because of whom."""

from dataclasses import replace
from decimal import Decimal

from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.delta import Cause, changes
from caicach.core.consolidation.delta_of_rules import BaseChanged, How, HowChanged
from caicach.core.ground.values import NOT_REPORTED, reported
from factories.consolidation_cases import PROVINCE, YEAR_2025, given, plan, rules


ROW = "satisfaction-survey"
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


def test_rows_only_one_of_two_forms_asks_are_no_change() -> None:
    other = consolidate(plan(YEAR_2025, "two-level"), [], PROVINCE)

    assert changes(consolidate(plan(YEAR_2025, "2023"), [], PROVINCE), other) == ()


def test_a_row_the_form_no_longer_has_is_told_last_with_the_form() -> None:
    before = consolidate(plan(YEAR_2025, "2023"), [given("huyen", {"C.3.2.1": "7"}, YEAR_2025)], PROVINCE)
    after = consolidate(plan(YEAR_2025, "two-level"), [], PROVINCE)

    found = changes(before, after)

    last = found[-1]
    assert last.row not in after.figures
    assert "dossiers-district-resolved" in {one.row for one in found}
    assert {one.how for one in found} == {(HowChanged(How.FORM, ("2023",), ("two-level",)),)}


def test_a_code_counted_instead_of_another_is_named() -> None:
    given_ = [given("so-a", {"A.6": "1"}), given("so-b", {"A.6": "0"}), given("xa-1", {"A.6": "0"})]
    counted = replace(rules(), counted={**rules().counted, ROW: Decimal(0)})

    (change,) = changes(
        consolidate(plan(), given_, PROVINCE), consolidate(plan(rules=counted), given_, PROVINCE)
    )

    assert (change.row, change.before, change.after) == (ROW, reported(1), reported(2))
    assert change.how == (HowChanged(How.COUNTED, ("1",), ("0",)),)


def test_a_rule_that_was_not_kept_is_known_by_the_figure_that_was_frozen() -> None:
    (change,) = changes(_done(A), _done(A), {"steering-documents": reported(400)})

    assert (change.before, change.after, change.because) == (reported(400), reported(412), ())
    assert change.how == (HowChanged(How.RULE),)
    assert changes(_done(A), _done(A), _done(A).values()) == ()


def test_a_base_that_was_taken_away_is_named() -> None:
    staff = given("so-a", {"D.2.1": "80"})
    bases = {"civil-servants-allocated": {"so-a": Decimal(100)}}

    (change,) = changes(
        consolidate(plan(bases=bases), [staff], PROVINCE), consolidate(plan(), [staff], PROVINCE)
    )

    assert change.bases == (BaseChanged("so-a", "civil-servants-allocated", Decimal(100), None),)
    assert change.how == ()
