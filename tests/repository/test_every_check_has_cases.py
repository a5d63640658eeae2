"""Every published check of the appendix has a passing, a failing and a missing-value case."""

from caicach.adapters.content.check_kinds.appendix import KINDS
from caicach.adapters.content.checks import load_checks
from factories.check_cases import OUTCOMES, check_cases


def test_every_check_of_the_appendix_has_each_kind_of_case() -> None:
    shown = {(case.check, case.outcome) for case in check_cases()}
    wanted = {(check.id, outcome) for check in load_checks() if check.kind in KINDS for outcome in OUTCOMES}

    assert sorted(wanted - shown) == []


def test_every_case_is_of_a_published_check() -> None:
    assert {case.check for case in check_cases()} <= set(load_checks().by_id)


def test_failing_cases_find_something_and_passing_cases_nothing() -> None:
    wrong = [
        case.name
        for case in check_cases()
        if {"failing": True, "passing": False}.get(case.outcome) is not (bool(case.finds))
        and case.outcome != "missing"
    ]

    assert wrong == []
