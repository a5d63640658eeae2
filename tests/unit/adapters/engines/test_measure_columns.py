"""Which measures are rows of the form as they stand."""

from dataclasses import replace

import pytest

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.engines.measure_columns import Brought
from caicach.core.consolidation.ways.added import Sum
from caicach.core.consolidation.ways.columns import Encoding


FORM = load_catalogue().form("2023")
ROW = FORM.by_id["procedures-in-force-province"]
(PLAIN,) = Sum(ROW).encodings()
KINDS = frozenset(kind.value for kind in ROW.applies_to)
ONE_OF = next(part for part in PLAIN.state.split(" OR ") if " IN " in part).removeprefix("CASE WHEN ")


def brought(encoding: Encoding) -> Brought:
    return Brought.of(FORM, [encoding])


def test_row_that_is_summed_is_read_as_it_stands() -> None:
    row = brought(PLAIN).plain[ROW.id]

    assert (row.number, row.asked) == ("procedures_in_force_province", frozenset({("agency_type", KINDS)}))


def test_row_asked_of_an_agency_by_name_too_is_read_as_it_stands() -> None:
    asked = f"({ONE_OF} OR agency IN ('so-a', 'so-b'))"

    row = brought(replace(PLAIN, state=PLAIN.state.replace(ONE_OF, asked))).plain[ROW.id]

    assert row.asked == {("agency_type", KINDS), ("agency", frozenset({"so-a", "so-b"}))}


@pytest.mark.parametrize(
    "other",
    [
        replace(PLAIN, number="0"),
        replace(PLAIN, state=f"{PLAIN.state} + 0"),
        replace(PLAIN, state=PLAIN.state.replace(ONE_OF, f"NOT {ONE_OF}")),
        replace(PLAIN, state=PLAIN.state.replace(ONE_OF, f"{ONE_OF} AND period = '2024'")),
        replace(PLAIN, state="1"),
    ],
)
def test_measure_that_says_anything_else_is_worked_out(other: Encoding) -> None:
    assert brought(other) == Brought({}, (other,))
