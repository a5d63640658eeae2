"""One real report in five formats says the same: every row of the appendix, every paragraph, number for number."""

import hashlib
import shutil
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

import pytest

from caicach.adapters.readers import read_file
from caicach.core.reading.found import Cell, FoundDocument


REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
ROWS = 209
FORMATS = ("docx", "doc", "pdf", "md", "xlsx")
WITH_TEXT = ("doc", "pdf", "md")


def real_report(suffix: str) -> Path:
    found = sorted(REPORTS.glob(f"*.{suffix}"))
    if not found:
        pytest.skip("the real report is not beside this checkout")
    return found[0]


@cache
def document(suffix: str) -> FoundDocument:
    return read_file(real_report(suffix))


def without_spaces(text: str) -> str:
    return "".join(text.split())


def rows_of(found: FoundDocument) -> list[tuple[str, ...]]:
    """The rows of the appendix without its repeated heads; every cell without spaces."""
    rows = [row for table in found.tables for row in table.rows if not _is_head(row)]
    return [tuple(without_spaces(cell.text) for cell in row) for row in rows]


def _is_head(row: tuple[Cell, ...]) -> bool:
    return row[0].text == "STT" or row[2].text == "Đơn vị tính"


def as_number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.slow
def test_every_row_of_the_appendix_comes_out(suffix: str) -> None:
    rows = rows_of(document(suffix))

    assert len(rows) == ROWS
    assert {len(row) for row in rows} == {5}


@pytest.mark.parametrize("suffix", WITH_TEXT)
@pytest.mark.slow
def test_cells_are_those_of_the_docx(suffix: str) -> None:
    assert rows_of(document(suffix)) == rows_of(document("docx"))


@pytest.mark.slow
def test_cells_of_the_workbook_are_those_of_the_docx_as_numbers() -> None:
    def values(suffix: str) -> list[tuple[object, ...]]:
        return [(*row[:3], as_number(row[3]), row[4]) for row in rows_of(document(suffix))]

    assert values("xlsx") == values("docx")


@pytest.mark.parametrize("suffix", WITH_TEXT)
@pytest.mark.slow
def test_paragraphs_are_those_of_the_docx(suffix: str) -> None:
    def paragraphs(found: FoundDocument) -> list[str]:
        return [without_spaces(each.text) for each in found.paragraphs]

    assert paragraphs(document(suffix)) == paragraphs(document("docx"))


@pytest.mark.slow
def test_doc_is_read_whole_without_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caicach.adapters.readers.doc.reader.libreoffice", lambda: None)

    found = read_file(real_report("doc"))

    assert rows_of(found) == rows_of(document("docx"))
    assert "đọc thẳng" in found.notes[0].vi


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.slow
def test_reading_leaves_the_file_and_its_folder_alone(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"báo cáo {suffix}.{suffix}"
    shutil.copy(real_report(suffix), path)
    before = hashlib.sha256(path.read_bytes()).digest()

    read_file(path)

    assert hashlib.sha256(path.read_bytes()).digest() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.slow
def test_blocks_are_addressed_in_order() -> None:
    for suffix in FORMATS:
        blocks = document(suffix).blocks
        assert [block.address.block for block in blocks] == list(range(len(blocks)))
