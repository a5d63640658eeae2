"""Headings by numbering, style and look; paragraphs that only begin with a number are no headings."""

import pytest

from caicach.core.reading.found import Address, FoundDocument, Paragraph
from caicach.core.reading.sections import Section, sections_of
from factories.found import document


def outline(*parts: object) -> list[tuple[str, ...]]:
    return [section.path for section in sections_of(document(*parts))]


def sections(*parts: object) -> tuple[Section, ...]:
    return sections_of(document(*parts))


def test_plain_text_headings_are_told_by_number_and_shape() -> None:
    assert outline(
        "I. CHỈ ĐẠO", "1. Về tổ chức", "Ban đã họp.", "2. Về kế hoạch:", "Có 16 nhiệm vụ.", "2.1 Chi tiết", "Một.",
        "2.2. Khác", "Hai.", "II. KẾT QUẢ", "1. Thể chế", "Ba.",
    ) == [("I",), ("I", "1"), ("I", "2"), ("I", "2", "2.1"), ("I", "2", "2.2"), ("II",), ("II", "1")]  # fmt: skip


def test_list_of_tasks_is_no_list_of_headings() -> None:
    found = sections(
        "IV. PHƯƠNG HƯỚNG", "1. Ban hành kế hoạch.", "2. Rà soát văn bản.", "3. Áp dụng quy trình."
    )

    assert [section.path for section in found] == [("IV",)]
    assert len(found[0].paragraphs) == 3


@pytest.mark.parametrize(
    "text",
    ["15 nhiệm vụ đã giao", "2023 là năm bản lề", "17 hồ sơ được giải quyết", "98.62 hồ sơ", "9. Lạc số",
     "1. Câu một. Câu hai", "1. " + "Rất dài " * 25],
)  # fmt: skip
def test_paragraph_that_only_begins_with_a_number_is_no_heading(text: str) -> None:
    assert outline("I. CHỈ ĐẠO", text, "Nội dung.") == [("I",)]


def test_bold_decides_where_the_file_says_it() -> None:
    assert outline(
        ("I. CHỈ ĐẠO", True),
        ("1. Về tổ chức", True),
        "Một.",
        ("1. Không đậm", False),
        "Hai.",
        ("2. Đậm", True),
        "Ba.",
    ) == [("I",), ("I", "1"), ("I", "2")]


def test_level_follows_the_number_whatever_the_style() -> None:
    styled = [("I. MỘT", 3), ("1. Hai", 4), ("II. BA", 1), ("2. Bốn", 1), ("2.1. Năm", 2)]
    found = FoundDocument(
        "x",
        "docx",
        tuple(Paragraph(text, Address(at), heading=level) for at, (text, level) in enumerate(styled)),
    )

    assert [section.level for section in sections_of(found)] == [1, 2, 1, 2, 3]


def test_styled_title_before_the_first_number_is_no_section() -> None:
    found = FoundDocument(
        "x",
        "docx",
        (Paragraph("BÁO CÁO", Address(0), heading=1), Paragraph("I. MỘT", Address(1), heading=1)),
    )

    assert [section.number for section in sections_of(found)] == ["I"]


def test_capital_letters_above_roman_numbers_deepen_every_level() -> None:
    found = sections("A. TÌNH HÌNH", "I. CHUNG", "Một.", "B. KẾT QUẢ", "I. RIÊNG", "Hai.")

    assert [(section.level, section.path) for section in found] == [
        (1, ("A",)), (2, ("A", "I")), (1, ("B",)), (2, ("B", "I")),
    ]  # fmt: skip


def test_recipients_and_annexes_are_no_part_of_the_narrative() -> None:
    found = sections("I. MỘT", "Chữ.", "Nơi nhận:", "- Sở;", "Phụ lục 1", "I. BẢNG")

    assert [section.path for section in found] == [("I",)]
    assert [p.text for p in found[0].paragraphs] == ["Chữ."]


def test_mention_of_an_annex_does_not_end_the_narrative() -> None:
    found = sections("I. MỘT", "Phụ lục kèm theo nêu rõ số liệu.", "Chữ.")

    assert len(found[0].paragraphs) == 2


def test_title_loses_its_final_mark() -> None:
    assert [s.title for s in sections("I. ĐÁNH GIÁ CHUNG:", "1. Ưu điểm.", "Một.")] == [
        "ĐÁNH GIÁ CHUNG",
        "Ưu điểm",
    ]
