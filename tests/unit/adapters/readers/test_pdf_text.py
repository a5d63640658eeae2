"""Lines of a PDF become paragraphs as a reader sees them; blocks side by side stay apart."""

import json

import pytest

from caicach.adapters.readers import limits
from caicach.adapters.readers.pdf.reader import read_pdf
from caicach.core.ground.errors import UnreadableInput
from factories.pdf_files import pdf_file, rules, stream, words


FULL = "Trong nam, co quan da ban hanh day du cac van ban chi dao va dieu hanh"  # as wide as the page's text
LEFT, INDENT, LINE = 85, 113, 20


def texts(*pages: str) -> list[str]:
    return [each.text for each in read_pdf(pdf_file(*pages), "a.pdf").paragraphs]


def body(*lines: tuple[float, str], top: float = 200) -> str:
    return words(*[(x, top + LINE * place, text) for place, (x, text) in enumerate(lines)])


def test_wrapped_lines_are_one_paragraph_and_a_short_line_ends_it() -> None:
    found = texts(body((INDENT, FULL), (LEFT, FULL), (LEFT, "het doan."), (INDENT, FULL), (LEFT, "het.")))

    assert found == [f"{FULL} {FULL} het doan.", f"{FULL} het."]


def test_indented_line_begins_a_paragraph_after_a_full_one() -> None:
    assert len(texts(body((INDENT, FULL), (LEFT, FULL), (INDENT, "Ban " + FULL[:50])))) == 2


def test_level_headings_are_not_joined() -> None:
    pages = words((INDENT, 200, "I. " + FULL), (INDENT, 220, "1. Ve to chuc"), font="B") + body(
        (LEFT, FULL), (LEFT, FULL), top=240
    )

    assert texts(pages)[:2] == ["I. " + FULL, "1. Ve to chuc"]


def test_title_in_capitals_as_wide_as_the_page_ends_where_small_letters_begin() -> None:
    title = "IV. PHUONG HUONG, NHIEM VU TRONG TAM QUY II NAM 2024 TOAN TINH"

    assert texts(body((LEFT, title), (LEFT, FULL), (LEFT, "het doan.")))[0] == title


def test_paragraph_goes_on_over_the_page_end_and_page_numbers_are_dropped() -> None:
    first = body((INDENT, FULL), (LEFT, FULL), (LEFT, FULL), top=700)
    second = words((290, 40, "2")) + body((LEFT, "va " + FULL[:40] + "."), (INDENT, FULL), top=80)

    found = texts(first, second)

    assert found[0] == f"{FULL} {FULL} {FULL} va {FULL[:40]}."
    assert found[1] == FULL


def test_head_repeated_on_most_pages_is_dropped() -> None:
    pages = [
        words((200, 30, f"Bao cao CCHC, ban {n}")) + body((LEFT, f"Trang noi dung {n}.")) for n in range(4)
    ]

    assert texts(*pages) == [f"Trang noi dung {n}." for n in range(4)]


def test_symbol_cut_at_its_hyphen_is_made_whole() -> None:
    (found,) = texts(body((LEFT, FULL), (LEFT, FULL[:59] + " 3048/QD-"), (LEFT, "BTNMT ngay 01.")))

    assert found.endswith(" 3048/QD-BTNMT ngay 01.")


def test_blocks_side_by_side_are_read_one_after_the_other() -> None:
    page = words(
        (100, 70, "UBND TINH GIA LAI"),
        (290, 70, "CONG HOA XA HOI CHU NGHIA VIET NAM"),
        (115, 88, "BAN DAN TOC"),
        (330, 89, "Doc lap - Tu do - Hanh phuc"),
        (110, 120, "So: 12/BC-BDT"),
        (320, 120, "Gia Lai, ngay 14 thang 12 nam 2023"),
        size=13,
    ) + body((INDENT, FULL), (LEFT, FULL), top=200)

    assert texts(page)[:6] == [
        "UBND TINH GIA LAI",
        "BAN DAN TOC",
        "So: 12/BC-BDT",
        "CONG HOA XA HOI CHU NGHIA VIET NAM",
        "Doc lap - Tu do - Hanh phuc",
        "Gia Lai, ngay 14 thang 12 nam 2023",
    ]


def test_ruled_table_is_read_with_its_merged_cells() -> None:
    page = words((90, 215, "STT"), (150, 215, "Ten"), (90, 235, "1"), (150, 235, "So van ban")) + rules(
        [80, 140, 400], [200, 220, 240]
    )
    (found,) = read_pdf(pdf_file(page), "a.pdf").tables

    assert [[cell.text for cell in row] for row in found.rows] == [["STT", "Ten"], ["1", "So van ban"]]
    assert found.address.page == 1


