"""Our SQL on Apache Spark: a master, workers of one core each and a Connect server as processes on this machine."""

import tempfile
from collections.abc import Callable
from multiprocessing.util import Finalize
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.consolidation_ground import Answers, Ground, answers
from benchmarks.consolidation_ours import archived
from caicach.core.consolidation.sql import CODES
from caicach.core.consolidation.totals import STATES


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
        totals.close()
        return _answers(ground, pa.concat_tables(some.table for some in totals.fetched))

    return work


def _answers(ground: Ground, table: pa.Table) -> Answers:
    """A row a total, as the arrays every engine's answers are made of."""
    nodes = np.searchsorted(np.array(ground.inner), table["node"].to_numpy())
    order = pa.array(sorted(ground.period_names), pa.string())
    columns = pc.index_in(table["period"], order).to_numpy() * len(ground.rows) + table["measure"].to_numpy()
    shape = len(ground.inner), ground.periods * len(ground.rows)
    numbers, counts = np.zeros(shape, np.int64), np.zeros((len(STATES), *shape), np.uint32)
    numbers[nodes, columns] = table["n0"].to_numpy()
    for at, code in enumerate(CODES):
        counts[at, nodes, columns] = table[f"c0_{code}"].to_numpy()
    yield from answers(ground, numbers, counts)
