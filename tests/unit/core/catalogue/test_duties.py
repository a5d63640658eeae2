"""The days of a duty: opens, due, frozen; a due day on a day off stands and is warned of."""

from datetime import date

import pytest

from caicach.core.catalogue.duties import DutyConcern, DutyDates, DutyWarning, duty_dates, duty_warnings
from caicach.core.catalogue.regimes import DutyPeriod, MonthDay, Regime
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.ground.words import Messages, Words
from caicach.core.ground.working_calendar import DayKind, SpecialDay, UncoveredYear, WorkingCalendar


DISTRICT, COMMUNE, DEPARTMENT, PROVINCE = (
    AgencyType.DISTRICT,
    AgencyType.COMMUNE,
    AgencyType.DEPARTMENT,
    AgencyType.PROVINCE,
)
YEAR = DutyPeriod(
    PeriodKind.YEAR,
    "Năm",
    MonthDay(12, 15, -1),
    MonthDay(12, 14),
    {COMMUNE: MonthDay(12, 15), DISTRICT: MonthDay(12, 16), DEPARTMENT: MonthDay(12, 16)},
    is_cumulative=True,
    reference="trial",
    unverified=True,
    frozen={COMMUNE: MonthDay(12, 31)},
)
EARLY = DutyPeriod(
    PeriodKind.HALF_YEAR,
    "6 tháng",
    MonthDay(12, 15, -1),
    MonthDay(6, 14),
    {COMMUNE: MonthDay(6, 15), DISTRICT: MonthDay(6, 16)},
    is_cumulative=True,
    reference="trial",
    unverified=True,
    opens=MonthDay(6, 1),
)
REGIME = Regime(
    "trial",
    "Thử",
    "Thử",
    date(2024, 1, 1),
    date(2026, 12, 15),
    (YEAR, EARLY),
    "trial",
    unverified=True,
    ended={DISTRICT: date(2025, 6, 30)},
)
CALENDAR = WorkingCalendar(
    frozenset({2024, 2025, 2026}), (SpecialDay(date(2026, 12, 15), "trial", DayKind.HOLIDAY, "trial"),)
)


def dates(kind: PeriodKind, year: int, agency_type: AgencyType) -> DutyDates | None:
    period = REGIME.period(kind, year)
    assert period is not None
    return duty_dates(REGIME, period, agency_type)


def test_duty_opens_the_day_after_the_cutoff_unless_content_says() -> None:
    assert dates(PeriodKind.YEAR, 2024, COMMUNE) == DutyDates(
        date(2024, 12, 15), date(2024, 12, 15), date(2024, 12, 31)
    )
    assert dates(PeriodKind.HALF_YEAR, 2024, COMMUNE) == DutyDates(date(2024, 6, 1), date(2024, 6, 15))


@pytest.mark.parametrize(
    ("kind", "year", "agency_type", "owes"),
    [
        (PeriodKind.HALF_YEAR, 2025, DISTRICT, True),
        (PeriodKind.YEAR, 2025, DISTRICT, False),  # the level ended in between
        (PeriodKind.YEAR, 2023, COMMUNE, False),  # before the regime
        (PeriodKind.YEAR, 2026, COMMUNE, True),  # its last day
        (PeriodKind.YEAR, 2026, DEPARTMENT, False),  # the day after
        (PeriodKind.YEAR, 2024, PROVINCE, False),  # no due day known
    ],
)
def test_level_owes_while_regime_and_level_last(
    kind: PeriodKind, year: int, agency_type: AgencyType, owes: bool
) -> None:
    assert (dates(kind, year, agency_type) is not None) is owes


def test_period_the_regime_does_not_ask_for_is_owed_by_nobody() -> None:
    quarter = ReportingPeriod(PeriodKind.QUARTER_ONE, 2024, date(2023, 12, 15), date(2024, 3, 14))

    assert duty_dates(REGIME, quarter, COMMUNE) is None


@pytest.mark.parametrize(
    ("opens", "due", "frozen"),
    [(2, 1, None), (2, 1, 3), (1, 3, 2)],
    ids=["opens late", "late too", "freezes early"],
)
def test_days_out_of_order_cannot_be_built(opens: int, due: int, frozen: int | None) -> None:
    with pytest.raises(ValueError, match=r"opens|freezes"):
        DutyDates(date(2024, 1, opens), date(2024, 1, due), date(2024, 1, frozen) if frozen else None)


def test_days_may_be_one_day() -> None:
    day = date(2024, 1, 1)

    assert DutyDates(day, day, day).frozen_on == day


@pytest.mark.parametrize(
    ("cutoff", "due", "concerns"),
    [
        ("2024-06-14", "2024-06-17", []),  # Friday to Monday
        ("2025-12-14", "2025-12-15", []),  # Sunday to Monday: one working day
        ("2024-06-14", "2024-06-15", [DutyConcern.DUE_ON_DAY_OFF, DutyConcern.TOO_LITTLE_TIME]),
        ("2024-06-12", "2024-06-15", [DutyConcern.DUE_ON_DAY_OFF]),
        ("2026-12-14", "2026-12-15", [DutyConcern.DUE_ON_DAY_OFF, DutyConcern.TOO_LITTLE_TIME]),  # a holiday
        ("2024-06-14", "2024-06-14", [DutyConcern.TOO_LITTLE_TIME]),
    ],
)
def test_warnings_of_the_days(cutoff: str, due: str, concerns: list[DutyConcern]) -> None:
    due_on = date.fromisoformat(due)
    found = duty_warnings(DutyDates(due_on, due_on), date.fromisoformat(cutoff), CALENDAR)

    assert [warning.concern for warning in found] == concerns
    assert all(warning.due_on == due_on for warning in found)  # warned of, never moved


def test_warning_names_the_last_working_day() -> None:
    (warning,) = duty_warnings(DutyDates(date(2024, 6, 16), date(2024, 6, 16)), date(2024, 6, 12), CALENDAR)

    assert warning == DutyWarning(
        DutyConcern.DUE_ON_DAY_OFF, date(2024, 6, 12), date(2024, 6, 16), date(2024, 6, 14)
    )


def test_warning_is_said_in_a_sentence() -> None:
    warning = DutyWarning(DutyConcern.DUE_ON_DAY_OFF, date(2024, 6, 12), date(2024, 6, 16), date(2024, 6, 14))
    words = Words("{cutoff} {due} {last}", "{due}")

    assert warning.say(Messages({"duties.due_on_day_off": words})).vi == "12/06/2024 16/06/2024 14/06/2024"


def test_year_without_a_calendar_is_refused() -> None:
    with pytest.raises(UncoveredYear):
        duty_warnings(DutyDates(date(2027, 6, 16), date(2027, 6, 16)), date(2027, 6, 14), CALENDAR)
