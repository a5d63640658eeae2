"""However the same appendix is set, the same observations are read from it, and no value is lost or invented."""

import unicodedata
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.binding import bind
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.values import Value
from caicach.core.reading.cells import read_cell
from caicach.core.reading.quantities import Expectation
from factories.found import HEADER, appendix, appendix_rows, document


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("2023")
MARKS = ["-", "x", "…", "", "mật"]
cell_texts = st.one_of(st.sampled_from(MARKS), st.integers(0, 10**7).map(vietnamese_number))
columns = st.lists(cell_texts, min_size=176, max_size=176)


def values(*tables: list[list[str]]) -> Mapping[str, Value]:
    return {id_: o.value for id_, o in bind(document(*tables), CATALOGUE, None).observations.items()}


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(column=columns, data=st.data())
def test_appendix_set_otherwise_is_read_the_same(column: list[str], data: st.DataObject) -> None:
    rows = appendix_rows(FORM, values=column)
    plain = values(appendix(rows))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(rows) - 1), max_size=8)))
    pieces = [rows[a:b] for a, b in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    order = data.draw(st.permutations(range(5)))
    shuffled = data.draw(st.permutations(rows))

    assert values(*(appendix(piece) for piece in pieces)) == plain
    assert values([[row[at] for at in order] for row in [HEADER, *rows]]) == plain
    assert values([[unicodedata.normalize("NFD", text) for text in row] for row in [HEADER, *rows]]) == plain
    assert values(appendix(shuffled)) == plain


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(column=columns, dropped=st.sets(st.integers(0, 208), max_size=60))
def test_rows_left_out_are_the_only_ones_missing(column: list[str], dropped: set[int]) -> None:
    rows = appendix_rows(FORM, values=column)
    plain = values(appendix(rows))
    left = [row for at, row in enumerate(rows) if at not in dropped]

    found = values(appendix(left))

    assert found.items() <= plain.items()
    assert len(found) == sum(map(_takes_value, left))


def _takes_value(row: list[str]) -> bool:
    return bool(row[0]) and any(
        i.takes_value and i.code.endswith(f".{row[0]}") and row[1] in i.printed for i in FORM.indicators
    )


@given(number=st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False))
def test_rate_is_read_the_same_with_comma_and_with_dot(number: object) -> None:
    with_dot = f"{number:f}"

    dotted, comma = (read_cell(text, Expectation.RATE) for text in (with_dot, with_dot.replace(".", ",")))

    assert dotted == comma
    assert dotted.value.number == number


@given(number=st.integers(-(10**9), 10**9))
def test_count_is_read_the_same_however_its_thousands_are_parted(number: int) -> None:
    texts = (str(number), vietnamese_number(number), vietnamese_number(number).replace(".", " "))

    assert {read_cell(text, Expectation.COUNT).value.number for text in texts} == {number}


@pytest.mark.slow
@given(text=st.text(max_size=40), expects=st.sampled_from(list(Expectation)))
def test_any_text_is_read_without_failing_and_never_as_a_number_it_does_not_hold(
    text: str, expects: Expectation
) -> None:
    reading = read_cell(text, expects)

    if reading.value.number is not None:
        assert any(unicodedata.normalize("NFKC", c).isdigit() for c in text)
