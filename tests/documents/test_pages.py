"""What stands where on the pages, measured from both renderings. Decree 30/2020, Annex I."""

from collections.abc import Callable
from typing import Any

import pytest

from caicach.core.documents.official import BodyLine, LineRole, OfficialDocument


MM = 72 / 25.4
WAYS = [pytest.param("docx", marks=[pytest.mark.libreoffice, pytest.mark.slow]), "typst"]
Pages = Callable[[OfficialDocument, str], list[Any]]
pytestmark = [pytest.mark.slow, pytest.mark.parametrize("way", WAYS)]


def _lines(page: Any) -> list[dict[str, Any]]:
    return page.extract_text_lines()  # type: ignore[no-any-return]


def _line(page: Any, start: str) -> dict[str, Any]:
    found = [line for line in _lines(page) if start in line["text"]]
    assert found, (
        f"no line with “{start}” on page {page.page_number}: {[line['text'] for line in _lines(page)]}"
    )
    return found[0]


def _word(page: Any, text: str, last: bool = False) -> dict[str, Any]:
    found = [word for word in page.extract_words() if word["text"] == text]
    assert found, text
    return found[-1 if last else 0]


def _sizes(page: Any, text: str) -> set[tuple[str, float]]:
    """Fonts and sizes of the first place on the page where the text stands."""
    chars = [char for char in page.chars if char["text"].strip()]
    joined = "".join(char["text"] for char in chars)
    at = joined.find("".join(text.split()))
    assert at >= 0, text
    return {
        (char["fontname"].partition("+")[2], round(char["size"], 1))
        for char in chars[at : at + len("".join(text.split()))]
    }


