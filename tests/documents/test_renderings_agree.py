"""The two renderings of one document say the same, in the same order."""

import shutil
from collections.abc import Callable
from typing import Any

import pytest

from caicach.core.documents.official import OfficialDocument


pytestmark = [
    pytest.mark.slow,
    pytest.mark.libreoffice,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]
Pages = Callable[[OfficialDocument, str], list[Any]]


def _words(pages: list[Any]) -> list[str]:
    """Every word of the text pages in order; page numbers left out, because pages may break apart."""
    text_pages = [page for page in pages if not page.extract_tables()]
    return [
        word["text"]
        for page in text_pages
        for word in page.extract_words()
        if word["bottom"] > 20 * 72 / 25.4
    ]


def test_both_renderings_say_the_same_words_in_the_same_order(
    whole: OfficialDocument, open_pages: Pages
) -> None:
    assert _words(open_pages(whole, "docx")) == _words(open_pages(whole, "typst"))


def _text_lines(pages: list[Any]) -> list[str]:
    """The lines of the text proper, from its first to its last paragraph."""
    lines = [
        line["text"]
        for page in pages
        for line in page.extract_text_lines()
        if line["bottom"] > 20 * 72 / 25.4
    ]
    begin = next(place for place, line in enumerate(lines) if line.startswith("Căn cứ"))
    end = next(place for place, line in enumerate(lines) if line.startswith("Trên đây"))
    return lines[begin : end + 1]


def test_both_renderings_break_the_text_into_the_same_lines(
    whole: OfficialDocument, open_pages: Pages
) -> None:
    """The officer who has seen the .docx knows the .pdf."""
    lines = _text_lines(open_pages(whole, "docx"))

    assert len(lines) > 60
    assert lines == _text_lines(open_pages(whole, "typst"))
