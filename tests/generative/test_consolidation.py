"""Whatever agencies report: a way says the same in Python and in SQL, and no order of submissions changes a figure."""

from collections.abc import Sequence
from decimal import Decimal

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.sql import SCALE, STATE_CODES, column_of, scaled, state_column_of
from caicach.core.consolidation.consolidate import consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.delta import changes
from caicach.core.consolidation.measuring import encodings_of, measured
from caicach.core.consolidation.totals import ASKED, STATES
from caicach.core.consolidation.ways.choosing import Known, ways_of
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from factories.consolidation_cases import PROVINCE, YEAR_2023, plan, rules


FORMS = {form.id: form for form in load_catalogue().forms}
BASE = {"civil-servants-allocated": {"so-a": Decimal(100), "xa-1": Decimal(7)}}
# A row of each way an agency may lead: a catalogue; a sum and a code that are for districts alone; a reduction.
LED = (
    "procedures-in-force",
    "dossiers-received-district",
    "district-arrangement-completed",
    "civil-servants-downsized-rate",
)
AGENCIES = [(one.id, one.type) for one in PROVINCE.alive_on(YEAR_2023.cutoff_on) if one.id != "tinh"]

numbers = st.sampled_from(["0", "1", "2", "3", "40", "0.5", "16.905", "-3", "99999999"]).map(Decimal)
values = st.one_of(
    numbers.map(reported), st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD])
)


@st.composite
def contributions(draw: st.DrawFn, form: FormVersion) -> Contribution:
    """Some agency's report with arbitrary values in a few of its rows."""
    agency, kind = draw(st.sampled_from(AGENCIES))
    rows = [row.id for row in form.indicators if row.takes_value]
    said = draw(st.dictionaries(st.sampled_from(rows), values, max_size=60))
    return Contribution(draw(st.uuids()).hex, agency, kind, form, YEAR_2023.id, said)


def _ways(form: FormVersion) -> tuple[Way, ...]:
    leads = {row: frozenset({"so-a", "xa-1"}) for row in LED}
    return ways_of(form, Known(rules(), YEAR_2023.cutoff_on, BASE, leads))


@pytest.mark.slow
@pytest.mark.parametrize("of", FORMS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_way_says_the_same_in_python_and_in_sql(of: str, data: st.DataObject) -> None:
    target, form = FORMS["2023"], FORMS[of]
    filed = data.draw(st.lists(contributions(form), min_size=1, max_size=4))
    ways = _ways(target)

    by_sql = _through_sql(filed, ways, target, form)

    by_python = [_encoded(measured(one, ways, target, one.agency).values) for one in filed]
    assert by_sql == by_python


def _encoded(said: dict[str, Value]) -> dict[str, tuple[int, int]]:
    return {
        measure: (scaled(value.number) if value.number is not None else 0, STATES.index(value.state) + ASKED)
        for measure, value in said.items()
    }


def _through_sql(
    filed: Sequence[Contribution], ways: Sequence[Way], target: FormVersion, form: FormVersion
) -> list[dict[str, tuple[int, int]]]:
    encodings = list(encodings_of(ways, target, form))
    rows = [row.id for row in form.indicators if row.takes_value]
    columns = [f"{column_of(row)} BIGINT, {state_column_of(row)} TINYINT" for row in rows]
    with duckdb.connect() as connection:
        bases = ", base__civil_servants_allocated BIGINT"
        connection.execute(
            f"CREATE TABLE filings (agency VARCHAR, agency_type VARCHAR{bases}, {', '.join(columns)})"
        )
        marks = ", ".join("?" * (3 + 2 * len(rows)))
        connection.executemany(f"INSERT INTO filings VALUES ({marks})", [_cells(one, rows) for one in filed])  # noqa: S608
        asked = ", ".join(f"{one.number}, {one.state}" for one in encodings)
        found = connection.execute(f"SELECT {asked} FROM filings").fetchall()  # noqa: S608
    return [
        {
            encoding.measure: (line[2 * at], line[2 * at + 1])
            for at, encoding in enumerate(encodings)
            if line[2 * at + 1]
        }
        for line in found
    ]


def _cells(one: Contribution, rows: Sequence[str]) -> list[object]:
    base = BASE["civil-servants-allocated"].get(one.agency)
    cells: list[object] = [one.agency, one.agency_type.value, None if base is None else int(base * SCALE)]
    for row in rows:
        value = one.values.get(row, NOT_REPORTED)
        known = Decimal(0) if value in (NONE_AROSE, NOT_APPLICABLE) else value.number
        cells += [None if known is None else scaled(known), STATE_CODES[value.state]]
    return cells


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_order_of_submissions_changes_anything(data: st.DataObject) -> None:
    filed = data.draw(st.lists(st.one_of(*(contributions(form) for form in FORMS.values())), max_size=6))
    shuffled = data.draw(st.permutations(filed))
    expected = [agency for agency, kind in AGENCIES if kind is AgencyType.DEPARTMENT]

    once = consolidate(plan(expected=expected, bases=BASE), filed, PROVINCE)
    again = consolidate(plan(expected=expected, bases=BASE), shuffled, PROVINCE)

    assert once.figures == again.figures
    assert once.arrangement == again.arrangement
    assert changes(once, again) == ()
