"""Claims: what a sentence of the narrative asserts in figures."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.catalogue.roles import Role
from caicach.core.reading.clauses import Opener
from caicach.core.reading.numerals import Approximation as Approximation
from caicach.core.reading.places import Fragment


class Relation(StrEnum):
    """Whether a number states how things are, by how much they changed, or what they are compared with."""

    STATED = "stated"
    CHANGE = "change"
    BASIS = "basis"


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose figure a number is: level of agency, giver of tasks, a period inside the reported one, a label such as
    `Lĩnh vực đất đai:`; each empty where the words say nothing."""

    level: str = ""
    giver: str = ""
    period: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number in running text: its exact value, how many decimals were written, what noun it counts
    (`nhiệm vụ`), the words of status around it (`hoàn thành quá hạn`), `%` or `điểm %`.

    `role` is its place in an account of work, `scope` whose figure it is;
    `family` groups nouns that may add up (`công chức` and `viên chức`), None for a noun the content does not know;
    `step` is the worth of its last meaningful digit; `whole` the number after the slash of `15/16`; `clause` the words
    that reach it, in lower case; `opener` and `depth` how its clause hangs on what stands before; `sentence` counts
    the sentences of its paragraph.
    """

    value: Decimal
    places: int
    approximation: Approximation
    noun: str | None
    status: str | None
    is_percent: bool
    where: Fragment
    role: Role | None = None
    scope: Whose = Whose()
    family: str | None = None
    flows: bool = False
    step: Decimal = Decimal(1)
    whole: Decimal | None = None
    is_points: bool = False
    is_range: bool = False
    relation: Relation = Relation.STATED
    clause: str = ""
    opener: Opener = Opener.START
    depth: int = 0
    sentence: int = 0

    @property
    def is_count(self) -> bool:
        """Whether it counts things as they are: no percentage, no change, no comparison, no range."""
        return not (self.is_percent or self.is_points or self.is_range) and self.relation is Relation.STATED

    @property
    def is_exact(self) -> bool:
        """Whether the words mean just this number."""
        return self.approximation is Approximation.EXACT

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest number the words allow: the number itself when it is exact, one unit of its
        last meaningful digit to the side of `gần` or `trên`, to both sides of `khoảng`; from zero for `dưới`."""
        low = {
            Approximation.ALMOST: self.step,
            Approximation.ABOUT: self.step,
            Approximation.UNDER: self.value,
        }
        high = {Approximation.OVER: self.step, Approximation.ABOUT: self.step}
        return (
            self.value - low.get(self.approximation, Decimal(0)),
            self.value + high.get(self.approximation, Decimal(0)),
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number may stand for: the sum of the rows `plus` less the rows `minus` (indicator ids)."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion: a number, the percentage and its base where the sentence gives them, and the indicator it
    speaks of (an id, or None when no phrase of the content fits). `sentence` is the whole sentence.

    `readings` are all the rows the words may mean, the likeliest first, its first row being `indicator`; `section`
    is the path of the section and `is_plan` whether that section speaks of what is still to be done. A sentence that
    denies (`không phát sinh …`) claims a zero whose place is the denial. `fact` names what is asserted, also where the
    form has no row for it: two claims of one fact must not contradict each other.
    """

    sentence: Fragment
    numbers: tuple[NumberFound, ...]
    indicator: str | None
    period: str | None
    score: int
    readings: tuple[Reading, ...] = ()
    section: tuple[str, ...] = ()
    is_plan: bool = False
    is_denial: bool = False
    fact: str | None = None
