"""Lines of a page: words that stand side by side, with where they stand and how they look."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from caicach.adapters.readers.legacy import from_legacy, legacy_of_font
from caicach.core.reading.cleaning import clean


_MARKER = re.compile(r"(?:[-–+*•]|[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?|[a-zđ]\)|[IVX]{1,5}\.)$")
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile("bold|black|heavy|demi", re.IGNORECASE)
_ITALIC = re.compile("italic|oblique", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its box, measured in points from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    font: str
    size: float

    @property
    def middle(self) -> float:
        """Half of its height."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one line, left to right. `bold` and `italic` are None where only some words are."""

    words: tuple[Word, ...]
    page: int

    @property
    def text(self) -> str:
        """The words with one space between."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right end."""
        return self.words[-1].x1

    @property
    def top(self) -> float:
        """Upper end."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Lower end."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its words."""
        return Counter(word.size for word in self.words).most_common(1)[0][0]

    @property
    def font(self) -> str:
        """The font of most of its words, without the subset prefix."""
        return _SUBSET.sub("", Counter(word.font for word in self.words).most_common(1)[0][0])

    @property
    def bold(self) -> bool | None:
        """Whether all words, no word, or (None) some words are bold."""
        return _all_or_none(bool(_BOLD.search(word.font)) for word in self.words)

    @property
    def italic(self) -> bool | None:
        """Whether all words, no word, or (None) some words are italic."""
        return _all_or_none(bool(_ITALIC.search(word.font)) for word in self.words)

    @property
    def has_marker(self) -> bool:
        """Whether it begins as an item of a list does; `16 nhiệm vụ còn lại` only goes on with a sentence."""
        if len(self.words) < 2 or _MARKER.match(self.words[0].text) is None:
            return False
        return not (self.words[0].text.isdigit() and self.words[1].text[:1].islower())


def _all_or_none(flags: Iterable[bool]) -> bool | None:
    seen = set(flags)
    return seen.pop() if len(seen) == 1 else None


def words_of(page: Any) -> list[Word]:
    """The words of a page in Unicode NFC, also those set in the fonts of old encodings."""
    found = page.extract_words(x_tolerance_ratio=0.18, y_tolerance=2, return_chars=True)
    words = (_word(each) for each in found)
    return [word for word in words if word.text]


def _word(found: dict[str, Any]) -> Word:
    first = found["chars"][0]
    font = str(first.get("fontname") or "")
    legacy = legacy_of_font(font)
    text = from_legacy(found["text"], legacy) if legacy else found["text"]
    size = round(float(first.get("size") or 0), 1)
    x0, x1, top, bottom = (float(found[side]) for side in ("x0", "x1", "top", "bottom"))
    return Word(clean(text).strip(), x0, x1, top, bottom, font, size)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """Lines from top to bottom: a word joins the line whose height holds its middle."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.middle, each.x0)):
        if rows and _is_beside(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda each: each.x0)), page) for row in rows]


def _is_beside(row: list[Word], word: Word) -> bool:
    first = max(row, key=lambda each: each.bottom - each.top)
    return first.top < word.middle < first.bottom - (first.bottom - first.top) * 0.15


def split_in_two(line: Line, page_width: float) -> tuple[Line, Line] | None:
    """The two halves of a line that crosses from a left to a right block of text, or None.

    In justified text all gaps of a line are alike; between two blocks one gap stands out.
    """
    gaps = [right.x0 - left.x1 for left, right in zip(line.words, line.words[1:], strict=False)]
    if not gaps:
        return None
    at = max(range(len(gaps)), key=gaps.__getitem__)
    usual = median(gaps[:at] + gaps[at + 1 :]) if len(gaps) > 1 else line.size * 0.25
    left, right = line.words[: at + 1], line.words[at + 1 :]
    stands_out = gaps[at] > max(2.2 * usual, 0.6 * line.size)
    in_the_middle = left[-1].x1 < 0.67 * page_width and right[0].x0 > 0.33 * page_width
    only_marker = len(left) == 1 and _MARKER.match(left[0].text) is not None
    if not stands_out or not in_the_middle or only_marker:
        return None
    return Line(left, line.page), Line(right, line.page)


def gutter_of(halves: Sequence[tuple[Line, Line]]) -> tuple[float, float]:
    """The empty strip between two blocks: the furthest right of the left one, the furthest left of the right."""
    return max(left.x1 for left, _ in halves), min(right.x0 for _, right in halves)
