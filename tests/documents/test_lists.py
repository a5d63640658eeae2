"""Lists after the appendices: a line of a cell is a line of its own, in both renderings."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pdfplumber
import pytest

from caicach.adapters.renderers.docx import docx_bytes
from caicach.adapters.renderers.pdf import pdf_bytes
from caicach.core.documents.official import ListAnnex, ListColumn, OfficialDocument


LISTED = ListAnnex(
    "Phụ lục II",
    "Nội dung",
    "(Kèm theo)",
    (ListColumn("STT", 12, True), ListColumn("Nội dung", 100)),
    (("Tồn tại",), ("1", "Mở lớp tập huấn\n05: Sở Y tế\n07: Sở Tư pháp")),
)
LINES = ["Mở lớp tập huấn", "05: Sở Y tế", "07: Sở Tư pháp"]


def test_lines_of_a_cell_are_paragraphs_in_word(make_document: Callable[..., OfficialDocument]) -> None:
    data = docx_bytes(make_document(lists=(LISTED,)))

    body = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    cell = next(part for part in re.findall(r"<w:tc>.*?</w:tc>", body) if "Mở lớp" in part)
    assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", cell) == LINES
    assert cell.count("<w:p>") == 3


@pytest.mark.slow
def test_lines_of_a_cell_are_lines_of_the_page(make_document: Callable[..., OfficialDocument]) -> None:
    with pdfplumber.open(BytesIO(pdf_bytes(make_document(lists=(LISTED,))))) as opened:
        text = opened.pages[-1].extract_text()

    assert text.splitlines()[-3:] == [f"1 {LINES[0]}", *LINES[1:]]


def _last_lines(document: OfficialDocument) -> list[str]:
    """The last line of each page of the PDF."""
    with pdfplumber.open(BytesIO(pdf_bytes(document))) as opened:
        return [(page.extract_text() or "").splitlines()[-1] for page in opened.pages]


@pytest.mark.slow
def test_a_heading_is_never_the_last_row_of_a_page(make_document: Callable[..., OfficialDocument]) -> None:
    rows = [row for n in range(150) for row in ((f"Mục {n}",), (str(n), "Một dòng." * (n % 4)))]

    lines = _last_lines(make_document(lists=(replace(LISTED, rows=tuple(rows)),)))

    assert len(lines) > 8
    assert [line for line in lines if line.startswith("Mục ")] == []


@pytest.mark.slow
def test_a_heading_alone_is_printed(make_document: Callable[..., OfficialDocument]) -> None:
    alone = replace(LISTED, rows=(("Tất cả cơ quan đã gửi đúng hạn.",),))

    assert _last_lines(make_document(lists=(alone,)))[-1] == "Tất cả cơ quan đã gửi đúng hạn."
