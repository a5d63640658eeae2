"""A cluster for all tests of this folder, started when the first one needs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from factories.spark_cluster import Cluster, why_there_is_no_spark


HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Spark, takes long and talks to this machine."""
    reason = why_there_is_no_spark()
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.slow)
            item.add_marker(pytest.mark.spark)
            item.add_marker(pytest.mark.enable_socket)
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A master, two workers of one core and a Connect server."""
    started = Cluster(tmp_path_factory.mktemp("spark"))
    try:
        started.start()
        yield started
    finally:
        started.stop()
