"""One published check on a few lines of text: what it finds, as the words it points at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from caicach.adapters.content.checks import load_checks
from caicach.adapters.content.load import load_catalogue
from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.understand import understand
from caicach.core.checks.check import Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from factories.found import document


HEAD = (
    "UBND TỈNH GIA LAI",
    "BAN DÂN TỘC",
    "Số: 60/BC-BDT",
    "Gia Lai, ngày 15 tháng 12 năm 2023",
    "BÁO CÁO",
    "Công tác cải cách hành chính năm 2023",
    "Kính gửi: Sở Nội vụ.",
)
YEAR = ReportingPeriod(PeriodKind.YEAR, 2023, date(2022, 12, 15), date(2023, 12, 14))


def written(*lines: str, head: Sequence[str] = HEAD, period: ReportingPeriod | None = YEAR) -> Filing:
    """The lines as results of a Ban's annual report of 2023, its usual head above them."""
    results = [("II. KẾT QUẢ THỰC HIỆN", True), ("1. Cải cách thể chế", True)]
    found = document(*head, *results, *lines)
    filing = understand(found, load_catalogue(), period=period, agency_type=AgencyType.DEPARTMENT)
    return replace(filing, agency=None, period=period)


def judged(check: str, filing: Filing, earlier: tuple[Filing, ...] = ()) -> tuple[Finding, ...]:
    """What that check alone finds."""
    published = load_checks().by_id[check]
    return tuple(published.rule.judge(published, Subject(filing, load_catalogue(), earlier)))


def pointed_at(check: str, *lines: str) -> list[str]:
    """The words the check points at in these lines."""
    return [finding.place.text for finding in judged(check, written(*lines))]
