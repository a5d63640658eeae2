"""`caicach write`, `form` and `demo`: files come out whole, and read back as they went in."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest


def _values(read: str) -> dict[str, tuple[str, str | None]]:
    return {o["id"]: (o["state"], o["value"]) for o in json.loads(read)["observations"]}


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".docx", ".pdf", ".xlsx"])
def test_write_then_read_gives_the_figures_reported(
    caicach: Callable, example: Path, tmp_path: Path, ending: str
) -> None:
    written = tmp_path / f"bao-cao{ending}"

    assert caicach("write", example, "--to", written).code == 0

    before = _values(caicach("read", example, "--json").out)
    after = _values(caicach("read", written, "--json").out)
    reported = {key: value for key, value in before.items() if value[0] == "reported" and value[1] != "0.00"}
    assert {key: float(after[key][1] or "nan") for key in reported} == {
        k: float(v[1] or "nan") for k, v in reported.items()
    }


@pytest.mark.slow
def test_form_filled_with_nothing_is_refused_with_what_to_do(caicach: Callable, tmp_path: Path) -> None:
    form = tmp_path / "so-lieu.xlsx"

    assert caicach("form", "--to", form, "--period", "2023-nam", "--agency-type", "department").code == 0
    done = caicach("write", form, "--to", tmp_path / "bao-cao.docx")

    assert done.code in {0, 2}
    assert "Traceback" not in done.err


@pytest.mark.slow
def test_form_of_an_agency_that_leads_comes_back_as_its_own(caicach: Callable, tmp_path: Path) -> None:
    form = tmp_path / "so-lieu.xlsx"

    done = caicach("form", "--to", form, "--period", "2023-nam", "--agency", "gia-lai-van-phong-ubnd")
    unknown = caicach("form", "--to", form, "--period", "2023-nam", "--agency", "khong-co")

    assert (done.code, unknown.code) == (0, 3)
    assert "khong-co" in unknown.err
    _type(form, {"G.8.1.1": 10, "A.3.2": 4})
    findings = json.loads(caicach("check", form, "--json").out)["findings"]
    assert [f["place"]["code"] for f in findings if f["check"] == "K177"] == ["A.3.2"]


def _type(path: Path, figures: dict[str, int]) -> None:
    book = openpyxl.load_workbook(path)
    rows = {cells[6].value: cells for cells in book["Số liệu"].iter_rows()}
    for code, number in figures.items():
        rows[code][3].value = number
    book.save(path)


def test_write_to_an_unknown_ending_is_wrong_usage(caicach: Callable, example: Path, tmp_path: Path) -> None:
    done = caicach("write", example, "--to", tmp_path / "bao-cao.odt")

    assert done.code == 3
    assert ".docx" in done.err


@pytest.mark.slow
def test_write_corrects_what_is_certain_says_so_and_marks_what_is_not(
    caicach: Callable, example: Path, tmp_path: Path
) -> None:
    done = caicach("write", example, "--to", tmp_path / "bao-cao.docx")

    assert "“xử dụng” → “sử dụng”" in done.err
    assert "“Phân mềm” → “Phần mềm”" in done.err
    findings = json.loads(caicach("check", tmp_path / "bao-cao.docx", "--json").out)["findings"]
    assert not {"xử dụng", "Phân mềm"} & {finding["found"] for finding in findings}
    assert "75%" in {finding["found"] for finding in findings}


@pytest.mark.slow
def test_write_anew_corrects_nothing_because_it_keeps_nothing(
    caicach: Callable, example: Path, tmp_path: Path
) -> None:
    done = caicach("write", example, "--to", tmp_path / "bao-cao.docx", "--narrative", "compose")

    assert "→" not in done.err


@pytest.mark.slow
def test_demo_writes_every_file_it_names(caicach: Callable, tmp_path: Path) -> None:
    done = caicach("demo", "--to", tmp_path / "mau")

    assert done.code == 0
    names = {path.name for path in (tmp_path / "mau").iterdir()}
    assert {"findings.html", "with-comments.docx", "official.docx", "official.pdf", "official.xlsx"} <= names
