"""Totals and their parts: a total equals its parts, or holds at least as much as they do."""

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
    added,
    added_as_known,
    any_unknown,
    applies,
    column_of,
    left_out,
    quoted,
    scaled,
)


ZERO = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class AddsUp(FigureRule):
    """The total is the sum of its parts.

    While a part is not known the known ones may not exceed the total; a total left out beside known parts is named
    with the sum that belongs there, and so are the parts left out of a greater total.
    """

    kind = "adds_up"
    total: str
    parts: tuple[str, ...]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the total."""
        parts = figures.present(self.parts)
        if not figures.has(self.total) or not parts:
            return ()
        total = figures.stated(self.total)
        known = [figures.counted(part) for part in parts]
        sum_known = sum((part for part in known if part is not None), ZERO)
        if total is None:
            return self._without_total(figures, sum_known)
        if None in known:
            return self._without_a_part(figures, total, sum_known, tolerance)
        if abs(total - sum_known) <= tolerance:
            return ()
        variant = "differs"
        if total != ZERO and all(part == total for part in known):
            variant = "repeated"
        elif sum_known == ZERO:
            variant = "parts_zero"
        return (self._breach(figures, variant, total, sum_known),)

    def _without_total(self, figures: Figures, sum_known: Decimal) -> Iterable[Breach]:
        if not figures.is_left_out(self.total) or sum_known <= ZERO:
            return ()
        return (self._breach(figures, "total_missing", None, sum_known, Severity.WARNING),)

    def _without_a_part(
        self, figures: Figures, total: Decimal, sum_known: Decimal, tolerance: Decimal
    ) -> Iterable[Breach]:
        if sum_known > total + tolerance:
            return (self._breach(figures, "exceeded", total, sum_known),)
        if total > sum_known + tolerance:
            return (self._breach(figures, "part_missing", total, sum_known, Severity.HINT),)
        return ()

    def _breach(
        self,
        figures: Figures,
        variant: str,
        total: Decimal | None,
        expected: Decimal,
        severity: Severity | None = None,
    ) -> Breach:
        parts = figures.present(self.parts)
        return Breach(
            variant,
            self.total,
            total,
            expected,
            fact=f"sum:{self.total}",
            rows=(self.total, *parts),
            arithmetic=arithmetic_of_sum(figures, parts, total, expected),
            severity=severity,
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the total."""
        parts = columns.present(self.parts)
        if not columns.has(self.total) or not parts:
            return ()
        total, some, room = column_of(self.total), added_as_known(parts), scaled(tolerance)
        at = quoted(self.total)
        repeated = " AND ".join(f"{column_of(part)} = {total}" for part in parts)
        finer = (("repeated", f"{total} <> 0 AND {repeated}"), ("parts_zero", f"{some} = 0"))
        differs = f"{applies(self.total)} AND ABS({total} - {added(parts)}) > {room}"
        exceeded = f"{applies(self.total)} AND {any_unknown(parts)} AND {some} > {total} + {room}"
        part_missing = f"{applies(self.total)} AND {any_unknown(parts)} AND {total} > {some} + {room}"
        total_missing = f"{left_out(self.total)} AND {some} > 0"
        exceeded = f"{applies(self.total)} AND {some} > {total} + {scaled(tolerance)}"
        return (
            Selection(
                (
                    Case("total_missing", total_missing, at, total, some, mark=f"{total} IS NULL"),
                    Case("differs", differs, at, total, some, finer, mark=f"{added(parts)} IS NOT NULL"),
                    Case("exceeded", exceeded, at, total, some, mark=f"{some} > {total}"),
                    Case("part_missing", part_missing, at, total, some),
                ),
            ),
        )


@dataclass(frozen=True, kw_only=True)
class WithinTotal(FigureRule):
    """The parts together are no more than the total; what remains is a state the form has no row for."""

    kind = "within_total"
    total: str
    parts: tuple[str, ...]
    about: str | None = None

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the total."""
        parts = figures.present(self.parts)
        if not figures.has(self.total) or not parts:
            return ()
        total = figures.stated(self.total)
        sum_known = sum((figures.counted(part) or ZERO for part in parts), ZERO)
        if total is None and figures.is_left_out(self.total) and sum_known > ZERO:
            return (self._breach(figures, "total_missing", None, sum_known, Severity.WARNING),)
        if total is not None and sum_known > total + tolerance:
            return (self._breach(figures, "exceeded", total, sum_known),)
        return ()

    def _breach(
        self,
        figures: Figures,
        variant: str,
        total: Decimal | None,
        sum_known: Decimal,
        severity: Severity | None = None,
    ) -> Breach:
        parts = figures.present(self.parts)
        return Breach(
            variant,
            self.total,
            total,
            sum_known,
            fact=fact_about(self.about, f"within:{self.total}"),
            rows=(self.total, *parts),
            arithmetic=arithmetic_of_sum(figures, parts, total, sum_known, "<"),
            severity=severity,
            expected_as=f"≥ {shown(sum_known)}",
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the total."""
        parts = columns.present(self.parts)
        if not columns.has(self.total) or not parts:
            return ()
        total, some, at = column_of(self.total), added_as_known(parts), quoted(self.total)
        total_missing = f"{left_out(self.total)} AND {some} > 0"
        exceeded = f"{applies(self.total)} AND {some} > {total} + {scaled(tolerance)}"
        return (
            Selection(
                (
                    Case("total_missing", total_missing, at, total, some, mark=f"{total} IS NULL"),
                    Case("exceeded", exceeded, at, total, some),
                ),
            ),
        )


def arithmetic_of_sum(
    figures: Figures, parts: Iterable[str], total: Decimal | None, result: Decimal, sign: str = "≠"
) -> str:
    """`2 ≠ 0 + 0 + 0 = 0`; a part that is not known stands as `?`, a total that is missing is left away."""
    terms = [figures.counted(part) for part in parts]
    added_up = " + ".join("?" if term is None else shown(term) for term in terms)
    addition = f"{added_up} = {shown(result)}" if len(terms) > 1 else added_up
    return addition if total is None else f"{shown(total)} {sign} {addition}"
