"""Every inner node's totals of twelve thousand agencies: our engines, the limits, pandas, PostgreSQL and Spark."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import consolidation_ours as ours
from benchmarks.consolidation_ground import DISTRICTS, FIGURES, PROVINCES, Answers, Ground
from benchmarks.consolidation_peers import in_postgres, pandas_in_memory
from benchmarks.consolidation_spark import on_spark, why_not
from benchmarks.measuring import Measured, in_own_process
from benchmarks.table import Row, Section


AGENCIES, PERIODS = 12_000, 20
MEMORY, ARCHIVE, CORRECTION = "totals, in memory", "totals, from the archive", "one report corrected"
ONE_PERIOD = "totals of one period, from the archive"
ABOUT = (
    f"{AGENCIES:,} agencies under {DISTRICTS} districts and {PROVINCES} provinces, {FIGURES} figures, {PERIODS} periods, "
    "generated and seeded, 5 % of the reports missing: for every inner node, period and figure the exact sum and how many "
    "agencies stood in each of the five states, 2.9 million totals. The limits do less: one sum of all the numbers, and "
    "reading the same columns of the same files with both processors. In memory the data is loaded before the clock starts, "
    "for PostgreSQL into a table; from the archive everything from the files to the totals is inside it. Spark's "
    "workers have one core each; the cluster runs before the clock starts, and has done nothing before. Every engine's "
    "totals are compared. Best of three rounds, one for PostgreSQL and Spark; each in a process of its own, whose memory is not that of a server."
)


def measure(largest: int) -> Section:
    """The section; `largest` is how many agencies there may be."""
    agencies = min(AGENCIES, largest)
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder) / "whole", agencies, PERIODS)
        ground.write()
        rows, digests = _of_all(ground)
        of_one, digests_of_one = _of_one_period(Ground(ground.folder, agencies, 1))
        rows += [*of_one, *_growth(Path(folder), ground)]
    agrees = len(set(digests)) == 1 and len(digests_of_one) == 1
    return Section("Consolidation", ABOUT, rows, agrees, "inner nodes")


def _of_all(ground: Ground) -> tuple[list[Row], list[str]]:
    rows, digests = [], []
    for task, by, work, is_ours in (
        (MEMORY, "limit: one sum of all numbers", ours.bare_sum, False),
        (MEMORY, "caicach, cube", ours.cube_in_memory, True),
        (MEMORY, "caicach, SQL on DuckDB", ours.duckdb_in_memory, False),
        (MEMORY, "pandas", pandas_in_memory, False),
        (ARCHIVE, "limit: bare read of the columns", ours.bare_read, False),
        (ARCHIVE, "caicach, columns", ours.columns_from_archive, True),
        (ARCHIVE, "caicach, SQL on DuckDB", ours.duckdb_from_archive, False),
        (CORRECTION, "caicach, cube, from columns", ours.corrected_cells, True),
        (CORRECTION, "caicach, cube, from a submission", ours.corrected_contribution, False),
    ):
        measured = in_own_process(work, ground)
        rows.append(_row(task, by, measured, is_ours=is_ours))
        digests += [measured.digest] if measured.found else []
    for row, digest in _of_servers(ground):
        rows.append(row)
        digests += [digest] if digest else []
    return sorted(rows, key=lambda row: (MEMORY, ARCHIVE, CORRECTION).index(row.task)), digests


def _of_servers(ground: Ground) -> Iterator[tuple[Row, str]]:
    yield _of_server(MEMORY, "PostgreSQL, from a table", in_postgres, ground)
    yield from _of_clusters(ARCHIVE, ground)


def _of_clusters(task: str, ground: Ground) -> Iterator[tuple[Row, str]]:
    for workers in (1, 2):
        by = f"caicach, SQL on Spark, {workers} worker{'s' if workers > 1 else ''}"
        if reason := why_not():
            yield Row(task, by, None, note=f"not run: {reason}"), ""
        else:
            yield _of_server(task, by, on_spark, ground, workers)


def _of_one_period(ground: Ground) -> tuple[list[Row], set[str]]:
    """What one period takes, of which most is to begin."""
    rows, digests = [], set()
    for by, work in (
        ("caicach, columns", ours.columns_from_archive),
        ("caicach, SQL on DuckDB", ours.duckdb_from_archive),
    ):
        measured = in_own_process(work, ground)
        rows.append(_row(ONE_PERIOD, by, measured, is_ours=work is ours.columns_from_archive))
        digests.add(measured.digest)
    for row, digest in _of_clusters(ONE_PERIOD, ground):
        rows.append(row)
        digests |= {digest} if digest else set()
    return rows, digests


def _of_server(
    task: str, by: str, work: Callable[..., Callable[[], Answers]], *arguments: object
) -> tuple[Row, str]:
    measured = in_own_process(work, *arguments, rounds=1)
    return Row(task, by, measured.seconds, None, measured.found), measured.digest


def _growth(folder: Path, whole: Ground) -> Iterator[Row]:
    """The cube with fewer agencies, and with fewer periods."""
    for agencies in (size for size in (100, 1_000) if size < whole.agencies):
        ground = Ground(folder / str(agencies), agencies, whole.periods)
        ground.write()
        yield from _grown(ground, f"{agencies:,} agencies, {whole.periods} periods")
    for periods in (1, 5):
        yield from _grown(
            Ground(whole.folder, whole.agencies, periods), f"{whole.agencies:,} agencies, {periods} periods"
        )


def _grown(ground: Ground, size: str) -> Iterator[Row]:
    yield _row(f"{size}, in memory", "caicach, cube", in_own_process(ours.cube_in_memory, ground))
    yield _row(
        f"{size}, from the archive", "caicach, columns", in_own_process(ours.columns_from_archive, ground)
    )


def _row(task: str, by: str, measured: Measured, *, is_ours: bool = False) -> Row:
    return Row(task, by, measured.seconds, measured.megabytes, measured.found or None, is_ours)
