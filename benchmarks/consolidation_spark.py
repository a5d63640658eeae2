"""Our SQL on Apache Spark: a master, workers of one core each and a Connect server as processes on this machine."""

import tempfile
from collections.abc import Callable
from multiprocessing.util import Finalize
from pathlib import Path

import pyarrow as pa

from benchmarks.consolidation_ground import Answers, Ground
from benchmarks.consolidation_ours import archived, of_table


def why_not() -> str:
    """Why there is no Spark here, empty when there is."""
    from tests.factories.spark_cluster import why_there_is_no_spark

    return why_there_is_no_spark()


def on_spark(ground: Ground, workers: int) -> Callable[[], Answers]:
    """The archive's files read and added up by the workers. The cluster ends with the process."""
    from tests.factories.spark_cluster import Cluster

    from caicach.adapters.engines.spark_engine import SparkEngine

    folder = tempfile.TemporaryDirectory(prefix="caicach-spark-")
    cluster = Cluster(Path(folder.name))
    Finalize(
        None, folder.cleanup, exitpriority=1
    )  # a child process of multiprocessing runs nothing else at its end
    Finalize(None, cluster.stop, exitpriority=2)
    cluster.start(workers)
    engine = SparkEngine(cluster.address, patience=600)

    def work() -> Answers:
        totals = engine.add_up_archived(ground.tree, ground.nodes, archived(ground))
        return _answers(
            ground, [group.table for group in totals.groups], [len(g.measures) for g in totals.groups]
        )

    return work


def _answers(ground: Ground, tables: list[pa.Table], widths: list[int]) -> Answers:
    columns, first = {}, 0
    for table, width in zip(tables, widths, strict=True):
        ordered = table.sort_by([("node", "ascending"), ("period", "ascending")])
        for k in range(width):
            for name in (f"n{k}", *(f"c{k}_{code}" for code in range(1, 6))):
                kind, _, code = name.partition("_")
                columns[f"{kind[0]}{first + k}{'_' + code if code else ''}"] = ordered[name]
        first += width
    yield from of_table(ground, pa.table(columns))
