"""`caicach archive`: what it publishes, what it says of damage, and its exit codes."""

import json
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from caicach import library
from caicach.adapters.archive.agencies import KeptBy, KeptDirectory, agencies_to_publish
from caicach.adapters.archive.archive import open_archive
from caicach.adapters.archive.restoring import read_submissions
from caicach.adapters.consolidating.nation import NATION, national_directory
from caicach.cli import archive_storage
from caicach.cli.main import run
from caicach.core.ground.agencies import Agency, AgencyPlace, AgencyType
from caicach.core.ground.directory import Directory
from factories.archive import DIRECTORY, NOW, ORDER, PLANNED, accepted


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report in `bao-cao`; the current folder while the test runs."""
    (tmp_path / "bao-cao" / "cũ").mkdir(parents=True)
    shutil.copyfile(library.example_report(), tmp_path / "bao-cao" / "cũ" / "bdt.docx")
    (tmp_path / "bao-cao" / "~$bdt.docx").write_bytes(b"khoa")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CAICACH_DATA", str(tmp_path / "du-lieu"))
    return tmp_path


@pytest.mark.slow
def test_folder_is_published_once_verified_and_rebuilt(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["archive", "publish", "bao-cao", "--to", "kho"]) == 0
    assert run(["archive", "publish", "bao-cao", "--to", "kho"]) == 0
    assert run(["archive", "verify", "kho"]) == 0
    assert run(["archive", "rebuild", "kho"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Đã công bố 1 báo cáo vào kho lưu.", "Không có báo cáo nào mới: kho lưu đã có đủ."]
    assert lines[2].startswith("Kho lưu nguyên vẹn: 1 lần công bố, 3 tệp")
    assert lines[-1].startswith("Đã dựng lại bảng số liệu hiện hành (1 báo cáo)")
    assert run(["archive", "publish", "bao-cao", "--to", "kho"]) == 0
    assert capsys.readouterr().out.startswith("Không có báo cáo nào mới")
    [totals] = (office / "kho" / "derived" / "totals" / "2023-year").iterdir()
    figures = {(row["node"], row["row"]): row for row in pq.read_table(totals).to_pylist()}
    assert {node for node, _ in figures} == {"gia-lai"}
    assert figures["gia-lai", "steering-documents"]["parts_reported"] == 1


@pytest.mark.slow
def test_archive_is_rebuilt_with_the_directory_it_keeps(office: Path) -> None:
    """Its agencies, one merged into the other, stand in no content."""
    archive = open_archive("kho")
    given = [accepted("snv", 3), accepted("sts", 4)]
    archive.publish(given, ORDER, NOW, agencies_to_publish(archive, DIRECTORY))

    assert run(["archive", "rebuild", "kho"]) == 0

    [totals] = (office / "kho" / "derived" / "totals" / "2023-year").iterdir()
    planned = {row["node"]: row for row in pq.read_table(totals).to_pylist() if row["row"] == PLANNED}
    assert planned["ubnd"]["number"] == "3"
    assert planned["ubnd"]["parts_reported"] == 1


@pytest.mark.slow
def test_archive_of_several_provinces_is_rebuilt_up_to_the_nation(office: Path) -> None:
    places = {"xa-a": "cao-bang", "xa-b": "lang-son"}
    agencies = tuple(Agency(xa, xa, AgencyType.COMMUNE, "", of, None, None) for xa, of in places.items())
    within = tuple(AgencyPlace(xa, of, None, None) for xa, of in places.items())
    tops = tuple(national_directory().agency(of) for of in places.values())
    kept = KeptDirectory(Directory((*agencies, *tops), within, ()), KeptBy.PORTAL)
    archive = open_archive("kho")
    archive.publish([accepted("xa-a", 3), accepted("xa-b", 4)], {}, NOW, agencies_to_publish(archive, kept))

    assert run(["archive", "rebuild", "kho"]) == 0

    [totals] = (office / "kho" / "derived" / "totals" / "2023-year").iterdir()
    planned = {row["node"]: row for row in pq.read_table(totals).to_pylist() if row["row"] == PLANNED}
    assert {node: row["number"] for node, row in planned.items()} == {
        NATION: "7", "cao-bang": "3", "lang-son": "4",
    }  # fmt: skip


@pytest.mark.slow
def test_archive_without_a_directory_is_rebuilt_with_that_of_content_and_says_so(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    open_archive("kho").publish([accepted("gia-lai-ban-dan-toc", 3)], ORDER, NOW)

    assert run(["archive", "rebuild", "kho"]) == 0

    seen = capsys.readouterr()
    assert "Kho lưu chưa có danh mục cơ quan" in seen.err
    [totals] = (office / "kho" / "derived" / "totals" / "2023-year").iterdir()
    assert {row["node"] for row in pq.read_table(totals).to_pylist()} == {"gia-lai"}


@pytest.mark.slow
def test_report_changed_since_is_a_new_version(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["archive", "publish", "bao-cao", "--to", "kho"])
    shutil.copyfile(library.example_report().with_suffix(".md"), office / "moi.md")

    assert run(["archive", "publish", "moi.md", "--to", "kho"]) == 0
    assert run(["archive", "rebuild", "kho"]) == 0
    assert run(["archive", "verify", "kho", "--json"]) == 0

    out = capsys.readouterr().out
    assert "hiện hành (1 báo cáo)" in out
    assert json.loads(out[out.index("{") :])["entries"] == 2


@pytest.mark.slow
def test_report_that_cannot_be_published_is_named_and_the_others_go(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(library.example_report(), office / "bao-cao" / "hai.docx")
    (office / "bao-cao" / "la.docx").write_bytes(b"khong phai Word")
    shutil.copyfile(library.example_report().with_suffix(".xlsx"), office / "bao-cao" / "phu-luc.xlsx")

    assert run(["archive", "publish", "bao-cao", "--to", "kho"]) == 2

    seen = capsys.readouterr()
    assert seen.out == "Đã công bố 1 báo cáo vào kho lưu.\n"
    assert "hai.docx: cùng cơ quan và cùng kỳ với cũ/bdt.docx" in seen.err
    assert "la.docx" in seen.err
    assert "phu-luc.xlsx: không rõ báo cáo của cơ quan nào" in seen.err
    assert "Traceback" not in seen.err


@pytest.mark.slow
def test_whose_report_it_is_is_told_as_in_consolidating(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The head of the form names nobody; its folder does."""
    folder = office / "phu-luc" / "Ban Dân tộc"
    folder.mkdir(parents=True)
    shutil.copyfile(library.example_report().with_suffix(".xlsx"), folder / "phu-luc.xlsx")

    assert run(["archive", "publish", "phu-luc", "--to", "kho", "--period", "2023-nam"]) == 0

    seen = capsys.readouterr()
    assert seen.out == "Đã công bố 1 báo cáo vào kho lưu.\n"
    assert "Cơ quan được xác định theo tên tệp hoặc thư mục: Ban Dân tộc" in seen.err


