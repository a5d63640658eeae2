"""A figure beside another that it cannot dwarf: a thousand contracts in an office of nineteen posts."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE, Case, Columns, Selection, column_of, quoted


@dataclass(frozen=True, kw_only=True)
class Proportion(FigureRule):
    """The figure is at most `times` the one beside it. Judged from `least` up, so that small offices stay silent, and
    only beside a figure above zero."""

    kind = "proportion"
    row: str
    beside: str
    times: int
    least: int

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the figure."""
        if not figures.has(self.row, self.beside):
            return ()
        number, beside = figures.number(self.row), figures.number(self.beside)
        if number is None or beside is None or beside <= 0:
            return ()
        if number < self.least or number <= beside * self.times:
            return ()
        rows, fact = (self.row, self.beside), f"proportion:{self.row}"
        arithmetic = f"{shown(number)} > {self.times} × {shown(beside)}"
        most = f"≤ {shown(beside * self.times)}"
        return (
            Breach("out_of_proportion", self.row, number, beside, fact, rows, arithmetic, expected_as=most),
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the figure."""
        if not columns.has(self.row, self.beside):
            return ()
        number, beside = column_of(self.row), column_of(self.beside)
        too_many = f"{beside} > 0 AND {number} >= {self.least * SCALE} AND {number} > {beside} * {self.times}"
        return (Selection((Case("out_of_proportion", too_many, quoted(self.row), number, beside),)),)
