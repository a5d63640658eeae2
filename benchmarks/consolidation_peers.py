"""The same totals as an engineer would have them from pandas and PostgreSQL: the measures stand ready in their columns."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from multiprocessing.util import Finalize

import numpy as np
import pyarrow as pa
import pyarrow.csv
from scripts.with_postgres import postgres

from benchmarks.consolidation_ground import DISTRICTS, PROVINCES, Answers, Ground, answers
from benchmarks.consolidation_ours import cube, of_table
from caicach.core.consolidation.totals import ASKED, STATES


CODES = range(ASKED, len(STATES) + ASKED)


def pandas_in_memory(ground: Ground) -> Callable[[], Answers]:
    """Groups by district and period, then districts into provinces, then those into the nation."""
    import pandas

    whole = cube(ground)
    keys = _keys(ground)
    numbers = pandas.DataFrame(_tall(ground, whole.numbers))
    states = pandas.DataFrame(_tall(ground, whole.states))

    def work() -> Answers:
        frames = [numbers, *((states == code) for code in CODES)]
        levels = []
        for frame in frames:
            districts = frame.groupby(keys).sum()
            district, period = (districts.index.get_level_values(at) for at in range(2))
            provinces = districts.groupby([district * PROVINCES // DISTRICTS, period]).sum()
            nation = provinces.groupby(provinces.index.get_level_values(1)).sum()
            levels.append((nation, provinces, districts))
        return _of_levels(ground, levels)

    return work


def _tall(ground: Ground, cells: np.ndarray) -> np.ndarray:
    """A row an agency and period, a column a figure."""
    return cells.reshape(ground.agencies * ground.periods, len(ground.rows))


def _keys(ground: Ground) -> list[np.ndarray]:
    districts = np.arange(ground.agencies) * DISTRICTS // ground.agencies
    return [np.repeat(districts, ground.periods), np.tile(np.arange(ground.periods), ground.agencies)]


def _of_levels(ground: Ground, levels: list[tuple[object, object, object]]) -> Answers:
    """Nation, provinces and districts into tree order."""
    shape = len(ground.inner), ground.periods * len(ground.rows)
    found = [np.empty(shape, np.int64) for _ in levels]
    for of_tree, of_levels in zip(found, levels, strict=True):
        flat = [frame.to_numpy().reshape(-1, shape[1]) for frame in of_levels]  # type: ignore[attr-defined]
        seen = [0, 0, 0]
        for at, node in enumerate(ground.inner):
            level = ground.tree.depths[node]
            of_tree[at] = flat[level][seen[level]]
            seen[level] += 1
    return answers(ground, found[0], np.stack(found[1:]))


def in_postgres(ground: Ground) -> Callable[[], Answers]:
    """One query, districts first and the levels above from them; the table is loaded and analysed before, in a server that
    does not wait for the disk. The server ends with the process."""
    import psycopg

    stack = ExitStack()
    Finalize(None, stack.close, exitpriority=1)
    address, _ = stack.enter_context(postgres())
    connection = stack.enter_context(psycopg.connect(address, autocommit=True))
    _load(ground, connection)
    for setting in ("work_mem = '1GB'", "max_parallel_workers_per_gather = 2", "jit = off"):
        connection.execute(f"SET {setting}")

    def work() -> Answers:
        connection.execute("DROP TABLE IF EXISTS totals")
        connection.execute(f"CREATE UNLOGGED TABLE totals AS {_query(ground)}")
        return _fetched(ground, connection, stack)

    return work


def _load(ground: Ground, connection: object) -> None:
    whole = cube(ground)
    measures = range(len(ground.rows))
    columns = ", ".join([*(f"n{k} bigint" for k in measures), *(f"s{k} smallint" for k in measures)])
    connection.execute(f"CREATE UNLOGGED TABLE parts (district int, period int, {columns})")  # type: ignore[attr-defined]
    numbers, states = _tall(ground, whole.numbers), _tall(ground, whole.states)
    keys = _keys(ground)
    with connection.cursor().copy("COPY parts FROM STDIN (FORMAT csv)") as copy:  # type: ignore[attr-defined]
        for first in range(0, len(numbers), 4_000):
            rows = slice(first, first + 4_000)
            arrays = [key[rows] for key in keys] + list(numbers[rows].T) + list(states[rows].T)
            batch = pa.table(
                [pa.array(np.ascontiguousarray(a)) for a in arrays], [str(n) for n in range(len(arrays))]
            )
            text = io.BytesIO()
            pyarrow.csv.write_csv(batch, text, pyarrow.csv.WriteOptions(include_header=False))
            copy.write(text.getvalue())
    connection.execute("VACUUM ANALYZE parts")  # type: ignore[attr-defined]


def _query(ground: Ground) -> str:
    measures = range(len(ground.rows))
    firsts = ", ".join(
        f"sum(n{k}) AS n{k}, "
        + ", ".join(f"count(*) FILTER (WHERE s{k} = {code}) AS c{k}_{code}" for code in CODES)
        for k in measures
    )
    names = [name for k in measures for name in (f"n{k}", *(f"c{k}_{code}" for code in CODES))]
    sums, listed = ", ".join(f"sum({name}) AS {name}" for name in names), ", ".join(names)
    return (
        f"WITH districts AS MATERIALIZED (SELECT district AS node, period, {firsts} FROM parts GROUP BY district, period), "
        f"provinces AS MATERIALIZED (SELECT node * {PROVINCES} / {DISTRICTS} AS node, period, {sums} FROM districts "
        "GROUP BY 1, period) "
        f"SELECT 2 AS level, node, period, {listed} FROM districts UNION ALL "
        f"SELECT 1, node, period, {listed} FROM provinces UNION ALL "
        f"SELECT 0, 0, period, {sums} FROM provinces GROUP BY period"
    )


def _fetched(ground: Ground, connection: object, stack: ExitStack) -> Iterator[tuple[str, str]]:
    """The answers, in tree order: a province stands before its districts."""
    place = f"CASE level WHEN 2 THEN node * {PROVINCES} / {DISTRICTS} ELSE node END"
    order = f"CASE level WHEN 0 THEN -1 ELSE {place} END, level, node, period"
    cursor = connection.execute(f"SELECT * FROM totals ORDER BY {order}")  # type: ignore[attr-defined]
    names = [column.name for column in cursor.description]
    rows = cursor.fetchall()
    stack.close()
    arrays = [pa.array([int(row[at]) for row in rows], pa.int64()) for at in range(len(names))]
    yield from of_table(ground, pa.table(arrays, names))