def test_page_is_a4_with_text_inside_the_margins(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    for page in open_pages(whole, way):
        body = [char for char in page.chars if char["top"] > 19 * MM and char["text"].strip()]

        assert (round(page.width / MM), round(page.height / MM)) == (210, 297)
        assert min(char["x0"] for char in body) >= 30 * MM - 1
        assert max(char["x1"] for char in body) <= (210 - 20) * MM + 1
        assert max(char["bottom"] for char in body) <= (297 - 20) * MM + 1
        assert min(char["top"] for char in body) >= 20 * MM - 1


def test_head_stands_in_two_columns_on_one_line_each(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    first = open_pages(whole, way)[0]

    parent = _line(first, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    issuer = _line(first, "Độc lập - Tự do - Hạnh phúc")
    nation, motto = _word(first, "CỘNG"), _word(first, "Độc")

    assert parent["text"].startswith("UBND TỈNH GIA LAI")
    assert issuer["text"].startswith("BAN DÂN TỘC")
    assert nation["x0"] > (30 + 62) * MM
    assert motto["x0"] > nation["x0"]
    assert 10 < motto["top"] - nation["top"] < 20


def test_number_and_date_stand_on_one_baseline(whole: OfficialDocument, open_pages: Pages, way: str) -> None:
    first = open_pages(whole, way)[0]

    assert abs(_word(first, "Số:")["bottom"] - _word(first, "ngày")["bottom"]) < 0.7
    assert "/BC-BDT" in _line(first, "Số:")["text"]
    assert "tháng 12 năm 2023" in _line(first, "Số:")["text"]


def test_rules_under_issuer_motto_and_subject_have_the_lengths_of_the_decree(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    first = open_pages(whole, way)[0]
    drawn = {(line["x0"], line["x1"]) for line in first.lines if line["height"] == 0}
    words = (("BAN", "TỘC"), ("Công", "2023"), ("Độc", "phúc"))
    above = [(_word(first, begin)["x0"], _word(first, end, last=True)["x1"]) for begin, end in words]

    shares = [
        (right - left) / (stop - start)
        for (left, right), (start, stop) in zip(sorted(drawn), above, strict=True)
    ]

    assert 1 / 3 <= shares[0] <= 1 / 2
    assert 1 / 3 <= shares[1] <= 1 / 2
    assert 0.98 <= shares[2] <= 1.02


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND TỈNH GIA LAI", ("LiberationSerif", 13.0)),
        ("BAN DÂN TỘC", ("LiberationSerif-Bold", 13.0)),
        ("CỘNG HÒA XÃ HỘI", ("LiberationSerif-Bold", 13.0)),
        ("Độc lập - Tự do", ("LiberationSerif-Bold", 14.0)),
        ("tháng 12 năm 2023", ("LiberationSerif-Italic", 13.0)),
        ("BÁO CÁO", ("LiberationSerif-Bold", 14.0)),
        ("Công tác cải cách hành chính", ("LiberationSerif-Bold", 14.0)),
        ("Căn cứ Nghị định", ("LiberationSerif-Italic", 14.0)),
        ("I. CÔNG TÁC CHỈ ĐẠO", ("LiberationSerif-Bold", 14.0)),
        ("1.1. Kết quả", ("LiberationSerif-BoldItalic", 14.0)),
        ("Được giao", ("LiberationSerif", 14.0)),
    ],
)
def test_component_has_the_letters_of_the_decree(
    whole: OfficialDocument, open_pages: Pages, way: str, text: str, expected: tuple[str, float]
) -> None:
    assert _sizes(open_pages(whole, way)[0], text) == {expected}


def test_foot_has_the_letters_of_the_decree(document: OfficialDocument, open_pages: Pages, way: str) -> None:
    first = open_pages(document, way)[0]

    assert _sizes(first, "Nơi nhận:") == {("LiberationSerif-BoldItalic", 12.0)}
    assert _sizes(first, "- Như trên;") == {("LiberationSerif", 11.0)}
    assert _sizes(first, "PHÓ TRƯỞNG BAN") == {("LiberationSerif-Bold", 14.0)}
    assert abs(_word(first, "Nơi")["top"] - _word(first, "KT.")["top"]) < 4
    assert 20 * MM < _word(first, "Nguyễn")["top"] - _word(first, "PHÓ")["bottom"] < 35 * MM


def test_page_number_stands_in_the_middle_of_the_top_margin_but_on_first_pages(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    pages = open_pages(whole, way)
    shown = [[char for char in page.chars if char["bottom"] < 20 * MM] for page in pages]
    annex_starts = next(place for place, page in enumerate(pages) if "Phụ lục" in _lines(page)[0]["text"])

    numbers = ["".join(char["text"] for char in chars).strip() for chars in shown]
    text_pages, annex_pages = numbers[:annex_starts], numbers[annex_starts:]

    assert text_pages == ["", *map(str, range(2, len(text_pages) + 1))]
    assert annex_pages == ["", *map(str, range(2, len(annex_pages) + 1))]
    for chars in filter(None, shown):
        middle = (chars[0]["x0"] + chars[-1]["x1"]) / 2
        assert abs(middle - (30 + 160 / 2) * MM) < 3
        assert {round(char["size"]) for char in chars} == {14}


def test_appendix_repeats_both_heading_rows_on_every_page(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    pages = open_pages(whole, way)
    annex_starts = next(place for place, page in enumerate(pages) if "Phụ lục" in _lines(page)[0]["text"])

    for page in pages[annex_starts:]:
        table = page.extract_tables()[0]

        assert table[0][0] == "STT"
        assert table[0][1].startswith("Chỉ tiêu thống kê")
        assert "tháng, năm)" in table[0][1]
        assert table[1][2:4] == ["Đơn vị tính", "Số liệu"]


def test_appendix_prints_every_row_of_the_form_once_in_order(
    whole: OfficialDocument, open_pages: Pages, way: str
) -> None:
    expected = [(row.number, row.label) for row in whole.annexes[0].rows if row.number]

    rows = [row for page in open_pages(whole, way) for table in page.extract_tables() for row in table]
    printed = [
        (row[0], " ".join(row[1].split())) for row in rows if row[0] and row[0] != "STT" and len(row) == 5
    ]

    assert len(expected) == 200
    assert printed == expected


def test_signature_is_never_alone_on_a_page(make_document: Any, open_pages: Pages, way: str) -> None:
    """Whatever the length of the text, the page with the signature has a line of the text too."""
    sentence = "Cơ quan đã kiểm tra việc thực hiện và công khai kết quả theo quy định. " * 4

    for paragraphs in (8, 9):
        body = tuple(BodyLine(LineRole.BODY, (sentence,)) for _ in range(paragraphs))
        pages = open_pages(make_document(body=body, annexes=()), way)
        signed = next(page for page in pages if "Nơi nhận:" in (page.extract_text() or ""))

        assert "theo quy định" in signed.extract_text().partition("Nơi nhận:")[0].replace("\n", " ")


def test_no_appendix_leaves_no_empty_page(make_document: Any, open_pages: Pages, way: str) -> None:
    assert len(open_pages(make_document(annexes=()), way)) == 1
