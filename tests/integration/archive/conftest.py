"""An archive in a folder of its own."""

from pathlib import Path

import pytest

from caicach.adapters.archive.archive import Archive, open_archive


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    return open_archive(str(tmp_path / "kho lưu"))
