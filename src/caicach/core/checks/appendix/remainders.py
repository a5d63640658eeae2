"""What no row of the form accounts for: fine while a year runs, to be explained when it closes."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.checks.appendix.sums import ZERO, arithmetic_of_sum
from caicach.core.checks.breaches import Breach, FigureRule, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import Case, Columns, Selection, added, any_unknown, column_of, quoted, scaled


@dataclass(frozen=True, kw_only=True)
class NoRemainder(FigureRule):
    """The parts come to the whole total. Judged only when the total and every part are known; more than the total
    is the matter of `within_total`."""

    kind = "no_remainder"
    total: str
    parts: tuple[str, ...]

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the total."""
        parts = figures.present(self.parts)
        known = [figures.counted(part) for part in parts]
        total = figures.stated(self.total) if figures.has(self.total) else None
        if total is None or not parts or None in known:
            return ()
        sum_known = sum((part for part in known if part is not None), ZERO)
        if total - sum_known <= tolerance:
            return ()
        return (
            Breach(
                "remains",
                self.total,
                total,
                sum_known,
                fact=f"within:{self.total}",
                rows=(self.total, *parts),
                arithmetic=arithmetic_of_sum(figures, parts, total, sum_known, ">"),
                expected_as=shown(sum_known),
            ),
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the total."""
        parts = columns.present(self.parts)
        if not columns.has(self.total) or not parts:
            return ()
        total, sum_known = column_of(self.total), added(parts)
        remains = f"NOT {any_unknown(parts)} AND {total} - {sum_known} > {scaled(tolerance)}"
        return (Selection((Case("remains", remains, quoted(self.total), total, sum_known),)),)
