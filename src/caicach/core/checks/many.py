"""Many filings at once: the checks about figures alone, by reference on each filing or as one SQL over all."""

from collections.abc import Iterable, Iterator
from datetime import date

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.book import CheckBook
from caicach.core.checks.breaches import Breach, FigureRule
from caicach.core.checks.check import Check, Scope
from caicach.core.checks.figures import Figures
from caicach.core.checks.sql import Columns
from caicach.core.ground.periods import PeriodKind


def checks_of_figures(book: CheckBook, form: FormVersion, day: date | None) -> tuple[Check, ...]:
    """The checks in force on the day whose rule judges figures alone and whose scope admits this form."""
    return tuple(
        check
        for check in book
        if isinstance(check.rule, FigureRule)
        and check.is_in_force(day)
        and (not check.scope.forms or form.id in check.scope.forms)
    )


def breaches_of(
    checks: Iterable[Check], figures: Figures, period: PeriodKind | None
) -> Iterator[tuple[str, Breach]]:
    """Every breach of one filing with the id of its check: the reference that every engine must equal."""
    for check in checks:
        if isinstance(check.rule, FigureRule) and _covers(check.scope, figures, period):
            for breach in check.rule.breaches(figures, check.tolerance):
                yield check.id, breach


def _covers(scope: Scope, figures: Figures, period: PeriodKind | None) -> bool:
    return (not scope.agency_types or figures.agency_type in scope.agency_types) and (
        not scope.periods or period in scope.periods
    )


def query_of(checks: Iterable[Check], form: FormVersion, table: str = "filings") -> str:
    """One SQL for all breaches of all filings in the table: filing, check_id, variant, at_row, found, expected.

    Numbers are in thousandths. Rules that have no SQL (`feasible_rate`) are left out.
    """
    columns = Columns(frozenset(i.id for i in form.indicators if i.takes_value))
    selects = [
        selection.query(check.id, table, _where(check.scope))
        for check in checks
        if isinstance(check.rule, FigureRule)
        for selection in check.rule.selections(columns, check.tolerance)
    ]
    return "\nUNION ALL\n".join(selects)


def _where(scope: Scope) -> str:
    conditions = []
    if scope.agency_types:
        conditions.append(f"agency_type IN ({_listed(scope.agency_types)})")
    if scope.periods:
        conditions.append(f"period_kind IN ({_listed(scope.periods)})")
    return " AND ".join(conditions)


def _listed(members: Iterable[str]) -> str:
    return ", ".join(f"'{member}'" for member in sorted(members))
