"""A measure as SQL over the wide table, and what the expressions are made of."""

from dataclasses import dataclass

from caicach.core.catalogue.indicators import Indicator
from caicach.core.checks.sql import REPORTED, column_of, quoted, state_column_of
from caicach.core.consolidation.totals import ASKED, STATES
from caicach.core.ground.values import ValueState


AGENCY_COLUMN = "agency"
TYPE_COLUMN = "agency_type"
MISSING = STATES.index(ValueState.NOT_REPORTED) + ASKED
KNOWN = STATES.index(ValueState.REPORTED) + ASKED


@dataclass(frozen=True, slots=True)
class Encoding:
    """One measure over the wide table: `number` a whole number of thousandths, `state` 0 where not asked, else the code of
    the state and ASKED."""

    measure: str
    number: str
    state: str


def number_of(row: str) -> str:
    """The number of a row: zero where there is none."""
    return f"COALESCE({column_of(row)}, 0)"


def base_column_of(row: str) -> str:
    """The column of a row's figure of the base year, in thousandths, empty where it is not known."""
    return f"base__{column_of(row)}"


def state_of(indicator: Indicator, leads: frozenset[str] = frozenset()) -> str:
    """The state of a row where it is asked, or says more than zero; else 0."""
    state = state_column_of(indicator.id)
    is_said = f"({state} = {REPORTED} AND {column_of(indicator.id)} <> 0)"
    return f"CASE WHEN {is_asked(indicator, leads)} OR {is_said} THEN {state} + {ASKED} ELSE 0 END"


def is_asked(indicator: Indicator, leads: frozenset[str] = frozenset()) -> str:
    """Whether the row is asked of the agency: it is for its type, or one of the leads is the agency."""
    is_of_type = is_one_of(TYPE_COLUMN, frozenset(kind.value for kind in indicator.applies_to))
    return f"({is_of_type} OR {is_one_of(AGENCY_COLUMN, leads)})" if leads else is_of_type


def is_one_of(column: str, members: frozenset[str]) -> str:
    """Whether the column holds one of these; never, when there are none."""
    if not members:
        return "FALSE"
    return f"{column} IN ({', '.join(quoted(member) for member in sorted(members))})"
