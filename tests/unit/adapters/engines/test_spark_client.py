"""The client of Spark is there for any program, one without a file too."""

import subprocess
import sys

import pytest


@pytest.mark.slow
def test_a_program_without_a_file_is_not_taken_for_the_clients_own_tests() -> None:
    program = "import caicach.adapters.engines.spark_engine, sys; print('here'); assert not hasattr(sys.modules['__main__'], '__file__')"

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "here\n"), done.stderr
