"""What was read from an uploaded file, and what is taken of it."""

from enum import StrEnum
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field, StringConstraints

from caicach.api.shapes.common import Given, Moment
from caicach.core.ground.values import ValueState


class Decision(StrEnum):
    """What a person has to decide about a figure of the file."""

    NEW = "new"  # clear, and nothing stands in the cell
    DIFFERS = "differs"
    DOUBTFUL = "doubtful"
    SAME = "same"
    UNREAD = "unread"


class ProposedCell(Schema):
    """A figure of the file beside what its cell holds now."""

    indicator: str
    code: str
    decision: Decision
    state: ValueState
    value: str | None
    raw: str
    quote: str
    place: str
    doubt: str | None
    now: dict[str, Any]


class ProposedSection(Schema):
    """A division's text in the file; `revision` is that of what stands there."""

    key: str
    text: str
    shown: str
    revision: int


Lines = dict[str, str | list[str]]
"""Fields of head and foot: a line as text, addressees and recipients as lists."""


class ProposedHead(Schema):
    """An item of head or foot in the file beside what the paper would print now; who signs is one item."""

    name: str
    decision: Decision
    lines: Lines
    now: Lines
    place: str
    doubt: str | None


class ToldAtIssue(Schema):
    """Number or day in the file: told, never taken, for the clerk gives both at issue."""

    name: str
    lines: Lines
    place: str


class UnboundRow(Schema):
    """A row of the file that is none of the form."""

    label: str
    raw: str
    place: str
    why: str


class Reading(Schema):
    """Everything a file proposes."""

    id: int
    submission: int
    name: str
    sha256: str
    at: Moment
    is_ours: bool
    is_of_another: bool
    notes: list[str]
    figures: list[ProposedCell]
    sections: list[ProposedSection]
    told_agency: str
    head: list[ProposedHead]
    head_seen: str
    at_issue: list[ToldAtIssue]
    unbound: list[UnboundRow]


class ReadingBrief(Schema):
    """A file that was read."""

    id: int
    name: str
    sha256: str
    at: Moment


class Readings(Schema):
    """The files read for a submission, newest first."""

    readings: list[ReadingBrief]


class SeenCell(Given):
    """What stood in the cell."""

    state: ValueState
    value: Annotated[str, StringConstraints(strict=True, max_length=40)] | None = None


class TakenCell(Given):
    """A figure to take, and what you saw in its cell: nothing, when left out."""

    indicator: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=80)]
    seen: SeenCell | None = None


class TakenSection(Given):
    """A section to take, on the revision seen."""

    key: Annotated[str, StringConstraints(strict=True, min_length=1, max_length=80)]
    seen_revision: int = Field(0, ge=0, le=2_000_000_000)


class TakeGiven(Given):
    """What to take: all that is clear and new, or cells, sections and items of the head by name. All or none. Of a file of
    another agency or period the head is taken by name alone; `head_seen` is the mark seen, needed for items by name."""

    all_new: bool = False
    cells: list[TakenCell] = Field([], max_length=400)
    sections: list[TakenSection] = Field([], max_length=100)
    head: list[Annotated[str, StringConstraints(strict=True, min_length=1, max_length=40)]] = Field(
        [], max_length=10
    )
    head_seen: Annotated[str, StringConstraints(strict=True, max_length=64)] = ""
