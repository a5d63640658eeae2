"""Numbers our writer marked speak of the row they were printed from."""

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.claiming import find_claims
from caicach.core.catalogue.claims import Claim
from caicach.core.catalogue.marked_claims import bound_by_marks
from caicach.core.reading.found import Address, FigureSpan, FoundDocument, Paragraph
from caicach.core.reading.sections import Section


FORM = load_catalogue().form("2023")
TEXT = "Tiếp tục giải quyết 02 hồ sơ."


def claimed(tag: str | None, title: str = "2. Cải cách thủ tục hành chính") -> Claim:
    """The one claim of a sentence whose number is marked with the tag."""
    start = TEXT.index("02")
    figures = (FigureSpan(tag, start, start + 2),) if tag else ()
    paragraph = Paragraph(TEXT, Address(1), figures=figures)
    section = Section("2", title, 1, ("2",), Address(0), (paragraph,))
    found = FoundDocument("x.docx", "docx", (paragraph,))
    claims = find_claims([section], FORM, load_catalogue().phrases)
    (claim,) = bound_by_marks(claims, found, FORM)
    return claim


@pytest.mark.parametrize("rendering", ["", ":prose", ":plain"])
def test_marked_number_is_bound_to_its_row(rendering: str) -> None:
    claim = claimed(f"feedback-received{rendering}")

    assert (claim.indicator, claim.score) == ("feedback-received", 100)
    assert [reading.plus for reading in claim.readings] == [("feedback-received",)]


def test_marked_rate_is_bound_to_the_row_of_that_rate() -> None:
    assert claimed("plan-tasks-completed:rate:A.2.1").indicator == "plan-completion-rate"


@pytest.mark.parametrize(
    "tag", ["feedback-received:rate:A.2.1", "feedback-received:rest:A.2.1", "of-no-form"]
)
def test_figure_made_for_the_sentence_speaks_of_no_row(tag: str) -> None:
    claim = claimed(tag)

    assert (claim.indicator, claim.readings) == (None, ())


def test_number_without_mark_is_bound_by_its_words() -> None:
    paragraph = Paragraph("Cả năm.", Address(9), figures=(FigureSpan("feedback-received", 0, 2),))
    unmarked = claimed(None)

    assert bound_by_marks([unmarked], FoundDocument("x", "docx", (paragraph,)), FORM) == (unmarked,)


def test_plan_speaks_of_no_row_however_marked() -> None:
    assert claimed("feedback-received", "IV. Phương hướng nhiệm vụ năm 2024").indicator is None
