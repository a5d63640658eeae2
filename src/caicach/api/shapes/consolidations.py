"""Consolidations: periods, who is in the figures, the figures, the parts of one, the freeze and what would change since."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from ninja import Schema
from pydantic import Field

from caicach.api.shapes.common import AgencyName, Given, Moment, Name, Text
from caicach.core.consolidation.coverage import Came
from caicach.core.consolidation.delta import Cause
from caicach.core.consolidation.delta_of_rules import How
from caicach.core.consolidation.figures import Doubt
from caicach.core.consolidation.overlaps import Reason
from caicach.core.consolidation.placing import Placement
from caicach.core.consolidation.plan import Prefer
from caicach.core.ground.values import ValueState


class MapOf(StrEnum):
    """Whose map: of the cut-off, or of today."""

    CUTOFF = "cutoff"
    TODAY = "today"


class ChoicesAsked(Schema):
    """What counts, where agencies stand, and whether a whole or its parts are taken where both came; what is left out is as it was chosen before."""

    accepted_only: bool | None = None
    map_of: MapOf | None = None
    prefer: Prefer | None = None


class ConsolidationBrief(Schema):
    """One period: how many owe, have sent and were accepted, and its last freeze."""

    regime: str
    period: str
    owed: int
    sent: int
    accepted: int
    freeze: int | None
    submission: int | None


class Consolidations(Schema):
    """The periods, the latest first."""

    consolidations: list[ConsolidationBrief]


class CoverageOfAgency(Schema):
    """One agency that owes a report: how its figures came, by which submission, and why they do not count."""

    agency: AgencyName
    came: Came
    submission: int | None
    due_on: date | None
    sent_on: date | None
    days_late: int
    reason: Reason | None
    included_in: list[str]


class ConsolidationCoverage(Schema):
    """Who is in the figures of the root."""

    root: AgencyName
    regime: str
    period: str
    on: date
    accepted_only: bool
    prefer: Prefer
    owed: int
    counted: int
    agencies: list[CoverageOfAgency]
    unplaced: list[AgencyName]


class StatedValue(Schema):
    """A value in its state; a number as an exact decimal string."""

    state: ValueState
    value: str | None


class ConsolidatedFigure(StatedValue):
    """The figure of one row with how many were asked and gave a number, how many chose each code, and what is doubtful."""

    indicator: str
    code: str
    asked: int
    reported: int
    code_counts: dict[str, int]
    doubts: list[Doubt]


class ConsolidatedFigures(Schema):
    """Every figure in the printed order of the form."""

    root: AgencyName
    regime: str
    period: str
    on: date
    form_version: str
    figures: list[ConsolidatedFigure]


class FigurePart(StatedValue):
    """What one agency gave, by which submission, and where the figure stands."""

    agency: AgencyName
    submission: int
    node: str
    placed: Placement


class FigureParts(Schema):
    """One figure taken apart; `missing` are agencies that were asked and sent nothing."""

    figure: ConsolidatedFigure
    parts: list[FigurePart]
    missing: list[AgencyName]


class FreezeGiven(Given):
    """Freeze by these choices; the reason is needed once the report was issued."""

    accepted_only: bool | None = None
    map_of: MapOf | None = None
    prefer: Prefer | None = None
    reason: Text = Field("", max_length=1000)


class Freeze(Schema):
    """A freeze: its number, the root's report it went into, the seal of what it was made of."""

    freeze: int
    submission: int
    version: int
    inputs_hash: str
    inputs: int
    at: Moment


class ChangeCause(Schema):
    """Whose submission makes a figure another."""

    agency: AgencyName
    cause: Cause
    before: StatedValue
    after: StatedValue
    submission_before: int | None
    submission_after: int | None


class BaseDelta(Schema):
    """The figure of the base year of an agency that was changed, written down (no `base_before`) or taken away since."""

    agency: AgencyName
    indicator: str
    base_before: str | None
    base_after: str | None


class HowDelta(Schema):
    """What differs in how the figure is made: the version of the form, the agencies that answer for all, the code counted,
    or a rule that was not kept with the freeze."""

    how: How
    how_before: list[str]
    how_after: list[str]


class FigureDelta(Schema):
    """One figure that would be another."""

    indicator: str
    code: str
    before: StatedValue
    after: StatedValue
    because: list[ChangeCause]
    because_of_bases: list[BaseDelta]
    because_of_rules: list[HowDelta]


class ConsolidationDelta(Schema):
    """What would be another if the period were frozen now."""

    freeze: int
    submission: int
    changes: list[FigureDelta]


class LeftOutGiven(Given):
    """Why the report does not count."""

    reason: Text = Field(min_length=5, max_length=500)


class LeftOut(Schema):
    """The submissions left out of the figures, each with its reason."""

    left_out: dict[int, str]


class BaseGiven(Given):
    """One number of the base year; null takes it away."""

    agency: Name
    indicator: Name
    base_value: Decimal | None = Field(ge=0, max_digits=15, decimal_places=3)


class BasesGiven(Given):
    """The numbers to write; the others stay."""

    bases: list[BaseGiven] = Field(min_length=1, max_length=2000)


class Base(Schema):
    """What an agency had in the base year of a row, as an exact decimal string. `is_added` when it is what those before the
    agency had together."""

    agency: AgencyName
    indicator: str
    base_year: int
    base_value: str
    is_added: bool


class Bases(Schema):
    """The numbers known; `measured` are the rows measured against them, by the row they are numbers of."""

    measured: dict[str, str]
    bases: list[Base]
