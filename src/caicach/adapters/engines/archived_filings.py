"""Reports of the archive as the table that the checks about figures are run over."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from caicach.adapters.engines.duckdb_engine import ABOUT, TABLE
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import FormVersion, Indicator, IndicatorKind
from caicach.core.catalogue.period_words import period_by_id
from caicach.core.checks.sql import (
    LED_COLUMN,
    LEFT_OUT,
    NOT_APPLICABLE,
    column_of,
    is_led,
    led_rows,
    led_text,
    places_column_of,
    state_column_of,
)
from caicach.core.consolidation.ways.columns import TYPE_COLUMN, is_one_of


ARCHIVED = "archived"


def take_from_archive(
    connection: duckdb.DuckDBPyConnection, form: FormVersion, rows: pa.Table, catalogue: Catalogue
) -> None:
    """The table of filings holds these rows of the archive, of this version of the form; one that stood there is replaced.
    A row left blank by an agency it is not asked of does not apply there, as in the report itself."""
    known = with_led(rows, form, catalogue)
    connection.register(ARCHIVED, known)
    connection.execute(f"CREATE OR REPLACE TABLE {TABLE} AS {_query(form, _led_somewhere(known))}")
    connection.unregister(ARCHIVED)


def _query(form: FormVersion, led: frozenset[str]) -> str:
    """Whom a row is asked of is worked out once for all rows asked of the same, for a condition a cell takes longest."""
    rows = [row for row in form.indicators if row.takes_value]
    asked = {types: f"asked_{at}" for at, types in enumerate(dict.fromkeys(row.applies_to for row in rows))}
    columns = ", ".join((*_about(), *(c for row in rows for c in _of_row(row, asked[row.applies_to], led))))
    conditions = "".join(
        f", {is_one_of(TYPE_COLUMN, frozenset(kind.value for kind in types))} AS {name}"
        for types, name in asked.items()
    )
    return f"SELECT {columns} FROM (SELECT *{conditions} FROM {ARCHIVED}) AS a"  # noqa: S608 - our own names only


def _led_somewhere(rows: pa.Table) -> frozenset[str]:
    texts = pc.unique(rows[LED_COLUMN]).to_pylist()
    return frozenset(row for text in texts for row in led_rows(text or ""))


def with_led(rows: pa.Table, form: FormVersion, catalogue: Catalogue) -> pa.Table:
    """The rows with the column of what each agency leads; where they are older than the column, what content says of the
    agency at the cut-off."""
    kept = rows[LED_COLUMN].to_pylist() if LED_COLUMN in rows.column_names else [None] * rows.num_rows
    if None not in kept:
        return rows
    days = {period: _cutoff(period, catalogue) for period in rows["period"].unique().to_pylist()}
    about = zip(kept, rows["agency"].to_pylist(), rows["period"].to_pylist(), strict=True)
    led = [
        led_text(catalogue.led_by(agency, days[period], form)) if text is None else text
        for text, agency, period in about
    ]
    others = [name for name in rows.column_names if name != LED_COLUMN]
    return rows.select(others).append_column(LED_COLUMN, pa.array(led, pa.string()))


def _cutoff(period: str, catalogue: Catalogue) -> date | None:
    known = period_by_id(catalogue.regimes, period)
    return known.cutoff_on if known is not None else None


def _about() -> Iterator[str]:
    for name in ABOUT:
        yield "submission AS filing" if name == "filing" else name


def _of_row(row: Indicator, asked: str, led: frozenset[str]) -> Iterator[str]:
    number, state = column_of(row.id), state_column_of(row.id)
    is_own = f"({asked} OR {is_led(row.id)})" if row.id in led else asked
    is_foreign = f"({state} = {LEFT_OUT} AND NOT {is_own})"
    yield f"CASE WHEN {is_foreign} THEN 0 ELSE {number} END AS {number}"
    yield f"CASE WHEN {is_foreign} THEN CAST({NOT_APPLICABLE} AS TINYINT) ELSE {state} END AS {state}"
    if row.kind is IndicatorKind.RATE:
        places = places_column_of(row.id)
        yield f"CASE WHEN {is_foreign} THEN 0 ELSE {places} END AS {places}"
