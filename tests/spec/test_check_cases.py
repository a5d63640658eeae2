"""Each check of the appendix finds what its cases say, and nothing else."""

import pytest

from factories.check_cases import CheckCase, check_cases, findings_of


CASES = check_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_check_finds_what_its_case_says(case: CheckCase) -> None:
    findings = findings_of(case)

    assert [(f.severity.value, f.place.code or "", f.found, f.expected) for f in findings] == list(case.finds)
    assert all(f.message.vi and f.message.en and f.suggestion.vi and f.suggestion.en for f in findings)
