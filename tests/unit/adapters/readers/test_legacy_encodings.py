"""TCVN3 and VNI become Unicode; Unicode stays what it is."""

import shutil
import subprocess

import pytest

from caicach.adapters.readers.docx.reader import read_docx
from caicach.adapters.readers.legacy import Legacy, from_legacy, legacy_of_font, likely_legacy
from factories.word_files import paragraph, word_file


TCVN3_LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđĂÂÊÔƠƯĐ"
VNI = [
    ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
    ("BAÙO CAÙO KEÁT QUAÛ", "BÁO CÁO KẾT QUẢ"),
    (
        "thuû tuïc, quyeát ñònh, nghò ñònh, tyû leä, kyø, kyõ thuaät",
        "thủ tục, quyết định, nghị định, tỷ lệ, kỳ, kỹ thuật",
    ),
    ("nöôùc, ñöôïc, ngöôøi, côû sôû, phöôøng, lôïi", "nước, được, người, cở sở, phường, lợi"),
    ("naêm, baèng, chaén, maët, baêng", "năm, bằng, chắn, mặt, băng"),
]


@pytest.mark.skipif(shutil.which("iconv") is None, reason="iconv is not on this machine")
def test_every_tcvn3_letter_is_what_iconv_says() -> None:
    encoded = subprocess.run(
        ["iconv", "-f", "UTF-8", "-t", "TCVN5712-1"],
        input=TCVN3_LETTERS.encode(),
        capture_output=True,
        check=True,
    ).stdout

    assert from_legacy(encoded.decode("latin-1"), Legacy.TCVN3) == TCVN3_LETTERS


def test_tcvn3_sentence_is_read() -> None:
    assert (
        from_legacy("C«ng b¸o: NghÞ ®Þnh cña ChÝnh phñ", Legacy.TCVN3) == "Công báo: Nghị định của Chính phủ"
    )


def test_tcvn3_capital_font_gives_capitals() -> None:
    assert from_legacy("b¸o c¸o", Legacy.TCVN3_CAPITALS) == "BÁO CÁO"


@pytest.mark.parametrize(("written", "meant"), VNI)
def test_vni_pairs_become_letters(written: str, meant: str) -> None:
    assert from_legacy(written, Legacy.VNI) == meant


@pytest.mark.parametrize("encoding", list(Legacy))
def test_unicode_in_an_old_font_stays(encoding: Legacy) -> None:
    assert from_legacy("Uỷ ban: được", encoding) == "Uỷ ban: được"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Legacy.TCVN3),
        (".VnTimeH", Legacy.TCVN3_CAPITALS),
        (".VnArial Narrow", Legacy.TCVN3),
        (".VnTimeH Bold", Legacy.TCVN3_CAPITALS),
        ("ABCDEF+.VnTime", Legacy.TCVN3),
        ("VNI-Times", Legacy.VNI),
        ("Times New Roman", None),
        ("Vivaldi", None),
        (None, None),
    ],
)
def test_font_names_tell_the_encoding(font: str | None, encoding: Legacy | None) -> None:
    assert legacy_of_font(font) is encoding


def test_encoding_without_font_is_judged_by_the_words_it_gives() -> None:
    assert likely_legacy("C¶i c¸ch hµnh chÝnh cña tØnh, b¸o c¸o kÕt qu¶ n¨m 2005") is Legacy.TCVN3
    assert likely_legacy("Caûi caùch haønh chính cuûa tænh, baùo caùo keát quaû naêm 2005") is Legacy.VNI
    assert likely_legacy("Cải cách hành chính của tỉnh, báo cáo kết quả năm 2005") is None
    assert likely_legacy("Reform of the administration, naïve café, 5 × 3") is None


def test_runs_in_old_fonts_are_converted_in_their_document_and_said() -> None:
    body = (
        paragraph("b¸o c¸o", run="<w:rFonts w:ascii='.VnTimeH'/>")
        + paragraph("n¨m 2005", run="<w:rFonts w:ascii='.VnTime'/>")
        + paragraph("Năm nay", run="<w:rFonts w:ascii='Times New Roman'/>")
    )
    found = read_docx(word_file(body), "a.docx")

    assert [each.text for each in found.paragraphs] == ["BÁO CÁO", "năm 2005", "Năm nay"]
    assert "TCVN3" in found.notes[0].vi


def test_vni_letter_cut_between_two_runs_is_one_letter() -> None:
    font = "<w:rPr><w:rFonts w:ascii='VNI-Times'/></w:rPr>"
    body = f"<w:p><w:r>{font}<w:t>ke</w:t></w:r><w:r>{font}<w:t>át quaû</w:t></w:r></w:p>"

    assert read_docx(word_file(body), "a.docx").paragraphs[0].text == "kết quả"


def test_soft_hyphen_in_a_tcvn3_font_is_the_letter_it_stands_for() -> None:
    font = "<w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr>"

    assert (
        read_docx(
            word_file(f"<w:p><w:r>{font}<w:t>t</w:t><w:softHyphen/><w:t> ph¸p</w:t></w:r></w:p>"), "a.docx"
        )
        .paragraphs[0]
        .text
        == "tư pháp"
    )
