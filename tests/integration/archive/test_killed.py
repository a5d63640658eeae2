"""A publisher killed at any moment leaves the archive as it was before or as it is after; the next one carries on."""

import subprocess
import sys
from pathlib import Path

import pytest

from caicach.adapters.archive.agencies import find_directory
from caicach.adapters.archive.archive import open_archive
from caicach.adapters.archive.reading import read_current, submissions_in
from caicach.adapters.archive.verifying import verify
from factories.archive import DIRECTORY, NOW, ORDER, accepted


BEFORE = ["sts-2023-year-v1"]
AFTER = ["snv-2023-year-v1", "sts-2023-year-v2"]
STEPS = 17  # making, writing, naming and settling of two datasets, the directory and the entry, then the end
PUBLISHER = """
import os, signal, sys
from pathlib import Path
from caicach.adapters.archive.archive import open_archive
from caicach.adapters.archive.agencies import agencies_to_publish
from factories.archive import DIRECTORY, NOW, ORDER, accepted

left = int(sys.argv[2])

def dying(step):
    def step_or_death(*args, **given):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return step(*args, **given)
    return step_or_death

import tempfile
tempfile.mkstemp, os.fsync, Path.replace = dying(tempfile.mkstemp), dying(os.fsync), dying(Path.replace)
new = [accepted("snv", 1), accepted("sts", 7, version=2, texts={"I": ("Một.",)})]
archive = open_archive(sys.argv[1])
archive.publish(new, ORDER, NOW, agencies_to_publish(archive, DIRECTORY))
"""


@pytest.mark.slow
def test_publisher_killed_at_every_step_leaves_before_or_after(tmp_path: Path) -> None:
    folders = [tmp_path / str(step) for step in range(STEPS)]
    for folder in folders:
        open_archive(str(folder)).publish([accepted("sts", 5)], ORDER, NOW)
    seen = []
    for first in range(0, STEPS, 4):
        killed = [
            subprocess.Popen(
                [sys.executable, "-c", PUBLISHER, str(folder), str(step)],
                env={"PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
            )
            for step, folder in list(enumerate(folders))[first : first + 4]
        ]
        seen += [process.wait(60) for process in killed]

    opened = [open_archive(str(folder)) for folder in folders]
    assert [find_directory(archive) for archive in opened] == [None] * (STEPS - 2) + [DIRECTORY] * 2
    states = [sorted(submissions_in(read_current(open_archive(str(folder))))) for folder in folders]

    assert seen == [-9] * (STEPS - 1) + [0]
    assert all(state in (BEFORE, AFTER) for state in states)
    assert states[0] == BEFORE
    assert states[-1] == AFTER
    assert all(verify(open_archive(str(folder)).storage).is_whole for folder in folders)
    for folder in folders:
        open_archive(str(folder)).publish([accepted("snv", 1), accepted("sts", 7, version=2)], ORDER, NOW)
        assert sorted(submissions_in(read_current(open_archive(str(folder))))) == AFTER
