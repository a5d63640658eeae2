"""Observations: what was reported for an indicator, and where it was read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.catalogue.indicators import Indicator
from caicach.core.ground.values import Value
from caicach.core.ground.words import Words
from caicach.core.reading.places import Fragment


class Certainty(StrEnum):
    """How sure the binding of a printed row to an indicator, or of a cell's text to a value, is."""

    BOUND = "bound"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of one agency for one period. `raw` is the cell as it stands, `where` its cell;
    `score` the likeness (0 to 100) of the printed label to the form's wording; `doubt` says why it is doubtful."""

    indicator: Indicator
    value: Value
    raw: str
    where: Fragment | None
    printed_label: str
    printed_unit: str
    note: str
    score: int
    certainty: Certainty
    doubt: Words | None = None


@dataclass(frozen=True, slots=True)
class UnboundRow:
    """A row of the table that fits no indicator, or whose place another row already took; `why` says so."""

    where: Fragment
    number: str
    label: str
    raw: str
    score: int
    why: Words


Observations = Mapping[str, Observation]
"""Observations by indicator id, in the printed order of the form."""
