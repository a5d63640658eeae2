"""Markdown and plain text: headings, wrapped lines, tables by TAB or stroke, marks off, any encoding."""

import unicodedata

import pytest

from caicach.adapters.readers.text.reader import read_text
from caicach.core.ground.errors import UnreadableInput
from caicach.core.reading.found import FoundDocument, Paragraph, Table


LONG = "Trong năm, cơ quan đã ban hành đầy đủ các văn bản chỉ đạo, điều hành về công tác"


def read(text: str) -> FoundDocument:
    return read_text(text.encode(), "a.md")


def texts(text: str) -> list[str]:
    return [each.text for each in read(text).paragraphs]


@pytest.mark.parametrize(
    ("line", "text", "heading", "bold", "italic"),
    [
        ("# BÁO CÁO", "BÁO CÁO", 1, False, False),
        ("### **I. PHẦN** ###", "I. PHẦN", 3, True, False),
        ("***Nơi nhận:***", "Nơi nhận:", None, True, True),
        ("*nghiêng*", "nghiêng", None, False, True),
        ("**đậm** rồi thường", "đậm rồi thường", None, False, False),
        ("**một** và **hai**", "một và hai", None, False, False),
        ("<b>đậm</b>", "đậm", None, True, False),
        ("2\\. Mục, 3 \\* 4", "2. Mục, 3 * 4", None, False, False),
        ("5 * 3 = 15 * 1", "5 * 3 = 15 * 1", None, False, False),
        ("ten_bien_dai", "ten_bien_dai", None, False, False),
        (
            "Ban <https://bdt.gialai.gov.vn> và [tên](http://x.vn)",
            "Ban https://bdt.gialai.gov.vn và tên",
            None,
            False,
            False,
        ),
        ("VP&amp;TTĐB, 3 &lt; 5", "VP&TTĐB, 3 < 5", None, False, False),
        ("VBQPPL[^1] và [2]", "VBQPPL[1] và [2]", None, False, False),
    ],
)
def test_marks_come_off_and_stay_as_look(
    line: str, text: str, heading: int | None, bold: bool, italic: bool
) -> None:
    (found,) = read(line).paragraphs

    assert (found.text, found.heading) == (text, heading)
    assert found.format is not None
    assert (found.format.bold, found.format.italic) == (bold, italic)


def test_wrapped_lines_are_joined() -> None:
    assert texts(f"{LONG}\ncải cách hành chính.\n\nĐoạn khác.") == [
        f"{LONG} cải cách hành chính.",
        "Đoạn khác.",
    ]


def test_items_and_short_lines_stay_apart() -> None:
    assert texts("**TRƯỞNG BAN**\nKpã Đô\n- Sở Nội vụ;\n- Lưu: VT.") == [
        "TRƯỞNG BAN",
        "Kpã Đô",
        "- Sở Nội vụ;",
        "- Lưu: VT.",
    ]


def test_hard_break_ends_a_paragraph() -> None:
    assert texts(f"{LONG}  \n*(Kèm theo)*\\\nnữa") == [LONG, "(Kèm theo)", "nữa"]


def grid(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row] for row in each.rows] for each in read(text).tables]


def test_tab_lines_are_a_table_parted_by_blank_lines() -> None:
    found = grid("STT\tTên\tSố\n\t<b>Nhóm</b>\t\n1\tVăn bản\n\nSTT\tTên\tSố\n2\tKhác\t5\n")

    assert found == [
        [["STT", "Tên", "Số"], ["", "Nhóm", ""], ["1", "Văn bản", ""]],
        [["STT", "Tên", "Số"], ["2", "Khác", "5"]],
    ]


def test_bold_cells_are_known() -> None:
    (table,) = read("<b>3</b>\t**Kiểm tra**\tthường").tables

    assert [cell.is_bold for cell in table.rows[0]] == [True, True, False]


def test_stroke_lines_are_a_table_without_their_rule() -> None:
    found = grid("| STT | Tên |\n|:---|---:|\n| 1 | a \\| b<br>c |\n")

    assert found == [[["STT", "Tên"], ["1", "a | b\nc"]]]


def test_indented_first_line_is_no_table() -> None:
    assert grid("\tThụt đầu dòng bằng phím TAB.") == []


def test_blocks_are_numbered_in_order() -> None:
    blocks = read("Một\n\na\tb\n\nHai").blocks

    assert [type(each) for each in blocks] == [Paragraph, Table, Paragraph]
    assert [each.address.block for each in blocks] == [0, 1, 2]


SENTENCE = "Báo cáo kết quả cải cách hành chính năm 2023 của Ban Dân tộc"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_encodings_are_read(encoding: str) -> None:
    found = read_text(SENTENCE.encode(encoding), "a.txt")

    assert [each.text for each in found.paragraphs] == [SENTENCE]
    assert found.notes == ()


def test_decomposed_text_equals_composed_text() -> None:
    assert read(unicodedata.normalize("NFD", SENTENCE)).blocks == read(SENTENCE).blocks


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh n¨m 2023 cña Ban D©n téc".encode("latin-1"), "TCVN3"),
        ("Baùo caùo keát quaû caûi caùch haønh chính naêm 2023 cuûa Ban Daân toäc".encode("cp1252"), "VNI"),
        ("B¸o c¸o kÕt qu¶ c¶i c¸ch hµnh chÝnh n¨m 2023 cña Ban D©n téc".encode(), "TCVN3"),
    ],
)
def test_old_encodings_are_converted_and_said(data: bytes, name: str) -> None:
    found = read_text(data, "a.txt")

    assert [each.text for each in found.paragraphs] == [SENTENCE]
    assert name in found.notes[0].vi


def test_windows_1258_is_converted_and_said() -> None:
    marks = {0x300: 0xCC, 0x309: 0xD2, 0x303: 0xDE, 0x301: 0xEC, 0x323: 0xF2}
    own = {"ă": 0xE3, "đ": 0xF0, "ơ": 0xF5, "ư": 0xFD}
    data = bytearray()
    for letter in SENTENCE:
        parts = unicodedata.normalize("NFD", letter)
        tones = [each for each in parts if ord(each) in marks]
        base = unicodedata.normalize("NFC", "".join(each for each in parts if ord(each) not in marks))
        data += bytes([own[base]]) if base in own else base.encode("latin-1")
        data += bytes(marks[ord(tone)] for tone in tones)

    found = read_text(bytes(data), "a.txt")

    assert [each.text for each in found.paragraphs] == [SENTENCE]
    assert "1258" in found.notes[0].vi


def test_bytes_in_no_known_encoding_are_refused() -> None:
    with pytest.raises(UnreadableInput, match="UTF-8"):
        read_text(bytes(range(0xA0, 0x100)) * 3, "a.txt")
