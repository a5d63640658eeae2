"""What one agency's period comes to, live from what was sent: the same submissions give the same answer, computed once."""

import hashlib
from collections import OrderedDict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from threading import Lock

from caicach.actions.words import content
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.receivers import receivers
from caicach.core.consolidation.consolidate import Consolidation, consolidate
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.coverage import Coverage, coverage_of
from caicach.core.consolidation.leading import leads_above
from caicach.core.consolidation.overlaps import Reason
from caicach.core.consolidation.placing import PlaceMap
from caicach.core.consolidation.plan import Expected, Plan, Prefer
from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.submissions.owed import AfterSuccession
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


MOST_KEPT = 32
Bases = Mapping[str, Mapping[str, Decimal]]


@dataclass(frozen=True)
class Choices:
    """What people chose: the day of the map (None: the cut-off), whether a report counts only once accepted, which
    submissions are left out and why, and whether a whole or its parts count where both came."""

    on: date | None = None
    accepted_only: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    prefer: Prefer = Prefer.WHOLE


USUAL = Choices()


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
    root = _province_of(directory, agency)
    duties = duties_consolidated(agency, regime, period, root or agency)
    if not any(duty.receiver_id == agency for duty in duties):
        raise ValueError(f"nobody owes {agency} a report of {period} under {regime}")
    return duties


def _province_of(directory: Directory, agency: str) -> str | None:
    """The province an agency consolidates for; None for one that stands in its own name, as a province itself does."""
    if directory.agency(agency).type is AgencyType.PROVINCE:
        return None
    places = [place.parent for place in directory.places if place.agency == agency]
    provinces = [id_ for id_ in places if directory.agency(id_).type is AgencyType.PROVINCE]
    return provinces[-1] if provinces else None


def root_of(directory: Directory, agency: str, day: date) -> str:
    """In whose name the agency consolidates on that day's map: the province it stands under, as it is or as it became;
    an agency under no province consolidates in its own name."""
    root = _province_of(directory, agency) or agency
    if directory.agency(root).is_alive(day):
        return root
    others = (*directory.successors_on(root, day), *directory.predecessors_on(root, day))
    return others[0].id if others else root


def window_of(duties: Sequence[Duty]) -> ReportingPeriod:
    """The period of these duties with the widest of their windows: an agency that ended reports a shorter one."""
    first = duties[0]
    return ReportingPeriod(
        PeriodKind(first.kind),
        first.year,
        min(duty.from_on for duty in duties),
        max(duty.cutoff_on for duty in duties),
    )


def plan_of(
    duties: Sequence[Duty],
    period: ReportingPeriod,
    root: str,
    day: date,
    choices: Choices,
    unplaced: Container[str],
    bases: Bases,
    directory: Directory,
) -> Plan:
    """The plan of these duties, with the bases its form has rows for."""
    receiving = receivers().get(duties[0].regime)
    form = content().form_on(period.cutoff_on)
    return Plan(
        root=root,
        period=period,
        form=form,
        on=day,
        rules=consolidation_rules(),
        bases={row: known for row, known in bases.items() if row in form.by_id},
        expected=tuple(
            Expected(duty.agency_id, AgencyType(duty.agency.type), duty.due_on)
            for duty in duties
            if duty.agency_id not in unplaced
        ),
        leads=leads_above(root, form, directory, day),
        left_out=choices.left_out,
        prefer=choices.prefer,
        after_succession=receiving.after_succession if receiving else AfterSuccession.SUCCESSOR,
    )


def _unplaced(duties: Sequence[Duty], where: PlaceMap, directory: Directory) -> tuple[Agency, ...]:
    return tuple(directory.agency(duty.agency_id) for duty in duties if where.place(duty.agency_id) is None)


_results: OrderedDict[str, tuple[Directory, Consolidation]] = OrderedDict()
_guard = Lock()


def computed(plan: Plan, given: Sequence[Contribution], directory: Directory) -> Consolidation:
    """The plan carried out; the answer is kept by plan and seals of the submissions as long as no agency changes. What
    bears no seal is computed every time."""
    key = inputs_hash(plan, given)
    with _guard:
        kept = _results.get(key)
        if kept is not None and kept[0] == directory:
            _results.move_to_end(key)
            return kept[1]
    result = consolidate(plan, given, directory)
    result.figures  # noqa: B018 - made here once, not by each request that shares it
    if all(one.content_hash for one in given):
        with _guard:
            _results[key] = (directory, result)
            while len(_results) > MOST_KEPT:
                _results.popitem(last=False)
    return result


def inputs_hash(plan: Plan, given: Sequence[Contribution]) -> str:
    """SHA-256, in hex, over the plan and every submission with its seal, in whatever order they came. A plan without bases
    has the seal it had before there were any."""
    expected = sorted(f"{one.agency}:{one.type}:{one.due_on}" for one in plan.expected)
    inputs = sorted(f"{one.id}:{one.content_hash}" for one in given)
    left_out = sorted(f"{id_}:{reason}" for id_, reason in plan.left_out.items())
    bases = sorted(
        f"{row}:{agency}:{plain_number(number)}"
        for row, known in plan.bases.items()
        for agency, number in known.items()
    )
    said = (plan.root, plan.period.id, plan.form.id, str(plan.on), plan.prefer, plan.after_succession)
    parts = [*said, "expected", *expected, "left out", *left_out, "inputs", *inputs]
    parts += ["bases", *bases] if bases else []
    return hashlib.sha256("".join(f"{len(p.encode())}:{p}" for p in parts).encode()).hexdigest()
