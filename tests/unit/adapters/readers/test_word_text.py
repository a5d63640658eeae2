"""What a Word paragraph shows: runs joined, deletions dropped, controls, marks and boxes kept."""

import unicodedata

import pytest

from caicach.adapters.readers.docx.reader import read_docx
from caicach.core.reading.found import FigureSpan, FoundDocument, Paragraph
from factories.word_files import paragraph, unzipped, word_file, zipped


def read(body: str, **parts: str) -> FoundDocument:
    return read_docx(word_file(body, **parts), "a.docx")


def texts(body: str, **parts: str) -> list[str]:
    return [each.text for each in read(body, **parts).paragraphs]


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (run("Ban ") + run("Dân tộc"), "Ban Dân tộc"),
        (f"<w:ins>{run('đã thêm')}</w:ins>", "đã thêm"),
        (f"{run('còn')}<w:del><w:r><w:delText>mất</w:delText></w:r></w:del>", "còn"),
        (
            f"{run('còn')}<w:moveFrom>{run('dời đi')}</w:moveFrom><w:moveTo>{run(' dời đến')}</w:moveTo>",
            "còn dời đến",
        ),
        (f"<w:hyperlink>{run('liên kết')}</w:hyperlink>", "liên kết"),
        (f"<w:smartTag>{run('Gia Lai')}</w:smartTag>", "Gia Lai"),
        (f"<w:sdt><w:sdtContent>{run('trong khung')}</w:sdtContent></w:sdt>", "trong khung"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/></w:r>", "a\tb\nc"),
        ("<w:r><w:t>QĐ</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r>", "QĐ-UBND"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/><w:t> đạt</w:t></w:r>", "✓ đạt"),
        ("<w:r><w:sym w:font='Wingdings' w:char='xyz'/><w:t>đạt</w:t></w:r>", "đạt"),
        ("<w:fldSimple w:instr='PAGE'><w:r><w:t>7</w:t></w:r></w:fldSimple>", "7"),
        ("<w:r><w:instrText>HYPERLINK</w:instrText></w:r>" + run("chữ hiện"), "chữ hiện"),
        ("<w:r><w:rPr><w:caps/></w:rPr><w:t>báo cáo</w:t></w:r>", "BÁO CÁO"),
        (run("mười\u00a0hai") + run("\u200b phiếu"), "mười hai phiếu"),
    ],
)
def test_paragraph_shows_what_is_printed(inside: str, shown: str) -> None:
    assert texts(f"<w:p>{inside}</w:p>") == [shown]


def test_decomposed_text_cut_between_runs_gives_the_same_text() -> None:
    decomposed = unicodedata.normalize("NFD", "Uỷ ban nhân dân")
    split = "".join(run(decomposed[at : at + 3]) for at in range(0, len(decomposed), 3))

    assert texts(f"<w:p>{split}</w:p>") == ["Uỷ ban nhân dân"]


def test_hidden_text_is_left_out_and_said() -> None:
    found = read(f"<w:p>{run('thấy')}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>")

    assert [each.text for each in found.paragraphs] == ["thấy"]
    assert "ẩn" in found.notes[0].vi


def test_tracked_deletions_are_said() -> None:
    found = read(f"<w:p>{run('còn')}<w:del><w:r><w:delText>mất</w:delText></w:r></w:del></w:p>")

    assert "Track Changes" in found.notes[0].vi


def test_empty_paragraphs_take_no_block_number() -> None:
    found = read(paragraph("một") + "<w:p/>" + paragraph("  ") + paragraph("hai"))

    assert [(each.text, each.address.block) for each in found.paragraphs] == [("một", 0), ("hai", 1)]


def test_block_level_control_and_insertion_are_seen_through() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('một')}</w:sdtContent></w:sdt><w:ins>{paragraph('hai')}</w:ins>"

    assert texts(body) == ["một", "hai"]


def test_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{paragraph('trong hộp')}</w:txbxContent>"
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )

    assert texts(f"<w:p>{run('ngoài')}<w:r>{both}</w:r></w:p>") == ["ngoài", "trong hộp"]


def test_footnotes_are_numbered_as_called_and_follow_the_body() -> None:
    body = f"<w:p>{run('VBQPPL')}<w:r><w:footnoteReference w:id='7'/></w:r></w:p>"
    notes = f"<w:footnote w:id='-1'>{paragraph('vạch')}</w:footnote><w:footnote w:id='7'>{paragraph('văn bản')}</w:footnote>"

    assert texts(body, footnotes=notes) == ["VBQPPL[1]", "[1] văn bản"]


def test_figure_control_becomes_a_span_of_the_text() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:tag w:val='caicach:tasks:prose'/></w:sdtPr>"
        f"<w:sdtContent>{run('2')}{run('7')}</w:sdtContent></w:sdt>"
    )
    found = read(f"<w:p>{run('giao ')}{control}{run(' nhiệm vụ')}</w:p>").blocks[0]

    assert isinstance(found, Paragraph)
    assert found.figures == (FigureSpan("tasks:prose", 5, 7),)
    assert found.text[5:7] == "27"


def test_figure_span_moves_along_when_letters_are_composed() -> None:
    before = unicodedata.normalize("NFD", "Đã được giao ")
    control = (
        "<w:sdt><w:sdtPr><w:tag w:val='caicach:x'/></w:sdtPr><w:sdtContent>"
        + run("27")
        + "</w:sdtContent></w:sdt>"
    )
    found = read(f"<w:p>{run(before)}{control}</w:p>").paragraphs[0]

    assert [found.text[span.start : span.end] for span in found.figures] == ["27"]


def test_control_of_another_program_is_no_figure() -> None:
    control = (
        f"<w:sdt><w:sdtPr><w:tag w:val='other'/></w:sdtPr><w:sdtContent>{run('27')}</w:sdtContent></w:sdt>"
    )

    assert read(f"<w:p>{control}</w:p>").paragraphs[0].figures == ()


def test_strict_open_xml_is_read_like_the_usual_kind() -> None:
    usual = unzipped(word_file(paragraph("chữ")))
    strict = {
        name: content.replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in usual.items()
    }

    assert strict != usual
    assert [each.text for each in read_docx(zipped(strict), "a.docx").paragraphs] == ["chữ"]
