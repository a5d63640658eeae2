"""The plan: what is consolidated, on whose map, under which version of the form. A value anyone can keep and run again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.rules import Rules
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import ReportingPeriod
from caicach.core.submissions.owed import AfterSuccession


class Prefer(StrEnum):
    """Which figures count where an agency's already include those under it, and both came: the whole, or its parts."""

    WHOLE = "whole"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class Expected:
    """An agency that owes a report of the period, and by when; None is a day not known."""

    agency: str
    type: AgencyType
    due_on: date | None = None


@dataclass(frozen=True)
class Plan:
    """`root` is the agency the figures are made for; `on` the day whose map places everyone: the cut-off for the map of the
    time, a later day for today's map and comparable series. `bases` are figures of the base year by row and agency,
    `leads` overrules who answers a row for all; `left_out` are ids of submissions left out by a person, with the reason."""

    root: str
    period: ReportingPeriod
    form: FormVersion
    on: date
    rules: Rules = field(default_factory=Rules)
    expected: tuple[Expected, ...] = ()
    bases: Mapping[str, Mapping[str, Decimal]] = field(default_factory=dict)
    leads: Mapping[str, frozenset[str]] = field(default_factory=dict)
    left_out: Mapping[str, str] = field(default_factory=dict)
    prefer: Prefer = Prefer.WHOLE
    after_succession: AfterSuccession = AfterSuccession.SUCCESSOR

    def __post_init__(self) -> None:
        if self.on < self.period.from_on:
            raise ValueError(f"the map of {self.on} is older than the period {self.period.id}")
        strange = next((row for row in (*self.bases, *self.leads) if row not in self.form.by_id), None)
        if strange is not None:
            raise ValueError(f"the form {self.form.id} has no row {strange}")
