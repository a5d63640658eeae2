"""Indicators and the versions of the form that ask for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from caicach.core.ground.agencies import AgencyType


class IndicatorKind(StrEnum):
    """What a row takes: a whole count, an amount with decimals, a percentage, a code, yes or no, or nothing."""

    COUNT = "count"
    AMOUNT = "amount"
    RATE = "rate"
    CHOICE = "choice"
    YES_NO = "yes_no"
    HEADING = "heading"


class Nature(StrEnum):
    """How a figure relates to time."""

    FLOW = "flow"
    STOCK = "stock"
    CUMULATIVE = "cumulative"
    BASE_YEAR = "base_year"


class HowConsolidated(StrEnum):
    """How the figures of many agencies become one."""

    SUM = "sum"
    RECOMPUTE = "recompute"
    COUNT_WHERE = "count_where"
    UNION = "union"
    LEAD_AGENCY = "lead_agency"
    BASE_YEAR = "base_year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure as the form prints it; `is_count` when only whole numbers make sense."""

    id: str
    printed: str
    is_count: bool
    is_percent: bool


@dataclass(frozen=True, slots=True)
class CodeItem:
    """One permitted code of a coded row and what it means."""

    value: int
    label: str


@dataclass(frozen=True, slots=True)
class RateOf:
    """A rate is part / whole x 100; both are indicator ids."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class SumOf:
    """A total is the sum of these indicators."""

    parts: tuple[str, ...]


Formula = RateOf | SumOf


@dataclass(frozen=True, slots=True)
class Wording:
    """How a row has been worded from a day on, and whether figures under it compare with those before."""

    from_on: date
    label: str
    comparable_with_previous: bool


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the form in one version.

    `code` is pillar letter and printed number (`A.2.1`); `label` the wording in force in this version; `printed` the
    full text a real form printed in this version's days (old and new wording in one cell), for recognising it;
    `unit` is what the row should be measured in, `printed_unit` what the form prints (they differ where the form
    is wrong, e.g. A.4.1); `codes` the permitted codes, empty unless kind is choice or yes_no; `choice_group` the id
    of the row that heads a code list spread over several rows; `formula` how it follows from other rows.
    """

    id: str
    code: str
    label: str
    printed: tuple[str, ...]
    pillar: str
    kind: IndicatorKind
    nature: Nature
    consolidation: HowConsolidated
    unit: Unit | None
    printed_unit: str
    codes: tuple[CodeItem, ...]
    choice_group: str | None
    formula: Formula | None
    applies_to: frozenset[AgencyType]
    wordings: tuple[Wording, ...]
    reference: str
    unverified: bool

    @property
    def takes_value(self) -> bool:
        """Whether the row is to be filled at all."""
        return self.kind is not IndicatorKind.HEADING

    @property
    def is_amended(self) -> bool:
        """Whether the form prints an older wording beside the one in force."""
        return len(self.wordings) > 1

    def compares_with(self, earlier: "FormVersion") -> bool:
        """Whether a figure given under the earlier form means the same: no wording since then broke with the last."""
        return all(w.comparable_with_previous or w.from_on <= earlier.from_on for w in self.wordings)


@dataclass(frozen=True, slots=True)
class Pillar:
    """One of the seven groups: a letter, the title in force, and every title it has been printed under."""

    letter: str
    title: str
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubHeading:
    """An unnumbered heading inside a pillar, standing before the row `before`."""

    pillar: str
    title: str
    before: str


@dataclass(frozen=True)
class FormVersion:
    """The form as it stood from one day to another: pillars, rows in printed order."""

    id: str
    title: str
    from_on: date
    until: date | None
    pillars: tuple[Pillar, ...]
    indicators: tuple[Indicator, ...]
    sub_headings: tuple[SubHeading, ...]
    reference: str
    unverified: bool

    def __hash__(self) -> int:
        """By the id: what is kept for a version is looked up often, and its rows are many."""
        return hash(self.id)

    @cached_property
    def by_id(self) -> Mapping[str, Indicator]:
        """The rows by permanent id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def by_code(self) -> Mapping[str, Indicator]:
        """The rows by printed code, `A.2.1`."""
        return {indicator.code: indicator for indicator in self.indicators}
