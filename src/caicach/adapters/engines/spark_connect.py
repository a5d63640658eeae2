"""A session on a Spark cluster over the Spark Connect protocol: our SQL carried over, tables put and kept there, answers
brought back as Arrow, and what goes wrong said in words.

The client is pyspark-client alone: no Java on this machine."""

import re
import socket
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Timer
from typing import Any
from urllib.parse import urlsplit

import grpc
import pyarrow as pa
import sqlglot

from caicach.adapters.content.messages import message
from caicach.core.ground.errors import CaicachError, WrongUsage


@contextmanager
def _main_with_a_file() -> Iterator[None]:
    """The client takes a program without a file, such as `python -c` or a test worker, for its own doctests and ends it."""
    main = sys.modules["__main__"]
    if hasattr(main, "__file__"):
        yield
        return
    main.__file__ = ""
    try:
        yield
    finally:
        del main.__file__


with warnings.catch_warnings(), _main_with_a_file():  # warnings of pandas, which we never hand anything
    warnings.simplefilter("ignore", FutureWarning)
    from pyspark.errors.exceptions.base import PySparkException
    from pyspark.errors.exceptions.connect import ArithmeticException
    from pyspark.sql.connect.client.retries import DefaultPolicy
    from pyspark.sql.connect.session import SparkSession
    from pyspark.storagelevel import StorageLevel


PORT = 15002
PATIENCE = 3600.0  # seconds one step may take before the cluster is thought to have nobody to do it
ANSWERS_WITHIN = 10.0  # seconds
_DETAILS = re.compile(r'details = "([^"\n]*)')
SETTINGS = {
    "spark.sql.ansi.enabled": "true",  # a sum too large for a column is an error, never a wrong number
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",  # of sums, which are few: a row an inner node and period
    "spark.sql.debug.maxToStringFields": "25",  # plans of a thousand columns are not to be printed
}


_TYPES = {
    pa.string(): "TEXT", pa.int8(): "TINYINT", pa.int32(): "INT", pa.int64(): "BIGINT", pa.date32(): "DATE",
}  # fmt: skip


class SparkUnreachable(CaicachError):
    """No Spark Connect server answers at the address, or the line to it broke."""


class SparkFailed(CaicachError):
    """The cluster could not do what it was asked."""


class StepTooLate(SparkFailed):
    """A step took longer than anyone waits."""


class SumOverflowed(Exception):
    """A sum did not fit its column. No person sees it: the sum is made again with wider numbers."""


def carried(query: str) -> str:
    """The query in Spark's SQL."""
    return sqlglot.transpile(query, read="duckdb", write="spark")[0]


