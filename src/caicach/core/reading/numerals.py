"""The numbers of running text, exactly: what they are worth, how they are written, whether they are meant exactly."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from caicach.core.reading.masks import blanked
from caicach.core.reading.spelling import matching_key


class Approximation(StrEnum):
    """Whether a number is meant exactly: `gần`, `trên`, `dưới`, `khoảng`."""

    EXACT = "exact"
    ALMOST = "almost"
    OVER = "over"
    UNDER = "under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at [start, end) of the text, its `%` or magnitude word included, words like `gần` not.

    `value` is exact with the magnitude multiplied in; `places` the decimals written; `step` what one unit of the
    last digit that means something is worth (`4,52 ngàn`: 10; `27`: 1; `gần 27.000`: 1000). `whole` is the number
    after the slash of `15/16`; `is_points` for percentage points (`điểm %`); `is_range` for `2-3`, `từ 5 đến 10`.
    """

    value: Decimal
    places: int
    step: Decimal
    approximation: Approximation
    is_percent: bool
    is_points: bool
    is_range: bool
    whole: Decimal | None
    start: int
    end: int


_MAGNITUDES = {"ngàn": 1_000, "nghìn": 1_000, "triệu": 1_000_000, "tỷ": 1_000_000_000}
_DIGITS = r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?(?!\d)|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:[.,]\d+)?"
_NUMBER = re.compile(
    rf"(?<![\w.,/·])(?P<number>{_DIGITS})(?:\s*/\s*(?P<whole>{_DIGITS})(?![\d/·]))?"
    r"(?P<magnitude>(?:\s*(?:ngàn|nghìn|triệu|tỷ(?!\s+(?:lệ|trọng|suất)))\b)+)?"
    r"(?P<percent>\s*(?:%|phần\s+trăm\b))?"
    r"(?P<points>\s*điểm\s*(?:%|phần\s+trăm))?"
    r"(?![\w·])"
)
_SPLIT_PERCENT = re.compile(r"(?<=[(=\s])(\d{1,2})\.\s(\d{2})(?=\s*%)")
_LEADS = (
    (Approximation.ALMOST, re.compile(r"(?:gần|xấp\s+xỉ|ngót|suýt\s+soát)\s*$")),
    (
        Approximation.OVER,
        re.compile(r"(?:trên|hơn|quá|>|≥|>=|tối\s+thiểu|ít\s+nhất|không\s+dưới|vượt)\s*$"),
    ),
    (Approximation.UNDER, re.compile(r"(?:dưới|<|≤|<=|không\s+quá|tối\s+đa|nhiều\s+nhất|chưa\s+đến)\s*$")),
    (Approximation.ABOUT, re.compile(r"(?:khoảng|ước|ước\s+đạt|ước\s+khoảng|chừng|độ|~|≈|bình\s+quân)\s*$")),
)
_TRAILS = re.compile(r"\s*trở\s+(?:lên|xuống)\b")
_RANGE = re.compile(r"\s*(?:-|–|đến)\s*$")
_WORDS = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
# `năm` is mostly the word for year and `một` mostly an article; both count only after a word that leads to a count.
_WORD = re.compile(
    r"(?<!\w)(?:(?P<led>(?:có|còn|gồm|chỉ|cả|đủ)\s+(?:một|năm))|hai|ba|bốn|sáu|bảy|tám|chín|mười)(?=\s+"
    r"(?:nhiệm\s+vụ|hồ\s+sơ|phòng|thủ\s+tục|tthc|văn\s+bản|đơn\s+vị|cơ\s+quan|cuộc|phiếu|công\s+chức|viên\s+chức|"
    r"sáng\s+kiến|nội\s+dung|kế\s+hoạch|trường\s+hợp|người|biên\s+chế|xã|huyện|phường|sở)(?!\w))"
)


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every figure of the text in order. Digits of dates, symbols, articles, codes and the like are left out."""
    key = _joined(blanked(matching_key(text)))
    found = [_numeral(key, match) for match in _NUMBER.finditer(key)]
    digits = [numeral for numeral in found if numeral is not None]
    words = [_word(key, match) for match in _WORD.finditer(key)]
    return _with_ranges(key, sorted(digits + words, key=lambda numeral: numeral.start))


def _joined(key: str) -> str:
    # A translation or a line break sometimes leaves `3. 90%`; a zero-width mark keeps every position.
    return _SPLIT_PERCENT.sub(lambda match: f"0{match[1]}.{match[2]}"[-len(match[0]) :], key)


def _numeral(key: str, match: re.Match[str]) -> Numeral | None:
    percent = bool(match["percent"])
    scale = _scale(match["magnitude"])
    is_measured = percent or bool(match["magnitude"]) or bool(match["points"]) or _is_score(key, match.end())
    read = read_digits(match["number"], is_measured)
    if read is None:
        return None
    value, places = read
    whole = read_digits(match["whole"], False) if match["whole"] else None
    lead = _lead(key, match.start(), match.end())
    return Numeral(
        value * scale,
        places,
        _step(value, places, lead) * scale,
        Approximation.ABOUT if scale > 1 and lead is Approximation.EXACT else lead,
        percent,
        bool(match["points"]),
        False,
        whole[0] * scale if whole else None,
        match.start(),
        match.end(),
    )


def _is_score(key: str, end: int) -> bool:
    return re.match(r"\s*(?:điểm|lần|km|ha|m2)\b|\s*(?:/100|\()", key[end : end + 8]) is not None


def read_digits(digits: str, is_measured: bool) -> tuple[Decimal, int] | None:
    """The value and its decimals. Dots group thousands and a comma begins decimals; `16.90` is a decimal only where
    a unit follows (`is_measured`); `185,000` without one is one hundred and eighty-five thousand. None for `2.1`."""
    if re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?", digits):
        whole, _, decimals = re.sub(r"[ .]", "", digits).partition(",")
        return Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits) and not is_measured:
        whole, _, decimals = digits.replace(",", "").partition(".")
        return Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals)
    whole, mark, decimals = digits.replace(",", ".").partition(".")
    if mark and "." in digits and not is_measured:
        return None
    return Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals)


def _scale(words: str | None) -> Decimal:
    scale = Decimal(1)
    for word in (words or "").split():
        scale *= _MAGNITUDES[word]
    return scale


def _lead(key: str, start: int, end: int) -> Approximation:
    before = key[max(0, start - 24) : start]
    for approximation, pattern in _LEADS:
        found = pattern.search(before)
        if found and (found.start() == 0 or not before[found.start() - 1].isalnum()):
            return approximation
    return Approximation.OVER if _TRAILS.match(key, end) else Approximation.EXACT


def _step(value: Decimal, places: int, lead: Approximation) -> Decimal:
    if places or lead is Approximation.EXACT or value == 0:
        return Decimal(1).scaleb(-places)
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return Decimal(10) ** zeros


def _word(key: str, match: re.Match[str]) -> Numeral:
    word = match[0].split()[-1]
    start = match.end() - len(word)
    lead = _lead(key, start, match.end())
    return Numeral(Decimal(_WORDS[word]), 0, Decimal(1), lead, False, False, False, None, start, match.end())


def _with_ranges(key: str, numerals: list[Numeral]) -> tuple[Numeral, ...]:
    """The numerals, those on both sides of a dash or of `từ … đến …` marked as a range."""
    marked = [False] * len(numerals)
    for at in range(1, len(numerals)):
        between = key[numerals[at - 1].end : numerals[at].start]
        from_to = between.strip() == "đến" or between.strip() in {"-", "–"}
        if from_to and _RANGE.match(between):
            marked[at - 1] = marked[at] = True
    return tuple(
        replace(numeral, is_range=True) if mark else numeral
        for numeral, mark in zip(numerals, marked, strict=True)
    )
