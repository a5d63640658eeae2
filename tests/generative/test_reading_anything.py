"""Whatever the bytes, reading gives a document or a refusal; how a text is stored does not change what is read."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caicach.adapters.readers import read_bytes
from caicach.adapters.readers.docx.reader import read_docx
from caicach.adapters.readers.legacy import Legacy, from_legacy
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import FoundDocument
from factories.pdf_files import pdf_file, rules, words
from factories.word_files import cell, paragraph, row, table, word_file


REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
SEEDS = {
    "docx": word_file(paragraph("Báo cáo") + table(row(cell("1"), cell("x")), row(cell("2"), cell("y")))),
    "pdf": pdf_file(words((90, 100, "Bao cao"), (90, 215, "1")) + rules([80, 140, 400], [200, 220, 240])),
    "txt": "Báo cáo\n\n1\tSố văn bản\t5\n".encode(),
}
REAL = ("docx", "xlsx", "pdf", "doc")
FLIPS = st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 255)), min_size=1, max_size=12)
VIETNAMESE = st.text(
    "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ 0123456789.,%",
    min_size=1,
)


def read_or_refuse(data: bytes, name: str) -> FoundDocument | UnreadableInput:
    try:
        return read_bytes(data, name)
    except UnreadableInput as refused:
        return refused


def flipped(data: bytes, flips: list[tuple[int, int]]) -> bytes:
    changed = bytearray(data)
    for place, byte in flips:
        changed[place % len(changed)] = byte
    return bytes(changed)


@settings(max_examples=60, deadline=None)
@given(seed=st.sampled_from(sorted(SEEDS)), flips=FLIPS)
@pytest.mark.slow
def test_changed_bytes_give_a_document_or_a_refusal(seed: str, flips: list[tuple[int, int]]) -> None:
    result = read_or_refuse(flipped(SEEDS[seed], flips), f"a.{seed}")

    assert isinstance(result, FoundDocument | UnreadableInput)


@settings(max_examples=60, deadline=None)
@given(seed=st.sampled_from(sorted(SEEDS)), share=st.floats(0, 1))
@pytest.mark.slow
def test_cut_off_file_gives_a_document_or_a_refusal(seed: str, share: float) -> None:
    data = SEEDS[seed]
    result = read_or_refuse(data[: int(len(data) * share)], f"a.{seed}")

    assert isinstance(result, FoundDocument | UnreadableInput)


@pytest.mark.parametrize("suffix", REAL)
@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(flips=FLIPS)
@pytest.mark.slow
def test_changed_bytes_of_the_real_report_give_a_document_or_a_refusal(
    suffix: str, flips: list[tuple[int, int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = sorted(REPORTS.glob(f"*.{suffix}"))
    if not found:
        pytest.skip("the real report is not beside this checkout")
    monkeypatch.setattr("caicach.adapters.readers.doc.reader.libreoffice", lambda: None)

    result = read_or_refuse(flipped(found[0].read_bytes(), flips), found[0].name)

    assert isinstance(result, FoundDocument | UnreadableInput)


@settings(max_examples=100, deadline=None)
@given(text=VIETNAMESE, cuts=st.lists(st.integers(0, 400), max_size=4))
def test_decomposed_text_in_any_runs_reads_the_same(text: str, cuts: list[int]) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    places = sorted({0, len(decomposed), *(min(cut, len(decomposed)) for cut in cuts)})
    runs = "".join(
        f"<w:r><w:t xml:space='preserve'>{decomposed[start:end]}</w:t></w:r>"
        for start, end in pairwise(places)
    )

    found = read_docx(word_file(f"<w:p>{runs}</w:p>"), "a.docx")

    assert [each.text for each in found.paragraphs] == ([text] if text.strip() else [])


_ENCODED = {
    letter: code
    for code, letter in ((code, from_legacy(chr(code), Legacy.TCVN3)) for code in range(0xA1, 0x100))
}


@given(text=VIETNAMESE)
def test_text_in_tcvn3_reads_as_what_was_meant(text: str) -> None:
    stored = "".join(chr(_ENCODED.get(letter, ord(letter))) for letter in text)

    assert from_legacy(stored, Legacy.TCVN3) == text
