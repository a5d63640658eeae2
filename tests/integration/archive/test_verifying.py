"""Verifying says which file is wrong and how; what a cut-off publication left behind is no damage."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from caicach.adapters.archive.archive import Archive, parquet_bytes
from caicach.adapters.archive.derived import LIST
from caicach.adapters.archive.rebuilding import rebuild
from caicach.adapters.archive.verifying import Problem, verify
from caicach.core.consolidation.archive_manifest import Dataset
from factories.archive import NOW, ORDER, accepted


@pytest.fixture
def published(archive: Archive) -> Archive:
    """Two publications, the second a correction with a text."""
    archive.publish([accepted("sts", 5), accepted("xa-a", 1)], ORDER, NOW)
    archive.publish([accepted("sts", 7, version=2, texts={"I": ("Một.",)})], ORDER, NOW)
    return archive


def place(archive: Archive, name: str) -> Path:
    return Path(archive.storage.root) / name


def manifest(archive: Archive, number: int) -> str:
    return sorted(name for name in archive.storage.names("manifest"))[number - 1]


def test_archive_as_published_is_whole(published: Archive) -> None:
    rebuild(published, ORDER)

    verdict = verify(published.storage)

    assert verdict.is_whole
    assert (verdict.entries, verdict.files, verdict.rows, verdict.orphans) == (2, 3, 4, ())
    assert verdict.heads == (published.entries()[-1].hash,)


def test_empty_archive_is_whole(archive: Archive) -> None:
    assert verify(archive.storage).is_whole


def _change_letter(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (Path.unlink, "file_missing"),
        (_change_letter, "file_changed"),
        (lambda file: file.write_bytes(file.read_bytes()[:-1]), "file_changed"),
    ],
)
def test_harm_to_a_file_is_found_and_named(
    published: Archive, harm: Callable[[Path], object], kind: str
) -> None:
    file = published.files(Dataset.TEXTS)[0].name
    harm(place(published, file))

    assert verify(published.storage).problems == (Problem(kind, file),)


def test_changed_entry_is_found_and_named(published: Archive) -> None:
    name = manifest(published, 2)
    text = place(published, name).read_text(encoding="utf-8")
    place(published, name).write_text(text.replace('"rows": 1', '"rows": 2', 1), encoding="utf-8")

    assert Problem("entry_changed", name) in verify(published.storage).problems


def test_lost_entry_is_told_by_the_one_after(published: Archive) -> None:
    place(published, manifest(published, 1)).unlink()

    assert verify(published.storage).problems == (Problem("chain_missing", manifest(published, 1)),)


def test_end_cut_off_is_seen_against_a_hash_kept_elsewhere(published: Archive) -> None:
    kept = published.entries()[-1].hash
    place(published, manifest(published, 2)).unlink()

    assert verify(published.storage).is_whole
    assert not verify(published.storage, kept).is_whole


def test_archive_that_grew_still_holds_the_hash_kept(published: Archive) -> None:
    assert verify(published.storage, published.entries()[0].hash).is_whole


def test_files_no_entry_names_are_reported_and_no_damage(published: Archive) -> None:
    stray = "figures/2023/2023-year/0123.parquet"
    published.storage.write(stray, parquet_bytes(pa.table({"a": [1]})))
    unfinished = place(published, "manifest/.00000003-x.json.ab12.part")
    unfinished.write_bytes(b"{")
    place(published, LIST).parent.mkdir()
    place(published, LIST).write_bytes(b"[]")

    verdict = verify(published.storage)

    assert verdict.is_whole
    assert verdict.orphans == (stray, "manifest/.00000003-x.json.ab12.part")
