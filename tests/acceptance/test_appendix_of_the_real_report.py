"""The checks of the appendix on a real report in five formats: what is wrong is found, what is right stays silent."""

import shutil
from functools import cache
from pathlib import Path

import pytest

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.readers.file import read_file
from caicach.core.catalogue.understand import understand
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from caicach.core.ground.agencies import AgencyType


REPORTS = Path(__file__).parents[3] / "shared" / "reports"
APPENDIX = CheckBook(tuple(check for check in load_checks() if check.id < "K200"))

WRONG = {
    ("error", "K001", "B.1", "2", "0"),
    ("error", "K002", "C.1.4", "2", "6"),
    ("warning", "K174", "A.3.3", "0", ""),
    ("hint", "K175", "A.4.1", "%", "Cơ quan, đơn vị"),
    ("hint", "K048", "A.2", "", "100,00"),
}


@cache
def findings(suffix: str) -> tuple[Finding, ...]:
    """The findings about the report's file of this format."""
    if suffix == ".doc" and shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here to read a .doc")
    files = sorted(REPORTS.glob(f"gia-lai-ban-dan-toc-2023{suffix}"))
    if not files:
        pytest.skip("the real report is not beside this checkout")
    filing = understand(read_file(files[0]), load_catalogue(), agency_type=AgencyType.DEPARTMENT)
    return judge(Subject(filing, load_catalogue()), APPENDIX)


FORMATS = pytest.mark.parametrize("suffix", [".md", ".docx", ".xlsx", ".pdf", ".doc"])


@pytest.mark.slow
@FORMATS
def test_what_is_wrong_in_the_appendix_is_found_in_every_format(suffix: str) -> None:
    found = {(f.severity.value, f.check, f.place.code, f.found, f.expected) for f in findings(suffix)}

    assert found >= WRONG


@pytest.mark.slow
@FORMATS
def test_errors_and_warnings_are_those_and_no_others(suffix: str) -> None:
    grave = {(f.check, f.place.code) for f in findings(suffix) if f.severity.value != "hint"}

    assert grave == {("K001", "B.1"), ("K002", "C.1.4"), ("K174", "A.3.3")}


@pytest.mark.slow
@FORMATS
def test_hints_are_few_and_each_of_its_own_kind(suffix: str) -> None:
    """Typed zeros in rows of other agencies, blank rows, a rate no base reaches: one hint each, not one a row."""
    hints = [f.check for f in findings(suffix) if f.severity.value == "hint"]

    assert sorted(hints) == ["K048", "K171", "K175", "K177", "K179"]
