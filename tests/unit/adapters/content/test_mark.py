"""The mark of all content: the same for the same words, another whenever a file says, or is called, something else."""

from pathlib import Path

import pytest

from caicach.adapters.content.mark import content_mark, mark_of


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "checks").mkdir()
    (tmp_path / "checks" / "K001.yaml").write_text("id: K001\n")
    (tmp_path / "units.yaml").write_text("- id: item\n")
    return tmp_path


def test_mark_of_the_same_words_is_the_same(root: Path) -> None:
    before = mark_of(root)
    (root / "units.yaml").write_text("- id: item\n")

    assert mark_of(root) == before


def test_mark_is_another_when_a_file_says_something_else(root: Path) -> None:
    before = mark_of(root)
    (root / "checks" / "K001.yaml").write_text("id: K002\n")

    assert mark_of(root) != before


def test_mark_is_another_when_a_file_is_called_something_else(root: Path) -> None:
    before = mark_of(root)
    (root / "units.yaml").rename(root / "unit.yaml")

    assert mark_of(root) != before


def test_mark_is_another_in_another_version(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = mark_of(root)
    monkeypatch.setattr("caicach.adapters.content.mark.__version__", "99.0")

    assert mark_of(root) != before


def test_files_are_read_once_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    first = content_mark()
    monkeypatch.setattr("caicach.adapters.content.mark.mark_of", lambda root: "read again")

    assert content_mark() == first
