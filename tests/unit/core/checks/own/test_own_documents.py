"""A document our writer made comes back: what is left to write, and figures changed by hand."""

from dataclasses import replace

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks.findings import Finding, Severity
from caicach.core.reading.found import Address, Cell, FigureSpan, FoundDocument, Paragraph
from factories.found import HEADER, table
from factories.judged import judged


FORM = load_catalogue().form("2023")
SET, DONE = FORM.by_code["A.2.1"], FORM.by_code["A.2.2"]
CARRIED = {
    "caicach": 1,
    "form_version": "2023",
    "agency_type": "department",
    "period": "2023-year",
    "observations": {
        SET.id: {"state": "reported", "value": "16"},
        DONE.id: {"state": "reported", "value": "15"},
    },
    "figures": {SET.id: "16", DONE.id: "15", f"{SET.id}:prose": "16", f"{DONE.id}:prose": "15"},
}
REQUEST = "[Nêu số, ký hiệu của Kế hoạch]"


def own_file(said: str = "16", cell: str = "16", again: str = "", tail: str = "") -> Filing:
    """A heading, a sentence with two marked figures, the two rows; `again` says the first figure once more."""
    lines = [
        Paragraph("I. CÔNG TÁC CHỈ ĐẠO", Address(0), heading=1),
        _sentence(f"Kế hoạch đề ra {said} nhiệm vụ.", said, SET.id, 1),
        _sentence("Đã hoàn thành 15 nhiệm vụ.", "15", DONE.id, 2),
    ]
    if again:
        lines.append(_sentence(f"Cả năm có {again} nhiệm vụ.", again, SET.id, 3))
    if tail:
        lines.append(Paragraph(tail, Address(4)))
    rows = [
        [
            "2.1",
            SET.label,
            "Nhiệm vụ",
            Cell(cell, Address(0), figures=(FigureSpan(SET.id, 0, len(cell)),)),
            "",
        ],
        ["2.2", DONE.label, "Nhiệm vụ", Cell("15", Address(0), figures=(FigureSpan(DONE.id, 0, 2),)), ""],
    ]
    blocks = (*lines, table([HEADER, *rows], 9))
    return understand(FoundDocument("x.docx", "docx", blocks, carried=CARRIED), load_catalogue())


def _sentence(text: str, figure: str, row: str, block: int) -> Paragraph:
    start = text.index(figure)
    span = FigureSpan(f"{row}:prose", start, start + len(figure))
    return Paragraph(text, Address(block), figures=(span,))


def edits(filing: Filing) -> list[tuple[Severity, str, str, str]]:
    return [_told(finding) for finding in judged("K421", filing)]


def _told(finding: Finding) -> tuple[Severity, str, str, str]:
    return finding.severity, ",".join(finding.codes), finding.found, finding.expected


def test_document_as_it_was_written_is_right() -> None:
    assert edits(own_file()) == []


def test_sentence_changed_alone_is_an_error_where_it_stands() -> None:
    filing = own_file(said="28")

    (finding,) = judged("K421", filing)

    assert _told(finding) == (Severity.ERROR, "A.2.1", "28", "16")
    assert finding.place.where is not None
    assert (finding.place.where.address.block, finding.place.text) == (1, "28")
    assert "khi lập là 16, nay mục I ghi 28, còn phụ lục ghi 16" in finding.message.vi


def test_cell_changed_alone_is_an_error_at_the_cell() -> None:
    filing = own_file(cell="31")

    (finding,) = judged("K421", filing)

    assert _told(finding) == (Severity.ERROR, "A.2.1", "31", "16")
    assert finding.place.where is not None
    assert finding.place.where.address.row == 1


def test_figure_changed_everywhere_alike_is_a_hint() -> None:
    assert edits(own_file(said="31", cell="31", again="31")) == [(Severity.HINT, "A.2.1", "31", "")]


def test_one_sentence_of_two_left_as_it_was_is_an_error() -> None:
    assert edits(own_file(said="31", cell="31", again="16")) == [(Severity.ERROR, "A.2.1", "31", "16")]


def test_words_typed_over_a_figure_are_quoted() -> None:
    assert edits(own_file(said="rất nhiều")) == [(Severity.ERROR, "A.2.1", "rất nhiều", "16")]


def test_same_number_written_otherwise_is_no_change() -> None:
    assert edits(own_file(said="016")) == []


def test_figure_gone_from_the_text_is_a_hint_without_place() -> None:
    filing = own_file()
    without = tuple(b for b in filing.found.blocks if "hoàn thành" not in getattr(b, "text", ""))
    filing = understand(replace(filing.found, blocks=without), load_catalogue())

    (finding,) = judged("K421", filing)

    assert (finding.severity, finding.codes, finding.place.where) == (Severity.HINT, ("A.2.2",), None)


def test_file_that_is_not_ours_is_not_asked() -> None:
    found = replace(own_file(said="28", tail=REQUEST).found, carried=None)
    filing = understand(found, load_catalogue())

    assert (judged("K421", filing), judged("K420", filing)) == ((), ())


def test_requests_left_are_one_warning_that_counts_them_by_section() -> None:
    filing = own_file(tail=f"Theo {REQUEST} và {REQUEST}.")

    (finding,) = judged("K420", filing)

    assert finding.severity is Severity.WARNING
    assert "còn 2 chỗ trong ngoặc vuông chờ người viết: I (2)" in finding.message.vi
    assert finding.place.text == REQUEST


def test_request_written_out_is_right() -> None:
    assert judged("K420", own_file(tail="Theo Kế hoạch số 05/KH-BDT [1].")) == ()
