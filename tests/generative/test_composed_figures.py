"""No figure is invented: every number a composed report prints is one reported, the rate of two, or what is left of one."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.core.catalogue.indicators import RateOf
from caicach.core.documents.official import Figure
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.numbers import percentage
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, reported
from factories.statements import composed, form, statement


ROWS = [row for row in form().indicators if row.takes_value]
# Words of the outline itself that hold digits: the year compared with, the old levels of online service, ISO.
OWN_DIGITS = re.compile(r"năm 20\d\d|năm 2015|mức độ [34]|ISO 9001|^[IVX\d.]+ ", re.IGNORECASE)
# A number below zero stands for a state.
STATES = {-1: NONE_AROSE, -2: NOT_APPLICABLE, -3: NOT_REPORTED, -4: WITHHELD}
NUMBERS = st.one_of(st.integers(-4, 12), st.integers(0, 99_999))
TYPES = st.sampled_from([*AgencyType, None])
FIGURES = st.lists(NUMBERS, min_size=len(ROWS), max_size=len(ROWS))


def _made(agency_type: AgencyType | None, numbers: list[int]) -> Statement:
    values = {row.id: STATES.get(n) or reported(n) for row, n in zip(ROWS, numbers, strict=True)}
    return replace(statement({}, agency_type), values=values)


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(TYPES, FIGURES)
def test_every_figure_is_reported_or_computed_from_reported_ones(
    agency_type: AgencyType | None,
    numbers: list[int],
) -> None:
    made = _made(agency_type, numbers)
    document = composed(made)

    for line in document.body:
        for inline in line.inlines:
            if isinstance(inline, Figure):
                assert _number(inline.text) == _meant(inline.tag, made), line.text


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(TYPES, FIGURES)
def test_text_between_figures_holds_no_number(agency_type: AgencyType | None, numbers: list[int]) -> None:
    for line in composed(_made(agency_type, numbers)).body:
        words = "…".join(inline for inline in line.inlines if isinstance(inline, str))

        assert not re.search(r"\d", OWN_DIGITS.sub("", words)), words


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(TYPES, FIGURES)
def test_every_row_of_the_annex_says_what_is_carried(
    agency_type: AgencyType | None, numbers: list[int]
) -> None:
    made = _made(agency_type, numbers)
    document = composed(made)

    printed = {
        row.value.tag: row.value.text for row in document.annexes[0].rows if isinstance(row.value, Figure)
    }
    carried = document.carried["observations"]
    assert isinstance(carried, dict)
    assert set(printed) == {row for row, value in carried.items() if value["state"] == "reported"}
    assert set(carried) == {row.id for row in ROWS}


def _number(text: str) -> Decimal:
    return Decimal(text.rstrip("%").replace(".", "").replace(",", "."))


def _meant(tag: str, made: Statement) -> Decimal | None:
    indicator, _, rendering = tag.partition(":")
    kind, _, whole = rendering.partition(":")
    if kind == "rate":
        return _rate(indicator, made.form.by_code[whole].id, made)
    if kind == "rest":
        parts = [made.values[made.form.by_code[code].id].number or 0 for code in whole.split("+")]
        return (made.values[indicator].number or Decimal(0)) - sum(parts)
    formula = made.form.by_id[indicator].formula
    if isinstance(formula, RateOf):
        computed = _rate(formula.part, formula.whole, made)
        if computed is not None:
            return computed
    return made.values[indicator].number


def _rate(part: str, whole: str, made: Statement) -> Decimal | None:
    above, below = made.values[part], made.values[whole]
    numbers = [Decimal(0) if value == NONE_AROSE else value.number for value in (above, below)]
    return None if None in numbers else percentage(*numbers)  # type: ignore[arg-type]
