"""`caicach consolidate` on folders as they come in: everything is accounted for, nothing is guessed."""

import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import openpyxl
import pytest

from caicach import library
from caicach.cli.main import run


ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A small folder: six departments, six communes, one of each misfortune."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from benchmarks.province_folder import make_folder

        return make_folder(tmp_path_factory.mktemp("province") / "in", limit=12, faults=8)


@pytest.fixture(scope="module")
def written(made: Any) -> Path:
    """The folder consolidated once into every kind of file."""
    out: Path = made.path.parent
    kinds = [f"--to={out / f'out{ending}'}" for ending in (".json", ".xlsx", ".docx", ".parquet")]
    assert run(["consolidate", str(made.path), *kinds, f"--write-plan={out / 'plan.yaml'}"]) == 2
    return out


@pytest.fixture(scope="module")
def data(written: Path) -> Any:
    """What the .json says."""
    return json.loads((written / "out.json").read_text(encoding="utf-8"))


def test_every_agency_is_accounted_for(made: Any, data: Any) -> None:
    came = {one["agency"]: one["came"] for one in data["consolidation"]["coverage"]["agencies"]}
    here = {agency: came[agency] for agency in made.expected}

    assert {a for a, how in here.items() if how == "missing"} == {*made.missing, *made.unreadable}
    assert {a for a, how in here.items() if how == "late"} == set(made.late)
    assert set(came.values()) == {"in_time", "late", "missing"}


def test_what_does_not_enter_is_said_with_what_to_do(made: Any, data: Any) -> None:
    (refused,) = data["refused"]
    (again,) = data["excluded"]

    assert refused["says"]
    assert refused["do"]
    assert (again["agency"], again["reason"]) == (made.twice[0], "superseded")
    assert {one["file"] for one in data["passed_over"]} == set(made.rubbish)


def test_figures_are_the_sum_of_what_agencies_stated(made: Any, data: Any) -> None:
    tasks = data["observations"]["provincial-tasks-assigned"]
    survey = data["consolidation"]["figures"]["satisfaction-survey"]

    assert int(tasks["value"]) == sum(figures["A.5.5"] for figures in made.figures.values())
    assert survey["codes"]["1"] == sum(figures["A.6"] == 1 for figures in made.figures.values())
    assert survey["total"]["counts"]["not_reported"] == 150 - len(made.figures)


def test_every_injected_fault_is_listed(made: Any, data: Any) -> None:
    by_agency = {one["agency"]: one["findings"] for one in data["inputs"]}
    lost = [fault for fault in made.faults if not _is_listed(fault, by_agency[fault.agency])]

    assert len(made.faults) == 8
    assert lost == []


def _is_listed(fault: Any, findings: list[Any]) -> bool:
    grave = [one for one in findings if one["severity"] != "hint"]
    if fault.codes:
        return any({one["place"]["code"], *one["codes"]} & set(fault.codes) for one in grave)
    return any(fault.words in one["message"] + (one["place"]["text"] or "") for one in grave)


def test_a_report_and_its_appendix_are_one_input_each_sealed(data: Any) -> None:
    (both,) = (one for one in data["inputs"] if len(one["files"]) == 2)

    assert [file["name"].rpartition("/")[2] for file in both["files"]] == [
        "Bao cao CCHC.docx",
        "Phu luc so lieu.xlsx",
    ]
    assert len({file["sha256"] for file in both["files"]} | {both["sha256"]}) == 3
    assert both["observations"]


def test_the_provinces_paper_reads_back_as_the_same_figures(written: Path, data: Any) -> None:
    filing = library.read(written / "out.docx")
    read = {row: observation.value for row, observation in filing.observations.items()}
    stated = {row: one for row, one in data["observations"].items() if one["state"] == "reported"}

    assert filing.tallies["satisfaction-survey"] == 150
    assert {row: read[row].number for row in stated} == {
        row: Decimal(one["value"]) for row, one in stated.items()
    }
    assert not [f for f in library.check(filing) if f.check in {"K168", "K182"}]


def test_the_provinces_paper_tells_the_whole_province_and_gathers_what_was_said_alike(
    written: Path, data: Any
) -> None:
    body = ZipFile(written / "out.docx").read("word/document.xml").decode()
    text = unescape(re.sub(r"<[^>]+>", "", body))

    assert "toàn tỉnh đã ban hành" in text
    assert "Ô để trống: chưa có số liệu." in text
    assert f"Tất cả {data['consolidation']['coverage']['received']} cơ quan có báo cáo" in text
    assert re.search(r"\d\d (?:cơ quan, địa phương|sở, ban, ngành) phân công lãnh đạo phụ trách", text)


def test_the_workbook_shows_every_agency_beside_the_whole(written: Path, made: Any) -> None:
    book = openpyxl.load_workbook(written / "out.xlsx")
    matrix = book["Cơ quan x dòng"]
    headings = [cell.value for cell in matrix[6]]
    row = next(row for row in matrix.iter_rows(min_row=7, values_only=True) if row[0] == "A.5.5")

    assert len(headings) == 5 + 150
    assert row[3] == sum(value for value in row[5:] if isinstance(value, int | float))
    assert "Tình hình gửi" in book.sheetnames


