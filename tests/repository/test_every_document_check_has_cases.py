"""Every published check of the document has a passing, a failing and a missing-value case."""

from caicach.adapters.content.check_kinds.document import KINDS
from caicach.adapters.content.checks import load_checks
from factories.document_cases import document_cases


OUTCOMES = {"passing", "failing", "missing"}
CASES = document_cases()


def test_every_check_of_the_document_has_each_kind_of_case() -> None:
    shown = {(case.check, case.outcome) for case in CASES}
    wanted = {(check.id, outcome) for check in load_checks() if check.kind in KINDS for outcome in OUTCOMES}

    assert sorted(wanted - shown) == []
    assert sorted(shown - wanted) == []


def test_only_failing_cases_of_the_document_find_something() -> None:
    assert [case.name for case in CASES if (case.outcome == "failing") is not bool(case.finds)] == []
