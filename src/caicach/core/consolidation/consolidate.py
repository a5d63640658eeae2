"""A plan carried out: figures for every node of the tree, with coverage, and each followed down to its submissions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.arranging import Arrangement, Counted, arrange
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.figures import ConsolidatedFigure, Doubt, NodeTotals
from caicach.core.consolidation.measuring import apart_names
from caicach.core.consolidation.parts import Engine
from caicach.core.consolidation.plan import Plan
from caicach.core.consolidation.reference import ReferenceEngine
from caicach.core.consolidation.totals import Total, Totals
from caicach.core.ground.directory import Directory
from caicach.core.ground.values import NOT_REPORTED, Value


@dataclass(frozen=True)
class Consolidation:
    """What was laid out and what it adds up to."""

    arrangement: Arrangement
    totals: Totals

    @property
    def plan(self) -> Plan:
        """The plan carried out."""
        return self.arrangement.plan

    @cached_property
    def figures(self) -> Mapping[str, ConsolidatedFigure]:
        """Those of the root, by row, in the printed order of the form."""
        return self.figures_at(self.plan.root)

    def figures_at(self, node: str) -> Mapping[str, ConsolidatedFigure]:
        """Those of any node; KeyError when it is not in the tree."""
        self.arrangement.tree.position[node]
        made: dict[str, ConsolidatedFigure] = {}
        at = NodeTotals(
            lambda measure: self._total(node, measure), lambda row: self._elements(node, row), made
        )
        for way in self.arrangement.ways:
            figure = way.figure(at)
            kept = {
                form.id: self._total(node, name)
                for form, name in apart_names(way, self.plan.form, self._others)
            }
            made[way.row] = _with_apart(figure, {form: total for form, total in kept.items() if total.asked})
        return {row.id: made[row.id] for row in self.plan.form.indicators if row.id in made}

    def values(self) -> Mapping[str, Value]:
        """The root's figures as one agency's."""
        return {row: figure.value for row, figure in self.figures.items()}

    def given(self, row: str, node: str | None = None) -> tuple[tuple[Counted, Value], ...]:
        """What each submission at the node and below said in the row, in tree order; the root's when no node is named."""
        tree = self.arrangement.tree
        at = tree.position[node or self.plan.root]
        found: list[tuple[Counted, Value]] = []
        for name in tree.nodes[at : tree.ends[at]]:
            for one in self.arrangement.at.get(name, ()):
                if row in one.contribution.form.by_id:
                    found.append((one, one.contribution.values.get(row, NOT_REPORTED)))
        return tuple(found)

    def _total(self, node: str, measure: str) -> Total:
        return self.totals.of(node, self.plan.period.id, measure)

    def _elements(self, node: str, row: str) -> int:
        return self.totals.elements(node, self.plan.period.id, row)

    @cached_property
    def _others(self) -> Sequence[FormVersion]:
        forms = {one.contribution.form.id: one.contribution.form for one in self.arrangement.counted}
        forms.pop(self.plan.form.id, None)
        return tuple(forms.values())


def _with_apart(figure: ConsolidatedFigure, apart: Mapping[str, Total]) -> ConsolidatedFigure:
    if not apart:
        return figure
    return replace(figure, apart=apart, doubts=(*figure.doubts, Doubt.KEPT_APART))


def consolidate(
    plan: Plan, given: Sequence[Contribution], directory: Directory, engine: Engine | None = None
) -> Consolidation:
    """Carry the plan out with any engine; all answer alike. KeyError when the root is unknown, ValueError when it does not
    exist on the plan's day."""
    arrangement = arrange(plan, given, directory)
    totals = (engine or ReferenceEngine()).add_up(arrangement.tree, arrangement.parts)
    return Consolidation(arrangement, totals)
