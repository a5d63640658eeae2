"""Automatic numbers of Word lists, printed into the text as Word prints them."""

import pytest

from caicach.adapters.readers.docx.reader import read_docx
from factories.word_files import paragraph, word_file


def level(place: int, kind: str, pattern: str, extra: str = "") -> str:
    return f"<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{kind}'/>{extra}<w:lvlText w:val='{pattern}'/></w:lvl>"


def item(text: str, place: int = 0, list_id: int = 1) -> str:
    return paragraph(text, f"<w:numPr><w:ilvl w:val='{place}'/><w:numId w:val='{list_id}'/></w:numPr>")


def printed(
    body: str,
    levels: str,
    uses: str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
    **parts: str,
) -> list[str]:
    numbering = f"<w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{uses}"
    found = read_docx(word_file(body, numbering=numbering, **parts), "a.docx")
    return [each.text for each in found.paragraphs]


@pytest.mark.parametrize(
    ("kind", "pattern", "first", "second"),
    [
        ("decimal", "%1.", "1.", "2."),
        ("upperRoman", "%1.", "I.", "II."),
        ("lowerRoman", "(%1)", "(i)", "(ii)"),
        ("lowerLetter", "%1)", "a)", "b)"),
        ("upperLetter", "%1.", "A.", "B."),
        ("decimalZero", "%1", "01", "02"),
        ("bullet", "-", "-", "-"),
        ("bullet", "+", "+", "+"),
        ("bullet", "\uf0b7", "-", "-"),
    ],
)
def test_items_carry_their_printed_mark(kind: str, pattern: str, first: str, second: str) -> None:
    shown = printed(item("một") + item("hai"), level(0, kind, pattern))

    assert shown == [f"{first} một", f"{second} hai"]


def test_deeper_levels_restart_under_each_item() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")
    body = item("a") + item("b", 1) + item("c", 1) + item("d") + item("e", 1)

    assert printed(body, levels) == ["1. a", "1.1. b", "1.2. c", "2. d", "2.1. e"]


def test_legal_numbering_prints_roman_parents_as_digits() -> None:
    levels = level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")

    assert printed(item("a") + item("b", 1), levels) == ["I. a", "1.1. b"]


def test_second_list_of_one_definition_restarts_where_it_says() -> None:
    uses = (
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num>"
    )

    shown = printed(item("a") + item("b") + item("c", 0, 2), level(0, "decimal", "%1."), uses)

    assert shown == ["1. a", "2. b", "1. c"]


def test_list_of_a_style_numbers_its_paragraphs() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='H'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style>"
    )
    levels = level(0, "upperRoman", "%1.", "<w:pStyle w:val='H'/>")

    assert printed(paragraph("PHẦN", "<w:pStyle w:val='H'/>"), levels, styles=styles) == ["I. PHẦN"]


def test_empty_items_do_not_count() -> None:
    assert printed(item("a") + item("") + item("b"), level(0, "decimal", "%1.")) == ["1. a", "2. b"]


def test_list_switched_off_prints_no_number() -> None:
    assert printed(item("a", 0, 0), level(0, "decimal", "%1.")) == ["a"]
