"""What an agency consolidates of a period: in whose name, over which days, on which map, by which choices."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from caicach.actions.words import content
from caicach.adapters.content.consolidation import consolidation_rules
from caicach.adapters.content.receivers import receivers
from caicach.core.consolidation.leading import leads_above
from caicach.core.consolidation.plan import Expected, Plan, Prefer
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.periods import PeriodKind, ReportingPeriod
from caicach.core.submissions.owed import AfterSuccession
from caicach.store.models import Duty


Bases = Mapping[str, Mapping[str, Decimal]]
"""Figures of the base year by row and agency."""


@dataclass(frozen=True)
class Choices:
    """What people chose: the day of the map (None: the cut-off), whether a report counts only once accepted, which
    submissions are left out and why, and whether a whole or its parts count where both came."""

    on: date | None = None
    accepted_only: bool = False
    left_out: Mapping[str, str] = field(default_factory=dict)
    prefer: Prefer = Prefer.WHOLE


USUAL = Choices()


def province_of(directory: Directory, agency: str) -> str | None:
    """The province an agency consolidates for; None for one that stands in its own name, as a province itself does."""
    if directory.agency(agency).type is AgencyType.PROVINCE:
        return None
    places = [place.parent for place in directory.places if place.agency == agency]
    provinces = [id_ for id_ in places if directory.agency(id_).type is AgencyType.PROVINCE]
    return provinces[-1] if provinces else None


def root_of(directory: Directory, agency: str, day: date) -> str:
    """In whose name the agency consolidates on that day's map: the province it stands under, as it is or as it became;
    an agency under no province consolidates in its own name."""
    root = province_of(directory, agency) or agency
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
