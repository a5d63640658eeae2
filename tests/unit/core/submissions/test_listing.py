"""A list of procedures as it comes out of a spreadsheet or a mail: each once, nothing lost in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caicach.adapters.content.messages import messages
from caicach.core.ground.elements import Element, hash_of
from caicach.core.submissions.listing import MOST_ELEMENTS, line_of, listing_of, rows_of_lines


def _listed(text: str) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in listing_of(rows_of_lines(text), messages()).elements]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1.004227\tĐăng ký kết hôn\n1.000656\tĐăng ký khai tử", [("1.004227", "Đăng ký kết hôn"), ("1.000656", "Đăng ký khai tử")]),
        ("1.004227 Đăng ký kết hôn\r\n\r\n1.000656   Đăng ký  khai tử ", [("1.004227", "Đăng ký kết hôn"), ("1.000656", "Đăng ký khai tử")]),
        ("1.004227\n1.000656", [("1.004227", ""), ("1.000656", "")]),
        ("1.004227.000.00.00.H21\tA", [("1.004227.000.00.00.H21", "A")]),
        ("Đăng ký kết hôn\nĐăng ký khai tử", [("", "Đăng ký kết hôn"), ("", "Đăng ký khai tử")]),
        ("STT\tMã TTHC\tTên thủ tục\n1\t1.004227\tKết hôn\n2\t1.000656\tKhai tử", [("1.004227", "Kết hôn"), ("1.000656", "Khai tử")]),
        ("Tên thủ tục\tMã số\nKết hôn\t1.004227", [("1.004227", "Kết hôn")]),
        ("1\t1.004227\tKết hôn\n2.\t1.000656\tKhai tử", [("1.004227", "Kết hôn"), ("1.000656", "Khai tử")]),
        ("", []),
        (" \n\t\n", []),
    ],
)  # fmt: skip
def test_lines_become_members(text: str, found: list[tuple[str, str]]) -> None:
    assert _listed(text) == found


def test_what_is_said_again_is_kept_once_and_told() -> None:
    listing = listing_of(
        [["1.004227", "A"], ["1.004227 ", "A khác"], ["2.h21", "B"], ["2.H21", "B"]], messages()
    )

    assert [one.code for one in listing.elements] == ["1.004227", "2.h21"]
    assert listing.repeated == 2
    assert listing.problems == ()


def test_names_alone_are_told_apart_without_tones_of_writing() -> None:
    listing = listing_of([["", "Đăng ký  kết hôn"], ["", "đăng ký kết hôn"]], messages())

    assert (len(listing.elements), listing.repeated) == (1, 1)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (["=1+1", "A"], "Dòng 2: “=1+1” không phải mã"),
        (["1" * 81, "A"], "Dòng 2: mã dài quá 80"),
        (["1.1", "A" * 501], "tên dài quá 500"),
        (["…", "A"], "Dòng 2: “…” không phải mã"),
    ],
)
def test_a_line_that_is_no_member_is_told_with_its_number(row: list[str], says: str) -> None:
    (problem,) = listing_of([["1.004227", "A"], row], messages()).problems

    assert says in problem.vi


def test_too_many_are_refused() -> None:
    (problem,) = listing_of([[f"1.{n}", ""] for n in range(MOST_ELEMENTS + 1)], messages()).problems

    assert "quá 5000 mục" in problem.vi


_NAMES = st.text(st.characters(codec="utf-8", categories=("Lu", "Ll")), min_size=1, max_size=12)


@given(st.lists(st.builds(Element, st.integers(1, 9999).map(lambda n: f"1.{n}"), _NAMES), max_size=20))
def test_a_list_written_as_lines_reads_back(elements: list[Element]) -> None:
    kept = listing_of([[one.code, one.name] for one in elements], messages()).elements

    assert listing_of(rows_of_lines("\n".join(map(line_of, kept))), messages()).elements == kept


def test_the_hash_tells_code_from_name() -> None:
    assert hash_of([Element("1", "23")]) != hash_of([Element("12", "3")])
    assert hash_of([]) != hash_of([Element("", "")])
