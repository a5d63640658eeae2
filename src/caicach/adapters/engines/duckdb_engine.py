"""Checks about figures over many filings in DuckDB: one wide table, one query, every breach listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import duckdb

from caicach.adapters.engines.thousandths import thousandths
from caicach.core.catalogue.indicators import FormVersion, IndicatorKind
from caicach.core.checks.appendix.rates import FINEST_PLACES, printed_places
from caicach.core.checks.book import CheckBook
from caicach.core.checks.figures import Figures
from caicach.core.checks.many import checks_of_figures, query_of
from caicach.core.checks.sql import (
    SCALE,
    STATE_CODES,
    column_of,
    led_text,
    places_column_of,
    state_column_of,
)
from caicach.core.ground.periods import PeriodKind


TABLE = "filings"
ABOUT = ("filing", "agency_type", "led", "period_kind")
"""The columns about the agency and its report, before those of the rows."""


@dataclass(frozen=True, slots=True)
class FiledFigures:
    """One filing as a row of the table: its id, its figures, its kind of period."""

    id: str
    figures: Figures
    period: PeriodKind | None = None


@dataclass(frozen=True, slots=True)
class BreachFound:
    """A breach of one filing: the same check, variant, row and numbers as the reference gives."""

    filing: str
    check: str
    variant: str
    at: str
    found: Decimal | None
    expected: Decimal | None


def create_table(connection: duckdb.DuckDBPyConnection, form: FormVersion) -> None:
    """An empty table for filings of this version of the form; one that stood there is replaced."""
    columns = ", ".join([*(f"{name} VARCHAR" for name in ABOUT), *_columns(form)])
    connection.execute(f"CREATE OR REPLACE TABLE {TABLE} ({columns})")


def _columns(form: FormVersion) -> Iterator[str]:
    for row, is_rate in _rows(form):
        yield f"{column_of(row)} BIGINT"
        yield f"{state_column_of(row)} TINYINT"
        if is_rate:
            yield f"{places_column_of(row)} TINYINT"


def _rows(form: FormVersion) -> list[tuple[str, bool]]:
    """The rows that take a value, and whether each is a rate."""
    return [(i.id, i.kind is IndicatorKind.RATE) for i in form.indicators if i.takes_value]


def insert(connection: duckdb.DuckDBPyConnection, form: FormVersion, filings: Iterable[FiledFigures]) -> None:
    """Put the filings in the table; UnreadableInput names a figure finer than a thousandth."""
    rows = [tuple(_cells(filing, form)) for filing in filings]
    if rows:
        marks = ", ".join("?" for _ in rows[0])
        connection.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", rows)  # noqa: S608 - our own names only


def _cells(filing: FiledFigures, form: FormVersion) -> Iterator[str | int | None]:
    figures = filing.figures
    yield filing.id
    yield figures.agency_type.value if figures.agency_type else None
    yield led_text(figures.led)
    yield filing.period.value if filing.period else None
    for row, is_rate in _rows(form):
        number = figures.counted(row)
        yield None if number is None else thousandths(number, row, filing.id)
        yield STATE_CODES[figures.values[row].state]
        if is_rate:
            yield None if number is None else min(printed_places(number), FINEST_PLACES)


def find_breaches(
    connection: duckdb.DuckDBPyConnection, book: CheckBook, form: FormVersion, day: date | None = None
) -> list[BreachFound]:
    """Every breach of every filing in the table by the checks in force on the day."""
    query = query_of(checks_of_figures(book, form, day), form, TABLE)
    connection.execute("SET enable_progress_bar = false")
    return [
        BreachFound(filing, check, variant, at, _number(found), _number(expected))
        for filing, check, variant, at, found, expected in connection.execute(query).fetchall()
    ]


def _number(thousandths: int | None) -> Decimal | None:
    return None if thousandths is None else Decimal(thousandths) / SCALE
