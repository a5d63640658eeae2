"""Reporting regimes: windows that cross the year, due days, and what is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.regimes import load_regimes
from caicach.core.catalogue.duties import DutyConcern, duty_dates, duty_warnings
from caicach.core.catalogue.regimes import DutyPeriod, Regime
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import ContentError
from caicach.core.ground.periods import PeriodKind, ReportingPeriod


REGIMES = {regime.id: regime for regime in load_catalogue().regimes}


def _period(regime: str, kind: str) -> DutyPeriod:
    return next(period for period in REGIMES[regime].periods if period.kind == kind)


@pytest.mark.parametrize(
    ("regime", "kind", "first", "cutoff"),
    [
        ("cchc", "quarter_one", "2022-12-15", "2023-03-14"),
        ("cchc", "half_year", "2022-12-15", "2023-06-14"),
        ("cchc", "quarter_three", "2023-06-15", "2023-09-14"),
        ("cchc", "year", "2022-12-15", "2023-12-14"),
        ("cchc-province", "nine_months", "2022-12-15", "2023-09-14"),
        ("decree-reporting", "quarter_two", "2023-03-15", "2023-06-14"),
        ("decree-reporting", "quarter_four", "2023-09-15", "2023-12-14"),
        ("decree-reporting", "second_half", "2023-06-15", "2023-12-14"),
        ("statistics", "quarter_three", "2023-07-01", "2023-09-30"),
        ("statistics", "year", "2023-01-01", "2023-12-31"),
    ],
)
def test_window_of_a_period_in_2023(regime: str, kind: str, first: str, cutoff: str) -> None:
    period = REGIMES[regime].period(PeriodKind(kind), 2023)

    assert period is not None
    assert (period.from_on.isoformat(), period.cutoff_on.isoformat()) == (first, cutoff)


def test_reform_regime_comes_first_and_has_four_periods() -> None:
    first = load_catalogue().regimes[0]

    assert first.id == "cchc"
    assert [p.kind.value for p in first.periods] == ["quarter_one", "half_year", "quarter_three", "year"]


@pytest.mark.parametrize("kind", ["quarter_one", "half_year", "quarter_three", "year"])
def test_province_reports_to_the_ministry_by_the_twentieth(kind: str) -> None:
    period = _period("cchc", kind)

    due = period.due[AgencyType.PROVINCE].in_year(2023)

    assert due.day == 20
    assert due.month == period.cutoff.month
    assert not period.unverified


def test_quarter_three_alone_is_not_cumulative() -> None:
    assert [p.kind.value for p in REGIMES["cchc"].periods if not p.is_cumulative] == ["quarter_three"]


def test_nine_months_is_of_no_ministry_and_unverified() -> None:
    assert REGIMES["cchc"].period(PeriodKind.NINE_MONTHS, 2023) is None
    assert _period("cchc-province", "nine_months").unverified


def test_due_days_inside_a_province_rise_with_the_level_and_are_unverified() -> None:
    levels = [AgencyType.COMMUNE, AgencyType.DEPARTMENT, AgencyType.HOME_AFFAIRS, AgencyType.PROVINCE]
    for period in REGIMES["cchc-province"].periods:
        days = [period.due[level].in_year(2023) for level in levels if level in period.due]

        assert days == sorted(set(days))
        assert all(day > period.cutoff.in_year(2023) for day in days)
        assert period.unverified


@pytest.mark.parametrize("kind", ["quarter_one", "half_year", "quarter_three", "year"])
def test_report_inside_a_province_opens_before_the_cutoff_and_freezes_with_the_month(kind: str) -> None:
    period = _period("cchc-province", kind)
    month_end = {day.in_year(2026) for day in period.frozen.values()}

    assert period.opens_on(2026) == period.cutoff.in_year(2026).replace(day=1)
    assert set(period.frozen) == set(period.due)
    assert [(day.month, (day + timedelta(days=1)).day) for day in month_end] == [(period.cutoff.month, 1)]


def test_report_opens_the_day_after_the_cutoff_unless_said() -> None:
    assert _period("cchc", "year").opens_on(2023) == date(2023, 12, 15)


@pytest.mark.parametrize(
    ("kind", "year", "owes"),
    [("half_year", 2025, True), ("quarter_three", 2025, False), ("year", 2026, False)],
)
def test_districts_owe_reports_until_mid_2025(kind: str, year: int, owes: bool) -> None:
    due = REGIMES["cchc-province"].due_days(PeriodKind(kind), year)

    assert (AgencyType.DISTRICT in due) is owes
    assert {AgencyType.COMMUNE, AgencyType.DEPARTMENT, AgencyType.HOME_AFFAIRS, AgencyType.PROVINCE} <= set(
        due
    )


def test_nobody_owes_a_report_before_the_regime() -> None:
    assert REGIMES["cchc"].due_days(PeriodKind.YEAR, 2022) == {}


@pytest.mark.parametrize("year", range(2023, 2028))
def test_days_of_every_duty_stand_and_can_be_doubted(year: int) -> None:
    catalogue = load_catalogue()
    duties = [
        (period.for_year(year), found)
        for regime in catalogue.regimes
        for period in regime.periods
        for level in AgencyType
        if (found := duty_dates(regime, period.for_year(year), level)) is not None
    ]

    assert len(duties) >= 20
    for period, dates in duties:
        for warning in duty_warnings(dates, period.cutoff_on, catalogue.calendar):
            assert warning.say(catalogue.messages).vi


def test_commune_has_no_working_day_when_the_cutoff_falls_on_a_saturday() -> None:
    catalogue = load_catalogue()
    period = ReportingPeriod(PeriodKind.QUARTER_ONE, 2026, date(2025, 12, 15), date(2026, 3, 14))
    dates = duty_dates(REGIMES["cchc-province"], period, AgencyType.COMMUNE)

    assert dates is not None
    late, short = duty_warnings(dates, period.cutoff_on, catalogue.calendar)
    assert late.say(catalogue.messages).vi == (
        "Hạn gửi 15/03/2026 rơi vào ngày nghỉ. Hạn không tự dời; ngày làm việc cuối cùng trước hạn là 13/03/2026."
    )
    assert short.concern is DutyConcern.TOO_LITTLE_TIME


REGIME = """\
id: trial
name: "Thử"
issuer: "Thử"
from: 2023-01-01
reference: "Thử"
periods:
- kind: year
  name: "Năm"
  from: "12-15 of the year before"
  cutoff: "12-14"
  due: {province: "12-20"}
