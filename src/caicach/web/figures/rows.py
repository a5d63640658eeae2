"""The appendix as on paper, line by line, with what the page needs beside: the row's cell and what was reported before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property

from caicach.actions.lists import takes_list
from caicach.core.catalogue.indicators import Indicator, Pillar, RateOf
from caicach.core.ground.values import ValueState
from caicach.core.submissions.typed import shown_in
from caicach.web.figures.earlier import EarlierFigures, FiguresBefore
from caicach.web.figures.list_doubt import list_doubt
from caicach.web.figures.sheet import Sheet, is_computed
from caicach.web.figures.whose import label_of, name_in_cell
from caicach.web.words import say


@dataclass(frozen=True)
class Before:
    """What was reported in a row for one earlier period; `apart` says why figures of now do not compare with it, if they
    do not. Where several agencies reported, `parts` are their texts with whose each is, and `text` the sum, if it has one.
    """

    text: str
    is_known: bool
    apart: str = ""
    period: str = ""
    parts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Row:
    """A printed row. `level` is how deep its number goes, `is_asked` whether the agency fills it in."""

    indicator: Indicator
    number: str
    level: int
    kind: str
    text: str
    note: str
    formula: str
    is_other: bool
    before: tuple[Before, ...]
    takes_list: bool
    listed: int
    list_doubt: str


@dataclass(frozen=True)
class Group:
    """One pillar: its letter and title, and its lines; an unnumbered heading is a plain text among the rows."""

    pillar: Pillar
    lines: tuple["Row | str", ...]


class Appendix:
    """The whole appendix of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._beside = [(period, label_of(period)) for period in sheet.earlier.beside]
        self._headings = {heading.before: heading.title for heading in sheet.form.sub_headings}

    @cached_property
    def groups(self) -> list[Group]:
        """The pillars in printed order."""
        return [Group(pillar, tuple(self._lines(pillar.letter))) for pillar in self.sheet.form.pillars]

    def _lines(self, letter: str) -> Iterator["Row | str"]:
        for indicator in self.sheet.form.indicators:
            if indicator.pillar == letter:
                if indicator.id in self._headings:
                    yield self._headings[indicator.id]
                yield self._row(indicator)

    def _row(self, indicator: Indicator) -> Row:
        sheet, cell = self.sheet, self.sheet.cell(indicator.id)
        number = indicator.code.partition(".")[2]
        is_said = cell.value.state is not ValueState.NOT_REPORTED or cell.typed
        return Row(
            indicator,
            number,
            number.count(".") + 1,
            _kind(indicator),
            cell.typed or shown_in(indicator, cell.value),
            cell.note,
            self._formula(indicator),
            not sheet.is_own(indicator) and not is_said,
            tuple(_before(report, period, indicator) for report, period in self._beside),
            takes_list(indicator),
            cell.listed.count if cell.listed else 0,
            list_doubt(indicator, cell),
        )

    def _formula(self, indicator: Indicator) -> str:
        formula = indicator.formula
        if not isinstance(formula, RateOf):
            return ""
        rows = self.sheet.form.by_id
        return f"{rows[formula.part].code} : {rows[formula.whole].code} × 100"


def _kind(indicator: Indicator) -> str:
    if not indicator.takes_value:
        return "heading"
    if is_computed(indicator):
        return "computed"
    return "coded" if indicator.codes else "number"


def _before(period: FiguresBefore, label: str, indicator: Indicator) -> Before:
    if not indicator.takes_value or not period.has(indicator):
        return Before("", is_known=False, period=label)
    if len(period.parts) > 1:
        parts = tuple((name_in_cell(one.part), _text(one, indicator)) for one in period.parts)
        is_known = any(text for _, text in parts)
        total = shown_in(indicator, period.value(indicator))
        return Before(total, is_known, _apart(period, indicator), label, parts)
    text = _text(period.parts[0], indicator)
    return Before(text, bool(text), _apart(period, indicator) if text else "", label)


def _text(one: EarlierFigures, indicator: Indicator) -> str:
    value = one.value(indicator)
    return "" if value.state is ValueState.NOT_REPORTED else shown_in(indicator, value)


def _apart(period: FiguresBefore, indicator: Indicator) -> str:
    if not period.compares(indicator):
        return say("web.figures.not_comparable")
    return say("web.figures.did_more") if any(one.part.did_more for one in period.parts) else ""
