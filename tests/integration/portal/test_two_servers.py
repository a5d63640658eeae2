"""Pressing twice, two tabs, two people, two servers, a server killed in the middle: one result, nothing lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest


SCENARIO = Path(__file__).parent / "servers" / "scenario.py"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.database,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="servers are forked"),
]


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A database of its own for the servers: a file of SQLite, or one made on the PostgreSQL the tests run on."""
    given = dict(os.environ) | {"CAICACH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "caicach.settings"}
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        yield given
        return
    name = f"servers_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield given | {"DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        finally:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@pytest.mark.allow_hosts(["127.0.0.1", "localhost"])
@pytest.mark.parametrize("scenario", ["killed", "races", "edits"])
def test_several_servers_keep_every_promise(scenario: str, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, str(SCENARIO), scenario],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
