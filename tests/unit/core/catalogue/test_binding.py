"""Printed rows bound to the form version that fits; every row accounted for."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.binding import Binding, bind, is_other_form
from caicach.core.catalogue.observations import Certainty
from caicach.core.ground.values import NONE_AROSE, NOT_REPORTED, reported
from factories.found import HEADER, appendix, appendix_rows, document


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("2023")
Rows = list[list[str]]


def bound(*tables: Rows, day: date | None = None) -> Binding:
    return bind(document(*tables), CATALOGUE, day)


def numbered(rows: Rows, number: str, label: str) -> list[str]:
    return next(row for row in rows if row[0] == number and row[1].startswith(label))


@pytest.mark.parametrize(("words", "version"), [("printed", "2023"), ("new", "2023"), ("old", "2022")])
def test_version_is_the_one_whose_words_the_table_carries(words: str, version: str) -> None:
    binding = bound(appendix(appendix_rows(FORM, words)))

    assert binding.form.id == version
    assert (binding.bound, len(binding.observations), len(binding.unbound)) == (200, 176, 0)


def test_two_level_form_is_recognised() -> None:
    form = CATALOGUE.form("two-level")

    assert bound(appendix(appendix_rows(form))).form is form


def test_words_outweigh_the_date_and_the_reason_says_so() -> None:
    binding = bound(appendix(appendix_rows(FORM, "old")), day=date(2023, 12, 14))

    assert binding.form.id == "2022"
    assert "dù kỳ báo cáo này dùng biểu mẫu áp dụng từ 01/02/2023" in binding.reason.vi


def test_reason_calls_the_form_by_its_title_and_first_day() -> None:
    binding = bound(appendix(appendix_rows(CATALOGUE.form("two-level"))))

    title = "Thống kê số liệu về kết quả thực hiện công tác cải cách hành chính"
    assert binding.reason.vi.startswith(f"Bảng số liệu khớp biểu mẫu “{title}” áp dụng từ 01/07/2025: ")


@pytest.mark.parametrize(("day", "version"), [(date(2022, 6, 14), "2022"), (date(2023, 12, 14), "2023")])
def test_date_decides_between_versions_that_fit_equally(day: date, version: str) -> None:
    unamended = [row for row in appendix_rows(FORM) if row[0] in ("5.1", "5.2", "5.5")]

    assert bound(appendix(unamended), day=day).form.id == version


def test_same_number_in_every_pillar_is_told_apart() -> None:
    rows = appendix_rows(FORM)
    binding = bound(appendix(rows))

    assert (
        len({o.indicator.pillar for o in binding.observations.values() if o.indicator.code.endswith(".2.1")})
        > 3
    )
    assert all(o.raw == o.where.text for o in binding.observations.values() if o.where)


def drop_titles(rows: Rows) -> Rows:
    return [row for row in rows if row[0]]


def number_from_one(rows: Rows) -> Rows:
    return [[str(number), *row[1:]] for number, row in enumerate(rows, 1)]


def in_capitals(rows: Rows) -> Rows:
    return [[row[0], row[1].upper(), *row[2:]] for row in rows]


def written_out(rows: Rows) -> Rows:
    long = {"VBQPPL": "văn bản quy phạm pháp luật", "TTHC": "thủ tục hành chính", "UBND": "Ủy ban nhân dân"}
    for short, words in long.items():
        rows = [[row[0], row[1].replace(short, words), *row[2:]] for row in rows]
    return rows


def abbreviated(rows: Rows) -> Rows:
    short = {"nhiệm vụ": "NV", "Số lượng": "SL", "hồ sơ": "HS"}
    for words, letters in short.items():
        rows = [[row[0], row[1].replace(words, letters), *row[2:]] for row in rows]
    return rows


def titles_in_the_first_column(rows: Rows) -> Rows:
    return [row if row[0] else [f"I. {row[1]}", "", "", "", ""] for row in rows]


def labels_broken(rows: Rows) -> Rows:
    done: Rows = []
    for row in rows:
        cut = row[1].rfind(" ", 0, 40)
        if row[0] and len(row[1]) > 60 and cut > 0:
            done += [[row[0], row[1][:cut], *row[2:]], ["", row[1][cut + 1 :], "", "", ""]]
        else:
            done.append(row)
    return done


@pytest.mark.parametrize(
    "change",
    [
        drop_titles,
        number_from_one,
        in_capitals,
        written_out,
        abbreviated,
        titles_in_the_first_column,
        labels_broken,
    ],
)
def test_change_of_form_does_not_change_what_is_bound(change: Callable[[Rows], Rows]) -> None:
    rows = appendix_rows(FORM)
    plain = bound(appendix(rows))

    changed = bound(appendix(change(rows)))

    assert {i: o.value for i, o in changed.observations.items()} == {
        i: o.value for i, o in plain.observations.items()
    }
    assert changed.unbound == ()
    assert all(o.certainty is Certainty.BOUND for o in changed.observations.values())


def test_rows_without_number_column_are_bound_by_words_and_order() -> None:
    rows = [row[1:] for row in appendix(appendix_rows(FORM))]

    binding = bound(rows)

    assert binding.bound == 200
    assert all(o.doubt is None for o in binding.observations.values())


def test_missing_row_has_no_observation() -> None:
    rows = [row for row in appendix_rows(FORM) if row[0] != "5.7"]

    assert "A.5.7" not in {o.indicator.code for o in bound(appendix(rows)).observations.values()}


def test_label_with_a_wrong_number_is_bound_by_its_words_with_a_doubt() -> None:
    rows = appendix_rows(FORM)
    numbered(rows, "6.1", "Số lượng phiếu")[0] = "9.9"

    observation = next(o for o in bound(appendix(rows)).observations.values() if o.indicator.code == "A.6.1")

    assert observation.certainty is Certainty.DOUBTFUL
    assert observation.doubt is not None
    assert "9.9" in observation.doubt.vi


def test_label_that_is_missing_is_bound_by_number_with_a_doubt() -> None:
    rows = appendix_rows(FORM)
    row = numbered(rows, "3.3.1", "Số vấn đề")
    row[1] = ""

    observation = next(
        o for o in bound(appendix(rows)).observations.values() if o.indicator.code == "A.3.3.1"
    )

    assert observation.score == 0
    assert observation.certainty is Certainty.DOUBTFUL


def test_label_hardly_like_the_form_s_is_bound_by_its_place_with_a_doubt() -> None:
    rows = appendix_rows(FORM)
    row = numbered(rows, "3.3.1", "Số vấn đề")
    row[1] = "Số vấn đề qua kiểm tra"

    observation = next(
        o for o in bound(appendix(rows)).observations.values() if o.indicator.code == "A.3.3.1"
    )

    assert 60 <= observation.score < 88
    assert observation.certainty is Certainty.DOUBTFUL


def test_slip_of_the_pen_is_no_doubt() -> None:
    rows = appendix_rows(FORM)
    numbered(rows, "3.3.1", "Số vấn đề")[1] = "Số vấn đề phát hiên qua kiểm tr"

    observation = next(
        o for o in bound(appendix(rows)).observations.values() if o.indicator.code == "A.3.3.1"
    )

    assert observation.certainty is Certainty.BOUND
    assert 88 <= observation.score < 100


@pytest.mark.parametrize(("second", "key"), [("16", "cùng số liệu"), ("99", "khác nhau")])
def test_row_that_stands_twice_is_bound_once_and_listed(second: str, key: str) -> None:
    row = ["2.1", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ", "16", ""]

    binding = bound([HEADER, row, [*row[:3], second, ""]])

    assert [o.value for o in binding.observations.values()] == [reported(16)]
    assert [u.raw for u in binding.unbound] == [second]
    assert key in binding.unbound[0].why.vi


def test_row_of_no_form_is_unbound_with_its_score() -> None:
    rows = [*appendix_rows(FORM), ["9", "Số cây xanh đã trồng trong khuôn viên", "Cây", "7", ""]]

    (row,) = bound(appendix(rows)).unbound

    assert (row.number, row.raw) == ("9", "7")
    assert row.score < 80


def test_figure_in_a_heading_row_is_listed_and_no_observation() -> None:
    rows = appendix_rows(FORM)
    numbered(rows, "3", "Kiểm tra CCHC")[3] = "5"

    binding = bound(appendix(rows))

    assert [u.raw for u in binding.unbound] == ["5"]
    assert "A.3" in binding.unbound[0].why.vi
    assert binding.bound == 200


def test_doubt_about_a_cell_is_a_sentence_with_its_row() -> None:
    rows = appendix_rows(FORM)
    numbered(rows, "2.1", "Số nhiệm vụ")[3] = "gần 16"

    observation = next(o for o in bound(appendix(rows)).observations.values() if o.indicator.code == "A.2.1")

    assert observation.value.number == Decimal(16)
    assert observation.doubt is not None
    assert "A.2.1" in observation.doubt.vi
    assert "gần 16" in observation.doubt.en


def test_marks_of_state_and_code_words_are_read_by_the_row_s_kind() -> None:
    rows = appendix_rows(FORM)
    numbered(rows, "2.1", "Số nhiệm vụ")[3] = "-"
    numbered(rows, "2.2", "Số nhiệm vụ")[3] = ""
    numbered(rows, "6", "Khảo sát")[3] = "Có"

    found = {o.indicator.code: o.value for o in bound(appendix(rows)).observations.values()}

    assert (found["A.2.1"], found["A.2.2"], found["A.6"]) == (NONE_AROSE, NOT_REPORTED, reported(1))


def test_table_of_another_form_is_said_to_be_one() -> None:
    names = ("Tốc độ tăng giá trị sản xuất", "Thu ngân sách nhà nước", "Tỷ lệ hộ nghèo", "Số lao động có việc làm",
             "Tỷ lệ tham gia bảo hiểm y tế", "Thu hút đầu tư")  # fmt: skip
    binding = bound(appendix([[str(n), name, "%", "9", ""] for n, name in enumerate(names, 1)]))

    assert binding.bound == 0
    assert len(binding.unbound) == 6
    assert "không phải phụ lục thống kê CCHC" in binding.reason.vi


def test_document_without_table_says_so_and_takes_the_form_of_the_date() -> None:
    binding = bind(document("Chỉ có chữ."), CATALOGUE, date(2023, 12, 14))

    assert binding.form.id == "2023"
    assert binding.rows == 0
    assert "Không thấy phụ lục" in binding.reason.vi


@pytest.mark.parametrize(
    ("matched", "rows", "is_other"), [(0, 8, True), (2, 8, True), (3, 8, False), (0, 4, False)]
)
def test_few_rows_alike_of_enough_rows_make_another_form(matched: int, rows: int, is_other: bool) -> None:
    assert is_other_form(matched, rows) is is_other
