"""The same rules as an engineer would write them by hand over the same table: one condition a check, nothing else.

No variants, no numbers found and expected, no words: the least work that finds the same violations.
"""

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.appendix.bounds import PercentBounds
from caicach.core.checks.appendix.codes import ChosenOnce, OneOf
from caicach.core.checks.appendix.conditions import Condition, Requires, RowRelation
from caicach.core.checks.appendix.order import PartOf, SameAs
from caicach.core.checks.appendix.rates import RateOf
from caicach.core.checks.appendix.sums import AddsUp, WithinTotal
from caicach.core.checks.appendix.whole_numbers import WholeNumber
from caicach.core.checks.appendix.zero_over_zero import ZeroOverZero
from caicach.core.checks.book import CheckBook
from caicach.core.checks.breaches import FigureRule
from caicach.core.checks.many import checks_of_figures


def conditions(book: CheckBook, form: FormVersion) -> dict[str, str]:
    """A condition in SQL for each check, true of a filing that breaks it; generated filings are all of provinces."""
    rows = {i.id for i in form.indicators if i.takes_value}
    written = {
        check.id: condition_of(check.rule, rows)
        for check in checks_of_figures(book, form, None)
        if isinstance(check.rule, FigureRule)
        and check.kind != "feasible_rate"
        and not check.scope.agency_types
    }
    return {check: condition for check, condition in written.items() if condition}


def condition_of(rule: FigureRule, rows: set[str]) -> str:
    """The condition of one rule; empty when the form lacks its rows."""
    match rule:
        case AddsUp() | WithinTotal():
            return _sum(rule, rows)
        case PartOf() if {rule.part, rule.whole} <= rows:
            part, whole = _c(rule.part), _c(rule.whole)
            return f"({part} > 0 AND {part} > {whole}) OR ({whole} IS NULL AND {part} > 0)"
        case SameAs() if {rule.row, rule.other} <= rows:
            return f"{_c(rule.row)} <> {_c(rule.other)}"
        case RateOf() if {rule.rate, rule.part, rule.whole} <= rows:
            return _rate(_c(rule.rate), _c(rule.part), _c(rule.whole))
        case Requires():
            return _requires(rule, rows)
        case WholeNumber():
            fractions = [f"{_c(row)} % 1000 <> 0" for row in rule.counts if row in rows]
            return _any(
                [*fractions, *(f"{_c(row)} < 0" for row in (*rule.counts, *rule.amounts) if row in rows)]
            )
        case PercentBounds():
            return _any(f"{_c(row)} < 0 OR {_c(row)} > 100000" for row in rule.rows if row in rows)
        case OneOf() | ChosenOnce():
            return _codes(rule, rows)
        case ZeroOverZero():
            return _any(
                f"({_c(rate)} = 0 AND {_c(part)} = 0 AND {_c(whole)} = 0)"
                for rate, part, whole in rule.rates
                if {rate, part, whole} <= rows
            )
    return ""


def _c(row: str) -> str:
    return row.replace("-", "_")


def _any(conditions: object) -> str:
    return " OR ".join(str(condition) for condition in conditions)  # type: ignore[attr-defined]


def _sum(rule: AddsUp | WithinTotal, rows: set[str]) -> str:
    parts = [_c(part) for part in rule.parts if part in rows]
    if rule.total not in rows or not parts:
        return ""
    total = _c(rule.total)
    known = " + ".join(f"COALESCE({part}, 0)" for part in parts)
    if isinstance(rule, WithinTotal):
        return f"{known} > {total} OR ({total} IS NULL AND {known} > 0)"
    missing_total = f"{total} IS NULL AND {' + '.join(parts)} > 0"
    return f"{known} <> {total} OR ({missing_total})"


def _rate(rate: str, part: str, whole: str) -> str:
    based = f"{part} BETWEEN 0 AND {whole} AND {whole} > 0"
    right = (
        f"(2 * {rate} - 10) * {whole} <= 200000 * {part} AND 200000 * {part} < (2 * {rate} + 10) * {whole}"
    )
    unknown = f"({part} IS NULL OR {whole} IS NULL) AND ({rate} < 0 OR {rate} > 100000)"
    no_base = f"{rate} <> 0 AND {whole} = 0 AND {part} = 0"
    return f"({based} AND ({rate} IS NULL OR NOT ({right}))) OR ({no_base}) OR ({unknown})"


def _requires(rule: Requires, rows: set[str]) -> str:
    when, then = _condition(rule.when, rows), _condition(rule.then, rows)
    return f"({when}) AND NOT ({then})" if when and then else ""


def _condition(condition: Condition, rows: set[str]) -> str:
    named = [_c(row) for row in condition.rows if row in rows]
    sign = "=" if condition.relation is RowRelation.IS else ">"
    return f"{' + '.join(named)} {sign} {condition.number * 1000}" if named else ""


def _codes(rule: OneOf | ChosenOnce, rows: set[str]) -> str:
    if isinstance(rule, OneOf):
        listed = {row: ", ".join(str(code * 1000) for code in codes) for row, codes in rule.codes.items()}
        return _any(f"{_c(row)} NOT IN ({codes})" for row, codes in listed.items() if row in rows)
    if not set(rule.codes) <= rows:
        return ""
    odd = [f"{_c(row)} NOT IN (0, {code * 1000})" for row, code in rule.codes.items()]
    several = " + ".join(f"CASE WHEN {_c(row)} <> 0 THEN 1 ELSE 0 END" for row in rule.codes)
    return _any([*odd, f"({several}) > 1"])
