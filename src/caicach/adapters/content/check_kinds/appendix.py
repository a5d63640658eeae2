"""Kinds of check about the appendix: how each entry of content becomes its rule."""

from collections.abc import Callable, Mapping

from caicach.adapters.content.check_kinds.builder import Builder
from caicach.adapters.content.check_kinds.rows import name_anywhere, row_of, rows_of
from caicach.adapters.content.files import Record
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.catalogue.indicators import Indicator, IndicatorKind
from caicach.core.catalogue.indicators import RateOf as RateFormula
from caicach.core.checks.appendix.applies import Applies
from caicach.core.checks.appendix.bounds import FeasibleRate, PercentBounds
from caicach.core.checks.appendix.codes import ChosenOnce, OneOf
from caicach.core.checks.appendix.conditions import Condition, Requires, RowRelation
from caicach.core.checks.appendix.marked_out import MarkedOut
from caicach.core.checks.appendix.order import PartOf, SameAs
from caicach.core.checks.appendix.proportions import Proportion
from caicach.core.checks.appendix.rates import RateOf
from caicach.core.checks.appendix.remainders import NoRemainder
from caicach.core.checks.appendix.rows import ChangedLabels, DoubtfulRows, LeftBlank, MissingRows, UnknownRows
from caicach.core.checks.appendix.sums import AddsUp, WithinTotal
from caicach.core.checks.appendix.trends import BaseYearRate, Leap, NotLessThanBefore
from caicach.core.checks.appendix.units import UnitAsForm, UnitFits
from caicach.core.checks.appendix.whole_numbers import WholeNumber
from caicach.core.checks.appendix.zero_over_zero import ZeroOverZero
from caicach.core.checks.check import Rule
from caicach.core.ground.words import Words


def _sentence(kind: str, catalogue: Catalogue, **values: object) -> Words:
    """The rule of a kind in words; rows among the values stand with their code and wording."""
    return catalogue.messages.say(f"{kind}.rule", **values)


def _named(catalogue: Catalogue, *rows: str) -> str:
    return "; ".join(name_anywhere(catalogue, row) for row in rows)


def _about(record: Record, catalogue: Catalogue) -> str | None:
    """The row whose figure several checks are about, where the entry names one."""
    return row_of(record, "about", catalogue) if record.has("about") else None


def _adds_up(record: Record, catalogue: Catalogue) -> AddsUp:
    total, parts = row_of(record, "total", catalogue), rows_of(record, "parts", catalogue)
    sentence = _sentence(
        "adds_up", catalogue, total=_named(catalogue, total), parts=_named(catalogue, *parts)
    )
    return AddsUp(sentence=sentence, total=total, parts=parts)


def _within_total(record: Record, catalogue: Catalogue) -> WithinTotal:
    total, parts = row_of(record, "total", catalogue), rows_of(record, "parts", catalogue)
    names = {"total": _named(catalogue, total), "parts": _named(catalogue, *parts)}
    sentence, about = _sentence("within_total", catalogue, **names), _about(record, catalogue)
    return WithinTotal(sentence=sentence, total=total, parts=parts, about=about)


def _no_remainder(record: Record, catalogue: Catalogue) -> NoRemainder:
    total, parts = row_of(record, "total", catalogue), rows_of(record, "parts", catalogue)
    names = {"total": _named(catalogue, total), "parts": _named(catalogue, *parts)}
    return NoRemainder(sentence=_sentence("no_remainder", catalogue, **names), total=total, parts=parts)


def _part_of(record: Record, catalogue: Catalogue) -> PartOf:
    part, whole = row_of(record, "part", catalogue), row_of(record, "whole", catalogue)
    sentence = _sentence("part_of", catalogue, part=_named(catalogue, part), whole=_named(catalogue, whole))
    return PartOf(sentence=sentence, part=part, whole=whole, about=_about(record, catalogue))


def _same_as(record: Record, catalogue: Catalogue) -> SameAs:
    row, other = row_of(record, "row", catalogue), row_of(record, "other", catalogue)
    sentence = _sentence("same_as", catalogue, row=_named(catalogue, row), other=_named(catalogue, other))
    return SameAs(sentence=sentence, row=row, other=other)


def _rate_of(record: Record, catalogue: Catalogue) -> RateOf:
    rate, part, whole = (row_of(record, field, catalogue) for field in ("rate", "part", "whole"))
    names = {
        "rate": _named(catalogue, rate),
        "part": _named(catalogue, part),
        "whole": _named(catalogue, whole),
    }
    return RateOf(sentence=_sentence("rate_of", catalogue, **names), rate=rate, part=part, whole=whole)


def _percent_bounds(record: Record, catalogue: Catalogue) -> PercentBounds:
    rows = rows_of(record, "rows", catalogue)
    return PercentBounds(
        sentence=_sentence("percent_bounds", catalogue, rows=_named(catalogue, *rows)), rows=rows
    )


def _feasible_rate(record: Record, catalogue: Catalogue) -> FeasibleRate:
    rate, least = row_of(record, "rate", catalogue), row_of(record, "least", catalogue)
    times = record.whole("times")
    names = {"rate": _named(catalogue, rate), "least": _named(catalogue, least), "times": times}
    return FeasibleRate(
        sentence=_sentence("feasible_rate", catalogue, **names), rate=rate, least=least, times=times
    )


def _proportion(record: Record, catalogue: Catalogue) -> Proportion:
    row, beside = row_of(record, "row", catalogue), row_of(record, "beside", catalogue)
    times, least = record.whole("times"), record.whole("least")
    names = {"row": _named(catalogue, row), "beside": _named(catalogue, beside)}
    sentence = _sentence("proportion", catalogue, **names, times=times, least=least)
    return Proportion(sentence=sentence, row=row, beside=beside, times=times, least=least)


