"""docs/reference says what content says."""

import subprocess
import sys
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    script = ROOT / "scripts" / "reference.py"
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_reference_pages_are_as_content_says() -> None:
    result = _run("--check")

    assert result.stderr == ""
    assert result.returncode == 0


@pytest.mark.slow
def test_reference_pages_that_are_missing_or_edited_by_hand_are_named(tmp_path: Path) -> None:
    assert _run("--to", str(tmp_path)).returncode == 0
    (tmp_path / "acts.md").write_text("by hand", encoding="utf-8")
    (tmp_path / "periods.md").unlink()

    result = _run("--check", "--to", str(tmp_path))

    assert result.returncode == 1
    assert result.stderr.splitlines() == [
        "periods.md is stale; run scripts/reference.py",
        "acts.md is stale; run scripts/reference.py",
    ]
    assert (tmp_path / "acts.md").read_text(encoding="utf-8") == "by hand"
