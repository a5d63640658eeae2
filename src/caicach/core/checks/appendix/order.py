"""One figure against another: a part no greater than its whole, two rows that state the same thing."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule, fact_about, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Severity
from caicach.core.checks.sql import (
    Case,
    Columns,
    Selection,
    applies,
    column_of,
    is_reported,
    left_out,
    quoted,
    scaled,
)


@dataclass(frozen=True, kw_only=True)
class PartOf(FigureRule):
    """The part is no greater than the whole; a whole left out beside a part above zero is named."""

    kind = "part_of"
    part: str
    whole: str
    about: str | None = None

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach: at the part when it exceeds, at the whole when that is missing."""
        if not figures.has(self.part, self.whole):
            return ()
        part, whole = figures.counted(self.part), figures.stated(self.whole)
        rows, fact = (self.part, self.whole), fact_about(self.about, f"part:{self.part}")
        if part is None or part <= 0:
            return ()
        if whole is None:
            return (self._missing(part, fact, rows),) if figures.is_left_out(self.whole) else ()
        if part <= whole + tolerance:
            return ()
        arithmetic, most = f"{shown(part)} > {shown(whole)}", f"≤ {shown(whole)}"
        return (Breach("exceeds", self.part, part, whole, fact, rows, arithmetic, expected_as=most),)

    def _missing(self, part: Decimal, fact: str, rows: tuple[str, ...]) -> Breach:
        return Breach(
            "whole_missing",
            self.whole,
            None,
            part,
            fact,
            rows,
            severity=Severity.WARNING,
            expected_as=f"≥ {shown(part)}",
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection: at the part, or at the whole that is missing."""
        if not columns.has(self.part, self.whole):
            return ()
        part, whole = column_of(self.part), column_of(self.whole)
        exceeds = f"{applies(self.whole)} AND {part} > 0 AND {part} > {whole} + {scaled(tolerance)}"
        missing = f"{left_out(self.whole)} AND {part} > 0"
        return (
            Selection(
                (
                    Case("whole_missing", missing, quoted(self.whole), whole, part, mark=f"{whole} IS NULL"),
                    Case("exceeds", exceeds, quoted(self.part), part, whole),
                )
            ),
        )


@dataclass(frozen=True, kw_only=True)
class SameAs(FigureRule):
    """Two rows ask for the same thing, so they hold the same number wherever both are reported."""

    kind = "same_as"
    row: str
    other: str

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the row."""
        if not figures.has(self.row, self.other):
            return ()
        here, there = figures.number(self.row), figures.number(self.other)
        if here is None or there is None or abs(here - there) <= tolerance:
            return ()
        rows = (self.row, self.other)
        fact = f"same:{self.row}:{self.other}"
        return (Breach("differs", self.row, here, there, fact, rows, f"{shown(here)} ≠ {shown(there)}"),)

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the row."""
        if not columns.has(self.row, self.other):
            return ()
        here, there = column_of(self.row), column_of(self.other)
        differs = (
            f"{is_reported(self.row)} AND {is_reported(self.other)} "
            f"AND ABS({here} - {there}) > {scaled(tolerance)}"
        )
        return (Selection((Case("differs", differs, quoted(self.row), here, there),)),)