@dataclass
class Spark:
    """An open session; tables put and kept in it are seen by nobody else."""

    address: str
    session: SparkSession
    patience: float = PATIENCE
    _kept: list[Any] = field(default_factory=list, repr=False)

    def put(self, name: str, table: pa.Table) -> None:
        """The table stands under the name."""
        if (
            not table.num_rows
        ):  # Spark guesses the columns of rows, and of none there is nothing to guess from
            self.name(name, _nothing(table.schema))
            return
        with self._told():
            self.session.createDataFrame(table).createOrReplaceTempView(name)

    def read(self, name: str, paths: list[str]) -> None:
        """The Parquet files stand under the name, for the workers to read: each must see them under the same path."""
        with self._told():
            files = self.session.read.option("mergeSchema", "true").parquet(*paths)
            files.createOrReplaceTempView(name)

    def name(self, name: str, query: str) -> None:
        """The query stands under the name and is worked out wherever it is used."""
        with self._told():
            self.session.sql(carried(query)).createOrReplaceTempView(name)

    def figures(self, name: str, source: str, measures: int, kind: str) -> None:
        """Of rows with `n{k}` and `s{k}` for each measure a row a measure: node, period, which measure, `n0`, as wide as that,
        and `s0`. Each row is read once, whatever the number of measures."""
        cells = ", ".join(f"{k}, CAST(n{k} AS {kind}), CAST(s{k} AS INT)" for k in range(measures))
        query = f"SELECT node, period, stack({measures}, {cells}) AS (measure, n0, s0) FROM {source}"  # noqa: S608 - our own names only
        with self._told():
            self.session.sql(query).createOrReplaceTempView(name)

    def keep(self, name: str, query: str) -> None:
        """The answer stands under the name: worked out once, now, and kept by two workers where there are two, so that one
        may die. What it was worked out from is not asked again, nor planned again with every further step."""
        with self._told():
            # The client takes what is kept to be of the session that is active in the thread, whoever asked.
            SparkSession._active_session.session = self.session
            answer = self.session.sql(carried(query)).localCheckpoint(True, StorageLevel.MEMORY_AND_DISK_2)
            self._kept.append(answer)
            answer.createOrReplaceTempView(name)

    def ask(self, query: str) -> pa.Table:
        """The answer, brought here."""
        with self._told():
            return self.session.sql(carried(query)).toArrow()

    def forget(self) -> None:
        """Let go of what was kept: the cluster gives its memory back."""
        self._kept.clear()

    def close(self) -> None:
        """End the session; what stood in it is gone."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.session.stop()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """One step: ended when it takes longer than anyone waits."""
        late = Event()

        def end() -> None:
            late.set()
            self.session.interruptAll()

        timer = Timer(self.patience, end)
        timer.daemon = True
        timer.start()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                yield
        except ArithmeticException as error:
            raise SumOverflowed from error
        except (PySparkException, grpc.RpcError) as error:
            raise (_too_late(self) if late.is_set() else _failure(self.address, error)) from error
        finally:
            timer.cancel()


def _nothing(schema: pa.Schema) -> str:
    columns = ", ".join(f"CAST(NULL AS {_TYPES[field.type]}) AS {field.name}" for field in schema)
    return f"SELECT {columns} WHERE 1 = 0"


def open_spark(address: str, patience: float = PATIENCE) -> Spark:
    """A session at the address, `sc://host:15002`. WrongUsage when it is written otherwise, SparkUnreachable when nobody
    answers there."""
    _require_answer(address)
    session = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            session = SparkSession.builder.remote(address).create()
            session.client.set_retry_policies([DefaultPolicy(max_retries=5, max_backoff=2000)])
            for name, value in SETTINGS.items():
                session.conf.set(name, value)
    except (PySparkException, grpc.RpcError) as error:
        if session is not None:
            Spark(address, session).close()
        raise unreachable(address, _said(error)) from error
    return Spark(address, session, patience)


def _require_answer(address: str) -> None:
    """Someone listens: the client itself would go on trying for minutes."""
    parts = urlsplit(address)
    try:
        port = parts.port or PORT
    except ValueError:
        port = 0
    if parts.scheme != "sc" or not parts.hostname or not port:
        raise WrongUsage(message("spark.bad_address", address=address), message("spark.bad_address_do"))
    try:
        socket.create_connection((parts.hostname, port), ANSWERS_WITHIN).close()
    except OSError as error:
        raise unreachable(address, error.strerror or str(error)) from error


def unreachable(address: str, why: str) -> SparkUnreachable:
    """The error that nobody answers there as Spark does."""
    return SparkUnreachable(
        message("spark.unreachable", address=address, why=why),
        message("spark.unreachable_do"),
        address=address,
    )


def _failure(address: str, error: Any) -> CaicachError:
    """What Spark says of a job that failed, or that the line broke."""
    said = _said(error)
    if isinstance(error, grpc.RpcError) or "UNAVAILABLE" in str(error) or "SESSION_NOT_FOUND" in said:
        return unreachable(address, said)
    return SparkFailed(message("spark.failed", why=said), message("spark.failed_do"), address=address)


def _too_late(spark: Spark) -> StepTooLate:
    minutes = max(1, round(spark.patience / 60))
    return StepTooLate(
        message("spark.too_late", minutes=minutes), message("spark.too_late_do"), address=spark.address
    )


def _said(error: Any) -> str:
    """What it says, on one line: of a broken line the particulars, of anything else the first sentence."""
    said = str(error)
    particulars = _DETAILS.search(said)
    return " ".join((particulars[1] if particulars else said.split("\n", 1)[0]).split())[:300]
