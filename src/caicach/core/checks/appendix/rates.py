"""Rates: what the printed percentage should be, and what it can be at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from caicach.core.checks.breaches import Breach, FigureRule, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.findings import Severity
from caicach.core.checks.sql import (
    SCALE,
    Case,
    Columns,
    Selection,
    applies,
    column_of,
    is_reported,
    left_out,
    places_column_of,
    quoted,
    scaled,
)
from caicach.core.ground.numbers import percentage, rounded


HUNDRED = Decimal(100)
USUAL_PLACES = 2
FINEST_PLACES = 3


@dataclass(frozen=True, kw_only=True)
class RateOf(FigureRule):
    """The rate is part / whole x 100, rounded half up to as many decimals as are printed.

    A figure cut instead of rounded is a hint; so is a rate left out although its parts are there. A rate printed
    over a base of zero, a fraction for a percentage, and part and whole exchanged are named as such. A part
    greater than its whole is another rule's, and 0 over a base of zero too (`zero_over_zero`).
    """

    kind = "rate_of"
    rate: str
    part: str
    whole: str

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the rate."""
        if not figures.has(self.rate, self.part, self.whole):
            return ()
        printed = figures.number(self.rate)
        part, whole = figures.counted(self.part), figures.stated(self.whole)
        if part is None or whole is None:
            outside = printed is not None and not 0 <= printed <= HUNDRED
            return (self._breach("out_of_bounds", printed, None),) if outside else ()
        if part > whole or part < 0:
            return ()
        if whole == 0:
            return (self._breach("no_base", printed, None, Severity.WARNING),) if printed else ()
        return self._against_parts(figures, printed, part, whole, tolerance)

    def _against_parts(
        self, figures: Figures, printed: Decimal | None, part: Decimal, whole: Decimal, tolerance: Decimal
    ) -> Iterable[Breach]:
        arithmetic = f"{shown(part)} : {shown(whole)} × 100 = {shown(percentage(part, whole))}"
        usual = percentage(part, whole)
        if printed is None:
            missing = self._breach("missing", None, usual, Severity.HINT, arithmetic)
            return (missing,) if figures.is_left_out(self.rate) else ()
        places = printed_places(printed)
        expected = percentage(part, whole, max(places, USUAL_PLACES))
        if printed == percentage(part, whole, places) or _is_near(printed, part, whole, tolerance):
            return ()
        variant = _what_happened(printed, part, whole, places)
        severity = Severity.HINT if variant == "cut_off" else None
        return (self._breach(variant, printed, expected, severity, arithmetic),)

    def _breach(
        self,
        variant: str,
        found: Decimal | None,
        expected: Decimal | None,
        severity: Severity | None = None,
        arithmetic: str = "",
    ) -> Breach:
        rows = (self.rate, self.part, self.whole)
        return Breach(
            variant, self.rate, found, expected, f"rate:{self.rate}", rows, arithmetic, severity=severity
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the rate. Both sides are multiplied out, so nothing is divided but the number shown."""
        if not columns.has(self.rate, self.part, self.whole):
            return ()
        rate, part, whole = column_of(self.rate), column_of(self.part), column_of(self.whole)
        at, printed, places = quoted(self.rate), is_reported(self.rate), places_column_of(self.rate)
        unit = f"(CASE {places} WHEN 0 THEN 1000 WHEN 1 THEN 100 WHEN 2 THEN 10 ELSE 1 END)"
        based = f"{applies(self.whole)} AND {part} BETWEEN 0 AND {whole} AND {whole} > 0"
        percent = 100 * SCALE
        wrong = f"{printed} AND {based} AND NOT ({_rounds_to(rate, unit, part, whole, percent)})"
        if tolerance:
            far = f"ABS({rate} * {whole} - {part} * {percent}) > {scaled(tolerance)} * {whole}"
            wrong = f"{wrong} AND {far}"
        finer = (
            (
                "cut_off",
                f"{rate} * {whole} <= {part} * {percent} AND {part} * {percent} < ({rate} + {unit}) * {whole}",
            ),
            ("fraction", _rounds_to(rate, unit, part, whole, SCALE)),
            ("swapped", f"{part} > 0 AND {_rounds_to(rate, unit, whole, part, percent)}"),
        )
        # Null over a base of zero or of nothing known, which is what is expected there.
        expected = _rounded(part, whole, f"(CASE WHEN {places} > 2 THEN 1 ELSE 10 END)")
        missing = f"{left_out(self.rate)} AND {based}"
        no_base = f"{printed} AND {applies(self.whole)} AND {rate} <> 0 AND {whole} = 0 AND {part} = 0"
        unknown = f"({part} IS NULL OR {whole} IS NULL OR NOT ({applies(self.whole)}))"
        outside = f"{printed} AND {unknown} AND ({rate} < 0 OR {rate} > {percent})"
        return (
            Selection(
                (
                    Case("missing", missing, at, rate, expected, mark=left_out(self.rate)),
                    Case("out_of_bounds", outside, at, rate, expected, mark=unknown),
                    Case("no_base", no_base, at, rate, expected, mark=f"{whole} = 0"),
                    Case("differs", wrong, at, rate, expected, finer),
                ),
            ),
        )


def _rounds_to(rate: str, unit: str, upper: str, lower: str, factor: int) -> str:
    """Whether upper / lower x factor, rounded half up to the unit, is the rate."""
    return (
        f"(2 * {rate} - {unit}) * {lower} <= 2 * {upper} * {factor} "
        f"AND 2 * {upper} * {factor} < (2 * {rate} + {unit}) * {lower}"
    )


def _rounded(part: str, whole: str, unit: str) -> str:
    """part / whole x 100 in thousandths, rounded half up to the unit."""
    return f"((2 * {part} * {100 * SCALE} + {unit} * {whole}) // (2 * {unit} * NULLIF({whole}, 0))) * {unit}"


def printed_places(number: Decimal) -> int:
    """How many decimals the number is printed with: 2 for 16.90, 0 for 100."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_near(printed: Decimal, part: Decimal, whole: Decimal, tolerance: Decimal) -> bool:
    return abs(printed * whole - part * 100) <= tolerance * whole


def _what_happened(printed: Decimal, part: Decimal, whole: Decimal, places: int) -> str:
    """The likeliest slip behind a wrong rate."""
    unit = Decimal(1).scaleb(-places)
    if printed == (part * 100 / whole).quantize(unit, rounding=ROUND_DOWN):
        return "cut_off"
    if printed == rounded(part / whole, places):
        return "fraction"
    if part > 0 and printed == percentage(whole, part, places):
        return "swapped"
    return "differs"
