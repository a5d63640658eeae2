"""The text of a report division by division, and the words of another report judged in this one."""

from itertools import pairwise

import pytest

from caicach import library
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.outlines import outline_for
from caicach.core.documents.compose import Narrative, compose
from caicach.core.documents.divisions import DivisionText, TextState, division_texts
from caicach.core.documents.going_stale import StaleMark, stale_marks
from caicach.core.documents.official import Blank, BodyLine, Figure, LineRole
from caicach.core.documents.statement import Statement
from caicach.core.documents.written import paragraphs_of, text_of_lines
from caicach.core.ground.periods import PeriodKind
from factories.statements import statement


OUTLINE = outline_for(PeriodKind.YEAR)
CATALOGUE = load_catalogue()


def texts(of: Statement) -> dict[str, DivisionText]:
    paper = compose(of, OUTLINE, CATALOGUE.messages, Narrative.WRITTEN)
    return {text.key: text for text in division_texts(paper, of, OUTLINE, CATALOGUE.messages)}


def written(key: str, text: str, figures: dict[str, int | str]) -> Statement:
    return statement(figures, kept={key: paragraphs_of(text)})


def test_divisions_stand_in_printed_order_with_opening_first_and_closing_last() -> None:
    keys = list(texts(statement({})))

    assert keys[0] == "opening"
    assert keys[-1] == "closing"
    assert keys.index("direction") < keys.index("direction.plan") < keys.index("institutions")


def test_division_nobody_wrote_prints_what_is_proposed() -> None:
    plan = texts(statement({"A.2.1": 10, "A.2.2": 10}))["direction.plan"]

    assert plan.printed == plan.proposed != ()
    assert plan.number == "2."
    assert not plan.is_written


def test_person_s_words_are_printed_and_the_proposal_stays_beside() -> None:
    plan = texts(written("direction.plan", "Đã xong {{plan-tasks-set:prose}} việc.", {"A.2.1": 7}))[
        "direction.plan"
    ]

    assert [line.text for line in plan.printed] == ["Đã xong 07 việc."]
    assert plan.state is TextState.WRITTEN
    assert plan.proposed != plan.printed


def test_proposals_are_those_of_a_report_nobody_wrote_in() -> None:
    figures: dict[str, int | str] = {"A.2.1": 7, "A.2.2": 7, "A.1": 3}
    silent = texts(statement(figures))
    kept = {key: paragraphs_of("Lời của cơ quan.") for key in silent if key != "closing"}

    spoken = texts(statement(figures, kept=kept))

    assert {key: text.proposed for key, text in spoken.items()} == {
        key: text.proposed for key, text in silent.items()
    }
    assert all(spoken[key].printed[0].text == "Lời của cơ quan." for key in kept)


def test_places_only_a_person_can_write_are_counted() -> None:
    plan = texts(written("direction.plan", "Kế hoạch số [số, ký hiệu] và [ngày ban hành].", {}))[
        "direction.plan"
    ]

    assert (plan.state, plan.blanks) == (TextState.TO_WRITE, 2)


def test_heading_over_others_is_silent() -> None:
    assert texts(statement({}))["results"].state is TextState.SILENT


def test_figure_referred_to_and_not_reported_is_a_blank_that_names_the_row() -> None:
    plan = texts(written("direction.plan", "Đã xong {{plan-tasks-set:prose}} việc.", {}))["direction.plan"]

    assert Blank("bổ sung số liệu dòng A.2.1 “Số nhiệm vụ đề ra trong kế hoạch”") in plan.printed[0].inlines


def test_figure_of_a_row_where_none_arose_asks_for_another_sentence() -> None:
    plan = texts(written("direction.plan", "Đã xong {{plan-tasks-set:prose}} việc.", {"A.2.1": "-"}))[
        "direction.plan"
    ]

    assert "viết lại câu" in plan.printed[0].text


def test_figure_the_form_has_not_is_named() -> None:
    plan = texts(written("direction.plan", "Đã xong {{khong-co:prose}} việc.", {}))["direction.plan"]

    assert "“khong-co:prose” không có trong biểu mẫu" in plan.printed[0].text


def test_printed_lines_become_text_whose_figures_live_on() -> None:
    line = BodyLine(
        LineRole.BODY, ("Đã xong ", Figure("07", "plan-tasks-set:prose"), " việc ", Blank("nêu việc"))
    )

    assert text_of_lines((line, line)) == "\n".join(["Đã xong {{plan-tasks-set:prose}} việc [nêu việc]"] * 2)


def marks_of(*lines: BodyLine, figures: dict[str, int | str]) -> tuple[StaleMark, ...]:
    return stale_marks(lines, "direction.plan", statement(figures), OUTLINE, CATALOGUE, library.check_book())


def marked(line: BodyLine, marks: tuple[StaleMark, ...]) -> list[str]:
    return [line.text[mark.start : mark.end] for mark in marks]


def test_figure_that_changed_since_is_marked_with_both_numbers() -> None:
    line = BodyLine(LineRole.BODY, ("Đã đề ra ", Figure("09", "plan-tasks-set:prose"), " nhiệm vụ."))

    marks = marks_of(line, figures={"A.2.1": 10, "A.2.2": 10})

    assert marked(line, marks) == ["09"]
    assert marks[0].why.vi == "kỳ trước ghi 09, nay là 10"


def test_figure_that_is_the_same_is_left_alone() -> None:
    line = BodyLine(LineRole.BODY, ("Đã đề ra ", Figure("10", "plan-tasks-set:prose"), " nhiệm vụ."))

    assert marks_of(line, figures={"A.2.1": 10, "A.2.2": 10}) == ()


@pytest.mark.parametrize(
    ("words", "stale"),
    [
        (
            "Năm 2021, Sở Thủy sản đã hoàn thành 9 nhiệm vụ của kế hoạch, đạt tỷ lệ 90%.",
            ["Năm 2021,", "9", "90%"],
        ),
        ("Trong quý II năm 2022, Sở đã hoàn thành kế hoạch.", ["Trong quý II"]),
        (
            "Ban Dân tộc đã hoàn thành kế hoạch theo Nghị định 43/2006/NĐ-CP.",
            ["Ban Dân tộc", "Nghị định 43/2006/NĐ-CP"],
        ),
        ("Trong năm 2023, Sở Thủy sản đã hoàn thành 10 nhiệm vụ của kế hoạch.", []),
    ],
)
def test_numbers_periods_agencies_and_acts_of_another_report_are_marked(words: str, stale: list[str]) -> None:
    before, line = (BodyLine(LineRole.BODY, (text,)) for text in ("Có câu đứng trước.", words))

    marks = marks_of(before, line, figures={"A.2.1": 10, "A.2.2": 10})

    assert {mark.line for mark in marks} <= {1}
    assert marked(line, marks) == stale


def test_marks_never_overlap() -> None:
    line = BodyLine(
        LineRole.BODY, ("Năm 2021 đề ra ", Figure("09", "plan-tasks-set:prose"), " nhiệm vụ, xong 12/9.")
    )

    marks = marks_of(line, figures={"A.2.1": 10, "A.2.2": 10})

    assert all(before.end <= after.start for before, after in pairwise(marks))
    assert marks
