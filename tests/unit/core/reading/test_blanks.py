"""Requests our own writer left in square brackets are set aside; every place in the text stays where it is."""

import pytest

from caicach.core.reading.blanks import blanks_of, set_blanks_aside
from caicach.core.reading.found import Address, BlankSpan, FoundDocument, Paragraph
from factories.found import table


OURS = {"caicach": 1}


def found(text: str, carried: dict[str, object] | None = None) -> FoundDocument:
    blocks = (Paragraph(text, Address(0)), table([["Lưu: VT, [đơn vị soạn thảo]"]], 1))
    return FoundDocument("x.docx", "docx", blocks, carried=OURS if carried is None else carried)


def test_request_becomes_dots_of_the_same_length() -> None:
    (paragraph,) = set_blanks_aside(found("Còn 02 hồ sơ [nêu lý do], đã xong.")).paragraphs

    assert paragraph.text == f"Còn 02 hồ sơ [{9 * chr(0x2026)}], đã xong."
    assert paragraph.blanks == (BlankSpan("nêu lý do", 13, 24),)


@pytest.mark.parametrize("text", ["Xem [1].", "Theo [12/3].", "Xem [abc]", "Không có gì", "[dở dang"])
def test_other_brackets_stay(text: str) -> None:
    (paragraph,) = set_blanks_aside(found(text)).paragraphs

    assert (paragraph.text, paragraph.blanks) == (text, ())


def test_file_that_is_not_ours_stays_as_it_is() -> None:
    other = found("Nguyên văn [nêu lý do].", {})

    assert set_blanks_aside(other) is other
    assert list(blanks_of(other)) == []


def test_blanks_are_listed_as_they_were_written_with_those_of_the_foot() -> None:
    listed = [where.text for _, where in blanks_of(set_blanks_aside(found("Có [nêu lý do].")))]

    assert listed == ["[nêu lý do]", "[đơn vị soạn thảo]"]
