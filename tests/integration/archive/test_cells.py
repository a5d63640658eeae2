"""Figures of the archive as values: made when asked for, and the same as were published."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from caicach.adapters.archive.cells import Cells, CellValues
from caicach.adapters.archive.columns import table_of
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.indicators import IndicatorKind
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported


FORM = load_catalogue().form("2023")
COUNT = next(row.id for row in FORM.indicators if row.kind is IndicatorKind.COUNT)
RATE = next(row.id for row in FORM.indicators if row.kind is IndicatorKind.RATE)
VALUES = st.one_of(
    st.decimals(-(10**12), 10**12, places=2).map(reported),
    st.sampled_from([NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD]),
)


def archived(*said: Mapping[str, Value]) -> list[CellValues]:
    given = [
        Contribution(f"s-{at}", f"so-{at}", AgencyType.DEPARTMENT, FORM, "2024", values)
        for at, values in enumerate(said)
    ]
    table = table_of(Dataset.FIGURES, FORM, [AcceptedSubmission(one, 1, date(2024, 1, 2)) for one in given])
    cells = Cells(FORM, table)
    return [CellValues(cells, at) for at in range(len(said))]


@settings(max_examples=25, deadline=None)
@given(
    said=st.lists(
        st.dictionaries(st.sampled_from([r.id for r in FORM.indicators if r.takes_value]), VALUES), max_size=4
    )
)
def test_values_are_those_published_but_for_what_was_not_reported(said: list[dict[str, Value]]) -> None:
    expected = [{row: v for row, v in one.items() if v != NOT_REPORTED} for one in said]

    found = archived(*said)

    assert [set(one) for one in found] == [set(one) for one in expected]
    assert [len(one) for one in found] == [len(one) for one in expected]
    assert found == expected


def test_rate_has_as_many_decimals_as_were_printed() -> None:
    (found,) = archived({RATE: reported(Decimal("97.50")), COUNT: reported(3)})

    assert (str(found[RATE].number), str(found[COUNT].number)) == ("97.50", "3")


def test_row_that_was_not_reported_is_not_there() -> None:
    (found,) = archived({COUNT: NOT_REPORTED})

    assert (found.get(COUNT), found.get("no-such-row", NOT_REPORTED), COUNT in found) == (
        None,
        NOT_REPORTED,
        False,
    )
