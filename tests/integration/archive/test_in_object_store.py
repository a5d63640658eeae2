"""The archive in S3-compatible storage: the same answers as in a folder."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import boto3
import pytest
from moto.server import ThreadedMotoServer

from caicach.adapters.archive.agencies import agencies_to_publish
from caicach.adapters.archive.archive import Archive, open_archive
from caicach.adapters.archive.reading import read_current, submissions_in
from caicach.adapters.archive.rebuilding import rebuild
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.archive.storage import ArchiveUnreachable
from caicach.adapters.archive.verifying import Problem, verify
from caicach.adapters.content.load import load_catalogue
from caicach.cli.main import run
from caicach.core.consolidation.archive_manifest import Dataset
from factories.archive import DIRECTORY, NOW, ORDER, PLANNED, accepted


pytestmark = [pytest.mark.slow, pytest.mark.allow_hosts(["127.0.0.1", "localhost"])]


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An object store on this machine with the bucket `kho`; its address."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    monkeypatch.setenv("CAICACH_S3_ENDPOINT", address)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "ten")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "khoa")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    urlopen(Request(f"{address}/moto-api/reset", method="POST")).close()  # noqa: S310 - what stands outlives its server
    boto3.client("s3", endpoint_url=address, region_name="us-east-1").create_bucket(Bucket="kho")
    yield address
    server.stop()


@pytest.fixture
def archive(store: str) -> Archive:
    """An empty archive in the bucket."""
    return open_archive("s3://kho/luu")


def test_published_read_corrected_rebuilt_and_verified(archive: Archive) -> None:
    assert read_current(archive) == {}
    archive.publish([accepted("sts", 5, texts={"I": ("Một.",)}), accepted("xa-a", 1)], ORDER, NOW)
    corrected = accepted("sts", 7, version=2, texts={"I": ("Hai.",)})
    archive.publish([corrected], ORDER, NOW)
    assert archive.publish([corrected], ORDER, NOW) is None

    assert rebuild(archive, ORDER) == 2
    again = open_archive("s3://kho/luu")
    found = list(read_submissions(again, load_catalogue().form, order=ORDER))

    assert [s.given.id for s in found] == ["sts-2023-year-v2", "xa-a-2023-year-v1"]
    assert found[0] == corrected
    assert verify(again.storage).is_whole


def test_consolidated_as_in_a_folder(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its agencies stand in no content: the map is the archive's own."""
    folder = open_archive(str(tmp_path / "kho"))
    for place in (archive, folder):
        given = [accepted("snv", 5), accepted("sts", 7)]
        place.publish(given, ORDER, NOW, agencies_to_publish(place, DIRECTORY))
    in_store, in_folder = tmp_path / "store.json", tmp_path / "folder.json"

    assert run(["consolidate", "s3://kho/luu", "--as-of", "2025-12-14", "--to", str(in_store)]) == 0
    assert run(["consolidate", str(tmp_path / "kho"), "--as-of", "2025-12-14", "--to", str(in_folder)]) == 0

    said = json.loads(in_store.read_text(encoding="utf-8"))
    assert said == json.loads(in_folder.read_text(encoding="utf-8"))
    assert said["consolidation"]["figures"][PLANNED]["value"] == "12"
    assert "UBND tỉnh" in capsys.readouterr().out


def test_place_without_an_archive_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["consolidate", "s3://kho/khac", "--lang", "vi"]) == 2

    assert "Ở “s3://kho/khac” không có kho lưu nào." in capsys.readouterr().err


def test_lost_object_is_named(archive: Archive) -> None:
    archive.publish([accepted("sts", 5)], ORDER, NOW)
    lost = archive.files(Dataset.FIGURES)[0].name
    archive.storage.delete(lost)

    assert verify(archive.storage).problems == (Problem("file_missing", lost),)


def test_bucket_that_is_not_there_is_told(store: str) -> None:
    with pytest.raises(ArchiveUnreachable, match="s3://khac/luu"):
        open_archive("s3://khac/luu").publish([accepted("sts", 5)], ORDER, NOW)


def test_server_that_does_not_answer_is_told(store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAICACH_S3_ENDPOINT", "http://127.0.0.1:9")

    with pytest.raises(ArchiveUnreachable, match="Không đọc hoặc ghi được kho lưu"):
        list(submissions_in(read_current(open_archive("s3://kho/luu"))))
