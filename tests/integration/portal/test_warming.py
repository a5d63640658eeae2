"""A web process is ready before the first page asks, and its collector leaves alone what it was made of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


SHOWN = """
import gc, sys
import caicach.web.wsgi
from caicach.adapters.content.messages import messages
from caicach.actions.words import content
known = (content.cache_info().currsize, messages.cache_info().currsize, "caicach.api.interface" in sys.modules)
print(*known, gc.get_freeze_count() > 50_000)
"""


@pytest.mark.slow
def test_a_web_process_begins_with_everything_read_and_set_aside(tmp_path: Path) -> None:
    environment = {**os.environ, "CAICACH_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "caicach.settings"}

    told = subprocess.run(
        [sys.executable, "-c", SHOWN], env=environment, capture_output=True, text=True, check=True
    ).stdout

    assert told.split() == ["1", "1", "True", "True"]
