"""`caicach check`: exit codes, shapes, many files, outputs."""

import hashlib
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest


KEYS = {
    "check", "family", "severity", "message", "place", "found", "expected", "codes", "suggestion", "reference",
}  # fmt: skip


@pytest.mark.slow
def test_check_of_a_report_with_errors_returns_1_and_names_the_sum(caicach: Callable, example: Path) -> None:
    done = caicach("check", example)

    assert done.code == 1
    assert "2 ≠ 0 + 0 + 0 = 0" in done.out
    assert "Nên sửa trước" in done.out


@pytest.mark.slow
def test_check_json_is_one_object_of_the_promised_shape(caicach: Callable, example: Path) -> None:
    done = caicach("check", example, "--json")

    shape = json.loads(done.out)
    assert set(shape["summary"]) == {"errors", "warnings", "hints"}
    assert all(set(finding) >= KEYS for finding in shape["findings"])
    assert all("text" in finding["place"] for finding in shape["findings"])
    counted = [finding["severity"] for finding in shape["findings"]]
    assert shape["summary"]["errors"] == counted.count("error") > 0
    assert done.err == ""


@pytest.mark.slow
def test_check_in_english_says_no_vietnamese_label(caicach: Callable, example: Path) -> None:
    done = caicach("check", example, "--lang", "en")

    assert "Fix first" in done.out
    assert "Cách sửa" not in done.out


@pytest.mark.slow
def test_check_of_many_files_gives_a_table_and_an_unreadable_one_stops_none(
    caicach: Callable, example: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 not a package")

    done = caicach("check", example, broken, example.with_suffix(".xlsx"))

    assert done.code == 2
    assert done.out.count("ban-dan-toc-2023") == 2
    assert "hong.docx" in done.out


@pytest.mark.slow
def test_check_of_many_files_as_json_adds_the_summaries_up(caicach: Callable, example: Path) -> None:
    shape = json.loads(caicach("check", example, example, "--json").out)

    one = shape["files"][0]["summary"]
    assert shape["summary"]["errors"] == 2 * one["errors"]
    assert shape["summary"]["unreadable"] == 0


@pytest.mark.slow
def test_check_html_is_one_page_that_fetches_nothing(
    caicach: Callable, example: Path, tmp_path: Path
) -> None:
    page = tmp_path / "ket-qua.html"

    caicach("check", example, "--html", page)

    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", text)
    assert "2 ≠ 0 + 0 + 0 = 0" in text


@pytest.mark.slow
def test_check_comments_gives_the_file_back_and_leaves_the_original_alone(
    caicach: Callable, example: Path, tmp_path: Path
) -> None:
    before = hashlib.sha256(example.read_bytes()).hexdigest()
    commented = tmp_path / "gop-y.docx"

    caicach("check", example, "--comments", commented)

    assert hashlib.sha256(example.read_bytes()).hexdigest() == before
    with zipfile.ZipFile(commented) as package:
        assert "word/comments.xml" in package.namelist()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("a.docx", "--json", "--html", "b.html"), "--json"),
        (("a.docx", "b.docx", "--comments", "c.docx"), "--comments"),
        (("a.docx", "--comments", "c.pdf"), ".pdf"),
        (("a.docx", "--period", "2023-muoi-thang"), "2023-muoi-thang"),
        (("a.docx", "--agency-type", "bo"), "--agency-type"),
        ((), "TỆP"),
        (("a.docx", "--nonsense"), "--nonsense"),
        (("a.docx", "--lang", "fr"), "fr"),
    ],
)
def test_wrong_usage_returns_3_and_names_what_was_wrong(
    caicach: Callable, arguments: tuple[str, ...], said: str
) -> None:
    done = caicach("check", *arguments)

    assert done.code == 3
    assert said in done.err
    assert done.out == "" or json.loads(done.out)["ok"] is False


def test_unreadable_file_as_json_is_an_error_object_and_nothing_else(
    caicach: Callable, tmp_path: Path
) -> None:
    done = caicach("check", tmp_path / "khong-co.docx", "--json")

    shape = json.loads(done.out)
    assert done.code == 2
    assert shape["ok"] is False
    assert "khong-co.docx" in shape["errors"][0]["says"]
