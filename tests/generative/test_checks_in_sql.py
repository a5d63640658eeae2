"""The checks about figures give the same answer in Python and in SQL, whatever the figures and their states."""

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

import duckdb
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.duckdb_engine import FiledFigures, create_table, find_breaches, insert
from caicach.core.catalogue.indicators import FormVersion, RateOf, SumOf
from caicach.core.checks.figures import Figures
from caicach.core.checks.many import breaches_of, checks_of_figures
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import percentage
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WITHHELD,
    Value,
    reported,
)


FORMS = {form.id: form for form in load_catalogue().forms}
BOOK = load_checks()

# Mostly small whole numbers, so that sums meet; now and then what no form should hold.
numbers = st.one_of(
    st.integers(0, 4).map(Decimal),
    st.sampled_from(
        ["0.00", "50", "33.33", "33.3", "66.66", "0.5", "200", "-3", "1.5", "16.90", "99999"]
    ).map(Decimal),
)
values = st.one_of(
    numbers.map(reported),
    numbers.map(reported),
    st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD]),
)


@st.composite
def filings(draw: st.DrawFn, form: FormVersion) -> FiledFigures:
    """A filing with arbitrary values, some of whose totals and rates are made right or nearly right."""
    rows = [indicator for indicator in form.indicators if indicator.takes_value]
    filed = {row.id: draw(values) for row in rows}
    for row in rows:
        slip = draw(st.sampled_from([None, None, 0, "0.01"]))
        right = _right(row.formula, filed) if slip is not None else None
        if right is not None:
            filed[row.id] = reported(right + Decimal(slip))
    agency_type = draw(st.sampled_from([None, *AgencyType]))
    period = draw(st.sampled_from([None, *PeriodKind]))
    led = draw(st.frozensets(st.sampled_from([row.id for row in rows if row.codes]), max_size=4))
    return FiledFigures("f", Figures(filed, agency_type, led=led), period)


def _right(formula: RateOf | SumOf | None, filed: dict[str, Value]) -> Decimal | None:
    if isinstance(formula, SumOf):
        return sum((filed[part].number or Decimal(0) for part in formula.parts), Decimal(0))
    if isinstance(formula, RateOf):
        part, whole = filed[formula.part].number, filed[formula.whole].number
        return percentage(part, whole) if part is not None and whole is not None else None
    return None


def by_reference(form: FormVersion, filing: FiledFigures) -> Counter[tuple[object, ...]]:
    checks = checks_of_figures(BOOK, form, None)
    breaches = breaches_of(checks, filing.figures, filing.period)
    return Counter((check, *breach.key) for check, breach in breaches if not _is_python_only(check))


def by_sql(form: FormVersion, filed: Iterable[FiledFigures]) -> Counter[tuple[object, ...]]:
    with duckdb.connect() as connection:
        create_table(connection, form)
        insert(connection, form, filed)
        breaches = find_breaches(connection, BOOK, form)
    return Counter((b.check, b.variant, b.at, b.found, b.expected) for b in breaches)


def _is_python_only(check: str) -> bool:
    return BOOK.by_id[check].kind == "feasible_rate"


@pytest.mark.slow
@pytest.mark.parametrize("version", list(FORMS))
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # the difference says enough; shrinking takes minutes
)
@given(data=st.data())
def test_every_figure_check_gives_the_same_breaches_in_sql(version: str, data: st.DataObject) -> None:
    form = FORMS[version]
    filing = data.draw(filings(form))

    sql, reference = by_sql(form, [filing]), by_reference(form, filing)

    assert (sql - reference, reference - sql) == (Counter(), Counter())
