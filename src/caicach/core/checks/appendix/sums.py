"""Totals and their parts: a total equals its parts, or holds at least as much as they do."""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

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
class _OverParts(FigureRule):
    """What rules about a total and its parts share; a total left out beside known parts is named with what belongs there."""

    total: str
    parts: tuple[str, ...]
    _sign: ClassVar[str] = "≠"

    @property
    @abstractmethod
    def _fact(self) -> str: ...

    @abstractmethod
    def _against(
        self, figures: Figures, total: Decimal, sum_known: Decimal, tolerance: Decimal
    ) -> Breach | None:
        """The breach of a total that is stated."""

    @abstractmethod
    def _cases(self, parts: tuple[str, ...], tolerance: Decimal) -> tuple[Case, ...]:
        """The same by SQL, for parts the form has."""

    def _expected(self, sum_known: Decimal) -> str:
        """What a person reads that the total should be."""
        return shown(sum_known)

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the total."""
        parts = figures.present(self.parts)
        if not figures.has(self.total) or not parts:
            return ()
        total = figures.stated(self.total)
        sum_known = sum((figures.counted(part) or ZERO for part in parts), ZERO)
        if total is not None:
            found = self._against(figures, total, sum_known, tolerance)
            return (found,) if found else ()
        if not figures.is_left_out(self.total) or sum_known <= ZERO:
            return ()
        return (self._breach(figures, "total_missing", None, sum_known, Severity.WARNING),)

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the total."""
        parts = columns.present(self.parts)
        if not columns.has(self.total) or not parts:
            return ()
        total, some, at = column_of(self.total), added_as_known(parts), quoted(self.total)
        left = f"{left_out(self.total)} AND {some} > 0"
        missing = Case("total_missing", left, at, total, some, mark=f"{total} IS NULL")
        return (Selection((missing, *self._cases(parts, tolerance))),)

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
            fact=self._fact,
            rows=(self.total, *parts),
            arithmetic=arithmetic_of_sum(figures, parts, total, expected, self._sign),
            severity=severity,
            expected_as=self._expected(expected),
        )


@dataclass(frozen=True, kw_only=True)
class AddsUp(_OverParts):
    """The total is the sum of its parts.

    While a part is not known the known ones may not exceed the total; a total left out beside known parts is named
    with the sum that belongs there, and so are the parts left out of a greater total.
    """

    kind = "adds_up"

    @property
    def _fact(self) -> str:
        return f"sum:{self.total}"

    def _against(
        self, figures: Figures, total: Decimal, sum_known: Decimal, tolerance: Decimal
    ) -> Breach | None:
        known = [figures.counted(part) for part in figures.present(self.parts)]
        if None in known:
            return self._without_a_part(figures, total, sum_known, tolerance)
        if abs(total - sum_known) <= tolerance:
            return None
        variant = "differs"
        if total != ZERO and all(part == total for part in known):
            variant = "repeated"
        elif sum_known == ZERO:
            variant = "parts_zero"
        return self._breach(figures, variant, total, sum_known)

    def _without_a_part(
        self, figures: Figures, total: Decimal, sum_known: Decimal, tolerance: Decimal
    ) -> Breach | None:
        if sum_known > total + tolerance:
            return self._breach(figures, "exceeded", total, sum_known)
        if total > sum_known + tolerance:
            return self._breach(figures, "part_missing", total, sum_known, Severity.HINT)
        return None

    def _cases(self, parts: tuple[str, ...], tolerance: Decimal) -> tuple[Case, ...]:
        total, some, room = column_of(self.total), added_as_known(parts), scaled(tolerance)
        at = quoted(self.total)
        repeated = " AND ".join(f"{column_of(part)} = {total}" for part in parts)
        finer = (("repeated", f"{total} <> 0 AND {repeated}"), ("parts_zero", f"{some} = 0"))
        differs = f"{applies(self.total)} AND ABS({total} - {added(parts)}) > {room}"
        exceeded = f"{applies(self.total)} AND {some} > {total} + {room}"
        part_missing = f"{applies(self.total)} AND {any_unknown(parts)} AND {total} > {some} + {room}"
        return (
            Case("differs", differs, at, total, some, finer, mark=f"{added(parts)} IS NOT NULL"),
            Case("exceeded", exceeded, at, total, some, mark=f"{some} > {total}"),
            Case("part_missing", part_missing, at, total, some),
        )


@dataclass(frozen=True, kw_only=True)
class WithinTotal(_OverParts):
    """The parts together are no more than the total; what remains is a state the form has no row for."""

    kind = "within_total"
    _sign = "<"
    about: str | None = None

    @property
    def _fact(self) -> str:
        return fact_about(self.about, f"within:{self.total}")

    def _against(
        self, figures: Figures, total: Decimal, sum_known: Decimal, tolerance: Decimal
    ) -> Breach | None:
        if sum_known <= total + tolerance:
            return None
        return self._breach(figures, "exceeded", total, sum_known)

    def _expected(self, sum_known: Decimal) -> str:
        return f"≥ {shown(sum_known)}"

    def _cases(self, parts: tuple[str, ...], tolerance: Decimal) -> tuple[Case, ...]:
        total, some = column_of(self.total), added_as_known(parts)
        exceeded = f"{applies(self.total)} AND {some} > {total} + {scaled(tolerance)}"
        return (Case("exceeded", exceeded, quoted(self.total), total, some),)


def arithmetic_of_sum(
    figures: Figures, parts: Iterable[str], total: Decimal | None, result: Decimal, sign: str = "≠"
) -> str:
    """`2 ≠ 0 + 0 + 0 = 0`; a part that is not known stands as `?`, a total that is missing is left away."""
    terms = [figures.counted(part) for part in parts]
    added_up = " + ".join("?" if term is None else shown(term) for term in terms)
    addition = f"{added_up} = {shown(result)}" if len(terms) > 1 else added_up
    return addition if total is None else f"{shown(total)} {sign} {addition}"
