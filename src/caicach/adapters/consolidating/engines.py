"""The engine of a name. All answer alike; which of them this machine has depends on what was installed."""

from importlib import import_module
from importlib.util import find_spec

from caicach.adapters.content.messages import message
from caicach.core.consolidation.parts import Engine
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.ground.errors import WrongUsage


_ENGINES = {
    "cube": ("caicach.adapters.engines.cube_engine", "CubeEngine", "numpy", "engines"),
    "duckdb": ("caicach.adapters.engines.duckdb_consolidation", "DuckDBEngine", "duckdb", "engines"),
    "spark": ("caicach.adapters.engines.spark_engine", "SparkEngine", "pyspark", "spark"),
}
ENGINES = ("plain", *_ENGINES)


def engine_named(name: str | None = None, spark: str | None = None) -> Engine:
    """The engine; without a name the cube where numpy is installed, else the plain one. WrongUsage when the machine lacks it
    or Spark was given no address."""
    if name is None:
        name = "cube" if find_spec("numpy") is not None else "plain"
    if name == "plain":
        return ReferenceEngine()
    module, engine, needs, extra = _ENGINES[name]
    if find_spec(needs) is None:
        raise WrongUsage(
            message("consolidating.engine_missing", engine=name),
            message("consolidating.engine_missing_do", extra=extra),
        )
    if name == "spark" and spark is None:
        raise WrongUsage(message("consolidating.spark_where"), message("consolidating.spark_where_do"))
    made = getattr(import_module(module), engine)
    found: Engine = made(spark) if name == "spark" else made()
    return found
