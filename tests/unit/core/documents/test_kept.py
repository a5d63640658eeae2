"""A person's narrative kept: references where figures agree, blanks where a finding doubts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.core.catalogue.claims import Claim, NumberFound
from caicach.core.catalogue.filing import Filing
from caicach.core.checks.findings import Family, Finding, Place, Severity
from caicach.core.documents.kept import Kept, kept_narrative
from caicach.core.documents.official import Blank
from caicach.core.documents.statement import OPENING, Correction, Reference
from caicach.core.ground.words import EMPTY, plain
from caicach.core.reading.found import Address, FigureSpan, FoundDocument, Paragraph
from caicach.core.reading.numerals import Approximation
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.sections import Section
from factories.filings import filing


OUTLINE = outline_for(None)
CORRECTING = frozenset({"K601"})


def report(*sections: tuple[str, int, list[str]], before: str = "") -> Filing:
    """A filing whose narrative is these sections: title, level, paragraphs."""
    blocks = [Paragraph(before, Address(0))]
    found_sections = []
    for title, level, texts in sections:
        heading = Paragraph(title, Address(len(blocks)))
        paragraphs = [Paragraph(text, Address(len(blocks) + 1 + at)) for at, text in enumerate(texts)]
        blocks += [heading, *paragraphs]
        found_sections.append(Section(None, title, level, (), heading.address, tuple(paragraphs)))
    return replace(
        filing({"A.5.5": "27", "A.5.8": "3"}),
        found=FoundDocument("report.docx", "docx", tuple(blocks)),
        sections=tuple(found_sections),
    )


def kept(of: Filing, *findings: Finding) -> Kept:
    return kept_narrative(of, OUTLINE, findings, CORRECTING, load_catalogue().messages)


def words(of: Kept, key: str) -> list[tuple[object, ...]]:
    return [paragraph.inlines for paragraph in of.get(key, ())]


TASKS = ("Công tác chỉ đạo, điều hành CCHC", 1, [])


def test_paragraph_stands_under_the_division_its_heading_names() -> None:
    made = kept(report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, ["Đã thực hiện tốt."])))

    assert words(made, "direction.tasks") == [("Đã thực hiện tốt.",)]


def test_heading_that_fits_two_divisions_goes_by_the_longer_name() -> None:
    parts = (
        ("Kết quả thực hiện", 1, []),
        ("Cải cách công vụ", 2, []),
        ("Đổi mới công tác quản lý CBCCVC", 3, ["Đã đổi mới."]),
    )

    assert words(kept(report(*parts)), "service.renewal") == [("Đã đổi mới.",)]


def test_section_no_division_fits_stays_with_the_one_before_under_its_title() -> None:
    made = kept(report(TASKS, ("Về tuyên truyền", 2, ["Có kế hoạch."]), ("Việc khác", 2, ["Có làm."])))

    assert words(made, "direction.communication") == [("Có kế hoạch.",), ("Việc khác:",), ("Có làm.",)]


def test_section_under_a_part_worded_otherwise_stands_under_the_division_it_names() -> None:
    made = kept(report(TASKS, ("Nội dung cụ thể", 1, ["Như sau."]), ("Cải cách thể chế", 2, ["Đã rà soát."])))

    assert words(made, "institutions") == [("Đã rà soát.",)]
    assert words(made, "direction") == [("Nội dung cụ thể:",), ("Như sau.",)]


def test_section_of_proposals_after_the_last_part_goes_to_no_field_it_names() -> None:
    parts = (("Phương hướng", 1, ["Sẽ làm."]), ("Kiến nghị", 1, []), ("Về thể chế", 2, ["Đề nghị sửa."]))

    made = kept(report(*parts))

    assert words(made, "institutions") == []
    assert words(made, "plan")[-1] == ("Đề nghị sửa.",)


def test_paragraph_a_page_end_broke_is_one_again() -> None:
    made = kept(report(TASKS, ("Về tuyên truyền", 2, ["Kiểm tra tất cả các", "phòng ban trong năm."])))

    assert words(made, "direction.communication") == [("Kiểm tra tất cả các", " ", "phòng ban trong năm.")]


def test_closing_sentence_and_all_after_it_is_left_out() -> None:
    texts = ["Có làm.", "Trên đây là báo cáo của Sở./.", "Nơi nhận: …"]

    assert words(kept(report(TASKS, ("Về tuyên truyền", 2, texts))), "direction.communication") == [
        ("Có làm.",)
    ]


def test_opening_that_gives_the_ground_is_kept() -> None:
    opening = "Thực hiện Công văn của Sở Nội vụ về chế độ báo cáo định kỳ, Sở báo cáo như sau:"

    assert words(kept(report(TASKS, before=opening)), OPENING) == [(opening,)]


def claim(text: str, at: Address, number: str, indicator: str, **more: object) -> Claim:
    where = fragment(text, at, text.index(number), text.index(number) + len(number))
    found = NumberFound(Decimal(number), 0, Approximation.EXACT, "nhiệm vụ", None, False, where)
    return Claim(fragment(text, at), (found,), indicator, None, 100, **more)  # type: ignore[arg-type]


def test_number_that_agrees_with_its_row_becomes_a_reference() -> None:
    text = "Được giao 27 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    at = made.sections[1].paragraphs[0].address

    with_claim = replace(made, claims=(claim(text, at, "27", "provincial-tasks-assigned"),))

    assert words(kept(with_claim), "direction.tasks") == [
        ("Được giao ", Reference("provincial-tasks-assigned:prose", "27"), " nhiệm vụ.")
    ]


def test_what_a_number_is_a_part_of_stays_as_written() -> None:
    text = "Hoàn thành 27/30 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    at = made.sections[1].paragraphs[0].address
    said = claim(text, at, "27", "provincial-tasks-assigned")
    whole = replace(said.numbers[0], whole=Decimal(30), where=fragment(text, at, 11, 16))

    with_claim = replace(made, claims=(replace(said, numbers=(whole,)),))

    assert words(kept(with_claim), "direction.tasks") == [
        ("Hoàn thành ", Reference("provincial-tasks-assigned:prose", "27"), "/30 nhiệm vụ.")
    ]


def test_number_that_differs_from_its_row_stays_as_written() -> None:
    text = "Được giao 28 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    at = made.sections[1].paragraphs[0].address

    with_claim = replace(made, claims=(claim(text, at, "28", "provincial-tasks-assigned"),))

    assert words(kept(with_claim), "direction.tasks") == [(text,)]


def finding(
    where: Fragment, severity: Severity = Severity.ERROR, family: Family = Family.TEXT_TABLE
) -> Finding:
    place = Place(where.text, None, where)
    return Finding("K001", family, severity, "fact", place, plain("Số này lệch Phụ lục."), EMPTY)


def test_doubtful_figure_is_followed_by_a_blank_that_says_why() -> None:
    text = "Được giao 28 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    where = fragment(text, made.sections[1].paragraphs[0].address, 10, 12)

    assert words(kept(made, finding(where)), "direction.tasks") == [
        ("Được giao 28", " ", Blank("lưu ý: Số này lệch Phụ lục"), " nhiệm vụ.")
    ]


def test_certain_correction_is_written_in_place_with_the_capital_of_what_stood_there() -> None:
    text = "Phân mềm đã cài xong."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    where = fragment(text, made.sections[1].paragraphs[0].address, 0, 8)
    certain = replace(finding(where, family=Family.SPELLING), check="K601", expected="phần mềm")

    assert words(kept(made, certain), "direction.tasks") == [
        (Correction("Phân mềm", "Phần mềm"), " đã cài xong.")
    ]


@pytest.mark.parametrize(
    ("family", "second"),
    [
        (Family.SPELLING, (Correction("phân mềm", "phần mềm"), " đã mua.")),
        (Family.ENTITY, ("phân mềm đã mua.",)),
    ],
)
def test_slip_of_spelling_told_once_is_corrected_wherever_it_stands(
    family: Family, second: tuple[object, ...]
) -> None:
    texts = ["Có phân mềm.", "phân mềm đã mua."]
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, texts))
    where = fragment(texts[0], made.sections[1].paragraphs[0].address, 3, 11)
    certain = replace(finding(where, family=family), check="K601", expected="phần mềm")

    assert words(kept(made, certain), "direction.tasks")[1] == second


def test_doubts_about_one_place_are_all_said_once_each() -> None:
    text = "Được giao 27 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    at = made.sections[1].paragraphs[0].address
    made = replace(made, claims=(claim(text, at, "27", "provincial-tasks-assigned"),))
    whole, inside = finding(fragment(text, at, 0, 12)), finding(fragment(text, at, 10, 11))
    inside = replace(inside, suggestion=plain("Tính lại."))

    assert words(kept(made, whole, whole, inside), "direction.tasks") == [
        (
            "Được giao ",
            Reference("provincial-tasks-assigned:prose", "27"),
            " ",
            Blank("lưu ý: Số này lệch Phụ lục"),
            " ",
            Blank("lưu ý: Tính lại"),
            " nhiệm vụ.",
        )
    ]


def test_hint_and_fault_of_layout_leave_no_blank() -> None:
    text = "Được giao 28 nhiệm vụ."
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, [text]))
    where = fragment(text, made.sections[1].paragraphs[0].address, 10, 12)

    made_kept = kept(made, finding(where, Severity.HINT), finding(where, family=Family.FORM))

    assert words(made_kept, "direction.tasks") == [(text,)]


def test_reference_and_blank_of_our_own_writer_are_read_back() -> None:
    made = report(TASKS, ("Thực hiện nhiệm vụ được giao", 2, ["Được giao 27 nhiệm vụ [nêu nguyên nhân]."]))
    paragraph = made.sections[1].paragraphs[0]
    tagged = replace(paragraph, figures=(FigureSpan("provincial-tasks-assigned:prose", 10, 12),))
    blocks = tuple(tagged if block is paragraph else block for block in made.found.blocks)

    made = replace(made, found=replace(made.found, blocks=blocks))

    assert words(kept(made), "direction.tasks") == [
        (
            "Được giao ",
            Reference("provincial-tasks-assigned:prose", "27"),
            " nhiệm vụ ",
            Blank("nêu nguyên nhân"),
            ".",
        )
    ]
