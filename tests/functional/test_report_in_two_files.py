"""`--appendix`: narrative and appendix in two files are judged as one report."""

import json
from collections.abc import Callable
from pathlib import Path

import docx
import pytest


@pytest.fixture
def narrative(example: Path, tmp_path: Path) -> Path:
    """The example report without its table of figures."""
    document = docx.Document(str(example))
    for table in document.tables:
        if len(table.rows) > 10:
            table._tbl.getparent().remove(table._tbl)
    path = tmp_path / "thuyet-minh.docx"
    document.save(str(path))
    return path


def findings(caicach: Callable, *arguments: object) -> list[dict[str, object]]:
    return json.loads(caicach("check", *arguments, "--json").out)["findings"]


@pytest.mark.slow
def test_two_files_are_judged_as_the_one_they_make(caicach: Callable, example: Path, narrative: Path) -> None:
    whole = findings(caicach, example)
    parted = findings(caicach, narrative, "--appendix", example.with_suffix(".xlsx"))

    assert sorted(f["check"] for f in parted) == sorted(f["check"] for f in whole)
    files = {f["place"]["file"] for f in parted if f["place"]["address"]}
    assert files == {"thuyet-minh.docx", "ban-dan-toc-2023.xlsx"}
    sums = [f["place"] for f in parted if f["check"] == "K001"]
    assert sums[0]["file"] == "ban-dan-toc-2023.xlsx"
    assert sums[0]["block"] == 0


@pytest.mark.slow
def test_text_against_table_is_judged_across_the_files(
    caicach: Callable, narrative: Path, example: Path
) -> None:
    document = docx.Document(str(narrative))
    paragraph = next(p for p in document.paragraphs if "16 nhiệm vụ" in p.text)
    changed = paragraph.text.replace("16 nhiệm vụ", "18 nhiệm vụ")
    for run in paragraph.runs[1:]:
        run.text = ""
    paragraph.runs[0].text = changed
    document.save(str(narrative))

    found = findings(caicach, narrative, "--appendix", example.with_suffix(".xlsx"))

    (differs,) = [f for f in found if f["check"] == "K705"]
    assert differs["codes"] == ["A.2.1"]
    assert differs["place"]["file"] == "thuyet-minh.docx"


@pytest.mark.slow
def test_read_shows_the_figures_of_the_appendix(caicach: Callable, narrative: Path, example: Path) -> None:
    done = caicach("read", narrative, "--appendix", example.with_suffix(".xlsx"), "--json")

    shape = json.loads(done.out)
    assert done.code == 0
    assert "ban-dan-toc-2023.xlsx" in done.out
    assert shape["header"]["symbol"]


@pytest.mark.slow
def test_file_without_the_appendix_is_refused(caicach: Callable, narrative: Path) -> None:
    other = narrative.with_name("khac.docx")
    other.write_bytes(narrative.read_bytes())

    done = caicach("check", narrative, "--appendix", other)

    assert done.code == 2
    assert "không có dòng nào của phụ lục thống kê" in done.out + done.err


@pytest.mark.slow
def test_report_that_holds_the_table_too_is_refused(caicach: Callable, example: Path) -> None:
    done = caicach("check", example, "--appendix", example.with_suffix(".xlsx"))

    assert done.code == 2
    assert "không rõ lấy số liệu ở đó hay ở tệp “ban-dan-toc-2023.xlsx”" in done.out + done.err


@pytest.mark.slow
def test_one_appendix_for_many_reports_is_wrong_usage(
    caicach: Callable, narrative: Path, example: Path
) -> None:
    done = caicach("check", narrative, example, "--appendix", example)

    assert done.code == 3
