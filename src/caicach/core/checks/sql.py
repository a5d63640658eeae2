"""Rules about figures as SQL over one wide table: a filing a row, a few columns an indicator.

For each row of the form: its number in thousandths as a whole number (zero where none arose or the row does not
apply, null where it is not known), the code of its state, and for rates how many decimals were printed.
Only plain SQL, every alias with AS, so that the same text can be carried to other engines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.ground.values import ValueState


SCALE = 1000
"""Whole numbers of the table in one: money in million đồng keeps its thousands, rates three decimals."""

STATE_CODES = {
    ValueState.NOT_REPORTED: 0,
    ValueState.REPORTED: 1,
    ValueState.NONE_AROSE: 2,
    ValueState.NOT_APPLICABLE: 3,
    ValueState.WITHHELD: 4,
}
LEFT_OUT = STATE_CODES[ValueState.NOT_REPORTED]
REPORTED = STATE_CODES[ValueState.REPORTED]


def column_of(row: str) -> str:
    """The column of a row's number: its id as a plain identifier."""
    return row.replace("-", "_")


def state_column_of(row: str) -> str:
    """The column of a row's state."""
    return f"{column_of(row)}__state"


def places_column_of(row: str) -> str:
    """The column of a rate's printed decimals."""
    return f"{column_of(row)}__places"


def scaled(number: Decimal) -> int:
    """The number in thousandths; refuses a finer one, for it would be judged as another number."""
    whole = number * SCALE
    if whole != whole.to_integral_value():
        raise ValueError(f"finer than a thousandth: {number}")
    return int(whole)


@dataclass(frozen=True)
class Columns:
    """The rows of the form whose columns the table has."""

    rows: frozenset[str]

    def has(self, *rows: str) -> bool:
        """Whether the table has every one of these rows."""
        return all(row in self.rows for row in rows)

    def present(self, rows: Iterable[str]) -> tuple[str, ...]:
        """Those of the rows that the table has."""
        return tuple(row for row in rows if row in self.rows)


@dataclass(frozen=True, slots=True)
class Case:
    """When the condition holds there is a breach of this variant, with these numbers (in thousandths, or NULL)."""

    variant: str
    condition: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class Selection:
    """The breaches at one row of the form; of several cases that hold the first counts."""

    at: str
    cases: tuple[Case, ...]

    def query(self, check: str, table: str) -> str:
        """One SELECT: filing, check, variant, at, found, expected."""
        variant = self._choose([f"'{case.variant}'" for case in self.cases])
        found = self._choose([case.found for case in self.cases])
        expected = self._choose([case.expected for case in self.cases])
        conditions = " OR ".join(f"({case.condition})" for case in self.cases)
        return (
            f"SELECT filing AS filing, '{check}' AS check_id, {variant} AS variant, '{self.at}' AS at_row, "  # noqa: S608 - ids of content only
            f"CAST({found} AS BIGINT) AS found, CAST({expected} AS BIGINT) AS expected "
            f"FROM {table} WHERE {conditions}"
        )

    def _choose(self, answers: list[str]) -> str:
        if len(answers) == 1:
            return answers[0]
        whens = " ".join(
            f"WHEN {case.condition} THEN {answer}" for case, answer in zip(self.cases, answers, strict=True)
        )
        return f"CASE {whens} END"


def added(rows: Iterable[str]) -> str:
    """The sum of the rows' numbers; null when one is not known."""
    return "(" + (" + ".join(column_of(row) for row in rows) or "0") + ")"


def added_as_known(rows: Iterable[str]) -> str:
    """The sum of those numbers that are known."""
    return "(" + (" + ".join(f"COALESCE({column_of(row)}, 0)" for row in rows) or "0") + ")"


def any_unknown(rows: Iterable[str]) -> str:
    """Whether one of the rows' numbers is not known."""
    return "(" + (" OR ".join(f"{column_of(row)} IS NULL" for row in rows) or "1 = 0") + ")"


def left_out(row: str) -> str:
    """Whether the row should hold something and nothing was reported."""
    return f"{state_column_of(row)} = {LEFT_OUT}"


def is_reported(row: str) -> str:
    """Whether a number was reported."""
    return f"{state_column_of(row)} = {REPORTED}"
