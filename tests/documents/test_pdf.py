"""The .pdf as a file: archival, tagged, with its data attached, the same bytes each time, and no font no file."""

import json
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from caicach.adapters.renderers import pdf
from caicach.adapters.renderers.pdf import NoFont, pdf_bytes, write_pdf
from caicach.core.documents.official import BodyLine, DateToPrint, LineRole, OfficialDocument


pytestmark = pytest.mark.slow


def _catalog(data: bytes) -> dict[str, Any]:
    return PDFDocument(PDFParser(BytesIO(data))).catalog


def test_pdf_says_it_is_archival_tagged_and_vietnamese(document: OfficialDocument) -> None:
    catalog = _catalog(pdf_bytes(document))
    metadata = resolve1(catalog["Metadata"]).get_data().decode()

    assert "<pdfaid:part>3</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "Báo cáo Công tác cải cách hành chính năm 2023" in metadata
    assert resolve1(catalog["MarkInfo"])["Marked"] is True
    assert resolve1(catalog["Lang"]) == b"vi-VN"


def test_data_is_attached_as_it_was(document: OfficialDocument) -> None:
    files = resolve1(resolve1(_catalog(pdf_bytes(document))["Names"])["EmbeddedFiles"])
    name, reference = resolve1(files["Names"])
    stream = resolve1(resolve1(resolve1(reference)["EF"])["F"])

    assert name == b"caicach.json"
    assert json.loads(stream.get_data()) == document.carried


def test_same_document_gives_the_same_bytes_and_another_does_not(
    document: OfficialDocument, make_document: Callable[..., OfficialDocument]
) -> None:
    assert pdf_bytes(document) == pdf_bytes(document)
    assert pdf_bytes(document) != pdf_bytes(make_document(symbol="BC-SNV"))


def test_day_that_no_calendar_has_is_still_printed(make_document: Callable[..., OfficialDocument]) -> None:
    assert pdf_bytes(make_document(dated=DateToPrint(31, 2, 2023))).startswith(b"%PDF")


def test_text_that_looks_like_typst_is_printed_as_text(
    make_document: Callable[..., OfficialDocument], open_pages: Callable[[OfficialDocument, str], list[Any]]
) -> None:
    body = (
        BodyLine(LineRole.BODY, ("#panic() = *đậm* $x$ @nguồn // hết \\",)),
        BodyLine(LineRole.ITEM, ("- một",)),
    )

    text = open_pages(make_document(body=body), "typst")[0].extract_text()

    assert "#panic() = *đậm* $x$ @nguồn // hết \\" in text
    assert "- một" in text


def test_machine_without_the_fonts_gets_a_sentence_and_no_file(
    document: OfficialDocument, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_FONTS", ("Phông không có",))
    pdf._font.cache_clear()

    with pytest.raises(NoFont) as refused:
        write_pdf(document, tmp_path / "a.pdf")

    pdf._font.cache_clear()
    assert "Phông không có" in refused.value.says.vi
    assert "fonts-liberation2" in refused.value.do.vi
    assert list(tmp_path.iterdir()) == []