@pytest.mark.slow
def test_consolidation_is_kept_with_what_its_agencies_answered(office: Path) -> None:
    run(["consolidate", "bao-cao", "--to", "tinh.json"])

    assert run(["archive", "publish", "tinh.json", "bao-cao", "--to", "kho"]) == 0

    kept = {s.given.agency: s for s in read_submissions(open_archive("kho"), library.catalogue().form)}
    assert {agency: s.regime for agency, s in kept.items()} == {
        "gia-lai": "cchc", "gia-lai-ban-dan-toc": "cchc-province",
    }  # fmt: skip
    assert sum(kept["gia-lai"].given.tallies["satisfaction-survey"].codes.values()) == 1
    assert kept["gia-lai-ban-dan-toc"].given.tallies == {}


@pytest.mark.slow
def test_damage_is_named_with_what_to_do(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["archive", "publish", "bao-cao", "--to", "kho"])
    [lost] = (office / "kho" / "figures").rglob("*.parquet")
    lost.unlink()
    capsys.readouterr()

    assert run(["archive", "verify", "kho"]) == 1

    out = capsys.readouterr().out
    assert f"{lost.relative_to(office / 'kho')}: tệp đã mất." in out
    assert "Lấy lại từng tệp đã nêu từ bản sao lưu" in out
    assert run(["archive", "rebuild", "kho"]) == 2
    assert "không còn nguyên vẹn" in capsys.readouterr().err


@pytest.mark.slow
def test_archive_made_anew_is_seen_by_the_hash_kept(office: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["archive", "publish", "bao-cao", "--to", "kho"])

    assert run(["archive", "verify", "kho", "--head", "00" * 32]) == 1
    assert "không có mục mang mã đã giữ" in capsys.readouterr().out


def test_without_an_address_it_is_that_of_the_portal(
    office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["archive", "verify"]) == 0

    assert "0 lần công bố" in capsys.readouterr().out


def test_missing_packages_are_named(
    office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(archive_storage, "find_spec", lambda name: None)

    assert run(["archive", "verify", "kho"]) == 2

    assert capsys.readouterr().err.startswith("Kho lưu cần gói chưa được cài: pyarrow, numpy.")


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["plain", "cube", "duckdb"])
def test_archive_of_several_periods_is_consolidated_for_one(office: Path, engine: str) -> None:
    agency = "gia-lai-ban-dan-toc"
    given = [accepted(agency, 3), accepted(agency, 5, period="2024-year"), accepted("gia-lai-so-noi-vu", 7)]
    open_archive("kho").publish(given, {}, NOW)

    assert run(["consolidate", "kho", "--engine", engine, "--to", "ra.json"]) == 0

    made = json.loads((office / "ra.json").read_text(encoding="utf-8"))
    assert made["observations"][PLANNED]["value"] == "10"
    assert made["excluded"] == []
    assert {one["agency"] for one in made["inputs"]} == {agency, "gia-lai-so-noi-vu"}
