"""The text of a value cell: exact numbers, five states, and what is doubtful."""

from decimal import Decimal

import pytest

from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, reported
from caicach.core.reading.cells import CellDoubt, CellReading, read_cell
from caicach.core.reading.quantities import Expectation


COUNT, AMOUNT, RATE, CODE = Expectation.COUNT, Expectation.AMOUNT, Expectation.RATE, Expectation.CODE
YES_NO = {"Có": 1, "Không": 0}


@pytest.mark.parametrize(
    ("text", "expects", "number"),
    [
        ("1.234", COUNT, "1234"),
        ("1234", COUNT, "1234"),
        ("02", COUNT, "2"),
        ("0.00", COUNT, "0"),
        ("16.0", COUNT, "16"),
        ("1.000", COUNT, "1000"),
        ("585.336", COUNT, "585336"),
        ("1 234", COUNT, "1234"),
        ("1.234.567", COUNT, "1234567"),
        ("1.234,0", COUNT, "1234"),
        ("-5", COUNT, "-5"),
        ("−5", COUNT, "-5"),
        ("27.", COUNT, "27"),
        (" 2\n", COUNT, "2"),
        ("16,90", RATE, "16.90"),
        ("16.90", RATE, "16.90"),
        ("100%", RATE, "100"),
        ("98,62 %", RATE, "98.62"),
        ("3. 90%", RATE, "3.90"),
        ("1.00", RATE, "1.00"),
        ("1.234,5", AMOUNT, "1234.5"),
        ("1,234.5", AMOUNT, "1234.5"),
        ("1.234", AMOUNT, "1234"),
        ("0.123", AMOUNT, "0.123"),
        ("12.5", AMOUNT, "12.5"),
        ("1", CODE, "1"),
    ],
)
def test_number_as_typed_is_read_exactly_without_doubt(text: str, expects: Expectation, number: str) -> None:
    reading = read_cell(text, expects)

    assert reading.value == reported(number)
    assert reading.doubt is None


@pytest.mark.parametrize(
    ("text", "expects", "number", "doubt"),
    [
        ("1,000", COUNT, "1000", CellDoubt.AMBIGUOUS),
        ("1.000", RATE, "1.000", CellDoubt.AMBIGUOUS),
        ("1,234", AMOUNT, "1.234", CellDoubt.AMBIGUOUS),
        ("1.5", COUNT, "1.5", CellDoubt.FRACTION_OF_COUNT),
        ("1,5", COUNT, "1.5", CellDoubt.FRACTION_OF_COUNT),
        ("gần 27.000", COUNT, "27000", CellDoubt.APPROXIMATE),
        ("hơn 57.000", COUNT, "57000", CellDoubt.APPROXIMATE),
        (">185,000", COUNT, "185000", CellDoubt.APPROXIMATE),
        ("4,52 ngàn", COUNT, "4520", CellDoubt.SCALED),
        ("trên 132 ngàn", COUNT, "132000", CellDoubt.APPROXIMATE),
        ("15/16", RATE, "93.75", CellDoubt.RATIO_AS_RATE),
        ("100%", COUNT, "100", CellDoubt.OTHER_UNIT),
        ("có 27", COUNT, "27", CellDoubt.TEXT_AROUND),
    ],
)
def test_number_that_can_be_doubted_is_kept_with_its_doubt(
    text: str, expects: Expectation, number: str, doubt: CellDoubt
) -> None:
    reading = read_cell(text, expects)

    assert reading.value.number == Decimal(number)
    assert reading.doubt is doubt


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("5-7", CellDoubt.RANGE),
        ("5 đến 7", CellDoubt.RANGE),
        ("15/16", CellDoubt.RATIO),
        ("14/12/2023", CellDoubt.DATE),
        ("20.7.2020", CellDoubt.DATE),
        ("2001-02-01", CellDoubt.DATE),
        ("12.34.567", CellDoubt.TEXT),
        ("1 5", CellDoubt.TEXT),
        ("O", CellDoubt.TEXT),
        ("l7", CellDoubt.TEXT),
        ("1e5", CellDoubt.TEXT),
        ("27 (2 quá hạn)", CellDoubt.TEXT),
    ],
)
def test_text_that_is_no_one_number_gives_none_and_says_why(text: str, doubt: CellDoubt) -> None:
    reading = read_cell(text, COUNT)

    assert reading.value == NOT_REPORTED
    assert reading.doubt is doubt


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("-", NONE_AROSE),
        ("–", NONE_AROSE),
        ("Không phát sinh", NONE_AROSE),
        ("Không có.", NONE_AROSE),
        ("0/0", NONE_AROSE),
        ("x", NOT_APPLICABLE),
        ("N/A", NOT_APPLICABLE),
        ("Không áp dụng", NOT_APPLICABLE),
        ("", NOT_REPORTED),
        ("   ", NOT_REPORTED),
        ("…", NOT_REPORTED),
        ("......", NOT_REPORTED),
        ("chưa có số liệu", NOT_REPORTED),
        ("mật", WITHHELD),
    ],
)
def test_mark_or_word_of_state_is_that_state_without_doubt(text: str, state: object) -> None:
    reading = read_cell(text, COUNT)

    assert reading.value == state
    assert reading.doubt is None


