"""Many filings in DuckDB: every breach of every filing is listed, and what cannot be held exactly is refused."""

from collections.abc import Iterator
from decimal import Decimal

import duckdb
import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.duckdb_engine import FiledFigures, create_table, find_breaches, insert
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.figures import figures_of
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.errors import UnreadableInput
from factories.filings import filing


@pytest.fixture
def form() -> FormVersion:
    return load_catalogue().form("2023")


@pytest.fixture
def connection(form: FormVersion) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        create_table(connection, form)
        yield connection


def filed(name: str, given: dict[str, str], agency_type: AgencyType = AgencyType.DEPARTMENT) -> FiledFigures:
    return FiledFigures(name, figures_of(filing(given, agency_type=agency_type)))


@pytest.mark.slow
def test_breaches_of_each_filing_are_listed_with_row_and_numbers(
    connection: duckdb.DuckDBPyConnection, form: FormVersion
) -> None:
    wrong_total = {"A.5.5": "4", "A.5.6": "3", "A.5.7": "1", "A.5.8": "1"}
    wrong_rate = {"A.2": "50.00", "A.2.1": "3", "A.2.2": "2"}
    insert(connection, form, [filed("a", wrong_total), filed("b", {}), filed("c", wrong_rate)])

    breaches = find_breaches(connection, load_checks(), form)

    assert {(b.filing, b.variant, b.at, b.found, b.expected) for b in breaches} == {
        ("a", "exceeded", "provincial-tasks-assigned", Decimal(4), Decimal(5)),
        ("c", "differs", "plan-completion-rate", Decimal(50), Decimal("66.67")),
    }


@pytest.mark.slow
def test_check_for_one_type_of_agency_leaves_the_others_alone(
    connection: duckdb.DuckDBPyConnection, form: FormVersion
) -> None:
    nothing_chosen = {"D.1.1.1": "0", "D.1.1.2": "0"}
    insert(connection, form, [filed("a", nothing_chosen), filed("b", nothing_chosen, AgencyType.PROVINCE)])

    breaches = find_breaches(connection, load_checks(), form)

    assert [(b.filing, b.variant) for b in breaches] == [("a", "none")]


def test_figure_finer_than_a_thousandth_is_refused_by_name(
    connection: duckdb.DuckDBPyConnection, form: FormVersion
) -> None:
    with pytest.raises(UnreadableInput, match=r"“a”, chỉ tiêu public-investment-planned: 1\.2345"):
        insert(connection, form, [filed("a", {"F.1.1": "1.2345"})])


@pytest.mark.slow
def test_no_filings_have_no_breaches(connection: duckdb.DuckDBPyConnection, form: FormVersion) -> None:
    insert(connection, form, [])

    assert find_breaches(connection, load_checks(), form) == []
