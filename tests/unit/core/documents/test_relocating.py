"""Findings about our paper at the places of another file that says the same."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from caicach import library
from caicach.adapters.content.outlines import outline_for
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Family, Finding, Place, Severity
from caicach.core.documents.placed import lines_placed
from caicach.core.documents.placing import WorkedOn, Workplace
from caicach.core.documents.relocating import relocated
from caicach.core.ground.periods import PeriodKind
from caicach.core.ground.words import EMPTY
from caicach.core.reading.found import Address, FoundDocument, Paragraph
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.sections import Section


OUTLINE = outline_for(PeriodKind.YEAR)
READ = library.read(library.example_report())
PLAN = "direction.plan"
HEADING = Section("2", "Kế hoạch cải cách hành chính", 2, ("I", "2"), Address(10), ())
PART = Section("I", "CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CẢI CÁCH HÀNH CHÍNH", 1, ("I",), Address(9), ())


def saying(*lines: str, first: int = 11, header: Header | None = None) -> Filing:
    """A report with these paragraphs under the heading of the plan, from block `first` on."""
    paragraphs = tuple(Paragraph(text, Address(at)) for at, text in enumerate(lines, first))
    found = FoundDocument("a.docx", "docx", paragraphs)
    sections = (PART, replace(HEADING, paragraphs=paragraphs))
    return replace(
        READ, found=found, sections=sections, header=header or Header(), observations={}, claims=()
    )


def about(where: Fragment | None) -> Finding:
    text = where.text if where is not None else ""
    return Finding("K001", Family.SPELLING, Severity.WARNING, "fact", Place(text, where=where), EMPTY, EMPTY)


def moved(where: Fragment | None, workplace: Workplace, paper: Filing, file: Filing) -> Fragment | None:
    (finding,) = relocated([about(where)], [workplace], paper, file, OUTLINE)
    return finding.place.where


def in_plan(paper: Filing, words: str, file: Filing, line: int = 0) -> Fragment | None:
    """Where words of a line of the paper's plan stand in the file."""
    paragraph = paper.found.paragraphs[line]
    start = paragraph.text.rindex(words)
    where = fragment(paragraph.text, paragraph.address, start, start + len(words))
    return moved(where, Workplace(WorkedOn.SECTION, PLAN, words), paper, file)


def test_words_are_found_in_the_same_division() -> None:
    found = in_plan(saying("Đã xong 16 việc."), "16", saying("Câu khác.", "Đã xong 16 việc.", first=40))

    assert found == Fragment("16", Address(41), 8, 10)


def test_words_that_stand_in_several_paragraphs_are_found_in_the_one_most_alike() -> None:
    paper = saying("Ban đã triển khai 16 việc của Kế hoạch.")
    file = saying("Có 16 phòng.", "Ban  đã triển khai 16 việc của kế hoạch.", first=40)

    assert in_plan(paper, "16", file) == Fragment("16", Address(41), 19, 21)


def test_of_words_said_twice_in_a_paragraph_the_same_one_is_meant() -> None:
    text = "Có 16 việc, xong 16 việc."

    assert in_plan(saying(text), "16", saying(text, first=40)) == Fragment("16", Address(40), 17, 19)


def test_words_written_otherwise_in_the_file_are_pinned_to_their_paragraph() -> None:
    found = in_plan(
        saying("Ban đã làm 07 việc của Kế hoạch."), "07", saying("Ban đã làm 7 việc của Kế hoạch.")
    )

    assert found is not None
    assert found.text == "Ban đã làm 7 việc của Kế hoạch."


@pytest.mark.parametrize("lines", [(), ("Một câu hoàn toàn khác về chuyện khác.",)])
def test_words_the_division_says_nothing_like_have_no_place(lines: Sequence[str]) -> None:
    assert in_plan(saying("Đã xong 16 việc."), "16", saying(*lines)) is None


def test_division_the_file_does_not_have_gives_no_place() -> None:
    paper = saying("Đã xong 16 việc.")
    where = fragment(paper.found.paragraphs[0].text, Address(11), 8, 10)

    assert moved(where, Workplace(WorkedOn.SECTION, "institutions", "16"), paper, paper) is None


def test_heading_is_found_by_the_division_it_names() -> None:
    paper, file = saying("Đã xong."), saying("Đã xong.", first=40)
    title = Paragraph("1. Kế hoạch cải cách hành chính", Address(5))
    paper = replace(paper, found=replace(paper.found, blocks=(title, *paper.found.blocks)))
    where = fragment(title.text, title.address, 3)

    found = moved(where, Workplace(WorkedOn.SECTION, PLAN, where.text), paper, file)

    assert found is not None
    assert found.address == HEADING.address


def test_cell_is_that_of_the_same_row() -> None:
    row, observation = next(iter(READ.observations.items()))
    where = Fragment("5", Address(99, 4, 3), 0, 1)

    assert moved(where, Workplace(WorkedOn.CELL, row), READ, READ) == observation.where
    assert moved(None, Workplace(WorkedOn.CELL, row), READ, READ) == observation.where
    assert moved(where, Workplace(WorkedOn.CELL, row), READ, saying()) is None


def test_item_of_the_head_is_the_same_item_there() -> None:
    ours = Header(
        place=Fragment("Gia Lai", Address(0, 1, 1), 0, 7),
        signatory=Fragment("Kpă Đô", Address(80, 0, 1), 20, 26),
        recipients=(
            Fragment("Như trên", Address(80, 0, 0), 11, 19),
            Fragment("Lưu", Address(80, 0, 0), 22, 25),
        ),
    )
    theirs = Header(
        signatory=Fragment("Kpă Đô", Address(70), 0, 6),
        recipients=(Fragment("Như trên", Address(66), 2, 10), Fragment("Lưu: VT", Address(67), 2, 9)),
    )
    paper, file, head = saying(header=ours), saying(header=theirs), Workplace(WorkedOn.HEAD)

    assert moved(ours.signatory, head, paper, file) == theirs.signatory
    assert moved(ours.recipients[1], head, paper, file) == theirs.recipients[1]
    assert moved(ours.place, head, paper, file) is None


def test_finding_about_the_whole_has_no_place() -> None:
    assert moved(None, Workplace(WorkedOn.WHOLE), READ, READ) is None


def test_every_finding_about_a_real_report_is_found_where_it_stands_in_it() -> None:
    keys = {paragraph.address: key for key, paragraph in lines_placed(READ, OUTLINE)}
    rows = {o.where.address: id_ for id_, o in READ.observations.items() if o.where is not None}
    places = []
    for finding in library.check(READ):
        where = finding.place.where
        if where is not None and where.address in rows:
            places.append((finding, Workplace(WorkedOn.CELL, rows[where.address])))
        elif where is not None and where.address in keys:
            places.append((finding, Workplace(WorkedOn.SECTION, keys[where.address])))

    found = relocated([f for f, _ in places], [w for _, w in places], READ, READ, OUTLINE)

    assert len(found) > 25
    assert [f.place.where.address for f in found] == [f.place.where.address for f, _ in places]
