"""Rows of the archive add up as the submissions they came from, through the SQL of the ways, in every engine."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby, product

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caicach.adapters.archive.columns import table_of
from caicach.adapters.archive.lines import ELEMENTS
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.duckdb_consolidation import DuckDBEngine
from caicach.adapters.engines.from_columns import totals_of_rows
from caicach.adapters.engines.wide import HeldRows, WideRows, measures_of, missing_rows, with_bases
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.contributions import Contribution, missing
from caicach.core.consolidation.measuring import encodings_of, measured
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import NOTHING, Totals
from caicach.core.consolidation.tree import tree_of
from caicach.core.consolidation.ways.choosing import Known, ways_of
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from factories.consolidation_cases import rules


FORMS = {form.id: form for form in load_catalogue().forms}
TARGET = FORMS["2023"]
PERIODS = ("2023-Y", "2024-Y")
TREE = tree_of(
    {"nation": None, "tinh": "nation", "so-a": "tinh", "huyen": "tinh", "xa-1": "huyen", "so-b": "tinh"}
)
TYPES = {
    "tinh": AgencyType.PROVINCE,
    "so-a": AgencyType.HOME_AFFAIRS,
    "huyen": AgencyType.DISTRICT,
    "xa-1": AgencyType.COMMUNE,
    "xa-2": AgencyType.COMMUNE,
    "so-b": AgencyType.DEPARTMENT,
}
NODES = {name: name for name in TYPES} | {"xa-2": "huyen"}
BASES = {"civil-servants-allocated": {"so-a": Decimal(100), "xa-1": Decimal("7.5")}}
LEADS = {"procedures-in-force": frozenset({"so-a", "xa-1"})}
WAYS = ways_of(TARGET, Known(rules(), date(2023, 12, 14), BASES, LEADS))

numbers = st.sampled_from(["0", "1", "2", "3", "40", "0.5", "16.905", "-3", "99999999"]).map(Decimal)
values = st.one_of(
    numbers.map(reported), st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD])
)


Drawn = tuple[str, str, str, dict[str, Value], frozenset[str]]
"""Agency, period, version of the form, values, and what is listed: short enough to be printed."""


@st.composite
def provinces(draw: st.DrawFn) -> list[Drawn]:
    """Reports of some of the agencies, each under some version of the form, at most one a period."""
    found: list[Drawn] = []
    for agency, period in product(TYPES, PERIODS):
        form = draw(st.sampled_from([None, *FORMS]))
        if form is not None:
            rows = [row.id for row in FORMS[form].indicators if row.takes_value]
            said = draw(st.dictionaries(st.sampled_from(rows), values, max_size=40))
            found.append((agency, period, form, said, draw(st.frozensets(st.sampled_from("abc")))))
    return draw(st.permutations(found))


def report(
    agency: str, period: str, form: str, said: dict[str, Value], listed: frozenset[str]
) -> Contribution:
    """The report that was drawn."""
    elements = {"procedures-in-force": listed}
    id_ = f"{agency}/{period}"
    return Contribution(id_, agency, TYPES[agency], FORMS[form], period, said, elements=elements)


def rows_of(given: Sequence[Contribution], gaps: Sequence[tuple[str, str, str]]) -> list[WideRows]:
    """The wide rows of the reports, a table for each version of the form, and of those that are missing."""
    by_form = groupby(sorted(given, key=lambda one: one.form.id), key=lambda one: one.form)
    tables = [(form, _table(Dataset.FIGURES, form, list(some))) for form, some in by_form]
    tables.append((TARGET, missing_rows(TARGET, gaps)))
    return [
        WideRows(form, tuple(encodings_of(WAYS, TARGET, form)), with_bases(table, BASES))
        for form, table in tables
    ]


def _table(dataset: Dataset, form: FormVersion, given: Sequence[Contribution]) -> object:
    return table_of(dataset, form, [AcceptedSubmission(one, 1, date(2024, 1, 2)) for one in given])


def said_by(totals: Totals, measures: Sequence[str]) -> Mapping[tuple[str, str, str], object]:
    found: dict[tuple[str, str, str], object] = {
        (node, period, measure): totals.of(node, period, measure)
        for node in TREE.nodes
        for period in PERIODS
        for measure in measures
    }
    return found | {
        (node, period, "listed"): totals.elements(node, period, "procedures-in-force")
        for node in TREE.nodes
        for period in PERIODS
    }


def by_reference(
    given: Sequence[Contribution], gaps: Sequence[tuple[str, str, str]], ways: Sequence[Way]
) -> Totals:
    absent = [missing(agency, TYPES[agency], TARGET, period) for agency, _, period in gaps]
    parts = [measured(one, ways, TARGET, NODES[one.agency]) for one in (*given, *absent)]
    return ReferenceEngine().add_up(TREE, parts)


@pytest.mark.slow
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(drawn=provinces())
def test_rows_of_the_archive_add_up_as_their_submissions(drawn: list[Drawn]) -> None:
    given_reports = [report(*one) for one in drawn]
    here = {(one.agency, one.period) for one in given_reports}
    gaps = [(a, k.value, p) for a, k in TYPES.items() for p in PERIODS if (a, p) not in here]
    rows = rows_of(given_reports, gaps)
    lists = _table(Dataset.ELEMENTS, TARGET, given_reports) if given_reports else ELEMENTS.empty_table()
    measures = measures_of(rows)

    columns = totals_of_rows(TREE, NODES, HeldRows(tuple(rows)), PERIODS, measures, lists)
    duck = DuckDBEngine().add_up_rows(TREE, NODES, rows, lists)

    expected = said_by(by_reference(given_reports, gaps, WAYS), measures)
    assert said_by(columns, measures) == expected
    assert said_by(duck, measures) == expected


def test_zero_of_an_agency_that_is_not_asked_is_no_code() -> None:
    row = "department-arrangement-completed"
    given_reports = [report("xa-1", PERIODS[0], "2023", {row: reported(0)}, frozenset())]
    rows = rows_of(given_reports, [])
    measures = [measure for measure in measures_of(rows) if measure.startswith(f"{row}=")]

    columns = totals_of_rows(TREE, NODES, HeldRows(tuple(rows)), PERIODS, measures_of(rows))

    assert measures
    assert {columns.of("tinh", PERIODS[0], measure) for measure in measures} == {NOTHING}