def _zero_over_zero(record: Record, catalogue: Catalogue) -> ZeroOverZero:
    rates = {
        row: (row, indicator.formula.part, indicator.formula.whole)
        for row, indicator in _all_rows(catalogue).items()
        if isinstance(indicator.formula, RateFormula)
    }
    return ZeroOverZero(sentence=_sentence("zero_over_zero", catalogue), rates=tuple(rates.values()))


def _one_of(record: Record, catalogue: Catalogue) -> OneOf:
    coded = {row: indicator for row, indicator in _all_rows(catalogue).items() if indicator.codes}
    codes = {row: tuple(item.value for item in indicator.codes) for row, indicator in coded.items()}
    applies_to = {row: indicator.applies_to for row, indicator in coded.items()}
    return OneOf(sentence=_sentence("one_of", catalogue), codes=codes, applies_to=applies_to)


def _chosen_once(record: Record, catalogue: Catalogue) -> ChosenOnce:
    inner = record.record("codes")
    codes = {row: inner.whole(row) for row in inner.fields}
    for row in codes:
        if row not in _all_rows(catalogue):
            raise record.wrong("codes", f"không có chỉ tiêu “{row}”.", f"there is no indicator “{row}”.")
    listed = "; ".join(f"{_named(catalogue, row)} = {code}" for row, code in codes.items())
    must_choose = record.flag("must_choose")
    sentence = _sentence("chosen_once", catalogue, rows=listed)
    return ChosenOnce(sentence=sentence, codes=codes, must_choose=must_choose)


def _requires(record: Record, catalogue: Catalogue) -> Requires:
    when, then = (_condition(record.record(side), catalogue) for side in ("when", "then"))
    names = {"when": _in_words(when, catalogue), "then": _in_words(then, catalogue)}
    sentence = _sentence("requires", catalogue, **names)
    because, about = record.words("because"), _about(record, catalogue)
    return Requires(sentence=sentence, when=when, then=then, because=because, about=about)


def _condition(record: Record, catalogue: Catalogue) -> Condition:
    rows = rows_of(record, "rows", catalogue)
    condition = Condition(rows, record.member("relation", RowRelation), record.whole("number"))
    record.done()
    return condition


def _in_words(condition: Condition, catalogue: Catalogue) -> Words:
    rows = " + ".join(name_anywhere(catalogue, row) for row in condition.rows)
    key = f"requires.condition_{condition.relation.value}"
    return catalogue.messages.say(key, rows=rows, number=condition.number)


def _whole_number(record: Record, catalogue: Catalogue) -> WholeNumber:
    rows = _all_rows(catalogue)
    counts = tuple(row for row, indicator in rows.items() if indicator.kind is IndicatorKind.COUNT)
    amounts = tuple(
        row for row, i in rows.items() if i.kind is IndicatorKind.AMOUNT or (i.kind is IndicatorKind.RATE)
    )
    return WholeNumber(sentence=_sentence("whole_number", catalogue), counts=counts, amounts=amounts)


def _changed_labels(record: Record, catalogue: Catalogue) -> ChangedLabels:
    least = record.whole("least")
    return ChangedLabels(sentence=_sentence("changed_labels", catalogue, least=least), least=least)


def _left_blank(record: Record, catalogue: Catalogue) -> LeftBlank:
    inner = record.record("not_if_zero")
    pairs = {row: row_of(inner, row, catalogue) for row in inner.fields}
    return LeftBlank(sentence=_sentence("left_blank", catalogue), not_if_zero=pairs)


def _marked_out(record: Record, catalogue: Catalogue) -> MarkedOut:
    inner = record.record("totals")
    totals = {row: rows_of(inner, row, catalogue) for row in inner.fields}
    return MarkedOut(sentence=_sentence("marked_out", catalogue), totals=totals)


def _leap(record: Record, catalogue: Catalogue) -> Leap:
    times, least = record.whole("times"), record.whole("least")
    return Leap(sentence=_sentence("leap", catalogue, times=times, least=least), times=times, least=least)


def _all_rows(catalogue: Catalogue) -> Mapping[str, Indicator]:
    """The rows of every version that take a value; of a row in several versions the latest."""
    return {i.id: i for form in catalogue.forms for i in form.indicators if i.takes_value}


def _plain(kind: str, rule: Callable[..., Rule]) -> Builder:
    """The builder of a kind that has no fields of its own."""
    return lambda record, catalogue: rule(sentence=_sentence(kind, catalogue))


KINDS: dict[str, Builder] = {
    "adds_up": _adds_up,
    "within_total": _within_total,
    "no_remainder": _no_remainder,
    "part_of": _part_of,
    "same_as": _same_as,
    "rate_of": _rate_of,
    "percent_bounds": _percent_bounds,
    "feasible_rate": _feasible_rate,
    "proportion": _proportion,
    "zero_over_zero": _zero_over_zero,
    "one_of": _one_of,
    "chosen_once": _chosen_once,
    "requires": _requires,
    "whole_number": _whole_number,
    "changed_labels": _changed_labels,
    "left_blank": _left_blank,
    "marked_out": _marked_out,
    "leap": _leap,
    "unit_fits": _plain("unit_fits", UnitFits),
    "unit_as_form": _plain("unit_as_form", UnitAsForm),
    "applies": _plain("applies", Applies),
    "missing_rows": _plain("missing_rows", MissingRows),
    "doubtful_rows": _plain("doubtful_rows", DoubtfulRows),
    "unknown_rows": _plain("unknown_rows", UnknownRows),
    "not_less_than_before": _plain("not_less_than_before", NotLessThanBefore),
    "base_year_rate": _plain("base_year_rate", BaseYearRate),
}
