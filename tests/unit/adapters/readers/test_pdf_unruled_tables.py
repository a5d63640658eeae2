"""Tables printed without rules: columns by the white between them, rows by white or by their numbers."""

import pytest
import typst

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.readers.pdf.reader import read_pdf
from caicach.core.catalogue.understand import understand
from factories.pdf_files import pdf_file, words


HEAD = ("STT", "Chi tieu thong ke", "Don vi", "So lieu")
PLACES = (80, 120, 380, 460)


def rows_of(*pages: str) -> list[list[list[str]]]:
    return [[[c.text for c in row] for row in t.rows] for t in read_pdf(pdf_file(*pages), "a.pdf").tables]


def at(top: float, *cells: str, font: str = "R") -> str:
    placed = [(x, top, text) for x, text in zip(PLACES, cells, strict=False) if text]
    return words(*placed, size=12, font=font)


def test_header_and_rows_without_rules_are_a_table() -> None:
    page = at(200, *HEAD, font="B") + at(230, "1", "So van ban chi dao", "Van ban", "5")
    page += at(260, "2", "So nhiem vu cua ke hoach cai cach hanh", "Nhiem vu", "16") + at(
        274, "", "chinh nam"
    )
    page += at(304, "", "Cai cach the che", font="B") + at(334, "1", "So van ban", "Van ban", "0")

    assert rows_of(page) == [
        [
            list(HEAD),
            ["1", "So van ban chi dao", "Van ban", "5"],
            ["2", "So nhiem vu cua ke hoach cai cach hanh chinh nam", "Nhiem vu", "16"],
            ["", "Cai cach the che", "", ""],
            ["1", "So van ban", "Van ban", "0"],
        ]
    ]


def test_rows_without_white_between_them_begin_at_their_numbers() -> None:
    page = at(200, *HEAD, font="B") + at(214, "1", "So van ban chi dao dieu hanh da duoc ban", "Van ban", "5")
    page += at(228, "", "hanh trong ky") + at(242, "2.1", "So nhiem vu", "Nhiem vu", "16")

    ((_, first, second),) = rows_of(page)

    assert first == ["1", "So van ban chi dao dieu hanh da duoc ban hanh trong ky", "Van ban", "5"]
    assert second == ["2.1", "So nhiem vu", "Nhiem vu", "16"]


def test_table_goes_on_over_the_page_without_its_header_and_ends_at_the_recipients() -> None:
    first = at(700, *HEAD, font="B") + at(730, "1", "So van ban", "Van ban", "5")
    second = at(60, "2", "So nhiem vu", "Nhiem vu", "16") + words(
        (80, 100, "Noi nhan:"), (80, 116, "- Luu: VT.")
    )

    upper, lower = rows_of(first, second)

    assert upper[-1] == ["1", "So van ban", "Van ban", "5"]
    assert lower == [["2", "So nhiem vu", "Nhiem vu", "16"]]


def test_text_across_the_page_ends_the_table() -> None:
    page = at(200, *HEAD, font="B") + at(230, "1", "So van ban", "Van ban", "5")
    page += words((80, 260, "Tren day la so lieu cua don vi trong ky bao cao."), size=12)

    found = read_pdf(pdf_file(page), "a.pdf")

    assert len(found.tables[0].rows) == 2
    assert [paragraph.text for paragraph in found.paragraphs] == [
        "Tren day la so lieu cua don vi trong ky bao cao."
    ]


def test_header_alone_is_no_table() -> None:
    page = at(200, *HEAD, font="B") + at(230, "", "khong co dong nao")

    assert rows_of(page) == []


def _appendix(stroke: str, inset: str, align: str) -> bytes:
    form = load_catalogue().form("2023")
    cells = ["[*STT*]", "[*Chỉ tiêu thống kê*]", "[*Đơn vị tính*]", "[*Số liệu*]", "[*Ghi chú*]"]
    titles = {pillar.letter: pillar.title for pillar in form.pillars}
    for indicator in form.indicators:
        if indicator.pillar in titles:
            cells += ["[]", f"[*{titles.pop(indicator.pillar)}*]", "[]", "[]", "[]"]
        value = "7" if indicator.takes_value else ""
        number = indicator.code.partition(".")[2]
        cells += [
            f'[#"{text}"]' for text in (number, indicator.label, indicator.printed_unit or "", value, "")
        ]
    source = (
        '#set page("a4", margin: (left: 3cm, right: 1.5cm, y: 2cm), numbering: "1")\n'
        '#set text(font: "Liberation Serif", size: 12pt)\n'
        f"#table(columns: (1.4cm, 1fr, 2.4cm, 1.9cm, 1.8cm), stroke: {stroke}, inset: {inset}, "
        f"align: (x, y) => (if x == 1 {{left}} else {{center}}) + {align}, {', '.join(cells)})"
    )
    return typst.compile(source.encode())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("inset", "align"), [("5pt", "top"), ("5pt", "horizon"), ("(x: 4pt, y: 1.2pt)", "top")]
)
def test_whole_appendix_without_rules_reads_as_with_rules(inset: str, align: str) -> None:
    catalogue = load_catalogue()

    ruled, unruled = (
        understand(read_pdf(_appendix(stroke, inset, align), "a.pdf"), catalogue).observations
        for stroke in ("0.5pt", "none")
    )

    assert len(unruled) > 170
    assert {id_: o.value for id_, o in unruled.items()} == {id_: o.value for id_, o in ruled.items()}
