"""Units of measure: the form's own slips, and units somebody changed in the table."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from caicach.core.catalogue.indicators import Indicator
from caicach.core.catalogue.observations import Observation
from caicach.core.checks.breaches import finding_at
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding
from caicach.core.ground.text import fold
from caicach.core.ground.values import ValueState
from caicach.core.ground.words import Words


@dataclass(frozen=True, kw_only=True)
class UnitFits:
    """The form prints the unit the row is counted in; where it does not, that is said once, as the form's slip; not in a
    row the agency does not fill in."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each row of the report that repeats a wrong unit of the form."""
        for observation in subject.filing.observations.values():
            indicator = observation.indicator
            right = indicator.unit.printed if indicator.unit else indicator.printed_unit
            if not observation.printed_unit or _is_same(right, indicator.printed_unit):
                continue
            if observation.value.state is ValueState.NOT_APPLICABLE:
                continue
            if _is_same(right, observation.printed_unit):
                continue
            yield finding_at(
                "unit_fits.form",
                indicator.id,
                f"unit:{indicator.id}",
                check,
                subject,
                found=observation.printed_unit,
                expected=right,
            )


@dataclass(frozen=True, kw_only=True)
class UnitAsForm:
    """The table keeps the form's units; a changed unit changes what the figure means."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each row whose unit is neither the one the form prints nor the one it should."""
        for observation in subject.filing.observations.values():
            indicator = observation.indicator
            if indicator.takes_value and _is_changed(observation, indicator):
                yield finding_at(
                    "unit_as_form.changed",
                    indicator.id,
                    f"unit:{indicator.id}",
                    check,
                    subject,
                    found=observation.printed_unit,
                    expected=indicator.printed_unit,
                )


def _is_changed(observation: Observation, indicator: Indicator) -> bool:
    printed = observation.printed_unit
    if printed == indicator.printed_unit:
        return False
    accepted = [indicator.printed_unit, *([indicator.unit.printed] if indicator.unit else [])]
    # A unit that is part of the right one was cut by a page end or by the conversion, not changed by a person.
    return bool(_key(printed)) and not any(_key(printed) in _key(unit) for unit in accepted)


def _is_same(left: str, right: str) -> bool:
    return left == right or _key(left) == _key(right)


@lru_cache(maxsize=256)
def _key(unit: str) -> str:
    """Letters, digits and % alone: a table has a few dozen units in hundreds of rows, so each is folded once."""
    return "".join(char for char in fold(unit) if char.isalnum() or char == "%")
