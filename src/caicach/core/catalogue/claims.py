"""Claims: what a sentence of the narrative asserts in figures."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.reading.places import Fragment


class Approximation(StrEnum):
    """Whether a number is meant exactly: `gần`, `trên`, `dưới`, `khoảng`."""

    EXACT = "exact"
    ALMOST = "almost"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class NumberFound:
    """A number in running text: its exact value, how many decimals were written, what noun it counts
    (`nhiệm vụ`), the words of status around it (`hoàn thành quá hạn`), `%` or `điểm %`."""

    value: Decimal
    places: int
    approximation: Approximation
    noun: str | None
    status: str | None
    is_percent: bool
    where: Fragment


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion: a number, the percentage and its base where the sentence gives them, and the indicator it
    speaks of (an id, or None when no phrase of the content fits). `sentence` is the whole sentence."""

    sentence: Fragment
    numbers: tuple[NumberFound, ...]
    indicator: str | None
    period: str | None
    score: int
