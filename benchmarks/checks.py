"""All checks on 1, 1,000 and 44,000 filings: ours beside plain SQL on DuckDB and pandera on Polars."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.filings import figures_of, generated, write_table
from benchmarks.measuring import Measured, Violations, in_own_process
from benchmarks.plain_rules import conditions
from benchmarks.table import Row, Section
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.duckdb_engine import create_table, find_breaches
from caicach.core.checks.book import CheckBook
from caicach.core.checks.many import breaches_of, checks_of_figures


FORM = "2023"
SIZES = (1, 1_000, 44_000)
ABOUT = (
    "Every check about figures on generated filings (seeded; three in ten with one to three slips), every violation "
    "listed. The peers get the same conditions written by hand over the same table and list filing and check only; "
    "ours also names the row, the variant, the number found and the number expected. Data is loaded before the clock "
    "starts; planning the SQL is inside it. Best of three rounds, each engine in a process of its own."
)


def measure(largest: int) -> Section:
    """The section; `largest` leaves out bigger sizes."""
    rows: list[Row] = []
    agrees = True
    with tempfile.TemporaryDirectory() as folder:
        for size in [size for size in SIZES if size <= largest]:
            file = Path(folder) / f"{size}.csv"
            write_table(load_catalogue().form(FORM), size, file)
            of_size, same = _of_size(size, file)
            rows += of_size
            agrees = agrees and same
    return Section("Checks", ABOUT, rows, agrees)


def _of_size(size: int, file: Path) -> tuple[list[Row], bool]:
    task = f"{size:,} filing{'s' if size > 1 else ''}"
    measured: dict[str, Measured | None] = {
        "caicach, in Python": in_own_process(in_python, size) if size <= 1_000 else None,
        "caicach, SQL on DuckDB": in_own_process(in_duckdb, file),
        "plain SQL on DuckDB": in_own_process(by_plain_sql, file),
        "pandera on Polars": in_own_process(by_pandera, file, rounds=1),
    }
    ours = "caicach, in Python" if size == 1 else "caicach, SQL on DuckDB"
    rows = [
        Row(task, by, m.seconds, m.megabytes, m.found, is_ours=by == ours)
        if m is not None
        else Row(task, by, None, note="not run")
        for by, m in measured.items()
    ]
    return rows, len({m.digest for m in measured.values() if m is not None}) == 1


def _compared() -> CheckBook:
    """The checks every engine is given: those about figures that have SQL and no scope of their own."""
    form, book = load_catalogue().form(FORM), load_checks()
    written = conditions(book, form)
    return CheckBook(tuple(check for check in checks_of_figures(book, form, None) if check.id in written))


def in_python(size: int) -> Callable[[], Violations]:
    """The reference, filing by filing."""
    form, book = load_catalogue().form(FORM), _compared()
    filed = [(filing, figures_of(form, numbers)) for filing, numbers in generated(form, size)]
    return lambda: [
        (filing, check) for filing, figures in filed for check, _ in breaches_of(book, figures, None)
    ]


def in_duckdb(file: Path) -> Callable[[], Violations]:
    """The product's engine, as the product calls it."""
    form, book = load_catalogue().form(FORM), _compared()
    connection = _loaded(file)
    return lambda: [(breach.filing, breach.check) for breach in find_breaches(connection, book, form)]


def by_plain_sql(file: Path) -> Callable[[], Violations]:
    """One SELECT a check, all in one query."""
    written = conditions(load_checks(), load_catalogue().form(FORM))
    selects = [f"SELECT filing, '{check}' AS check_id FROM filings WHERE {c}" for check, c in written.items()]
    connection = _loaded(file)
    return lambda: connection.execute(" UNION ALL ".join(selects)).fetchall()


def by_pandera(file: Path) -> Callable[[], Violations]:
    """One data-frame check a rule, lazily, so that every failure is listed."""
    import pandera.polars as pandera
    import polars

    written = conditions(load_checks(), load_catalogue().form(FORM))
    frame = _frame(file)
    holds = {
        check: ~polars.sql_expr(condition).fill_null(value=False) for check, condition in written.items()
    }
    schema = pandera.DataFrameSchema(
        checks=[
            pandera.Check(lambda data, expression=expression: data.lazyframe.select(expression), name=check)
            for check, expression in holds.items()
        ]
    )
    filings = frame["filing"].to_list()

    def work() -> Violations:
        try:
            schema.validate(frame, lazy=True)
        except pandera.errors.SchemaErrors as errors:
            cases = errors.failure_cases
            return [
                (filings[index], check) for check, index in zip(cases["check"], cases["index"], strict=True)
            ]
        return []

    return work


def _frame(file: Path) -> object:
    """The table as a Polars frame, by way of Parquet."""
    import polars

    parquet = file.with_suffix(".parquet")
    _loaded(file).execute(f"COPY filings TO '{parquet}' (FORMAT parquet)")
    return polars.read_parquet(parquet)


def _loaded(file: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    create_table(connection, load_catalogue().form(FORM))
    connection.execute(
        f"INSERT INTO filings SELECT * FROM read_csv('{file}', header = false, all_varchar = true)"
    )
    return connection