"""


def _load(root: Path, text: str) -> tuple[Regime, ...]:
    (root / "regimes").mkdir()
    (root / "regimes" / "trial.yaml").write_text(text, encoding="utf-8")
    return load_regimes(root)


def test_sound_regime_loads(tmp_path: Path) -> None:
    (regime,) = _load(tmp_path, REGIME)

    assert regime.periods[0].for_year(2024).from_on == date(2023, 12, 15)
    assert regime.periods[0].reference == "Thử"


@pytest.mark.parametrize(
    ("right", "wrong", "field", "line"),
    [
        ("12-14", "13-14", "cutoff", 10),
        ("12-14", "02-30", "cutoff", 10),
        ('"12-14"', "12-14th", "cutoff", 10),
        ('"12-15 of the year before"', '"12-15"', "cutoff", 10),
        ("12-20", "12-13", "due", 11),
        ("{province", "{ministry", "ministry", 11),
        ("kind: year", "kind: month", "kind", 7),
        ("from: 2023-01-01\n", "from: 2023-01-01\nuntil: 2022-01-01\n", "until", 5),
        (REGIME[REGIME.index("periods"):], "", "periods", 1),
        (REGIME[REGIME.index("- kind"):], REGIME[REGIME.index("- kind"):] * 2, "periods", 6),
        ("issuer", "isuer", "issuer", 1),
        ('cutoff: "12-14"', 'cutoff: "12-14"\n  opens: "12-21"', "opens", 11),
        ('cutoff: "12-14"', 'cutoff: "12-14"\n  opens: 21', "opens", 11),
        ("12-20", "12-14", "due", 11),
        ('"12-20"}', '"12-20"}\n  frozen: {province: "12-19"}', "frozen", 12),
        ('"12-20"}', '"12-20"}\n  frozen: {commune: "12-31"}', "frozen", 12),
        ('"12-20"}', '"12-20"}\n  frozen: {ministry: "12-31"}', "ministry", 12),
        ("periods:", "ended: {ministry: 2023-01-01}\nperiods:", "ministry", 6),
        ("periods:", "ended: {district: soon}\nperiods:", "district", 6),
    ],
)  # fmt: skip
def test_broken_regime_is_refused(tmp_path: Path, right: str, wrong: str, field: str, line: int) -> None:
    assert REGIME.count(right) == 1

    with pytest.raises(ContentError) as caught:
        _load(tmp_path, REGIME.replace(right, wrong))

    assert (caught.value.context["field"], caught.value.context["line"]) == (field, line)


def test_regime_id_taken_is_refused(tmp_path: Path) -> None:
    listed = "- " + REGIME.replace("\n", "\n  ").rstrip() + "\n"

    with pytest.raises(ContentError, match="trial"):
        _load(tmp_path, listed + listed)
