"""What was frozen, carried out again, and what it would become with what stands below now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from caicach.actions.consolidated import Consolidated, consolidated
from caicach.actions.consolidation_plans import Choices
from caicach.actions.consolidation_results import computed
from caicach.actions.frozen_plans import frozen_figures, frozen_plan
from caicach.actions.words import content
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.delta import Change, changes
from caicach.core.consolidation.plan import Prefer
from caicach.core.ground.directory import Directory
from caicach.store.contributions import contributions_of, versions_by_id
from caicach.store.directory import stored_directory
from caicach.store.models import ConsolidationFreeze, Duty


@dataclass(frozen=True)
class Delta:
    """A freeze beside what the period comes to now: the figures that would differ and why."""

    freeze: ConsolidationFreeze
    before: Consolidation
    after: Consolidated
    changes: tuple[Change, ...]

    def row(self, id_: str) -> Indicator:
        """A row of the form of today, or of that of the freeze where today's no longer has it."""
        form, frozen = self.after.result.plan.form, self.before.plan.form
        return form.by_id[id_] if id_ in form.by_id else frozen.by_id[id_]


def delta_of(
    freeze: ConsolidationFreeze, left_out: Mapping[str, str], directory: Directory | None = None
) -> Delta:
    """The freeze against today, on the map it was frozen on and by the same choice of what counts. Five queries (three more
    without the directory), more when submissions are read for the first time."""
    kept = freeze.consolidation
    directory = directory or stored_directory()
    choices = Choices(
        on=date.fromisoformat(freeze.plan["on"]),
        accepted_only=freeze.plan["accepted_only"],
        left_out=left_out,
        prefer=Prefer(freeze.plan["prefer"]),
    )
    after = consolidated(kept.agency_id, kept.regime, kept.period, choices, directory)
    before = carried_out_again(freeze, directory)
    return Delta(freeze, before, after, changes(before, after.result, frozen_figures(freeze)))


def carried_out_again(freeze: ConsolidationFreeze, directory: Directory) -> Consolidation:
    """The consolidation as it was frozen, of the submissions it was made of. Two queries, one more when any is read for the
    first time."""
    versions = versions_by_id(freeze.inputs.values_list("submission", flat=True))
    duties = {duty.pk: duty for duty in _duties_of([version.duty for version in versions])}
    given = contributions_of(versions, duties, {form.id: form for form in content().forms})
    return computed(frozen_plan(freeze, directory), given, directory)


def _duties_of(ids: list[int]) -> list[Duty]:
    return list(Duty.objects.filter(pk__in=ids).select_related("agency"))
