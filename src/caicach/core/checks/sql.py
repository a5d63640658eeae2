"""Rules about figures as SQL over one wide table: a filing a row, a few columns an indicator.

For each filing: the type of its agency, and in `led` the rows the agency answers for its whole province, each between
bars. For each row of the form: its number in thousandths as a whole number (zero where none arose or the row does not
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
NOT_APPLICABLE = STATE_CODES[ValueState.NOT_APPLICABLE]


LED_COLUMN = "led"


def led_text(rows: Iterable[str]) -> str:
    """What the column `led` holds of these rows: `|row|row|`, empty for none."""
    return "|".join(("", *sorted(rows), "")) if rows else ""


def led_rows(text: str) -> frozenset[str]:
    """The rows such a text names."""
    return frozenset(text.split("|")) - {""}


def is_led(row: str) -> str:
    """Whether the agency answers the row for its whole province."""
    return f"{LED_COLUMN} LIKE {quoted(f'%|{row}|%')}"


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
    """When the condition holds there is a breach with these numbers (in thousandths, or NULL), at this row.

    `variant` is the name of the variant; `finer` are narrower conditions, the first that holds naming it instead.
    `mark` is a short condition that tells the case from those after it once one of them is known to hold: what the
    database plans is what takes the time, so nothing long is said twice.
    """

    variant: str
    condition: str
    at: str
    found: str
    expected: str
    finer: tuple[tuple[str, str], ...] = ()
    mark: str = ""

    @property
    def variant_text(self) -> str:
        """The variant as an expression."""
        return choice([(condition, quoted(name)) for name, condition in self.finer], quoted(self.variant))


@dataclass(frozen=True, slots=True)
class Selection:
    """At most one breach a filing; of several cases that hold the first counts."""

    cases: tuple[Case, ...]

    def query(self, check: str, table: str, where: str = "") -> str:
        """One SELECT: filing, check_id, variant, at_row, found, expected; only over filings that meet `where`."""
        conditions = " OR ".join(f"({case.condition})" for case in self.cases)
        return _select(
            check,
            self._choose([case.variant_text for case in self.cases]),
            self._choose([case.at for case in self.cases]),
            self._choose([case.found for case in self.cases]),
            self._choose([case.expected for case in self.cases]),
            f"{table} WHERE {_narrowed(conditions, where)}",
        )

    def _choose(self, answers: list[str]) -> str:
        if len(set(answers)) == 1:
            return answers[0]
        marks = [case.mark or case.condition for case in self.cases[:-1]]
        return choice(list(zip(marks, answers[:-1], strict=True)), answers[-1])


@dataclass(frozen=True, slots=True)
class RowsSelection:
    """The same question asked of many rows: a breach at each row whose `number` meets one of the conditions.

    Each case is a variant with its condition, in terms of `number` (never null where one holds); the first counts.
    """

    rows: tuple[str, ...]
    cases: tuple[tuple[str, str], ...]

    def query(self, check: str, table: str, where: str = "") -> str:
        """One SELECT as of a `Selection`: filings with any such row first, then their rows one under another."""
        condition = " OR ".join(f"({condition})" for _, condition in self.cases)
        columns = [column_of(row) for row in self.rows]
        any_row = " OR ".join(f"({condition.replace('number', column)})" for column in columns)
        unfolded = (
            f"(SELECT filing AS filing, UNNEST([{', '.join(quoted(row) for row in self.rows)}]) AS at_row, "  # noqa: S608 - names of content only
            f"UNNEST([{', '.join(columns)}]) AS number FROM {table} WHERE {_narrowed(any_row, where)}) AS unfolded"
        )
        whens = [(condition, quoted(variant)) for variant, condition in self.cases[:-1]]
        variant = choice(whens, quoted(self.cases[-1][0]))
        return _select(check, variant, "at_row", "number", "NULL", f"{unfolded} WHERE {condition}")


def _select(check: str, variant: str, at: str, found: str, expected: str, source: str) -> str:
    return (
        f"SELECT filing AS filing, {quoted(check)} AS check_id, {variant} AS variant, {at} AS at_row, "  # noqa: S608 - names of content only
        f"CAST({found} AS BIGINT) AS found, CAST({expected} AS BIGINT) AS expected FROM {source}"
    )


def _narrowed(conditions: str, where: str) -> str:
    return f"({where}) AND ({conditions})" if where else conditions


def choice(answers: list[tuple[str, str]], last: str) -> str:
    """The answer beside the first condition that holds, else the last one."""
    whens = " ".join(f"WHEN {condition} THEN {answer}" for condition, answer in answers)
    return f"CASE {whens} ELSE {last} END" if answers else last


def quoted(text: str) -> str:
    """The text as a literal. Only ids and names of our own content come here; a quote in one is a mistake."""
    if "'" in text:
        raise ValueError(f"a quote in an id: {text}")
    return f"'{text}'"


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


def applies(row: str) -> str:
    """Whether the row applies to the agency, whatever it holds."""
    return f"{state_column_of(row)} <> {NOT_APPLICABLE}"


def is_reported(row: str) -> str:
    """Whether a number was reported."""
    return f"{state_column_of(row)} = {REPORTED}"


def counted(conditions: Iterable[str]) -> str:
    """How many of the conditions hold, in thousandths like every number of the table."""
    return (
        "(" + " + ".join(f"CASE WHEN {condition} THEN {SCALE} ELSE 0 END" for condition in conditions) + ")"
    )
