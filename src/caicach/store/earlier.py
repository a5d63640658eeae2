"""What was issued before: the reports of earlier periods by the agency, or by those whose work came to it since."""

from collections.abc import Mapping
from dataclasses import dataclass

from caicach.core.ground.directory import Directory
from caicach.core.ground.forerunners import forerunners
from caicach.core.submissions.statuses import Status
from caicach.store.directory import directory_around
from caicach.store.models import Duty, Submission


@dataclass(frozen=True)
class Part:
    """One agency's report of an earlier period; None where it has issued none. The names are empty for the agency itself,
    `did_more` says that part of what it reported on is another agency's work now."""

    name: str
    short_name: str
    report: Submission | None
    did_more: bool = False


@dataclass(frozen=True)
class EarlierPeriod:
    """One earlier period: of `duty`, with the reports of all who did then what the agency does now."""

    duty: Duty
    parts: tuple[Part, ...]

    @property
    def whole(self) -> Part | None:
        """The one report that is about what the agency does now, no more and no less; None where there is none such."""
        part = self.parts[0]
        return part if len(self.parts) == 1 and not part.did_more else None

    @property
    def reports(self) -> tuple[tuple[Part, Submission], ...]:
        """Each report there is, with whose it is."""
        return tuple((part, part.report) for part in self.parts if part.report is not None)

    def is_year_before(self, duty: Duty) -> bool:
        """Whether it is the same kind of period a year before."""
        return (self.duty.kind, self.duty.year) == (duty.kind, duty.year - 1)


def issued_before(submission: Submission, most: int) -> tuple[EarlierPeriod, ...]:
    """Of each earlier period the last version that was issued, newest period first, at most that many. Two queries, three
    for an agency that came of others or gave a part away."""
    duty = submission.duty
    directory = directory_around(duty.agency)
    agencies = [duty.agency_id, *(one.id for one in directory.predecessors(duty.agency_id))]
    issued = (
        Submission.objects.filter(
            duty__agency__in=agencies,
            duty__regime=duty.regime,
            duty__cutoff_on__lt=duty.cutoff_on,
            issued_at__isnull=False,
        )
        .exclude(status__in=(Status.REPLACED, Status.CANCELLED))
        .select_related("duty__agency", "duty__receiver", "sheet")
        .order_by("-duty__cutoff_on", "-version")[: most * len(agencies)]
    )
    periods: dict[str, dict[str, Submission]] = {}
    for report in issued:
        periods.setdefault(report.duty.period, {}).setdefault(report.duty.agency_id, report)
    found = (_period(duty, reports, directory) for reports in periods.values())
    return tuple(period for period in found if period.reports)[:most]


def _period(duty: Duty, reports: Mapping[str, Submission], directory: Directory) -> EarlierPeriod:
    then = next(iter(reports.values())).duty
    of_then = forerunners(
        directory, duty.agency_id, then.cutoff_on, duty.cutoff_on, reported=duty.agency_id in reports
    )
    parts = (
        Part(
            "" if one.agency.id == duty.agency_id else one.agency.name,
            "" if one.agency.id == duty.agency_id else one.agency.short_names[0],
            reports.get(one.agency.id),
            one.did_more,
        )
        for one in of_then
    )
    return EarlierPeriod(then, tuple(parts))
