"""Consolidated figures and doubts in words, as pages, sheets and the terminal say them."""

from collections.abc import Sequence

from caicach.adapters.consolidating.act import Consolidated
from caicach.adapters.consolidating.doubt_words import between_words, codes_words, doubt_words, reason_words
from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.core.catalogue.indicators import Indicator
from caicach.core.catalogue.period_words import period_by_id
from caicach.core.consolidation.coverage import AgencyCoverage, Came
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.consolidation.guards import Doubtful, Guard
from caicach.core.consolidation.overlaps import Excluded, Reason
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.ground.words import Words


MOST_NAMED = 6


def period_words(period: ReportingPeriod) -> Words:
    """`6 tháng đầu năm 2026`."""
    return message(f"terms.period_{period.kind.value}", year=period.year)


def coded_note(row: Indicator, figure: ConsolidatedFigure) -> tuple[Words, ...]:
    """`12/20 cơ quan` where one code is counted, else each code with its count; nothing for a row without codes."""
    if not figure.codes:
        return ()
    asked = figure.total.asked
    if Doubt.CODES_ONLY in figure.doubts:
        return codes_words(row, figure.codes, "consolidating.code_note")
    count = plain_number(figure.value.number) if figure.value.number is not None else "0"
    return (message("consolidating.out_of", count=count, asked=asked),)


def doubt_notes(figure: ConsolidatedFigure) -> tuple[Words, ...]:
    """What is missing or to be looked at, a piece a doubt. That a rate lacks what its parts lack is told at these."""
    told = (doubt for doubt in figure.doubts if doubt is not Doubt.CODES_ONLY)
    return tuple(doubt_words(d, figure) for d in told if d is not Doubt.SOME_MISSING or figure.total.asked)


def agencies(ids: Sequence[str], of: Consolidated) -> Words:
    """The names of the first few, and how many more."""
    names = ", ".join(of.name(agency) for agency in ids[:MOST_NAMED])
    if len(ids) <= MOST_NAMED:
        return Words(names, names)
    return message("consolidating.agencies_and_more", names=names, more=len(ids) - MOST_NAMED)


def guard_words(doubt: Doubtful, of: Consolidated) -> Words:
    """A doubt between agencies as a sentence, with its rows and the others it is between."""
    form = of.kept.plan.form
    rows = doubt.rows[:1] if doubt.guard is Guard.HALF_A_RATE else doubt.rows[:MOST_NAMED]
    codes, said = ", ".join(form.by_id[row].code for row in rows), between_words(doubt, of.name)
    is_named = doubt.guard in (Guard.LOOKS_INCLUSIVE, Guard.LESS_THAN_PARTS, Guard.OTHER_THAN_LEAD)
    others = doubt.agencies[1:] if is_named else doubt.agencies
    if doubt.guard in (Guard.LOOKS_INCLUSIVE, Guard.LESS_THAN_PARTS) or not others:
        return message("consolidating.guard_at", rows=codes, said=said)
    return message("consolidating.guard_between", rows=codes, said=said, agencies=agencies(others, of))


def excluded_words(out: Excluded, of: Consolidated) -> Words:
    """Why a submission does not count."""
    given, plan = out.contribution, of.kept.plan
    period = period_by_id(load_catalogue().regimes, given.period)
    reason = reason_words(
        out,
        by=agencies(out.by, of),
        root=of.name(plan.root),
        said=plan.left_out.get(given.id, ""),
        period=period_words(period) if period is not None else given.period,
    )
    if out.reason is not Reason.SUPERSEDED:
        return reason
    counted = (one.contribution for one in of.result.arrangement.counted)
    by = next((c.id for c in counted if c.agency == given.agency), "")
    return message("consolidating.superseded_by", reason=reason, by=by)


def excluded_do(out: Excluded, of: Consolidated) -> Words:
    """What can be done about it."""
    keys = {Reason.INCLUDED_ABOVE: "included", Reason.INCLUDES_PARTS: "included"}
    key = keys.get(out.reason, out.reason.value)
    return message(f"consolidating.excluded_do_{key}", root=of.name(of.kept.plan.root))


NOT_IN_TIME = (Came.MISSING, Came.LEFT_OUT, Came.LATE)
"""Ways of coming that a list of those who did not report in time names, in its order."""


def state_words(one: AgencyCoverage, of: Consolidated) -> Words:
    """`chậm 3 ngày`, `chưa gửi`; `có tệp nhưng không đọc được` where something came that does not enter."""
    if one.came is Came.MISSING and one.agency in of.unreadable:
        return message("consolidating.came_unreadable")
    if one.came is Came.LATE:
        return message("consolidating.days_late", days=one.days_late)
    return message(f"consolidating.came_{one.came.value}")
