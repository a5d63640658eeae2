"""Figures, doubts and counts in the words of the pages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from caicach.adapters.consolidating.doubt_words import codes_words, doubt_words
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.typed import shown_in
from caicach.web.words import begun, message, say, spoken


@dataclass(frozen=True)
class SaidFigure:
    """A consolidated figure as a row of the page shows it."""

    row: Indicator
    number: str
    level: int
    text: str
    state: str
    unit: str
    figure: ConsolidatedFigure | None
    note: str
    doubts: tuple[str, ...]

    @property
    def missing(self) -> int:
        """How many who were asked gave nothing to count."""
        total = self.figure.total if self.figure else None
        if total is None:
            return 0
        return total.count(ValueState.NOT_REPORTED) + total.count(ValueState.WITHHELD)


def said_figure(found: Consolidation, row: Indicator) -> SaidFigure:
    """The row with its figure in words."""
    figure = found.figures.get(row.id)
    number = row.code.partition(".")[2]
    if figure is None:
        return SaidFigure(row, number, number.count(".") + 1, "", "", row.printed_unit, None, "", ())
    return SaidFigure(
        row,
        number,
        number.count(".") + 1,
        figure_text(row, figure),
        figure.value.state.value,
        unit_text(row, figure),
        figure,
        codes_text(row, figure),
        tuple(_doubts(found, row, figure)),
    )


def figure_text(row: Indicator, figure: ConsolidatedFigure) -> str:
    """The figure as its row shows it; a dash where agencies are only counted by their choice."""
    if Doubt.CODES_ONLY in figure.doubts and figure.value.number is None:
        return "–"
    return value_text(row, figure.value, is_count=bool(figure.codes))


def value_text(row: Indicator, value: Value, *, is_count: bool = False) -> str:
    """The number as its row prints it, or the name of the state."""
    if value.number is None:
        return say(f"web.figures.state_{value.state.value}")
    return vietnamese_number(value.number) if is_count else shown_in(row, value)


def unit_text(row: Indicator, figure: ConsolidatedFigure | None) -> str:
    """The unit of the row; agencies where agencies are counted."""
    if figure is not None and figure.codes:
        return say("web.consolidations.unit_agencies")
    return row.unit.printed if row.unit else row.printed_unit


def codes_text(row: Indicator, figure: ConsolidatedFigure) -> str:
    """`Có: 120; Không: 30`: how many agencies chose each code."""
    return _counted(row, figure.codes)


def said_tally(row: Indicator, tally: Tally) -> str:
    """`103/155 cơ quan; Có: 103; Không: 47`: what a consolidation of the level below counted in a coded row."""
    return say(
        "web.consolidations.tally",
        answered=tally.answered,
        asked=tally.asked,
        codes=_counted(row, tally.codes),
    )


def _counted(row: Indicator, codes: Mapping[Decimal, int]) -> str:
    return "; ".join(spoken(words) for words in codes_words(row, codes, "consolidating.code_note"))


def is_doubtful(found: Consolidation, row: Indicator, figure: ConsolidatedFigure) -> bool:
    """Whether the figure has something to look at beyond the agencies whose reports are missing."""
    return any(True for _ in _doubts(found, row, figure))


def _doubts(found: Consolidation, row: Indicator, figure: ConsolidatedFigure) -> Iterator[str]:
    """Why the figure is not given, or is to be looked at. Agencies without a report are told once for all rows; here are
    those that sent one and left the row blank."""
    for doubt in figure.doubts:
        if doubt is Doubt.SOME_MISSING:
            blank = _left_blank(found, row, figure)
            if blank > 0:
                yield begun(message("consolidation.doubt_left_blank", blank=blank))
        else:
            yield begun(doubt_words(doubt, figure))


def _left_blank(found: Consolidation, row: Indicator, figure: ConsolidatedFigure) -> int:
    total = figure.total
    silent = total.count(ValueState.NOT_REPORTED) + total.count(ValueState.WITHHELD)
    return silent - len(found.arrangement.silent(row.id))
