"""Word tables on a grid: merged cells continue, rows get one width, frames are not tables."""

from caicach.adapters.readers.docx.reader import read_docx, read_located
from caicach.adapters.readers.package import open_package
from caicach.core.reading.found import Address, Table
from factories.word_files import cell, paragraph, row, table, word_file


def only_table(body: str) -> Table:
    (found,) = read_docx(word_file(body), "a.docx").tables
    return found


def controlled(inner: str) -> str:
    """The elements inside a content control."""
    return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def grid(body: str) -> list[list[str]]:
    """The cells' texts; `~` where a cell only continues another."""
    return [["~" if each.is_continued else each.text for each in line] for line in only_table(body).rows]


def test_spans_and_vertical_merges_continue() -> None:
    body = table(
        row(
            cell("STT", "<w:vMerge w:val='restart'/>"),
            cell("Kết quả", "<w:gridSpan w:val='2'/>"),
        ),
        row(cell("", "<w:vMerge/>"), cell("Đơn vị"), cell("Số liệu")),
    )

    assert grid(body) == [["STT", "Kết quả", "~"], ["~", "Đơn vị", "Số liệu"]]


def test_short_rows_are_filled_up() -> None:
    assert grid(table(row(cell("a"), cell("b")), row(cell("c")))) == [["a", "b"], ["c", "~"]]


def test_columns_no_cell_begins_in_are_closed_up() -> None:
    wide = "<w:gridSpan w:val='3'/>"

    assert grid(table(row(cell("a", wide), cell("b")), row(cell("c", wide), cell("d")))) == [
        ["a", "b"],
        ["c", "d"],
    ]


def test_deleted_rows_are_left_out() -> None:
    body = table(
        row(cell("a"), cell("b")), row(cell("c"), cell("d"), properties="<w:del/>"), row(cell("e"), cell("f"))
    )

    assert grid(body) == [["a", "b"], ["e", "f"]]


def test_rows_and_cells_in_content_controls_are_seen() -> None:
    rows = controlled(row(cell("a"), controlled(cell("b"))))
    body = controlled(table(rows))

    assert grid(body) == [["a", "b"]]


def test_paragraphs_of_a_cell_stand_on_lines_of_their_own() -> None:
    two = f"<w:tc>{paragraph('Chưa = 0')}<w:p/>{paragraph('Có = 1')}</w:tc>"

    assert grid(table(row(two, cell("x")))) == [["Chưa = 0\nCó = 1", "x"]]


def test_frame_of_one_cell_is_text_not_a_table() -> None:
    found = read_docx(word_file(table(row(cell("trong khung")))), "a.docx")

    assert [each.text for each in found.paragraphs] == ["trong khung"]
    assert found.tables == ()


def test_small_nested_table_belongs_to_its_cell_and_a_large_one_is_its_own() -> None:
    small = table(row(cell("s1"), cell("s2")))
    large = table(*[row(cell(f"l{n}a"), cell(f"l{n}b"), cell(f"l{n}c")) for n in range(3)])
    outer = table(row(f"<w:tc>{small}{paragraph('')}</w:tc>", f"<w:tc>{large}{paragraph('sau')}</w:tc>"))

    first, second = read_docx(word_file(outer), "a.docx").tables

    assert [each.text for each in first.rows[0]] == ["s1\ns2", "sau"]
    assert second.rows[2][2].text == "l2c"
    assert (first.address, second.address) == (Address(0), Address(1))


def test_bold_of_a_cell_holds_for_all_its_text() -> None:
    bold = f"<w:tc>{paragraph('đậm', run='<w:b/>')}</w:tc>"
    mixed = f"<w:tc>{paragraph('đậm', run='<w:b/>')}{paragraph('thường')}</w:tc>"

    cells = only_table(table(row(bold, mixed, cell("thường")))).rows[0]

    assert [each.is_bold for each in cells] == [True, False, False]


def test_located_blocks_are_the_blocks_with_their_elements() -> None:
    data = word_file(paragraph("một") + "<w:p/>" + table(row(cell("a"), cell("b"))))
    located = read_located(open_package(data, "a.docx"))

    assert tuple(each.block for each in located) == read_docx(data, "a.docx").blocks
    assert [line.text for _, line in located[0].lines] == ["một"]
    assert [place for place, _ in located[1].cells] == [(0, 0), (0, 1)]
