"""Font, size, weight, alignment, headings and pages of a Word file, after inheritance."""

from decimal import Decimal

import pytest

from caicach.adapters.readers.docx.reader import read_docx
from caicach.core.reading.found import Alignment, PageSetup, Paragraph
from factories.word_files import paragraph, word_file


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme='minorHAnsi'/><w:sz w:val='26'/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after='120' w:line='276' w:lineRule='auto'/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/><w:pPr><w:jc w:val='both'/></w:pPr></w:style>
<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='heading 2'/><w:basedOn w:val='N'/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type='paragraph' w:styleId='Mine'><w:name w:val='Mục'/><w:basedOn w:val='H2'/></w:style>
<w:style w:type='paragraph' w:styleId='Ring'><w:name w:val='Vòng'/><w:basedOn w:val='Ring'/></w:style>
<w:style w:type='character' w:styleId='Strong'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>
"""
THEME = "<a:minorFont xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main'><a:latin typeface='Calibri'/></a:minorFont>"


def one(properties: str = "", run: str = "") -> Paragraph:
    (found,) = read_docx(
        word_file(paragraph("chữ", properties, run), styles=STYLES, theme=THEME), "a.docx"
    ).paragraphs
    return found


def test_defaults_theme_and_style_are_inherited() -> None:
    look = one().format

    assert look is not None
    assert (look.font, look.size_pt, look.bold, look.italic) == ("Calibri", Decimal(13), False, False)
    assert (look.alignment, look.after_pt, look.line_spacing) == (
        Alignment.JUSTIFIED,
        Decimal(6),
        Decimal("1.15"),
    )


def test_direct_properties_win() -> None:
    look = one(
        "<w:jc w:val='center'/><w:ind w:firstLine='567'/>",
        "<w:rFonts w:ascii='Times New Roman'/><w:sz w:val='29'/><w:i/>",
    ).format

    assert look is not None
    assert (look.font, look.size_pt, look.italic) == ("Times New Roman", Decimal("14.5"), True)
    assert (look.alignment, look.first_line_mm) == (Alignment.CENTRE, Decimal("10.00"))


def test_bold_in_both_styles_cancels_out_as_in_word() -> None:
    look = one("<w:pStyle w:val='H2'/>", "<w:rStyle w:val='Strong'/>").format

    assert look is not None
    assert look.bold is False


@pytest.mark.parametrize(
    ("properties", "heading"),
    [
        ("<w:pStyle w:val='H2'/>", 2),
        ("<w:pStyle w:val='Mine'/>", 2),
        ("<w:outlineLvl w:val='0'/>", 1),
        ("<w:outlineLvl w:val='9'/>", None),
        ("<w:pStyle w:val='Gone'/>", None),
        ("<w:pStyle w:val='Ring'/>", None),
    ],
)
def test_heading_level_comes_from_style_or_outline(properties: str, heading: int | None) -> None:
    assert one(properties).heading == heading


def test_fixed_line_height_is_no_number_of_lines() -> None:
    look = one("<w:spacing w:line='360' w:lineRule='exact'/>").format

    assert look is not None
    assert look.line_spacing is None


def section(inner: str = "") -> str:
    return f"<w:sectPr>{inner}<w:pgSz w:w='11906' w:h='16838'/><w:pgMar w:top='1134' w:bottom='1134' w:left='1701' w:right='850'/></w:sectPr>"


def pages(inner: str = "", **parts: str) -> PageSetup:
    (found,) = read_docx(word_file(paragraph("chữ") + section(inner), **parts), "a.docx").page_setups
    return found


NUMBER = "<w:p><w:pPr>{}</w:pPr>{}<w:r><w:instrText> PAGE \\* MERGEFORMAT </w:instrText></w:r></w:p>"
REFERENCE = "<w:headerReference w:type='default' r:id='header1'/>"


def test_paper_and_margins_are_in_millimetres() -> None:
    found = pages()

    assert (found.width_mm, found.height_mm) == (Decimal("210.01"), Decimal("297.00"))
    assert (found.top_mm, found.left_mm, found.right_mm) == (
        Decimal("20.00"),
        Decimal("30.00"),
        Decimal("14.99"),
    )
    assert found.page_number is None


@pytest.mark.parametrize(
    ("properties", "before", "place"),
    [
        ("<w:jc w:val='center'/>", "", "top_centre"),
        ("<w:jc w:val='right'/>", "", "top_right"),
        ("<w:framePr w:xAlign='center'/>", "", "top_centre"),
        ("", "<w:r><w:tab/></w:r>", "top_centre"),
        ("", "<w:r><w:tab/><w:tab/></w:r>", "top_right"),
        ("", "", "top_left"),
    ],
)
def test_page_number_stands_where_its_paragraph_puts_it(properties: str, before: str, place: str) -> None:
    assert pages(REFERENCE, header1=NUMBER.format(properties, before)).page_number == place


def test_page_number_in_the_footer_is_at_the_bottom() -> None:
    reference = REFERENCE.replace("header", "footer")

    assert (
        pages(reference, footer1=NUMBER.format("<w:jc w:val='center'/>", "")).page_number == "bottom_centre"
    )


def test_first_page_set_apart_hides_its_number() -> None:
    numbered = {"header1": NUMBER.format("<w:jc w:val='center'/>", "")}

    assert pages(REFERENCE + "<w:titlePg/>", **numbered).hides_first_number is True
    assert pages(REFERENCE, **numbered).hides_first_number is False
