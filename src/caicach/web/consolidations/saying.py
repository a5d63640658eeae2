"""Figures, doubts and counts in the words of the pages."""

from dataclasses import dataclass

from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.typed import shown_in
from caicach.web.words import say


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


def said_figure(row: Indicator, figure: ConsolidatedFigure | None, form: FormVersion) -> SaidFigure:
    """The row with its figure in words."""
    number = row.code.partition(".")[2]
    text = value_text(row, figure.value, is_count=bool(figure.codes)) if figure else ""
    return SaidFigure(
        row,
        number,
        number.count(".") + 1,
        text,
        figure.value.state.value if figure else "",
        unit_text(row, figure),
        figure,
        codes_text(row, figure) if figure else "",
        tuple(doubt_text(doubt, figure, form) for doubt in figure.doubts) if figure else (),
    )


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
    labels = {item.value: item.label for item in row.codes}
    return "; ".join(f"{labels.get(int(code), str(code))}: {count}" for code, count in figure.codes.items())


def doubt_text(doubt: Doubt, figure: ConsolidatedFigure, form: FormVersion) -> str:
    """Why the figure is not given, or is to be looked at."""
    total = figure.total
    missing = total.count(ValueState.NOT_REPORTED) + total.count(ValueState.WITHHELD)
    if doubt is Doubt.SOME_MISSING:
        return say("web.consolidations.doubt_some_missing", missing=missing, asked=total.asked)
    if doubt is Doubt.KEPT_APART:
        forms = ", ".join(figure.apart)
        return say("web.consolidations.doubt_kept_apart", forms=forms)
    return say(f"web.consolidations.doubt_{doubt.value}")
