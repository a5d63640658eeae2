"""What one agency's period comes to, live from what was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from caicach.actions.consolidation_plans import (
    USUAL,
    Bases,
    Choices,
    plan_of,
    province_of,
    root_of,
    window_of,
)
from caicach.actions.consolidation_results import computed
from caicach.actions.words import content
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.coverage import Coverage, coverage_of
from caicach.core.consolidation.overlaps import Reason
from caicach.core.consolidation.placing import PlaceMap
from caicach.core.consolidation.plan import Prefer
from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import Directory
from caicach.store import models
from caicach.store.base_figures import bases_of
from caicach.store.contributions import (
    SentVersion,
    contributions_of,
    duties_consolidated,
    versions_that_count,
)
from caicach.store.directory import stored_directory
from caicach.store.models import Duty


@dataclass(frozen=True)
class Consolidated:
    """A period consolidated, with what stands beside: the duties in Vietnamese order, the version of each that entered,
    the agencies that owe a report and are not under the root on the day, and all that is known of the base year."""

    result: Consolidation
    duties: tuple[Duty, ...]
    versions: Mapping[int, SentVersion]
    directory: Directory
    unplaced: tuple[Agency, ...]
    choices: Choices
    bases: Bases

    @property
    def root(self) -> Agency:
        """In whose name the figures stand."""
        return self.directory.agency(self.result.plan.root)

    @cached_property
    def coverage(self) -> Coverage:
        """Who of those expected is in the figures, and how."""
        return coverage_of(self.result.arrangement)

    @cached_property
    def has_whole_and_parts(self) -> bool:
        """Whether an agency other than the root sent figures that include those of others that sent theirs."""
        out = self.result.arrangement.excluded
        return any(
            one.reason is Reason.INCLUDED_ABOVE
            or (one.reason is Reason.INCLUDES_PARTS and one.contribution.agency != self.result.plan.root)
            for one in out
        )

    @cached_property
    def by_submission(self) -> Mapping[str, SentVersion]:
        """The versions that entered, by the id their contributions bear."""
        return {str(version.id): version for version in self.versions.values()}

    @cached_property
    def duty_of(self) -> Mapping[str, Duty]:
        """The duty of each agency."""
        return {duty.agency_id: duty for duty in self.duties}


def choices_of(kept: models.Consolidation | None) -> Choices:
    """The choices as they are kept; the usual ones where nobody chose."""
    if kept is None:
        return USUAL
    return Choices(
        on=kept.on,
        accepted_only=kept.accepted_only,
        left_out=dict(kept.plan.get("left_out", {})),
        prefer=Prefer(kept.plan.get("prefer", Prefer.WHOLE)),
    )


def consolidated(
    agency: str,
    regime: str,
    period: str,
    choices: Choices = USUAL,
    directory: Directory | None = None,
    bases: Bases | None = None,
) -> Consolidated:
    """The period as the agency's receivers see it now, on the map of `directory` and against the figures of the base year
    where these are at hand. Six queries (two with both), one more when a submission is read for the first time. ValueError
    when nobody owes the agency this period."""
    directory = directory or stored_directory()
    bases = bases_of(agency) if bases is None else bases
    duties = _duties(agency, regime, period, directory)
    window = window_of(duties)
    day = choices.on if choices.on is not None and choices.on >= window.from_on else window.cutoff_on
    root = root_of(directory, agency, day)
    versions = versions_that_count(duties, accepted_only=choices.accepted_only, own=agency)
    by_duty = {duty.pk: duty for duty in duties}
    given = contributions_of(versions.values(), by_duty, {form.id: form for form in content().forms})
    unplaced = _unplaced(duties, PlaceMap(directory, root, day), directory)
    plan = plan_of(duties, window, root, day, choices, {one.id for one in unplaced}, bases, directory)
    result = computed(plan, given, directory)
    return Consolidated(result, tuple(duties), versions, directory, unplaced, replace(choices, on=day), bases)


def _duties(agency: str, regime: str, period: str, directory: Directory) -> list[Duty]:
    root = province_of(directory, agency)
    duties = duties_consolidated(agency, regime, period, root or agency)
    if not any(duty.receiver_id == agency for duty in duties):
        raise ValueError(f"nobody owes {agency} a report of {period} under {regime}")
    return duties


def _unplaced(duties: Sequence[Duty], where: PlaceMap, directory: Directory) -> tuple[Agency, ...]:
    return tuple(directory.agency(duty.agency_id) for duty in duties if where.place(duty.agency_id) is None)