def table_page(top: float, rows: list[tuple[str, str, str]], bottom: float | None = None) -> str:
    lines = [top + 20 * n for n in range(len(rows) + 1)]
    if bottom is not None:
        lines[-1] = bottom
    texts = [
        (x + 4, top + 14 + 20 * n, text)
        for n, row in enumerate(rows)
        for x, text in zip((80, 140, 300), row, strict=True)
        if text
    ]
    return words(*texts, size=12) + rules([80, 140, 300, 400], lines)


def test_row_cut_by_the_page_end_is_whole_again_under_the_repeated_heading() -> None:
    heading = ("STT", "Ten chi tieu", "So lieu")
    first = table_page(700, [heading, ("1", "So van ban da ban hanh den", "5")])
    second = table_page(60, [heading, ("", "ngay chot so lieu", ""), ("2", "Khac", "6")])

    upper, lower = read_pdf(pdf_file(first, second), "a.pdf").tables

    assert [cell.text for cell in upper.rows[-1]] == [
        "1",
        "So van ban da ban hanh den ngay chot so lieu",
        "5",
    ]
    assert [[cell.text for cell in row] for row in lower.rows] == [list(heading), ["2", "Khac", "6"]]


def test_unnumbered_heading_row_on_a_new_page_is_not_the_rest_of_a_row() -> None:
    first = table_page(700, [("STT", "Ten", "So"), ("1", "So van ban", "5")])
    second = table_page(60, [("", "Cai cach the che", ""), ("2", "Khac", "6")])

    _, lower = read_pdf(pdf_file(first, second), "a.pdf").tables

    assert lower.rows[0][1].text == "Cai cach the che"


def test_cut_row_without_a_rule_at_the_page_end_is_kept() -> None:
    page = table_page(700, [("STT", "Ten", "So"), ("1", "So van ban", "5")])
    open_ended = page.replace("80 102 m 400 102 l S\n", "")

    (found,) = read_pdf(pdf_file(open_ended), "a.pdf").tables

    assert open_ended != page
    assert [cell.text for cell in found.rows[-1]] == ["1", "So van ban", "5"]


def test_embedded_data_is_carried() -> None:
    payload = json.dumps({"figures": {"a": "1"}}).encode()
    extra = {
        100: b"<</Names[(caicach.json) 101 0 R]>>",
        101: b"<</Type/Filespec/F(caicach.json)/EF<</F 102 0 R>>>>",
        102: stream(payload),
    }
    data = pdf_file(body((LEFT, FULL)), extra=extra, catalog="/Names<</EmbeddedFiles 100 0 R>>")

    assert read_pdf(data, "a.pdf").carried == {"figures": {"a": "1"}}


def test_pages_without_text_are_said() -> None:
    found = read_pdf(pdf_file(body((LEFT, FULL)), "", body((LEFT, FULL))), "a.pdf")

    assert "Trang 2" in found.notes[0].vi


def test_pdf_without_any_text_is_refused_as_a_scan() -> None:
    with pytest.raises(UnreadableInput) as refused:
        read_pdf(pdf_file("", ""), "a.pdf")

    assert "bản quét" in refused.value.says.vi
    assert "OCR" in refused.value.do.vi


@pytest.mark.slow
def test_page_with_too_many_instructions_is_refused() -> None:
    heavy = "0 0 m 1 1 l S " * (limits.PDF_PAGE_CONTENT_BYTES // 14 + 1)

    with pytest.raises(UnreadableInput, match="quá phức tạp"):
        read_pdf(pdf_file(heavy), "a.pdf")


def test_compression_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_STREAM_BYTES", 100_000)
    bomb = pdf_file(body((LEFT, FULL)), extra={100: stream(bytes(100_001))})

    with pytest.raises(UnreadableInput, match="bom nén"):
        read_pdf(bomb, "a.pdf")


def test_head_on_both_of_two_pages_is_dropped() -> None:
    pages = [words((LEFT, 40, "Bao cao CCHC"), size=10) + body((LEFT, f"Trang {n} noi.")) for n in "ab"]

    assert texts(*pages) == ["Trang a noi.", "Trang b noi."]


def test_number_before_small_letters_goes_on_with_the_sentence() -> None:
    page = body((LEFT, FULL[:-1] + ";"), (LEFT, "16 nhiem vu con lai dang thuc hien."))

    assert len(texts(page)) == 1
