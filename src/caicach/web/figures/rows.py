"""The appendix as on paper, line by line, with what the page needs beside: the row's cell and what was reported before."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import cached_property

from caicach.core.catalogue.indicators import Indicator, Pillar, RateOf
from caicach.core.ground.values import ValueState
from caicach.core.submissions.typed import shown_in
from caicach.web.figures.earlier import EarlierFigures
from caicach.web.figures.sheet import Sheet, is_computed
from caicach.web.words import spoken


@dataclass(frozen=True)
class Before:
    """What one earlier report said in a row; `is_comparable` is false where the wording came to mean another thing."""

    text: str
    is_known: bool
    is_comparable: bool
    period: str = ""


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


@dataclass(frozen=True)
class Group:
    """One pillar: its letter and title, and its lines; an unnumbered heading is a plain text among the rows."""

    pillar: Pillar
    lines: tuple["Row | str", ...]


class Appendix:
    """The whole appendix of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._beside = [(report, spoken(report.words)) for report in sheet.earlier.beside]
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
            sheet.agency_type not in indicator.applies_to and not is_said,
            tuple(_before(report, period, indicator) for report, period in self._beside),
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


def _before(report: EarlierFigures, period: str, indicator: Indicator) -> Before:
    if not indicator.takes_value:
        return Before("", is_known=False, is_comparable=True)
    value = report.value(indicator)
    is_known = indicator.id in report.form.by_id and value.state is not ValueState.NOT_REPORTED
    text = shown_in(indicator, value) if is_known else ""
    return Before(text, is_known, report.compares(indicator) or not is_known, period)