@pytest.mark.parametrize(("text", "mark"), [("12[1]", "[1]"), ("12(*)", "(*)"), ("12 *", "*"), ("12²", "²")])
def test_footnote_mark_is_taken_off_the_number(text: str, mark: str) -> None:
    reading = read_cell(text, COUNT)

    assert reading.value == reported(12)
    assert reading.mark == mark


@pytest.mark.parametrize(
    ("text", "unit"), [("1.234 hồ sơ", "Hồ sơ"), ("1.234 HS", "Hồ sơ"), ("1.234 đơn vị", "Cơ quan, đơn vị")]
)
def test_unit_typed_beside_the_number_is_no_doubt_when_it_is_the_row_s(text: str, unit: str) -> None:
    assert read_cell(text, COUNT, unit).doubt is None


def test_unit_typed_beside_the_number_is_doubted_when_it_is_another() -> None:
    assert read_cell("27 người", COUNT, "Nhiệm vụ").doubt is CellDoubt.OTHER_UNIT


@pytest.mark.parametrize(
    ("text", "number"), [("4,8 tỷ", "4800"), ("4,8 tỷ đồng", "4800"), ("62.000 tỉ", "62000000")]
)
def test_amount_of_another_size_is_brought_to_the_row_s_unit(text: str, number: str) -> None:
    reading = read_cell(text, AMOUNT, "Triệu đồng")

    assert reading.value == reported(number)
    assert reading.doubt is CellDoubt.SCALED


def test_amount_with_its_own_unit_is_no_doubt() -> None:
    reading = read_cell("1.200 triệu đồng", AMOUNT, "Triệu đồng")

    assert reading.value == reported(1200)
    assert reading.doubt is None


@pytest.mark.parametrize(("text", "code"), [("Có", 1), ("không", 0), ("CÓ", 1), ("Có = 1", 1), ("1 (Có)", 1)])
def test_word_of_a_coded_row_is_its_code(text: str, code: int) -> None:
    assert read_cell(text, CODE, "", YES_NO).value == reported(code)


def test_word_in_the_past_is_the_code_of_its_label() -> None:
    assert read_cell("Đã hoàn thành", CODE, "", {"Chưa": 0, "Hoàn thành": 1}).value == reported(1)


def test_word_with_the_wrong_code_beside_it_is_not_trusted() -> None:
    assert read_cell("Có = 0", CODE, "", YES_NO).doubt is CellDoubt.TEXT


def test_x_in_a_coded_row_may_be_a_tick() -> None:
    reading = read_cell("x", CODE, "", YES_NO)

    assert reading.value == NOT_APPLICABLE
    assert reading.doubt is CellDoubt.TICK


def test_row_of_digits_longer_than_any_figure_is_text() -> None:
    assert read_cell("9" * 400, Expectation.COUNT) == CellReading(NOT_REPORTED, CellDoubt.TEXT)


@pytest.mark.parametrize("text", ["=SUM(D52:D54)", "=0", "= B2/B1*100"])
def test_formula_never_computed_is_not_reported(text: str) -> None:
    assert read_cell(text, COUNT) == CellReading(NOT_REPORTED, CellDoubt.FORMULA)
