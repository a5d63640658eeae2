"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from caicach.adapters.renderers.atomic import UnwritableDestination, write_bytes


def test_new_file_holds_the_content_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    write_bytes(tmp_path / "báo cáo.docx", b"noi dung")

    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("báo cáo.docx", b"noi dung")]


def test_existing_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")
    path.chmod(0o640)

    write_bytes(path, b"moi")

    assert path.read_bytes() == b"moi"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_failure_leaves_the_old_file_and_no_part_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"cu")
    monkeypatch.setattr(Path, "replace", _full)

    with pytest.raises(UnwritableDestination) as refused:
        write_bytes(path, b"moi")

    assert "No space left" in refused.value.says.vi
    assert "a.docx" in refused.value.says.vi
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a.docx", b"cu")]


def _full(source: Path, target: Path) -> None:
    raise OSError(28, os.strerror(28))


def test_folder_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnwritableDestination) as refused:
        write_bytes(tmp_path, b"moi")

    assert "là một thư mục" in refused.value.says.vi


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnwritableDestination) as refused:
        write_bytes(tmp_path / "không có" / "a.docx", b"moi")

    assert "không có" in refused.value.says.vi
    assert "Tạo thư mục" in refused.value.do.vi


def test_folder_that_may_not_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> tuple[int, str]:
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr("caicach.adapters.renderers.atomic.tempfile.mkstemp", refuse)

    with pytest.raises(UnwritableDestination) as refused:
        write_bytes(tmp_path / "a.docx", b"moi")

    assert "Permission denied" in refused.value.says.vi
