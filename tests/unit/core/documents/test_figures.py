"""Figures as printed."""

import pytest

from caicach.core.documents.figures import SettledFigures, settle
from caicach.core.documents.official import Figure
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from factories.statements import form, values_of


def settled(
    figures: dict[str, int | str], agency_type: AgencyType | None = AgencyType.DEPARTMENT
) -> SettledFigures:
    return settle(form(), values_of(figures), agency_type)


@pytest.mark.parametrize(
    ("part", "whole", "given", "rate"),
    [
        (17, 17, "", reported("100.00")),
        (2, 3, "75", reported("66.67")),  # the parts win over a typed rate
        (0, 0, "0.00", NONE_AROSE),
        ("-", "-", "", NONE_AROSE),
        (0, 3, "", reported("0.00")),
        (1, 0, "5", reported("5")),  # parts that contradict one another say nothing
        (-1, 3, "", NOT_REPORTED),  # no rate of a negative number
        ("", 3, "33.33", reported("33.33")),
        (3, "", "", NOT_REPORTED),
        ("*", 3, "*", WITHHELD),
        ("x", "x", "x", NOT_APPLICABLE),
        (0, 0, "x", NOT_APPLICABLE),
    ],
)
def test_rate_of_two_rows_is_computed(part: int | str, whole: int | str, given: str, rate: Value) -> None:
    figures = settled({"C.3.1": given, "C.3.1.1": whole, "C.3.1.2": part})

    assert figures.value("dossiers-department-on-time-rate") == rate


def test_silence_in_a_row_for_another_level_is_not_applicable() -> None:
    figures = settled({"C.3.2.1": ""})

    assert figures.value("dossiers-district-resolved") == NOT_APPLICABLE


def test_silence_in_a_row_the_agency_leads_is_a_figure_it_owes() -> None:
    row = "dossiers-district-resolved"
    figures = settle(form(), values_of({"C.3.2.1": ""}), AgencyType.DEPARTMENT, led=frozenset({row}))

    assert figures.value(row) == NOT_REPORTED
    assert not figures.is_foreign(row)


def test_zero_typed_in_a_row_for_another_level_stays_as_reported() -> None:
    figures = settled({"C.3.2.1": 0})

    assert figures.value("dossiers-district-resolved") == reported(0)
    assert figures.is_foreign("dossiers-district-resolved")


def test_total_that_disagrees_with_its_parts_stays_as_reported() -> None:
    figures = settled({"B.1": 2, "B.1.1": 0, "B.1.2": 0, "B.1.3": 0})

    assert figures.value("legal-documents-issued") == reported(2)


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("A.5.5", "2", "02"),
        ("A.5.5", "0", "0"),
        ("A.5.5", "27", "27"),
        ("C.3.1.1", "57689", "57.689"),
        ("F.1.1", "1234567.5", "1.234.567,5"),
        ("D.2.5", "16.90", "16,90%"),
        ("D.2.5", "98.615", "98,62%"),
        ("D.2.5", "100.00", "100%"),
    ],
)
def test_figure_in_a_sentence(code: str, number: str, text: str) -> None:
    row = form().by_code[code]

    assert settled({code: number}).in_prose(row.id) == Figure(text, f"{row.id}:prose")


def test_rate_of_two_figures_beyond_the_whole_is_not_printed() -> None:
    figures = settled({"A.5.5": 2, "A.5.6": 3})

    assert figures.rate_in_prose("provincial-tasks-on-time", "provincial-tasks-assigned") is None
    assert figures.in_fraction("provincial-tasks-on-time", "provincial-tasks-assigned") is None


def test_fraction_has_no_leading_zeros_so_that_it_is_no_date() -> None:
    part, whole = settled({"A.5.5": 2, "A.5.6": 1}).in_fraction(
        "provincial-tasks-on-time", "provincial-tasks-assigned"
    ) or (None, None)

    assert part is not None
    assert whole is not None
    assert (part.text, whole.text) == ("1", "2")


@pytest.mark.parametrize(
    "tag",
    [
        "provincial-tasks-assigned:prose",
        "provincial-tasks-assigned:plain",
        "provincial-tasks-on-time:rate:A.5.5",
        "provincial-tasks-assigned:rest:A.5.6+A.5.7",
    ],
)
def test_tag_gives_back_its_figure(tag: str) -> None:
    figure = settled({"A.5.5": 27, "A.5.6": 22, "A.5.7": 2}).by_tag(tag)

    assert figure is not None
    assert figure.tag == tag
