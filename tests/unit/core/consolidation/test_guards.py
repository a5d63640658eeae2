"""Doubts between agencies that no single report shows."""

from decimal import Decimal

from caicach.core.consolidation.arranging import arrange
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.guards import Doubtful, Guard, doubtful
from factories.consolidation_cases import PROVINCE, given, plan


def _doubts(*contributions: Contribution) -> tuple[Doubtful, ...]:
    return doubtful(arrange(plan(), contributions, PROVINCE))


def test_a_district_that_says_its_own_but_equals_its_communes() -> None:
    codes = ("A.1", "A.5.1", "A.5.5")
    communes = [given(name, dict.fromkeys(codes, "10")) for name in ("xa-1", "xa-2")]
    own = given("huyen", dict.fromkeys(codes, "20"), includes_below=False)
    other = given("huyen", {"A.1": "20", "A.5.1": "20", "A.5.5": "7"}, includes_below=False)

    (found,) = _doubts(own, *communes)
    assert (found.guard, found.agencies, len(found.rows)) == (Guard.LOOKS_INCLUSIVE, ("huyen",), 3)
    assert _doubts(other, *communes) == ()


def test_a_whole_less_than_its_parts() -> None:
    (found,) = _doubts(given("huyen", {"A.1": "8"}), given("xa-1", {"A.1": "4"}), given("xa-2", {"A.1": "5"}))

    assert found == Doubtful(
        Guard.LESS_THAN_PARTS, ("huyen", "xa-1", "xa-2"), ("steering-documents",), Decimal(8), Decimal(9)
    )


def test_another_figure_than_the_list_counts() -> None:
    listed = {"procedures-in-force": frozenset({"1.001", "1.002"})}
    say = {count: given("so-a", {"C.1.4": count}, elements=listed) for count in ("2", "72")}
    silent = given("so-b", {}, elements=listed)

    (found,) = _doubts(say["72"], silent)
    assert found == Doubtful(
        Guard.OTHER_THAN_LIST, ("so-a",), ("procedures-in-force",), Decimal(72), Decimal(2)
    )
    assert _doubts(say["2"], silent) == ()


def test_a_procedure_listed_at_two_levels() -> None:
    province = {"procedures-in-force-province": frozenset({"1.001", "1.002"})}
    commune = {"procedures-in-force-commune": frozenset({"1.002"})}

    (found,) = _doubts(given("so-a", {}, elements=province), given("xa-1", {}, elements=commune))
    assert (found.guard, found.element, found.agencies) == (Guard.LISTED_TWICE, "1.002", ("so-a", "xa-1"))


def test_a_base_without_its_part() -> None:
    (found,) = _doubts(given("so-a", {"A.2.1": "10"}), given("so-b", {"A.2.1": "10", "A.2.2": "9"}))

    assert (found.guard, found.agencies, found.rows[0]) == (
        Guard.HALF_A_RATE,
        ("so-a",),
        "plan-completion-rate",
    )


def test_another_figure_than_the_lead_gives() -> None:
    lead, same, zero = (given(n, {"D.1.3": t}) for n, t in (("van-phong", "4"), ("so-a", "4"), ("so-b", "0")))

    assert _doubts(lead, same, zero) == ()
    (found,) = _doubts(lead, same, given("so-b", {"D.1.3": "6"}))
    assert (found.guard, found.agencies, found.found, found.against) == (
        Guard.OTHER_THAN_LEAD,
        ("van-phong", "so-b"),
        Decimal(4),
        Decimal(6),
    )
