"""Where the cells of a pasted block belong."""

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import RateOf
from caicach.core.submissions.blocks import lines_of
from caicach.core.submissions.pasting import LeftOver, Pasting, paste


FORM = load_catalogue().form("two-level")
SHOWN = [i.id for i in FORM.indicators if i.takes_value and not isinstance(i.formula, RateOf)]


def _paste(text: str, at: str = "A.1") -> Pasting:
    return paste(lines_of(text), FORM, FORM.by_code[at].id, SHOWN)


def _placed(text: str, at: str = "A.1") -> list[tuple[str, str, str]]:
    return [(FORM.by_id[p.indicator].code, p.text, p.note) for p in _paste(text, at).placed]


def test_a_column_runs_over_the_rows_shown() -> None:
    assert _placed("12\n5\n\n3\n") == [("A.1", "12", ""), ("A.2.1", "5", ""), ("A.3.1", "3", "")]


def test_a_column_of_the_printed_form_is_known_by_its_blank_headings() -> None:
    assert _placed("12\n\n5\n3\n\n7") == [
        ("A.1", "12", ""),
        ("A.2.1", "5", ""),
        ("A.2.2", "3", ""),
        ("A.3.1", "7", ""),
    ]


def test_a_second_column_without_codes_is_the_note() -> None:
    assert _placed("12\tbáo cáo quý\n5\t") == [("A.1", "12", "báo cáo quý"), ("A.2.1", "5", "")]


def test_codes_say_where_the_values_go_whatever_row_was_chosen() -> None:
    assert _placed("B.1.1\t7\nA.1\t2", at="G.1") == [("B.1.1", "7", ""), ("A.1", "2", "")]


def test_numbers_that_begin_anew_belong_to_the_next_pillar() -> None:
    assert _placed("2.1\t5\n2.2\t4\n1\t3") == [("A.2.1", "5", ""), ("A.2.2", "4", ""), ("B.1", "3", "")]


def test_a_number_that_goes_back_without_its_letter_names_no_row() -> None:
    pasting = _paste("1\t12\n2.1\t5\n2.2\t4\n3.1\t2\n2.1\t9\n5.1\t7")

    assert [(p.line, p.text) for p in pasting.placed] == [(1, "12"), (2, "5"), (3, "4"), (4, "2"), (6, "7")]
    assert [(u.line, u.why) for u in pasting.left] == [(5, LeftOver.NO_ROW)]


def test_rows_of_the_whole_appendix_are_told_apart_from_label_unit_and_note() -> None:
    rows = [FORM.by_code[code] for code in ("A.1", "A.2.1", "A.2.2")]
    block = "\n".join(
        f"{r.code[2:]}\t{r.label}\t{r.printed_unit}\t{n}\tghi chú {n}" for n, r in enumerate(rows)
    )

    assert _placed(block) == [
        ("A.1", "0", "ghi chú 0"),
        ("A.2.1", "1", "ghi chú 1"),
        ("A.2.2", "2", "ghi chú 2"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("A.1\t2\nA.99\t5\nA.2.1\t3\nA.2.2\t3\nA.3.1\t3", 2, LeftOver.NO_ROW),
        ("A.2\t100", 1, LeftOver.COMPUTED),
        ("A.3\t4\nA.1\t2", 1, LeftOver.HEADING),
        ("A.1\t2\nA.1\t3", 2, LeftOver.TWICE),
        ("1\n2\n3", 2, LeftOver.NO_ROW),
    ],
)
def test_what_has_no_place_is_left_over_with_the_reason(text: str, line: int, why: LeftOver) -> None:
    at = SHOWN[-1] if why is LeftOver.NO_ROW and "\t" not in text else FORM.by_code["A.1"].id
    left = paste(lines_of(text), FORM, at, SHOWN).left

    assert (left[0].line, left[0].why) == (line, why)


def test_a_code_whose_label_is_another_rows_is_left_over() -> None:
    rows = [FORM.by_code[code] for code in ("A.1", "A.2.1", "A.2.2")]
    block = "\n".join(f"{r.code}\t{r.label}\t1" for r in rows) + "\nB.1.1\tSố lượng tàu cá được cấp phép\t7"

    assert _paste(block).left[0].why is LeftOver.OTHER_LABEL


def test_a_cell_in_quotation_marks_keeps_its_tabs_and_lines() -> None:
    assert [line.cells for line in lines_of('1\t"hai\ndòng ""a"""\r\n2\t3')] == [
        ("1", 'hai\ndòng "a"'),
        ("2", "3"),
    ]


def test_a_quotation_mark_nothing_closes_is_a_letter_like_others() -> None:
    assert [line.cells for line in lines_of('"mở\t1\n2')] == [('"mở', "1"), ("2",)]
