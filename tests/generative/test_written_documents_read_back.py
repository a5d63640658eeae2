"""Reading after writing is identity: states, numbers, form, period and agency come back from every kind of file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from caicach import library
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import Indicator, IndicatorKind
from caicach.core.documents.compose import Narrative
from caicach.core.documents.official import OfficialDocument
from caicach.core.documents.statement import Statement
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import (
    NONE_AROSE,
    NOT_APPLICABLE,
    NOT_REPORTED,
    WITHHELD,
    Value,
    ValueState,
    reported,
)
from factories.statements import QUARTER_THREE_2025, YEAR_2023, composed, form, statement


STATES = st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD])
COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 99_999), st.integers(10**6, 10**15))
AMOUNTS = st.decimals(0, 10**11, places=2, allow_nan=False)
RATES = st.decimals(0, 100, places=2, allow_nan=False)
few = {
    "deadline": None,
    "phases": [Phase.generate],
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


def _numbers(row: Indicator) -> st.SearchStrategy[Decimal | int]:
    if row.codes:
        return st.sampled_from([code.value for code in row.codes])
    return {IndicatorKind.RATE: RATES, IndicatorKind.AMOUNT: AMOUNTS}.get(row.kind, COUNTS)


def _value(row: Indicator) -> st.SearchStrategy[Value]:
    return st.one_of(_numbers(row).map(reported), _numbers(row).map(reported), STATES)


@dataclass(frozen=True)
class Stated:
    """Any figures at all of any agency, in either version of the form; small enough to be shown."""

    version: str
    agency_type: AgencyType
    values: tuple[Value, ...]

    @property
    def statement(self) -> Statement:
        """The figures in the printed order of the form, for a period of its days."""
        period = YEAR_2023 if self.version == "2023" else QUARTER_THREE_2025
        values = dict(zip((row.id for row in _rows(self.version)), self.values, strict=True))
        return replace(statement({}, self.agency_type, period, self.version), values=values)


def _rows(version: str) -> list[Indicator]:
    return [row for row in form(version).indicators if row.takes_value]


@st.composite
def stated(draw: st.DrawFn) -> Stated:
    version = draw(st.sampled_from(["2023", "two-level"]))
    values = tuple(draw(_value(row)) for row in _rows(version))
    return Stated(version, draw(st.sampled_from(list(AgencyType))), values)


def read_back(made: Statement, path: Path) -> tuple[OfficialDocument, Filing]:
    document = composed(made, Narrative.COMPOSE)
    library.write(document, path)
    return document, library.read(path)


def carried(document: OfficialDocument) -> Mapping[str, tuple[str, Decimal | None]]:
    """What the document states: a state and a number for each row."""
    observations = document.carried["observations"]
    assert isinstance(observations, dict)
    return {
        row: (said["state"], None if said["value"] is None else Decimal(said["value"]))
        for row, said in observations.items()
    }


def understood(filing: Filing) -> Mapping[str, tuple[str, Decimal | None]]:
    return {row: (o.value.state.value, o.value.number) for row, o in filing.observations.items()}


def assert_same(made: Statement, document: OfficialDocument, filing: Filing) -> None:
    assert understood(filing) == carried(document)
    assert (filing.form.id, filing.period, filing.agency_type) == (
        made.form.id,
        made.period,
        made.agency_type,
    )
    assert filing.unbound == ()
    assert {o.value.state for o in filing.observations.values()} <= set(ValueState)


@pytest.mark.slow
@settings(max_examples=8, **few)
@given(stated())
def test_word_document_reads_back_as_it_was_stated(tmp_path: Path, of: Stated) -> None:
    assert_same(of.statement, *read_back(of.statement, tmp_path / "written.docx"))


@pytest.mark.slow
@settings(max_examples=8, **few)
@given(stated())
def test_workbook_reads_back_as_it_was_stated(tmp_path: Path, of: Stated) -> None:
    assert_same(of.statement, *read_back(of.statement, tmp_path / "written.xlsx"))


@pytest.mark.slow
@settings(max_examples=3, **few)
@given(stated())
def test_pdf_reads_back_as_it_was_stated(tmp_path: Path, of: Stated) -> None:
    assert_same(of.statement, *read_back(of.statement, tmp_path / "written.pdf"))


@pytest.mark.slow
@settings(max_examples=4, **few)
@given(stated())
def test_no_figure_of_a_document_just_written_was_changed_by_hand(tmp_path: Path, of: Stated) -> None:
    _, filing = read_back(of.statement, tmp_path / "written.docx")

    assert [finding for finding in library.check(filing) if finding.check == "K421"] == []
