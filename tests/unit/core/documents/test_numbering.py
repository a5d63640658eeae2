"""Numbers of headings."""

import pytest

from caicach.core.documents.numbering import numbered, roman
from caicach.core.documents.official import LineRole


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")]
)
def test_number_in_roman_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


@pytest.mark.parametrize(
    ("role", "places", "text"),
    [(LineRole.PART, (2,), "II. "), (LineRole.CLAUSE, (2, 3), "3. "), (LineRole.POINT, (2, 3, 1), "3.1. ")],
)
def test_heading_is_numbered_within_its_part(role: LineRole, places: tuple[int, ...], text: str) -> None:
    assert numbered(role, places) == text
