"""A rate over a base of zero: nothing arose, so there is no rate, and certainly not 0 %."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Severity
from caicach.core.checks.sql import Case, Columns, Selection, column_of, is_reported


RateRows = tuple[str, str, str]
"""The ids of a rate, its part and its whole."""


@dataclass(frozen=True, kw_only=True)
class ZeroOverZero(FigureRule):
    """Rates over a base of zero are not printed as 0; above all not here as 0 and there left blank.

    One breach for the whole report, at the first such rate: `found` counts the rates printed as 0, `expected`
    those over zero that hold no number. Printed as 0 throughout it is a hint, for some regimes allow it.
    """

    kind = "zero_over_zero"
    rates: tuple[RateRows, ...]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the first rate printed as 0 over a base of zero."""
        over_zero = [
            rate
            for rate, part, whole in self.rates
            if figures.has(rate, part, whole) and figures.number(whole) == 0 and figures.counted(part) == 0
        ]
        zeros = [rate for rate in over_zero if figures.number(rate) == 0]
        blanks = [rate for rate in over_zero if figures.number(rate) is None]
        if not zeros:
            return ()
        return (
            Breach(
                "mixed" if blanks else "printed",
                zeros[0],
                Decimal(len(zeros)),
                Decimal(len(blanks)),
                fact="zero_over_zero",
                rows=tuple(zeros),
                words={"blanks": len(blanks)},
                severity=None if blanks else Severity.HINT,
            ),
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """A selection a rate, each excluding the rates before it, so that a filing has one breach."""
        rates = [rows for rows in self.rates if columns.has(*rows)]
        zeros = _count(
            [f"{is_reported(rows[0])} AND {column_of(rows[0])} = 0 AND {_over_zero(rows)}" for rows in rates]
        )
        blanks = _count([f"NOT {is_reported(rows[0])} AND {_over_zero(rows)}" for rows in rates])
        selections = []
        for number, rows in enumerate(rates):
            earlier = [f"NOT ({_is_zero(before)})" for before in rates[:number]]
            first = " AND ".join([_is_zero(rows), *earlier])
            selections.append(
                Selection(
                    rows[0],
                    (
                        Case("mixed", f"{first} AND {blanks} > 0", zeros, blanks),
                        Case("printed", first, zeros, blanks),
                    ),
                )
            )
        return tuple(selections)


def _over_zero(rows: RateRows) -> str:
    """Never null: an unknown part or base is not zero."""
    _, part, whole = rows
    return f"({is_reported(whole)} AND COALESCE({column_of(whole)}, 1) = 0 AND COALESCE({column_of(part)}, 1) = 0)"


def _is_zero(rows: RateRows) -> str:
    return f"{is_reported(rows[0])} AND COALESCE({column_of(rows[0])}, 1) = 0 AND {_over_zero(rows)}"


def _count(conditions: list[str]) -> str:
    """How many of the conditions hold, in thousandths like every number of the table."""
    return (
        "("
        + (" + ".join(f"CASE WHEN {condition} THEN 1000 ELSE 0 END" for condition in conditions) or "0")
        + ")"
    )
