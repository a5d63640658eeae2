"""A consolidation that is consolidated again counts agencies, not provinces."""

from datetime import date
from decimal import Decimal

from caicach.adapters.consolidating.nation import NATION, national_directory
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.load import load_catalogue
from caicach.core.consolidation.consolidate import consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Plan
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import ValueState, reported


FORM = load_catalogue().form("two-level")
HALF = ReportingPeriod(PeriodKind.HALF_YEAR, 2026, date(2025, 12, 15), date(2026, 6, 14))


def _province(agency: str, held: int, not_held: int, missing: int) -> Contribution:
    tally = Tally(
        {Decimal(1): held, Decimal(0): not_held}, {ValueState.NOT_REPORTED: missing} if missing else {}
    )
    return Contribution(
        agency,
        agency,
        AgencyType.PROVINCE,
        FORM,
        HALF.id,
        {"satisfaction-survey": reported(held), "steering-documents": reported(10)},
        tallies={"satisfaction-survey": tally},
    )


def test_agencies_that_chose_a_code_are_counted_through_their_provinces() -> None:
    plan = Plan(NATION, HALF, FORM, HALF.cutoff_on, consolidation_rules())
    given = [_province("gia-lai-merged", 100, 40, 10), _province("lai-chau", 30, 5, 0)]

    figures = consolidate(plan, given, national_directory()).figures
    survey = figures["satisfaction-survey"]

    assert (survey.value, survey.total.asked) == (reported(130), 185)
    assert survey.codes == {Decimal(1): 130, Decimal(0): 45}
    assert survey.total.count(ValueState.NOT_REPORTED) == 10
    assert figures["steering-documents"].value == reported(20)
