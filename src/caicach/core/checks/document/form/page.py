"""Paper, margins and page numbers, where the file says them."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.reading.found import PageSetup


@dataclass(frozen=True, slots=True)
class Range:
    """From and to, both inside; in millimetres or points."""

    least: Decimal
    most: Decimal

    def holds(self, number: Decimal, slack: Decimal) -> bool:
        """Whether the number lies inside, give or take the slack of unit conversion."""
        return self.least - slack <= number <= self.most + slack

    @property
    def shown(self) -> str:
        """`20–25`, or `210` when both ends are one."""
        ends = (vietnamese_number(self.least.normalize()), vietnamese_number(self.most.normalize()))
        return ends[0] if self.least == self.most else f"{ends[0]}–{ends[1]}"


@dataclass(frozen=True, kw_only=True)
class PageFits(DocumentRule):
    """The first section's paper and margins lie inside the ranges; landscape sections after it are let be."""

    ranges: tuple[tuple[str, Range], ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each measure outside its range."""
        setups = subject.filing.found.page_setups
        if not setups:
            return
        for measure, allowed in self.ranges:
            measured = _measure(setups[0], measure)
            if measured > 0 and not allowed.holds(measured, check.tolerance):
                yield doubt(
                    check,
                    subject,
                    f"layout.{measure}",
                    None,
                    fact=f"layout:{measure}",
                    found=f"{vietnamese_number(measured, 1)} mm",
                    expected=f"{allowed.shown} mm",
                )


def _measure(setup: PageSetup, measure: str) -> Decimal:
    measures = {
        "paper_width": setup.width_mm,
        "paper_height": setup.height_mm,
        "margin_top": setup.top_mm,
        "margin_bottom": setup.bottom_mm,
        "margin_left": setup.left_mm,
        "margin_right": setup.right_mm,
    }
    return measures[measure]


@dataclass(frozen=True, kw_only=True)
class PageNumbers(DocumentRule):
    """Pages are numbered at the top, centred, and the first page shows no number."""

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding: no number, at the wrong place, or shown on the first page."""
        setups = subject.filing.found.page_setups
        if not setups:
            return
        placed = [setup for setup in setups if setup.page_number is not None]
        if not placed:
            yield doubt(check, subject, "layout.page_number_none", None, fact="layout:page_number")
        elif placed[0].page_number != "top_centre":
            found = placed[0].page_number or ""
            yield doubt(
                check, subject, "layout.page_number_place", None, fact="layout:page_number", found=found
            )
        elif setups[0].hides_first_number is False:
            yield doubt(check, subject, "layout.page_number_first", None, fact="layout:page_number")
