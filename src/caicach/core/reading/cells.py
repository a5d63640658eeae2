"""The text of a value cell as one of the five states, and what about it is doubtful."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.ground.numbers import rounded
from caicach.core.ground.text import fold, squash
from caicach.core.ground.values import NONE_AROSE, NOT_APPLICABLE, NOT_REPORTED, WITHHELD, Value, reported
from caicach.core.reading.quantities import Expectation, quantity_of


class CellDoubt(StrEnum):
    """Why a cell's value should be looked at; each is a key of content/messages/cells.yaml."""

    TEXT = "text"
    TEXT_AROUND = "text_around"
    AMBIGUOUS = "ambiguous"
    FRACTION_OF_COUNT = "fraction_of_count"
    APPROXIMATE = "approximate"
    RANGE = "range"
    RATIO = "ratio"
    RATIO_AS_RATE = "ratio_as_rate"
    DATE = "date"
    OTHER_UNIT = "other_unit"
    SCALED = "scaled"
    TICK = "tick"
    FORMULA = "formula"


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says. `mark` is the footnote mark taken off (`[1]`); with a doubt the value may still be a number
    (the likeliest one) or `not reported` when none is likelier than another."""

    value: Value
    doubt: CellDoubt | None = None
    mark: str = ""


_STATES: Mapping[Value, str] = {
    NONE_AROSE: "-|--|0/0|khong|khong co|khong phat sinh|khong co phat sinh|chua phat sinh|chua co phat sinh|kps",
    NOT_APPLICABLE: "x|n/a|na|kad|khong ap dung|khong thuoc tham quyen|khong thuoc pham vi|khong thuoc doi tuong"
    "|khong thuoc doi tuong bao cao|khong lien quan",
    NOT_REPORTED: "|?|chua co so lieu|khong co so lieu|chua bao cao|chua tong hop|chua tong hop duoc|chua thong ke"
    "|dang cap nhat|dang tong hop",
    WITHHELD: "mat|tuyet mat|toi mat|bao mat|khong cong bo|bi mat nha nuoc",
}
_STATE_BY_TEXT = {text: value for value, texts in _STATES.items() for text in texts.split("|")}
_FORMULA = re.compile(r"=\s*[^\s=]")
_DOTS = re.compile(r"[._…]{2,}|…")
_MARK = re.compile(r"\s*(\[[0-9a-z*]{1,3}\]|\(\s*[*0-9]{1,2}\s*\)|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)$")
_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1[0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_RANGE = re.compile(r"([0-9][0-9.,]*) ?(?:-|–|đến|tới|÷) ?([0-9][0-9.,]*) ?%?")
_RATIO = re.compile(r"([0-9][0-9.]*) ?/ ?([0-9][0-9.]*)")
_NUMBER = re.compile(
    r"(?P<before>[^0-9]*?)(?P<sign>[-−]?)(?P<digits>[0-9](?:[0-9.,]|(?<=[0-9]) (?=[0-9]))*)(?P<after>[^0-9]*)"
)
_APPROXIMATE = ("gan", "tren", "hon", "duoi", "khoang", "xap xi", "uoc", "~", "≈", ">", "<", "≥", "≤", "tam")
# No figure of an agency has more digits; a longer row of digits is an account number or a slip.
_MOST_DIGITS = 15
_SCALES = {"ngan": 3, "nghin": 3, "trieu": 6, "ty": 9, "ti": 9}


def read_cell(
    text: str, expects: Expectation, unit: str = "", codes: Mapping[str, int] | None = None
) -> CellReading:
    """The value of a cell under that expectation. `unit` is the row's unit as printed, `codes` what each word of a
    coded row stands for (`Hoàn thành`: 1). Zero is a number; blank and dots are not reported."""
    plain = squash(text)
    if _FORMULA.match(plain):
        return CellReading(NOT_REPORTED, CellDoubt.FORMULA)
    body, mark = _without_mark(plain)
    key = fold(body.replace("–", "-").replace("—", "-"))
    code = _code_of(key, codes or {})
    if code is not None:
        return CellReading(reported(code), None, mark)
    state = _state_of(key)
    if state is not None:
        is_tick = expects is Expectation.CODE and key == "x"
        return CellReading(state, CellDoubt.TICK if is_tick else None, mark)
    value, doubt = _number_of(unicodedata.normalize("NFKC", body), expects, unit)
    return CellReading(value, doubt, mark)


def _without_mark(text: str) -> tuple[str, str]:
    found = _MARK.search(text)
    if found is None or found.start() == 0:
        return text, ""
    return text[: found.start()], found.group(1)


def _state_of(key: str) -> Value | None:
    if _DOTS.fullmatch(key):
        return NOT_REPORTED
    return _STATE_BY_TEXT.get(key.strip(".;,() "))


def _code_of(key: str, codes: Mapping[str, int]) -> int | None:
    """The code a word stands for: `Hoàn thành`, `Đã hoàn thành`, `Có = 1`, `1 (Có)`."""
    by_word = {fold(word): code for word, code in codes.items()}
    bare = re.sub(r"^da ", "", key.rstrip(".;, "))
    for word in (key, bare):
        if word in by_word:
            return by_word[word]
    both = re.fullmatch(r"(?:(.+?) ?= ?(\d+))|(?:(\d+) ?[(\-:] ?(.+?)\)?)", key)
    if both is None:
        return None
    word, number = both.group(1) or both.group(4), int(both.group(2) or both.group(3))
    return number if by_word.get(word.strip()) == number else None


def _number_of(text: str, expects: Expectation, unit: str) -> tuple[Value, CellDoubt | None]:
    tight = re.sub(r"(?<=[0-9])([.,]) (?=[0-9])", r"\1", text).rstrip(".;,: ")
    if _DATE.fullmatch(tight):
        return NOT_REPORTED, CellDoubt.DATE
    if _RANGE.fullmatch(tight):
        return NOT_REPORTED, CellDoubt.RANGE
    ratio = _RATIO.fullmatch(tight)
    if ratio is not None:
        return _ratio(ratio.group(1), ratio.group(2), expects)
    parts = _NUMBER.fullmatch(tight)
    if parts is None:
        return NOT_REPORTED, CellDoubt.TEXT
    return _number_with_words(parts, expects, unit)


def _ratio(part: str, whole: str, expects: Expectation) -> tuple[Value, CellDoubt]:
    above, below = quantity_of(part, Expectation.COUNT), quantity_of(whole, Expectation.COUNT)
    if expects is not Expectation.RATE or above is None or below is None or below.number == 0:
        return NOT_REPORTED, CellDoubt.RATIO
    return reported(rounded(above.number * 100 / below.number, 2)), CellDoubt.RATIO_AS_RATE


def _number_with_words(
    parts: re.Match[str], expects: Expectation, unit: str
) -> tuple[Value, CellDoubt | None]:
    before, after = fold(parts["before"]), fold(parts["after"])
    scale, rest = _scale_of(after)
    hint = Expectation.AMOUNT if scale else expects
    quantity = quantity_of(parts["digits"].strip(), hint)
    if quantity is None or quantity.number.adjusted() > _MOST_DIGITS:
        return NOT_REPORTED, CellDoubt.TEXT
    number = -quantity.number if parts["sign"] else quantity.number
    doubt = _doubt_about_words(before, rest, "%" if expects is Expectation.RATE else fold(unit))
    if doubt is not None and expects is Expectation.CODE:
        return NOT_REPORTED, CellDoubt.TEXT
    if parts["before"][-1:].isalpha():
        return NOT_REPORTED, CellDoubt.TEXT
    per_unit = _scale_of(fold(unit))[0]
    if scale and scale != per_unit:
        return reported(_plain(number.scaleb(scale - per_unit))), doubt or CellDoubt.SCALED
    if doubt is None and quantity.is_ambiguous:
        doubt = CellDoubt.AMBIGUOUS
    return _whole(number, expects, doubt)


def _plain(number: Decimal) -> Decimal:
    """The number without exponent, so that 4.8E+3 prints as 4800."""
    return Decimal(f"{number:f}")


def _whole(number: Decimal, expects: Expectation, doubt: CellDoubt | None) -> tuple[Value, CellDoubt | None]:
    if expects in (Expectation.COUNT, Expectation.CODE):
        if number == number.to_integral_value():
            return reported(number.quantize(Decimal(1))), doubt
        return reported(number), doubt or CellDoubt.FRACTION_OF_COUNT
    return reported(number), doubt


def _scale_of(words: str) -> tuple[int, str]:
    first, _, rest = words.strip().partition(" ")
    scale = _SCALES.get(first, 0)
    return (scale, rest) if scale else (0, words.strip())


def _doubt_about_words(before: str, after: str, unit: str) -> CellDoubt | None:
    lead = before.strip()
    if lead.startswith(_APPROXIMATE):
        return CellDoubt.APPROXIMATE
    if lead:
        return CellDoubt.TEXT_AROUND
    tail = after.strip(" .;,")
    if not tail or tail == "dong":
        return None
    words = f" {' '.join(re.split(r'[,/ ]+', unit))} "
    fits = f" {tail} " in words or (tail == "hs" and unit == "ho so")
    return None if fits else CellDoubt.OTHER_UNIT
