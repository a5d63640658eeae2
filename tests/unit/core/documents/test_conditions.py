"""When a sentence fits."""

import pytest

from caicach.core.documents.conditions import parse_condition
from caicach.core.documents.figures import settle
from caicach.core.ground.agencies import AgencyType
from factories.statements import form, values_of


FIGURES = {
    "A.5.5": 27,
    "A.5.6": 22,
    "A.5.7": 2,
    "A.5.8": 3,
    "A.2.1": 0,
    "A.3.3.1": "-",
    "B.1.1": "x",
    "B.1.3": 4,
}


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("provincial-tasks-assigned > 0", True),
        ("provincial-tasks-assigned = 27", True),
        ("provincial-tasks-assigned != 27", False),
        (
            "provincial-tasks-assigned = provincial-tasks-on-time + provincial-tasks-late + provincial-tasks-overdue",
            True,
        ),
        ("provincial-tasks-assigned <= 26", False),
        ("provincial-tasks-assigned >= 27", True),
        ("provincial-tasks-on-time < provincial-tasks-assigned", True),
        ("plan-tasks-set = 0", True),
        ("inspection-issues-found = 0", True),  # none arose counts as zero
        ("plan-tasks-completed = 0", False),  # missing compares with nothing
        ("plan-tasks-completed != 0", False),
        ("legal-documents-issued-province = 0", False),  # not applicable alone compares with nothing
        ("legal-documents-issued-province + legal-documents-issued-commune = 4", True),
        ("plan-tasks-set + plan-tasks-completed = 0", False),  # a sum with a missing figure is no sum
        ("inspection-issues-found is none_arose", True),
        ("plan-tasks-completed is not_reported", True),
        ("plan-tasks-set is reported", True),
        ("plan-tasks-set is withheld", False),
    ],
)
def test_condition_holds_by_the_figures(text: str, holds: bool) -> None:
    figures = settle(form(), values_of(FIGURES), AgencyType.DEPARTMENT)

    assert parse_condition(text).holds(figures) is holds


@pytest.mark.parametrize("text", ["plan-tasks-set", "a == b", "a = ", "a is unknown"])
def test_text_that_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_condition(text)


def test_a_row_is_tallied_where_it_counts_agencies() -> None:
    condition = parse_condition("leader-dialogue is tallied")
    values = values_of({"A.7": 12})

    assert condition.holds(settle(form(), values, AgencyType.PROVINCE, {"leader-dialogue"}))
    assert not condition.holds(settle(form(), values, AgencyType.PROVINCE))
    assert condition.indicators == {"leader-dialogue"}
