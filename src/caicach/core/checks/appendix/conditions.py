"""Answers that follow from answers: if one row says this, another must say that."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.checks.breaches import Breach, FigureRule, fact_about, shown
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import SCALE, Case, Columns, Selection, added, applies, column_of, quoted
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


class RowRelation(StrEnum):
    """How a sum of rows stands to a number."""

    IS = "is"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Condition:
    """The sum of the rows is the number, or is above it. With a figure that is not known it is neither met nor broken."""

    rows: tuple[str, ...]
    relation: RowRelation
    number: int

    def holds(self, figures: Figures) -> bool | None:
        """Whether it holds; None when one of the figures is not known."""
        total = self.total(figures)
        if total is None:
            return None
        return total == self.number if self.relation is RowRelation.IS else total > self.number

    def total(self, figures: Figures) -> Decimal | None:
        """The sum of the rows; None when one of the figures is not known, or none of the rows applies."""
        rows = figures.present(self.rows)
        if all(figures.values[row].state is ValueState.NOT_APPLICABLE for row in rows):
            return None
        terms = [figures.counted(row) for row in rows]
        return sum((term for term in terms if term is not None), Decimal(0)) if None not in terms else None

    def sql(self, columns: Columns) -> str:
        """The condition in SQL; null when one of the figures is not known."""
        sign = "=" if self.relation is RowRelation.IS else ">"
        return f"{added(columns.present(self.rows))} {sign} {self.number * SCALE}"

    def sql_applies(self, columns: Columns) -> str:
        """Whether one of the rows applies, in SQL."""
        return " OR ".join(applies(row) for row in columns.present(self.rows))


@dataclass(frozen=True, kw_only=True)
class Requires(FigureRule):
    """Where the first condition holds the second holds too; a figure that is not known breaks nothing.

    `because` says in a sentence why one follows from the other.
    """

    kind = "requires"
    when: Condition
    then: Condition
    because: Words
    about: str | None = None

    def breaches(self, figures: Figures, tolerance: Decimal) -> Iterable[Breach]:
        """At most one breach, at the first row of what should follow."""
        when, then = figures.present(self.when.rows), figures.present(self.then.rows)
        if not when or not then or not self.when.holds(figures) or self.then.holds(figures) is not False:
            return ()
        at = then[0]
        arithmetic = "; ".join(shown(figures.counted(row)) for row in (*when, *then))
        return (
            Breach(
                self.then.relation.value,
                at,
                figures.counted(at),
                Decimal(self.then.number),
                fact_about(self.about, f"requires:{when[0]}:{at}"),
                (at, *(row for row in (*when, *then) if row != at)),
                arithmetic,
                words={"because": self.because},
                expected_as=f"> {self.then.number}" if self.then.relation is RowRelation.ABOVE else None,
            ),
        )

    def selections(self, columns: Columns, tolerance: Decimal) -> tuple[Selection, ...]:
        """One selection, at the first row of what should follow."""
        when, then = columns.present(self.when.rows), columns.present(self.then.rows)
        if not when or not then:
            return ()
        sides = f"({self.when.sql_applies(columns)}) AND ({self.then.sql_applies(columns)})"
        broken = f"({self.when.sql(columns)}) AND NOT ({self.then.sql(columns)}) AND {sides}"
        expected = str(self.then.number * SCALE)
        case = Case(self.then.relation.value, broken, quoted(then[0]), column_of(then[0]), expected)
        return (Selection((case,)),)
