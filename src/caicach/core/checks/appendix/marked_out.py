"""Rows marked as not applying although figures that make sense only with them stand beside them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from caicach.core.catalogue.filing import Filing
from caicach.core.catalogue.indicators import RateOf, SumOf
from caicach.core.checks.breaches import finding_at, shown
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import squash
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


@dataclass(frozen=True, kw_only=True)
class MarkedOut:
    """A row is not marked `x` while a row that hangs on it holds a number above zero.

    A total, a base and a rate hang on their parts, and a part of a rate on its base; parts of a sum need not apply.
    `totals` names more totals with the rows that may not exceed them.
    """

    sentence: Words
    totals: Mapping[str, tuple[str, ...]]

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding at each row so marked; blank cells are other rules'."""
        told: set[str] = set()
        for row, others in self._pairs(subject.filing):
            filled = [
                other for other in others if subject.figures.has(other) and subject.figures.number(other)
            ]
            if row in told or not filled or not _is_marked(row, subject.filing):
                continue
            told.add(row)
            number = shown(subject.figures.number(filled[0]))
            yield finding_at(
                "marked_out.marked",
                row,
                f"marked:{row}",
                check,
                subject,
                found=squash(subject.filing.observations[row].raw),
                rows=(row, *filled),
                words={"number": number},
            )

    def _pairs(self, filing: Filing) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each row with the rows whose figures make it apply."""
        for indicator in filing.form.indicators:
            formula = indicator.formula
            if isinstance(formula, SumOf):
                yield indicator.id, formula.parts
            elif isinstance(formula, RateOf):
                yield formula.whole, (formula.part, indicator.id)
                yield formula.part, (formula.whole,)
                yield indicator.id, (formula.whole,)
        yield from self.totals.items()


def _is_marked(row: str, filing: Filing) -> bool:
    observation = filing.observations.get(row)
    return observation is not None and observation.value.state is ValueState.NOT_APPLICABLE