def test_the_plan_that_was_written_gives_the_same_again(written: Path, made: Any, data: Any) -> None:
    again = written / "again.json"
    run(["consolidate", str(made.path), "--plan", str(written / "plan.yaml"), "--to", str(again)])

    assert json.loads(again.read_text(encoding="utf-8")) == data


@pytest.mark.parametrize("ending", [".json", ".xlsx"])
def test_a_province_is_consolidated_again_by_the_ministry(written: Path, data: Any, ending: str) -> None:
    out = written / f"nation-from{ending}.json"
    run(["consolidate", str(written / f"out{ending}"), "--root", "bo-noi-vu", "--to", str(out)])
    nation = json.loads(out.read_text(encoding="utf-8"))
    before, after = data["consolidation"]["figures"], nation["consolidation"]["figures"]

    assert nation["consolidation"]["coverage"]["received"] == 1
    assert after["satisfaction-survey"]["codes"] == before["satisfaction-survey"]["codes"]
    assert after["steering-documents"]["value"] == before["steering-documents"]["value"]


def test_a_province_that_was_archived_counts_its_agencies_too(written: Path, data: Any) -> None:
    archive, out = written / "kho", written / "nation-from-archive.json"

    assert run(["archive", "publish", str(written / "out.json"), "--to", str(archive)]) == 0
    run(["consolidate", str(archive), "--root", "bo-noi-vu", "--to", str(out)])

    nation = json.loads(out.read_text(encoding="utf-8"))["consolidation"]
    survey, provinces = nation["figures"]["satisfaction-survey"], nation["coverage"]["expected"] - 1
    before = data["consolidation"]["figures"]["satisfaction-survey"]
    assert survey["codes"] == before["codes"]
    assert survey["total"]["counts"]["reported"] == before["total"]["counts"]["reported"]
    assert survey["total"]["counts"]["not_reported"] == before["total"]["counts"]["not_reported"] + provinces


def test_a_package_that_was_changed_is_refused(
    written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads((written / "out.json").read_text(encoding="utf-8"))
    data["observations"]["steering-documents"]["value"] = "99999"
    changed = tmp_path / "gia-lai.json"
    changed.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")

    assert run(["consolidate", str(changed), "--root", "bo-noi-vu"]) == 2
    assert "không còn nguyên vẹn" in capsys.readouterr().err


def test_the_table_of_parquet_is_consolidated_to_the_same_figures(written: Path, data: Any) -> None:
    out = written / "from-parquet.json"
    run(["consolidate", str(written / "out.parquet"), "--to", str(out)])
    again = json.loads(out.read_text(encoding="utf-8"))

    assert again["observations"] == data["observations"]
    assert again["consolidation"]["coverage"]["received"] == len(data["inputs"])


def test_all_engines_give_one_answer(written: Path, made: Any, data: Any) -> None:
    for engine in ("plain", "duckdb"):
        out = written / f"{engine}.json"
        run(["consolidate", str(made.path), "--engine", engine, "--to", str(out)])
        assert json.loads(out.read_text(encoding="utf-8")) == data


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("root: nowhere", "root"),
        ("root: gia-lai-merged\nperiod: 2026-month", "period"),
        ("root: gia-lai-merged\nperiod: 2026-half_year\nas_of: 2020-01-01", "as_of"),
        ("root: gia-lai-merged\nperiod: 2026-half_year\nexpected: [{agency: ghost}]", "agency"),
        ("root: gia-lai-merged\nperiod: 2026-half_year\nbases: [{row: Z.9, agency: gia-lai-merged}]", "row"),
        ("root: gia-lai-merged\nperiod: 2026-half_year\nleft: []", "left"),
    ],
)
def test_a_wrong_plan_is_told_with_line_and_field(
    made: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str, field: str
) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(line if "period" in line else f"{line}\nperiod: 2026-half_year", encoding="utf-8")

    assert run(["consolidate", str(made.path / "so-nganh"), "--plan", str(plan)]) == 2
    said = capsys.readouterr().err
    assert "plan.yaml:" in said
    assert f"“{field}”" in said


def test_a_folder_without_reports_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Thumbs.db").write_bytes(b"x")

    assert run(["consolidate", str(tmp_path)]) == 2
    assert "Không có tệp báo cáo nào" in capsys.readouterr().err


def test_wrong_endings_and_mixtures_are_refused(tmp_path: Path, made: Any) -> None:
    assert run(["consolidate", str(made.path), "--to", str(tmp_path / "out.txt")]) == 3
    assert run(["consolidate", str(made.path), "--plan", "p.yaml", "--province", "Gia Lai"]) == 3
    assert run(["consolidate", str(made.path), "--engine", "spark"]) == 3
    assert run(["consolidate", str(made.path), "--as-of", "hôm nay"]) == 3
