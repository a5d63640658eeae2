"""What a plan comes to: the tree, each submission at its node, who is missing, what does not count and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.contributions import NOBODY, Contribution, missing
from caicach.core.consolidation.measuring import measured, tallied
from caicach.core.consolidation.overlaps import IN_OTHERS, Excluded, Reason, includes_below, without_overlaps
from caicach.core.consolidation.parts import Parts
from caicach.core.consolidation.placing import Place, PlaceMap
from caicach.core.consolidation.plan import Expected, Plan
from caicach.core.consolidation.tree import Tree
from caicach.core.consolidation.ways.choosing import Known, ways_of
from caicach.core.consolidation.ways.way import Way
from caicach.core.ground.directory import Directory
from caicach.core.ground.values import Value


@dataclass(frozen=True)
class Counted:
    """A submission that counts, and where."""

    contribution: Contribution
    place: Place


@dataclass(frozen=True)
class Missing:
    """An agency that owes a report and whose figures are in no other's, and where they would stand."""

    expected: Expected
    place: Place


@dataclass(frozen=True)
class Arrangement:
    """The plan laid out. The same plan and submissions, in whatever order, give the same arrangement."""

    plan: Plan
    tree: Tree
    ways: tuple[Way, ...]
    counted: tuple[Counted, ...]
    missing: tuple[Missing, ...]
    excluded: tuple[Excluded, ...]

    @cached_property
    def parts(self) -> tuple[Parts, ...]:
        """What there is to add up: each submission that counts, the agencies it tallied, and a gap for each that is
        missing."""
        form = self.plan.form
        gaps = (
            (missing(gap.expected.agency, gap.expected.type, form, self.plan.period.id), gap.place)
            for gap in self.missing
        )
        given = ((one.contribution, one.place) for one in self.counted)
        everything = (*given, *gaps)
        ones = (measured(one, self.ways, form, place.node) for one, place in everything)
        many = (part for one, place in everything for part in tallied(one, self.ways, form, place.node))
        return (*ones, *many)

    @cached_property
    def way_of(self) -> Mapping[str, Way]:
        """The way of each row."""
        return {way.row: way for way in self.ways}

    def asked(self, one: Contribution, row: Indicator) -> Value | None:
        """What a submission says in a row of the plan's form; None where it is not asked and says nothing but zero."""
        way = self.way_of.get(row.id)
        return one.asked(row, way.leads if way is not None else NOBODY)

    def silent(self, row: str) -> tuple[Missing, ...]:
        """The missing who would be asked for what makes the row's figure."""
        way = self.way_of[row]
        return tuple(gap for gap in self.missing if way.asks(gap.expected.agency, gap.expected.type))

    @cached_property
    def at(self) -> Mapping[str, tuple[Counted, ...]]:
        """The submissions that stand at each node itself."""
        found: dict[str, list[Counted]] = {}
        for one in self.counted:
            found.setdefault(one.place.node, []).append(one)
        return {node: tuple(held) for node, held in found.items()}


def arrange(plan: Plan, given: Sequence[Contribution], directory: Directory) -> Arrangement:
    """Lay the plan out over what was submitted. KeyError when the root is unknown, ValueError when it does not exist on the
    plan's day or an agency is expected that is not under it."""
    where = PlaceMap(directory, plan.root, plan.on)
    strange = next((owed.agency for owed in plan.expected if where.place(owed.agency) is None), None)
    if strange is not None:
        raise ValueError(f"{strange} is expected, and is not under {plan.root} on {plan.on}")
    ordered = sorted(given, key=lambda one: (one.agency, one.id))
    places = {one.agency: where.place(one.agency) for one in ordered}
    inside = [one for one in ordered if places[one.agency] is not None]
    outside = [Excluded(one, Reason.OUTSIDE) for one in ordered if places[one.agency] is None]
    kept = without_overlaps(inside, plan, directory)
    counted = [Counted(one, place) for one in kept.counted if (place := places[one.agency])]
    gaps = _missing(plan, where, counted, kept.excluded, directory)
    tree = where.tree([one.place.node for one in counted] + [gap.place.node for gap in gaps])
    in_order = sorted(counted, key=lambda one: tree.position[one.place.node])
    ways = ways_of(plan.form, Known(plan.rules, plan.on, _bases(plan, directory), plan.leads))
    return Arrangement(plan, tree, ways, tuple(in_order), tuple(gaps), (*kept.excluded, *outside))


def _missing(
    plan: Plan,
    where: PlaceMap,
    counted: Sequence[Counted],
    excluded: Sequence[Excluded],
    directory: Directory,
) -> list[Missing]:
    here = {one.contribution.agency for one in counted}
    here.update(one.contribution.agency for one in excluded if one.reason in IN_OTHERS)
    for one in counted:
        if includes_below(one.contribution, plan):
            day = min(directory.agency(one.contribution.agency).valid_to or plan.on, plan.on)
            here.update(agency.id for agency in directory.subtree_on(one.contribution.agency, day))
    gaps = ((owed, where.place(owed.agency)) for owed in plan.expected if owed.agency not in here)
    return [Missing(owed, place) for owed, place in gaps if place is not None]


def _bases(plan: Plan, directory: Directory) -> Mapping[str, Mapping[str, Decimal]]:
    """The base of an agency without one of its own is that of its predecessors added, where each is known and none of them
    was divided: which part of a divided base is whose, a person says by giving the heirs theirs."""
    return {row: _with_heirs(bases, directory, plan.on) for row, bases in plan.bases.items()}


def _with_heirs(bases: Mapping[str, Decimal], directory: Directory, on: date) -> Mapping[str, Decimal]:
    found = dict(bases)
    for heir in {row.successor for row in directory.successions if row.successor is not None} - bases.keys():
        first = [one.id for one in directory.predecessors(heir) if not directory.predecessors(one.id)]
        is_whole = all(one in bases and len(directory.successors_on(one, on)) == 1 for one in first)
        if first and is_whole:
            found[heir] = sum((bases[one] for one in first), Decimal(0))
    return found
