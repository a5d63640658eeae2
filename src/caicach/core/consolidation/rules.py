"""What the form leaves open about consolidation, as dated content: whose codes are counted, who keeps a catalogue, what was
there in the base year."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from caicach.core.catalogue.leads import Lead, leads_of
from caicach.core.ground.agencies import AgencyType


@dataclass(frozen=True, slots=True)
class ShareOf:
    """A rate that is the share of agencies which chose this code in that row."""

    row: str
    code: Decimal


@dataclass(frozen=True, slots=True)
class BaseOf:
    """A rate of reduction against what the row `of` held in the base year."""

    of: str
    year: int


@dataclass(frozen=True)
class Rules:
    """`counted` is the code whose bearers a coded row counts; `answers_for_below` the types of agency whose figures already
    include those under them; `disjoint` groups of catalogues in which nothing may stand twice."""

    counted: Mapping[str, Decimal] = field(default_factory=dict)
    shares: Mapping[str, ShareOf] = field(default_factory=dict)
    bases: Mapping[str, BaseOf] = field(default_factory=dict)
    answers_for_below: frozenset[AgencyType] = frozenset()
    disjoint: tuple[frozenset[str], ...] = ()
    leads: tuple[Lead, ...] = ()

    def leads_of(self, row: str, day: date) -> frozenset[str]:
        """The agencies that answer the row for their province on the day; empty when nobody is named."""
        return leads_of(self.leads, row, day)
