"""What in a folder may be a report."""

from pathlib import Path

import pytest

from caicach.adapters.consolidating.found_files import files_of
from caicach.core.ground.errors import UnreadableInput


def test_folders_in_folders_are_searched_and_rubbish_is_said(tmp_path: Path) -> None:
    (tmp_path / "xa").mkdir()
    for name in ("so.docx", "xa/mot.xlsx", "~$so.docx", ".~lock.so.docx#", "xa/Thumbs.db", "xa/anh.png"):
        (tmp_path / name).write_bytes(b"x")

    found = files_of([tmp_path])

    assert [file.name for file in found.files] == ["so.docx", "xa/mot.xlsx"]
    assert {one.name for one in found.passed_over} == {
        "~$so.docx",
        ".~lock.so.docx#",
        "xa/Thumbs.db",
        "xa/anh.png",
    }


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "so.docx").write_bytes(b"x")

    assert len(files_of([tmp_path, tmp_path / "so.docx"]).files) == 1


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        files_of([tmp_path / "none"])
