"""docs/how-to/use-the-api.md: every example does what the page says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_django.live_server_helper import LiveServer

from caicach.core.submissions.roles import Role
from caicach.store.models import Duty
from factories.api import key_of
from factories.portal import Province


pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]
PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "use-the-api.md"
EXAMPLE = re.compile(r"^```sh\n(.*?)^```$(?:\n\n^```text\n(.*?)^```$)?", re.S | re.M)


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_every_example_does_what_the_page_says(
    here: Province, live_server: LiveServer, tmp_path: Path
) -> None:
    environment = os.environ | {
        "CAICACH_SERVER": live_server.url,
        "CAICACH_TOKEN": key_of(here.user(Role.OFFICER), "sts", Role.OFFICER),
        "ADMIN_TOKEN": key_of(here.user(Role.AGENCY_ADMIN), "sts", Role.AGENCY_ADMIN),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "COLUMNS": "300",
    }
    examples = EXAMPLE.findall(PAGE.read_text(encoding="utf-8"))[1:]  # the first sets what is set here
    submission: list[str] = []

    assert len(examples) == 10
    for commands, expected in examples:
        done = subprocess.run(
            ["bash", "-e", "-c", _here(commands, here.duty, submission)],
            cwd=tmp_path, env=environment, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        printed = done.stdout + done.stderr
        assert done.returncode == 0, f"{commands}\n{printed}"
        submission += re.findall(r'^\{"id": (\d+), "duty"', done.stdout, re.M)
        submission += re.findall(r'\}\{"id": (\d+), "duty"', done.stdout)
        for line in expected.splitlines():
            assert _here(line, here.duty, submission) in printed, f"{commands}\n{line}\n{printed[:2000]}"


def _here(text: str, duty: Duty, submission: list[str]) -> str:
    """The page speaks of duty 1 and report 1; here they may have other numbers."""
    text = text.replace('"duty": 1', f'"duty": {duty.pk}')
    if submission:
        text = text.replace("/submissions/1/", f"/submissions/{submission[0]}/")
        text = text.replace("report 1.", f"report {submission[0]}.")
    return text
