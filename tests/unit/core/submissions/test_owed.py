from dataclasses import replace
from datetime import date

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.receivers import receivers
from caicach.core.catalogue.regimes import DutyPeriod, MonthDay, Regime
from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType, Succession, SuccessionKind
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import PeriodKind
from caicach.core.submissions.owed import AfterSuccession, OwedDuty, Receiving, duties_owed


D = AgencyType
YEAR = DutyPeriod(
    kind=PeriodKind.YEAR,
    name="Năm",
    from_day=MonthDay(12, 15, -1),
    cutoff=MonthDay(12, 14),
    due={D.DEPARTMENT: MonthDay(12, 16), D.COMMUNE: MonthDay(12, 15), D.HOME_AFFAIRS: MonthDay(12, 19)},
    is_cumulative=True,
    reference="",
    unverified=True,
    opens=MonthDay(12, 1),
)
REGIME = Regime("r", "r", "", date(2020, 1, 1), None, (YEAR,), "", unverified=True)
PERIOD = YEAR.for_year(2026)
RECEIVING = Receiving(
    "r",
    {D.DEPARTMENT: D.HOME_AFFAIRS, D.COMMUNE: D.HOME_AFFAIRS, D.HOME_AFFAIRS: D.PROVINCE},
)
CHANGED = date(2026, 7, 1)


def _agency(id_: str, type_: AgencyType, until: date | None = None, since: date | None = None) -> Agency:
    return Agency(id_, id_, type_, id_.upper(), None, since, until)


def _directory(
    *extra: Agency, successions: tuple[Succession, ...] = (), loose: tuple[Agency, ...] = ()
) -> Directory:
    top = _agency("province", D.PROVINCE)
    below = (_agency("snv", D.HOME_AFFAIRS), _agency("dept", D.DEPARTMENT), *extra)
    places = tuple(AgencyPlace(a.id, "province", a.valid_from, a.valid_to) for a in below)
    return Directory((top, *below, *loose), places, successions)


def _merged() -> Directory:
    old = _agency("old", D.DEPARTMENT, until=date(2026, 6, 30))
    new = _agency("new", D.DEPARTMENT, since=CHANGED)
    return _directory(old, new, successions=(Succession("old", "new", SuccessionKind.MERGED_INTO, CHANGED),))


def _by_agency(owed: tuple[OwedDuty, ...]) -> dict[str, OwedDuty]:
    return {duty.agency: duty for duty in owed}


def test_every_level_owes_to_whom_the_content_says() -> None:
    owed = duties_owed(_directory(_agency("xa", D.COMMUNE)), REGIME, PERIOD, RECEIVING)

    assert [(d.agency, d.receiver, d.dates.due_on.day) for d in owed] == [
        ("snv", "province", 19),
        ("dept", "snv", 16),
        ("xa", "snv", 15),
    ]


def test_agency_under_no_province_owes_nothing() -> None:
    owed = duties_owed(_directory(loose=(_agency("loose", D.DEPARTMENT),)), REGIME, PERIOD, RECEIVING)

    assert "loose" not in _by_agency(owed)


def test_level_without_due_day_owes_nothing() -> None:
    owed = duties_owed(_directory(_agency("huyen", D.DISTRICT)), REGIME, PERIOD, RECEIVING)

    assert "huyen" not in _by_agency(owed)


@pytest.mark.parametrize(("until", "owes"), [(date(2026, 12, 14), True), (date(2026, 12, 13), False)])
def test_agency_owes_when_it_lives_at_the_cutoff(until: date, owes: bool) -> None:
    owed = duties_owed(_directory(_agency("brief", D.DEPARTMENT, until=until)), REGIME, PERIOD, RECEIVING)

    assert ("brief" in _by_agency(owed)) is owes


def test_successor_owes_for_the_whole_period_and_names_whom_it_follows() -> None:
    owed = _by_agency(duties_owed(_merged(), REGIME, PERIOD, RECEIVING))

    assert "old" not in owed
    assert owed["new"].in_place_of == ("old",)
    assert owed["new"].from_on == PERIOD.from_on


def test_each_owes_for_its_own_days_where_the_content_says_so() -> None:
    each = replace(RECEIVING, after_succession=AfterSuccession.EACH)

    owed = _by_agency(duties_owed(_merged(), REGIME, PERIOD, each))

    assert (owed["old"].from_on, owed["old"].cutoff_on) == (PERIOD.from_on, date(2026, 6, 30))
    assert owed["new"].in_place_of == ()


def test_ended_agency_owes_to_the_heir_of_its_receiver() -> None:
    top = _agency("province", D.PROVINCE)
    before = _agency("snv-old", D.HOME_AFFAIRS, until=date(2026, 6, 30))
    after = _agency("snv-new", D.HOME_AFFAIRS, since=CHANGED)
    gone = _agency("gone", D.DEPARTMENT, until=date(2026, 6, 30))
    places = tuple(AgencyPlace(a.id, "province", a.valid_from, a.valid_to) for a in (before, after, gone))
    renamed = Succession("snv-old", "snv-new", SuccessionKind.RENAMED, CHANGED)
    directory = Directory((top, before, after, gone), places, (renamed,))
    each = replace(RECEIVING, after_succession=AfterSuccession.EACH)

    owed = _by_agency(duties_owed(directory, REGIME, PERIOD, each))

    assert owed["gone"].receiver == "snv-new"


def test_gia_lai_of_two_levels_owes_135_communes_and_no_district() -> None:
    catalogue = load_catalogue()
    regime = next(r for r in catalogue.regimes if r.id == "cchc-province")
    period = regime.period(PeriodKind.YEAR, 2026)
    assert period is not None

    owed = duties_owed(catalogue.directory, regime, period, receivers()["cchc-province"])

    types = [catalogue.directory.agency(d.agency).type for d in owed]
    assert types.count(D.COMMUNE) == 135
    assert D.DISTRICT not in types
    assert {d.receiver for d in owed if catalogue.directory.agency(d.agency).type is D.COMMUNE} == {
        "gia-lai-so-noi-vu-lao-dong"
    }
