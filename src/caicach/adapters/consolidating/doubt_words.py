"""Doubts and reasons in words, for the command line and for pages alike: pieces that may stand within a line."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from caicach.adapters.content.load import load_catalogue
from caicach.adapters.content.messages import message
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.consolidation.guards import Doubtful
from caicach.core.consolidation.overlaps import Excluded
from caicach.core.ground.days import official_day
from caicach.core.ground.numbers import plain_number, vietnamese_number
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


def codes_words(row: Indicator, codes: Mapping[Decimal, int], key: str) -> tuple[Words, ...]:
    """How many chose each code, a piece a code in the order of the form, each by the name the form gives it; `key` is the
    sentence of a piece."""
    labels = {Decimal(item.value): item.label for item in row.codes}
    order = [*(code for code in labels if code in codes), *(code for code in codes if code not in labels)]
    return tuple(
        message(key, label=labels.get(code, plain_number(code)), count=codes[code]) for code in order
    )


def doubt_words(doubt: Doubt, figure: ConsolidatedFigure) -> Words:
    """What is missing from the figure or to be looked at."""
    total = figure.total
    missing = total.count(ValueState.NOT_REPORTED) + total.count(ValueState.WITHHELD)
    apart = (
        message(
            "consolidation.apart",
            since=official_day(load_catalogue().form(form).from_on),
            number=vietnamese_number(kept.number),
        )
        for form, kept in figure.apart.items()
    )
    return message(
        f"consolidation.doubt_{doubt.value}",
        missing=missing,
        asked=total.asked,
        apart=listed(apart, "; "),
    )


def reason_words(out: Excluded, *, by: Words | str, root: str, said: str, period: Words | str) -> Words:
    """Why a submission does not count: `by` are the names of those whose figures stand for it, `said` what the person who
    left it out said."""
    return message(f"consolidation.reason_{out.reason.value}", by=by, root=root, said=said, period=period)


def between_words(doubt: Doubtful, name: Callable[[str], str]) -> Words:
    """What is doubtful between agencies; its rows, and who else, are told beside it."""
    return message(
        f"consolidation.guard_{doubt.guard.value}",
        agency=name(doubt.agencies[0]) if doubt.agencies else "",
        agencies=len(doubt.agencies),
        rows=len(doubt.rows),
        found=vietnamese_number(doubt.found) if doubt.found is not None else "",
        against=vietnamese_number(doubt.against) if doubt.against is not None else "",
        element=doubt.element,
    )


def listed(words: Iterable[Words], between: str = ", ") -> Words:
    """Several as one text."""
    given = list(words)
    return Words(between.join(w.vi for w in given), between.join(w.en for w in given))
