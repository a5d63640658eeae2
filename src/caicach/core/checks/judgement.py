"""What came of checking one file: its findings, or why it could not be read."""

from dataclasses import dataclass

from caicach.core.checks.findings import Finding
from caicach.core.checks.run import Summary, summarise
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.periods import ReportingPeriod


@dataclass(frozen=True)
class Judgement:
    """One file with its findings; `error` when it could not be read, then there are none.

    `form_version`, `period` and `agency` are what the file was understood to be, None where it does not say.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    form_version: str | None = None
    period: ReportingPeriod | None = None
    agency: str | None = None
    rows_bound: int = 0
    error: CaicachError | None = None

    @property
    def summary(self) -> Summary:
        """How many of each severity, and what to fix first."""
        return summarise(self.findings)
