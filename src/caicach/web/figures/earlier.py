"""What was reported before: earlier periods as the page of figures shows them, and two of them to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from caicach.actions.statements import form_of, led_by, period_of
from caicach.core.catalogue.indicators import FormVersion, HowConsolidated, Indicator
from caicach.core.checks.of_figures import FiguresOfPeriod
from caicach.core.documents.figures import settle
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NONE_AROSE, NOT_REPORTED, Value, ValueState, reported
from caicach.core.ground.words import Words
from caicach.store.cells import cells_of
from caicach.store.earlier import EarlierPeriod, Part, issued_before
from caicach.store.models import Duty, Submission
from caicach.web.submissions.opening import period_words


MOST = 12


@dataclass(frozen=True)
class EarlierFigures:
    """The figures of one issued report as its paper printed them; of an agency that issued none, nothing."""

    part: Part

    @cached_property
    def form(self) -> FormVersion | None:
        """The form it was filled in on."""
        return form_of(self.part.report) if self.part.report else None

    @cached_property
    def values(self) -> Mapping[str, Value]:
        """Its figures by row, rates computed."""
        report, form = self.part.report, self.form
        if report is None or form is None:
            return {}
        values = {row: cell.value for row, cell in cells_of(report.sheet.cells).items()}
        return settle(form, values, AgencyType(report.duty.agency.type), led=led_by(report)).values

    def has(self, row: Indicator) -> bool:
        """Whether its form had the row at all."""
        return self.form is not None and row.id in self.form.by_id

    def value(self, row: Indicator) -> Value:
        """What was reported for the row, whatever its code was then."""
        return self.values.get(row.id, NOT_REPORTED) if self.has(row) else NOT_REPORTED

    def compares(self, row: Indicator) -> bool:
        """Whether the row meant the same then."""
        return self.form is not None and row.id in self.form.by_id and row.compares_with(self.form)


@dataclass(frozen=True)
class FiguresBefore:
    """One earlier period: the figures of the agency, or of each of those that did its work then."""

    period: EarlierPeriod

    @property
    def words(self) -> Words:
        """The period as people say it."""
        return period_words(self.period.duty)

    @cached_property
    def parts(self) -> tuple[EarlierFigures, ...]:
        """The figures of each."""
        return tuple(EarlierFigures(part) for part in self.period.parts)

    @property
    def whole(self) -> EarlierFigures | None:
        """The one report about what the agency does now, no more and no less."""
        return self.parts[0] if self.period.whole else None

    def has(self, row: Indicator) -> bool:
        """Whether any form of then had the row."""
        return any(one.has(row) for one in self.parts)

    def compares(self, row: Indicator) -> bool:
        """Whether the row meant the same to everyone who reported it, whose ever it was."""
        return all(one.compares(row) for one in self.parts if one.part.report)

    def value(self, row: Indicator) -> Value:
        """What to compare with: the one report's figure, or what several come to where the row is one that adds up."""
        whole = self.whole
        return whole.value(row) if whole else self._sum(row)

    def number(self, row: Indicator) -> Decimal | None:
        """The number of then that a figure of now compares with."""
        return self.value(row).number if self.compares(row) else None

    def as_judged(self) -> FiguresOfPeriod | None:
        """The figures as checks take them; None unless they are about what the agency does now."""
        whole = self.whole
        if whole is None or whole.part.report is None or whole.form is None:
            return None
        report = whole.part.report
        kind, period = AgencyType(report.duty.agency.type), period_of(report.duty)
        return FiguresOfPeriod(whole.form, whole.values, kind, period, led=led_by(report))

    def _sum(self, row: Indicator) -> Value:
        """The sum of all parts; not reported where content does not add the row up, or one part is more, or unknown."""
        values = [one.value(row) for one in self.parts]
        numbers = [value.number for value in values if value.number is not None]
        is_known = all(value.number is not None or value.state is ValueState.NONE_AROSE for value in values)
        did_more = any(one.part.did_more for one in self.parts)
        if row.consolidation is not HowConsolidated.SUM or did_more or not is_known or not self.compares(row):
            return NOT_REPORTED
        return reported(sum(numbers, Decimal(0))) if numbers else NONE_AROSE


@dataclass(frozen=True)
class Earlier:
    """The earlier periods with issued reports, newest first."""

    periods: tuple[FiguresBefore, ...]
    of: Duty

    @property
    def last(self) -> FiguresBefore | None:
        """The latest of them."""
        return self.periods[0] if self.periods else None

    @property
    def same_period(self) -> FiguresBefore | None:
        """The one of the same kind of period a year ago, unless that is the latest already."""
        return next((p for p in self.periods[1:] if p.period.is_year_before(self.of)), None)

    @property
    def beside(self) -> tuple[FiguresBefore, ...]:
        """Those shown beside the figures: the last, then the same period of last year."""
        return tuple(period for period in (self.last, self.same_period) if period is not None)

    @property
    def as_judged(self) -> tuple[FiguresOfPeriod, ...]:
        """Those that checks compare with: back to where the work of the agency became another."""
        found: list[FiguresOfPeriod] = []
        for period in self.periods:
            judged = period.as_judged()
            if judged is None:
                break
            found.append(judged)
        return tuple(found)


def earlier_of(submission: Submission) -> Earlier:
    """What was issued before. Two queries, three for an agency that came of others."""
    found = issued_before(submission, MOST)
    return Earlier(tuple(FiguresBefore(period) for period in found), submission.duty)
