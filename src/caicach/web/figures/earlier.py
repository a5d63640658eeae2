"""What the agency reported before: its issued reports of earlier periods, and two of them to compare with."""

from collections.abc import Mapping
from dataclasses import dataclass

from caicach.actions.statements import period_of
from caicach.actions.words import content
from caicach.core.catalogue.indicators import FormVersion, Indicator
from caicach.core.checks.of_figures import FiguresOfPeriod
from caicach.core.documents.figures import settle
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.values import NOT_REPORTED, Value
from caicach.core.ground.words import Words
from caicach.core.submissions.statuses import Status
from caicach.store.cells import cells_of
from caicach.store.models import Duty, Submission
from caicach.web.submissions.opening import period_words


MOST = 12


@dataclass(frozen=True)
class EarlierFigures:
    """The figures of one issued report as its paper printed them."""

    duty: Duty
    form: FormVersion
    values: Mapping[str, Value]

    @property
    def words(self) -> Words:
        """The period as people say it."""
        return period_words(self.duty)

    def value(self, row: Indicator) -> Value:
        """What was reported for the row, whatever its code was then."""
        return self.values.get(row.id, NOT_REPORTED)

    def compares(self, row: Indicator) -> bool:
        """Whether the row meant the same then."""
        return row.id in self.form.by_id and row.compares_with(self.form)

    @property
    def as_judged(self) -> FiguresOfPeriod:
        """The figures as checks take them."""
        return FiguresOfPeriod(
            self.form, self.values, AgencyType(self.duty.agency.type), period_of(self.duty)
        )


@dataclass(frozen=True)
class Earlier:
    """The issued reports of earlier periods, newest first, one a period."""

    reports: tuple[EarlierFigures, ...]
    of: Duty

    @property
    def last(self) -> EarlierFigures | None:
        """The latest of them."""
        return self.reports[0] if self.reports else None

    @property
    def same_period(self) -> EarlierFigures | None:
        """The one of the same kind of period a year ago, unless that is the latest already."""
        before = (
            r for r in self.reports[1:] if (r.duty.kind, r.duty.year) == (self.of.kind, self.of.year - 1)
        )
        return next(before, None)

    @property
    def beside(self) -> tuple[EarlierFigures, ...]:
        """Those shown beside the figures: the last, then the same period of last year."""
        return tuple(report for report in (self.last, self.same_period) if report is not None)


def earlier_of(submission: Submission) -> Earlier:
    """What was issued before. One query."""
    duty = submission.duty
    issued = (
        Submission.objects.filter(
            duty__agency=duty.agency_id,
            duty__regime=duty.regime,
            duty__cutoff_on__lt=duty.cutoff_on,
            issued_at__isnull=False,
        )
        .exclude(status__in=(Status.REPLACED, Status.CANCELLED))
        .select_related("duty__agency", "sheet")
        .order_by("-duty__cutoff_on", "-version")[:MOST]
    )
    by_duty: dict[int, Submission] = {}
    for report in issued:
        by_duty.setdefault(report.duty_id, report)
    return Earlier(tuple(_figures(report) for report in by_duty.values()), duty)


def _figures(report: Submission) -> EarlierFigures:
    form = content().form(report.form_version)
    values = {row: cell.value for row, cell in cells_of(report.sheet.cells).items()}
    settled = settle(form, values, AgencyType(report.duty.agency.type))
    return EarlierFigures(report.duty, form, settled.values)
