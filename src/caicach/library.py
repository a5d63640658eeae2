"""The acts of the library, each in one call: read a report, check it, write one."""

from pathlib import Path

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.readers import read_file
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks.book import CheckBook
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.checks.run import judge
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod


def catalogue() -> Catalogue:
    """All content, read once a process."""
    return load_catalogue()


def check_book() -> CheckBook:
    """Every published check, read once a process."""
    return load_checks()


def read(path: Path, period: ReportingPeriod | None = None, agency_type: AgencyType | None = None) -> Filing:
    """The report in the file, bound to the form that fits; what the caller says of period and agency type holds.

    UnreadableInput when the file is no document that can be read; the file is never changed.
    """
    return understand(read_file(path), catalogue(), period=period, agency_type=agency_type)


def check(filing: Filing, earlier: tuple[Filing, ...] = ()) -> tuple[Finding, ...]:
    """Every finding about the filing, one a fact, in the order of the document; `earlier` newest first."""
    return judge(Subject(filing, catalogue(), earlier), check_book())


def example_report() -> Path:
    """The report that ships with caicach, as .docx; its appendix as .xlsx stands beside it."""
    package = Path(__file__).resolve().parent
    inside = package / "examples"
    folder = inside if inside.is_dir() else package.parents[1] / "examples"
    return folder / "ban-dan-toc-2023.docx"
