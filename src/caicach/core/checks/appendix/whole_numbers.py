"""Counts are whole numbers from zero up; amounts and rates are not negative."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE, Case, Columns, Selection, column_of, is_reported, quoted


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
            elif row in self.counts and number != number.to_integral_value():
                yield Breach("fraction", row, number, None, f"number:{row}")

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection a row."""
        return tuple(
            Selection(tuple(_cases(row, row in self.counts)))
            for row in columns.present((*self.counts, *self.amounts))
        )


def _cases(row: str, is_count: bool) -> Iterable[Case]:
    column = column_of(row)
    yield Case("negative", f"{is_reported(row)} AND {column} < 0", quoted(row), column, "NULL")
    if is_count:
        yield Case("fraction", f"{is_reported(row)} AND {column} % {SCALE} <> 0", quoted(row), column, "NULL")
