"""What a person types into a cell is understood exactly, or kept as typed."""

from decimal import Decimal

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, reported
from caicach.core.submissions.typed import shown_in, understood
from factories.filings import STATES


CATALOGUE = load_catalogue()
FORM = CATALOGUE.form("two-level")
COUNT, RATE, AMOUNT, YES_NO = "C.1.1", "A.4.2", "F.1.1", "A.6"


def _read(text: str, code: str) -> object:
    return understood(text, FORM.by_code[code], CATALOGUE.messages)


@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        (COUNT, "1.234", "1234"),
        (COUNT, "1234", "1234"),
        (COUNT, "02", "2"),
        (COUNT, "0", "0"),
        (RATE, "16,90", "16.90"),
        (RATE, "0.00", "0.00"),
        (RATE, "100%", "100"),
        (AMOUNT, "4.800,5", "4800.5"),
        (YES_NO, "Có", "1"),
        (YES_NO, "1", "1"),
        (YES_NO, "không", "0"),
    ],
)
def test_usual_ways_of_writing_a_number_are_understood(code: str, text: str, number: str) -> None:
    cell = _read(text, code)

    assert (cell.value, cell.typed, cell.doubt) == (reported(Decimal(number)), "", None)


@pytest.mark.parametrize(
    ("text", "state"),
    [("-", NONE_AROSE), ("x", NOT_APPLICABLE), ("", NOT_REPORTED), ("?", NOT_REPORTED), ("mật", WITHHELD)],
)
def test_each_state_has_a_mark(text: str, state: object) -> None:
    assert _read(text, COUNT).value == state


def test_not_applicable_is_typed_the_same_in_a_coded_row() -> None:
    assert _read("x", YES_NO).value == NOT_APPLICABLE


@pytest.mark.parametrize(
    ("code", "text", "choices"),
    [
        (COUNT, "1,234", ["1234"]),
        (COUNT, "2,5", []),
        (RATE, "1.234", ["1.234", "1234"]),
        (COUNT, "khoảng 5", ["5"]),
        (COUNT, "12 (3 mới)", []),
        (COUNT, "12*", ["12"]),
        (COUNT, "=A1+A2", []),
        (COUNT, "đang rà soát", []),
    ],
)
def test_what_is_unclear_is_kept_as_typed_with_what_it_may_mean(
    code: str, text: str, choices: list[str]
) -> None:
    cell = _read(text, code)

    assert (cell.value, cell.typed) == (NOT_REPORTED, text)
    assert cell.doubt is not None
    assert text in cell.doubt.vi
    assert [f"{choice.number:f}" for choice in cell.choices] == choices


WHOLE = [(code, number) for code in (COUNT, RATE, AMOUNT, YES_NO) for number in ("0", "7", "1234", "100000")]
DECIMAL = [
    (code, number) for code in (RATE, AMOUNT) for number in ("16.9", "1234.5", "33.333", "0.125", "1.234")
]


@pytest.mark.parametrize(("code", "number"), [*WHOLE, *DECIMAL])
def test_a_value_as_shown_is_read_back_the_same(code: str, number: str) -> None:
    row, value = FORM.by_code[code], reported(Decimal(number))

    assert understood(shown_in(row, value), row, CATALOGUE.messages).value == value


@pytest.mark.parametrize("state", sorted(set(STATES.values()), key=str))
def test_a_state_as_shown_is_read_back_the_same(state: object) -> None:
    row = FORM.by_code[COUNT]

    assert understood(shown_in(row, state), row, CATALOGUE.messages).value == state
