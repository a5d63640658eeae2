"""Each check of the document finds what its cases say, and nothing else."""

import pytest

from factories.document_cases import DocumentCase, document_cases, findings_of, told


CASES = document_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_check_of_the_document_finds_what_its_case_says(case: DocumentCase) -> None:
    findings = findings_of(case)

    assert [told(finding) for finding in findings] == list(case.finds)
    assert all(f.message.vi and f.message.en and f.suggestion.vi and f.suggestion.en for f in findings)
