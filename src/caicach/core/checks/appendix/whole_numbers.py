"""Counts are whole numbers from zero up; amounts and rates are not negative."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE, Columns, RowsSelection


@dataclass(frozen=True, kw_only=True)
class WholeNumber(FigureRule):
    """Each of the counts is a whole number from zero up, each of the amounts not below zero."""

    kind = "whole_number"
    counts: tuple[str, ...]
    amounts: tuple[str, ...]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """A breach at each row that is negative, or a count with decimals."""
        for row in figures.present((*self.counts, *self.amounts)):
            number = figures.number(row)
            if number is None:
                continue
            if number < 0:
                yield Breach("negative", row, number, None, f"number:{row}")
            elif number != number.to_integral_value() and row in self.counts:
                yield Breach("fraction", row, number, None, f"number:{row}")

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[RowsSelection, ...]:
        """One selection over all counts, one over all amounts."""
        groups = (columns.present(self.counts), columns.present(self.amounts))
        negative, fraction = ("negative", "number < 0"), ("fraction", f"number % {SCALE} <> 0")
        cases = ((negative, fraction), (negative,))
        return tuple(RowsSelection(rows, of) for rows, of in zip(groups, cases, strict=True) if rows)
