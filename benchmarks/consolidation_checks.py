"""Every check about figures on forty-four thousand of the reports that are consolidated, where they lie in the archive."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.consolidation_ground import Ground
from benchmarks.measuring import Violations, in_own_process
from benchmarks.table import Row, Section
from caicach.adapters.archive.reading import Selection, read_current
from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.archived_filings import take_from_archive
from caicach.adapters.engines.duckdb_engine import find_breaches


AGENCIES, PERIODS = 12_000, 4
ABOUT = (
    "The archive of the consolidation has a column a figure, as the checks want it: 44,000 of its reports are judged by every "
    "check about figures, every violation listed with its row, variant and numbers. Best of three rounds, each in a process "
    "of its own."
)


def measure(largest: int) -> Section:
    """The section; `largest` is how many reports there may be."""
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder) / "archive", min(AGENCIES, largest), PERIODS)
        ground.write()
        measured = {
            by: in_own_process(work, ground, largest)
            for by, work in (("rows in memory", in_memory), ("rows read from the archive", from_archive))
        }
    task = f"{min(largest, int(ground.sent.sum())):,} reports"
    rows = [
        Row(
            task,
            f"caicach, SQL on DuckDB, {by}",
            m.seconds,
            m.megabytes,
            m.found,
            is_ours=by == "rows in memory",
        )
        for by, m in measured.items()
    ]
    return Section("Checks of the archive", ABOUT, rows, len({m.digest for m in measured.values()}) == 1)


def in_memory(ground: Ground, largest: int) -> Callable[[], Violations]:
    """The reports stand in a table when the clock starts."""
    connection, judge = _filled(ground, largest), _judge(ground)
    return lambda: judge(connection)


def from_archive(ground: Ground, largest: int) -> Callable[[], Violations]:
    """The reports are read and put in a table first."""
    judge = _judge(ground)
    return lambda: judge(_filled(ground, largest))


def _filled(ground: Ground, largest: int) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    table = read_current(ground.archive, Selection(ground.period_names), ground.order)[ground.form.id]
    take_from_archive(connection, ground.form, table.slice(0, largest), load_catalogue())
    return connection


def _judge(ground: Ground) -> Callable[[duckdb.DuckDBPyConnection], Violations]:
    book, form, _ = load_checks(), load_catalogue().form("2023"), ground.order

    def judge(connection: duckdb.DuckDBPyConnection) -> Violations:
        found = find_breaches(connection, book, form)
        return [(breach.filing, f"{breach.check} {breach.variant} {breach.at}") for breach in found]

    return judge
