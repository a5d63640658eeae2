"""A rate over a base of zero: nothing arose, so there is no rate, and certainly not 0 %."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.breaches import Breach, FigureRule
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Severity
from caicach.core.checks.sql import Case, Columns, Selection, choice, column_of, counted, is_reported, quoted


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
                found_as="0",
                expected_as="",
                severity=None if blanks else Severity.HINT,
            ),
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the first rate printed as 0 over a base of zero."""
        rates = [rows for rows in self.rates if columns.has(*rows)]
        if not rates:
            return ()
        is_zero = [
            f"{is_reported(rows[0])} AND {column_of(rows[0])} = 0 AND {_over_zero(rows)}" for rows in rates
        ]
        is_blank = [f"NOT {is_reported(rows[0])} AND {_over_zero(rows)}" for rows in rates]
        zeros, blanks = counted(is_zero), counted(is_blank)
        places = [(condition, quoted(rows[0])) for condition, rows in zip(is_zero, rates, strict=True)]
        finer = (("mixed", f"{blanks} > 0"),)
        any_zero = " OR ".join(f"({condition})" for condition in is_zero)
        return (Selection((Case("printed", any_zero, choice(places, "NULL"), zeros, blanks, finer),)),)


def _over_zero(rows: RateRows) -> str:
    _, part, whole = rows
    return f"({is_reported(whole)} AND {column_of(whole)} = 0 AND {column_of(part)} = 0)"
