"""The check book: which checks hold for which filing on which day."""

from dataclasses import replace
from datetime import date

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Scope
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind
from factories.filings import filing


CHECK = replace(load_checks().by_id["K001"], from_on=date(2023, 1, 1), until=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2023, 12, 31), True),
        (date(2024, 1, 1), False),
        (None, False),
    ],
)
def test_check_with_an_end_holds_from_its_first_to_its_last_day(day: date | None, holds: bool) -> None:
    assert CHECK.is_in_force(day) is holds


def test_check_without_an_end_holds_when_the_day_is_not_known() -> None:
    assert replace(CHECK, until=None).is_in_force(None)


@pytest.mark.parametrize(
    ("scope", "covers"),
    [
        (Scope(), True),
        (Scope(agency_types=frozenset({AgencyType.DEPARTMENT})), True),
        (Scope(agency_types=frozenset({AgencyType.COMMUNE})), False),
        (Scope(periods=frozenset({PeriodKind.YEAR})), True),
        (Scope(periods=frozenset({PeriodKind.HALF_YEAR})), False),
        (Scope(forms=frozenset({"2023"})), True),
        (Scope(forms=frozenset({"2022"})), False),
    ],
)
def test_scope_asks_for_each_thing_it_names(scope: Scope, covers: bool) -> None:
    assert scope.covers(filing({})) is covers


def test_scope_that_asks_for_a_type_leaves_out_a_filing_of_unknown_type() -> None:
    scope = Scope(agency_types=frozenset({AgencyType.DEPARTMENT}))

    assert not scope.covers(filing({}, agency_type=None))


def test_book_with_one_id_twice_cannot_be() -> None:
    with pytest.raises(ValueError, match="two checks of one id: K001"):
        CheckBook((CHECK, CHECK))


def test_book_gives_the_checks_in_force_for_a_filing() -> None:
    other = replace(CHECK, id="K002", scope=Scope(forms=frozenset({"2022"})))
    book = CheckBook((CHECK, other))

    assert [c.id for c in book.in_force(date(2023, 6, 1), filing({}))] == ["K001"]
    assert len(book) == 2
