"""What would be counted twice: an agency that already includes those under it, one whose work another reports for the whole
period, two submissions of one agency. What is left out is said, with what stands for it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.plan import Plan, Prefer
from caicach.core.ground.directory import Directory
from caicach.core.submissions.owed import AfterSuccession


class Reason(StrEnum):
    """Why a submission does not count."""

    OTHER_PERIOD = "other_period"
    LEFT_OUT = "left_out"
    OUTSIDE = "outside"
    SUPERSEDED = "superseded"
    INCLUDED_ABOVE = "included_above"
    INCLUDES_PARTS = "includes_parts"
    TAKEN_OVER = "taken_over"


IN_OTHERS = frozenset({Reason.INCLUDED_ABOVE, Reason.INCLUDES_PARTS, Reason.TAKEN_OVER})
"""Reasons for which an agency is not missing: its figures are in those of others."""


@dataclass(frozen=True)
class Excluded:
    """A submission that does not count, why, and the agencies whose figures stand for it."""

    contribution: Contribution
    reason: Reason
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sorted:
    """Submissions that count, and those that do not."""

    counted: tuple[Contribution, ...]
    excluded: tuple[Excluded, ...]


def without_overlaps(given: Sequence[Contribution], plan: Plan, directory: Directory) -> Sorted:
    """Each agency's figures once. The order of the submissions decides nothing."""
    ground = _Ground(plan, directory)
    excluded: list[Excluded] = []
    counted = list(given)
    for rule in (_of_other_periods, _left_out, _superseded, _taken_over, _included):
        found = {id(one.contribution): one for one in rule(counted, ground)}
        excluded += [found[id(one)] for one in counted if id(one) in found]
        counted = [one for one in counted if id(one) not in found]
    return Sorted(tuple(counted), tuple(excluded))


def includes_below(given: Contribution, plan: Plan) -> bool:
    """Whether the agency's figures already include those of all under it."""
    if given.includes_below is not None:
        return given.includes_below
    return given.agency_type in plan.rules.answers_for_below


@dataclass(frozen=True)
class _Ground:
    plan: Plan
    directory: Directory

    def day_of(self, agency: str) -> date:
        """The last day of the period on which the agency existed: whose map says what it included."""
        ended = self.directory.agency(agency).valid_to
        cutoff = self.plan.period.cutoff_on
        return min(ended, cutoff) if ended is not None else cutoff

    def below(self, agency: str) -> frozenset[str]:
        found = self.directory.subtree_on(agency, self.day_of(agency))
        return frozenset(one.id for one in found) - {agency}


def _of_other_periods(given: Iterable[Contribution], ground: _Ground) -> Iterator[Excluded]:
    for one in given:
        if one.period != ground.plan.period.id:
            yield Excluded(one, Reason.OTHER_PERIOD)


def _left_out(given: Iterable[Contribution], ground: _Ground) -> Iterator[Excluded]:
    for one in given:
        if one.id in ground.plan.left_out:
            yield Excluded(one, Reason.LEFT_OUT)


def _superseded(given: Iterable[Contribution], ground: _Ground) -> Iterator[Excluded]:
    """The one sent last counts; of two of one day the one whose id sorts last, so that the answer never wavers."""
    last: dict[str, Contribution] = {}
    everything = list(given)
    for one in sorted(everything, key=lambda c: (c.sent_on or date.min, c.id)):
        last[one.agency] = one
    for one in everything:
        if last[one.agency] is not one:
            yield Excluded(one, Reason.SUPERSEDED, (one.agency,))


def _taken_over(given: Iterable[Contribution], ground: _Ground) -> Iterator[Excluded]:
    """An agency that ended within the period does not count where every agency that followed it reports for all of it."""
    plan, directory = ground.plan, ground.directory
    if plan.after_succession is AfterSuccession.EACH:
        return
    everything = list(given)
    here = {one.agency for one in everything}
    for one in everything:
        agency = directory.find(one.agency)
        if agency is None or agency.valid_to is None or agency.valid_to >= plan.period.cutoff_on:
            continue
        heirs = tuple(heir.id for heir in directory.successors_on(one.agency, plan.period.cutoff_on))
        if heirs and here.issuperset(heirs):
            yield Excluded(one, Reason.TAKEN_OVER, heirs)


def _included(given: Iterable[Contribution], ground: _Ground) -> Iterator[Excluded]:
    """Where a whole and its parts both came: the parts do not count, or the whole does not, as the plan prefers. Figures the
    root itself gave for all below it never count beside those they are made of."""
    here = {one.agency: one for one in given if ground.directory.find(one.agency) is not None}
    for agency, whole in here.items():
        if not includes_below(whole, ground.plan):
            continue
        parts = tuple(sorted(here.keys() & ground.below(agency)))
        if not parts:
            continue
        if agency == ground.plan.root or ground.plan.prefer is Prefer.PARTS:
            yield Excluded(whole, Reason.INCLUDES_PARTS, parts)
        else:
            yield from (Excluded(here[part], Reason.INCLUDED_ABOVE, (agency,)) for part in parts)
