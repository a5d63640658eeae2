"""Findings: one doubt each, with its place, its arithmetic and its fix."""

from dataclasses import dataclass
from enum import StrEnum

from caicach.core.ground.words import EMPTY, Words
from caicach.core.reading.places import Fragment


class Severity(StrEnum):
    """An error blocks sending, a warning wants an explanation, a hint may be ignored."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Stage(StrEnum):
    """When a report is judged: while it is being written, or as it is to be sent."""

    DRAFTING = "drafting"
    SENDING = "sending"


class Family(StrEnum):
    """What kind of thing is wrong; real-figures names them, officers filter by them."""

    SUM = "sum"
    BALANCE = "balance"
    RATE = "rate"
    FEASIBILITY = "feasibility"
    ZERO = "zero"
    CODE_LIST = "code_list"
    UNIT = "unit"
    SCOPE = "scope"
    TEXT_TABLE = "text_table"
    TEXT_TEXT = "text_text"
    PERIOD = "period"
    STALE = "stale"
    ENTITY = "entity"
    SYMBOL = "symbol"
    LAW = "law"
    SEQUENCE = "sequence"
    MISSING = "missing"
    OMISSION = "omission"
    TREND = "trend"
    CONFLICT = "conflict"
    FORM = "form"
    SPELLING = "spelling"


@dataclass(frozen=True, slots=True)
class Place:
    """The fragment as it stands; `code` of the appendix row it is in, `section` of the text (`II.2.1`), if any;
    `where` is None when what is spoken of is not there."""

    text: str
    code: str | None = None
    where: Fragment | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One doubt about one fact. `fact` identifies the fact (such as `rate:C.3.1`): findings that share it are one.

    `found` and `expected` are short texts (`16`, `15 hoặc 16`), `arithmetic` shows the sum (`0 + 0 + 0 = 0 ≠ 2`),
    `codes` the appendix rows concerned; `also` the ids of other checks that met the same fact. `printed_from` are the
    codes of the rows its words are printed from, empty when any number of it is a person's own.
    """

    check: str
    family: Family
    severity: Severity
    fact: str
    place: Place
    message: Words
    suggestion: Words
    found: str = ""
    expected: str = ""
    arithmetic: str = ""
    codes: tuple[str, ...] = ()
    reference: Words = EMPTY
    also: tuple[str, ...] = ()
    printed_from: tuple[str, ...] = ()
