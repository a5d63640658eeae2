"""Consolidated figures and doubts in words, as pages, sheets and the terminal say them."""

from collections.abc import Iterable, Sequence

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.content.messages import message
from caicach.core.consolidation.coverage import AgencyCoverage, Came
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.consolidation.guards import Doubtful
from caicach.core.consolidation.overlaps import Excluded, Reason
from caicach.core.ground.numbers import plain_number, vietnamese_number
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


MOST_NAMED = 6


def period_words(period: ReportingPeriod) -> Words:
    """`6 tháng đầu năm 2026`."""
    return message(f"terms.period_{period.kind.value}", year=period.year)


def coded_note(figure: ConsolidatedFigure) -> tuple[Words, ...]:
    """`12/20 cơ quan` where one code is counted, else each code with its count; nothing for a row without codes."""
    if not figure.codes:
        return ()
    asked = figure.total.asked
    if Doubt.CODES_ONLY in figure.doubts:
        return tuple(
            message("consolidating.code_note", code=plain_number(code), count=count)
            for code, count in sorted(figure.codes.items())
        )
    count = plain_number(figure.value.number) if figure.value.number is not None else "0"
    return (message("consolidating.out_of", count=count, asked=asked),)


def doubt_notes(figure: ConsolidatedFigure) -> tuple[Words, ...]:
    """What is missing or to be looked at, a piece a doubt. That a rate lacks what its parts lack is told at these."""
    told = (doubt for doubt in figure.doubts if doubt is not Doubt.CODES_ONLY)
    return tuple(_doubt(d, figure) for d in told if d is not Doubt.SOME_MISSING or figure.total.asked)


def _doubt(doubt: Doubt, figure: ConsolidatedFigure) -> Words:
    total = figure.total
    if doubt is Doubt.SOME_MISSING:
        missing = total.count(ValueState.NOT_REPORTED) + total.count(ValueState.WITHHELD)
        return message("consolidating.doubt_some_missing", missing=missing, asked=total.asked)
    if doubt is Doubt.KEPT_APART:
        said = (
            message("consolidating.apart_note", form=form, number=vietnamese_number(kept.number))
            for form, kept in figure.apart.items()
        )
        return listed(said, "; ")
    return message(f"consolidating.doubt_{doubt.value}")


def listed(words: Iterable[Words], between: str = ", ") -> Words:
    """Several as one text."""
    given = list(words)
    return Words(between.join(w.vi for w in given), between.join(w.en for w in given))


def agencies(ids: Sequence[str], of: Consolidated) -> Words:
    """The names of the first few, and how many more."""
    names = ", ".join(of.name(agency) for agency in ids[:MOST_NAMED])
    if len(ids) <= MOST_NAMED:
        return Words(names, names)
    return message("consolidating.agencies_and_more", names=names, more=len(ids) - MOST_NAMED)


def guard_words(doubt: Doubtful, of: Consolidated) -> Words:
    """A doubt between agencies as a sentence."""
    form = of.kept.plan.form
    codes = ", ".join(form.by_id[row].code for row in doubt.rows[:MOST_NAMED])
    first, *others = doubt.agencies
    is_between = doubt.guard.value == "other_than_lead"
    return message(
        f"consolidating.guard_{doubt.guard.value}",
        agency=of.name(first),
        agencies=agencies(others if is_between else doubt.agencies, of),
        rows=codes if doubt.guard.value != "half_a_rate" else form.by_id[doubt.rows[0]].code,
        count=len(doubt.rows) if doubt.guard.value == "looks_inclusive" else len(doubt.agencies),
        found=vietnamese_number(doubt.found) if doubt.found is not None else "",
        against=vietnamese_number(doubt.against) if doubt.against is not None else "",
        element=doubt.element,
    )


def excluded_words(out: Excluded, of: Consolidated) -> Words:
    """Why a submission does not count."""
    by: Words | str = agencies(out.by, of)
    if out.reason is Reason.SUPERSEDED:
        counted = (one.contribution for one in of.result.arrangement.counted)
        by = next((c.id for c in counted if c.agency == out.contribution.agency), "")
    return message(
        f"consolidating.reason_{out.reason.value}",
        by=by,
        period=out.contribution.period,
        root=of.name(of.kept.plan.root),
    )


def excluded_do(out: Excluded, of: Consolidated) -> Words:
    """What can be done about it."""
    keys = {Reason.INCLUDED_ABOVE: "included", Reason.INCLUDES_PARTS: "included"}
    key = keys.get(out.reason, out.reason.value)
    reason = of.kept.plan.left_out.get(out.contribution.id, "")
    return message(f"consolidating.excluded_do_{key}", root=of.name(of.kept.plan.root), reason=reason)


NOT_IN_TIME = (Came.MISSING, Came.LEFT_OUT, Came.LATE)
"""Ways of coming that a list of those who did not report in time names, in its order."""


def state_words(one: AgencyCoverage, of: Consolidated) -> Words:
    """`chậm 3 ngày`, `chưa gửi`; `có tệp nhưng không đọc được` where something came that does not enter."""
    if one.came is Came.MISSING and one.agency in of.unreadable:
        return message("consolidating.came_unreadable")
    if one.came is Came.LATE:
        return message("consolidating.days_late", days=one.days_late)
    return message(f"consolidating.came_{one.came.value}")
