"""Which paragraphs are headings, told by numbering, style, bold and length; levels by numbering alone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from caicach.core.ground.text import squash
from caicach.core.reading.found import Paragraph
from caicach.core.reading.lines import CAPITALS, is_upper


class Rank(IntEnum):
    """The kinds of number a heading bears, outermost first; 1 for `I.`, 2 for `1.`, 3 for `2.1.` and so on."""

    CAPITAL = 0
    ROMAN = 1
    FIRST = 2
    SECOND = 3
    THIRD = 4
    FOURTH = 5
    LETTER = 6
    UNNUMBERED = 7


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading's number without its final mark, its title, its rank, and whether the number had a final mark."""

    number: str | None
    title: str
    rank: Rank
    is_marked: bool = True


_ROMAN = re.compile(
    r"^(?:(?i:phần|mục)\s+)?(?P<number>[IVX]{1,5})\s*(?:[.)\-–:/]\s*|\s+)(?P<title>\S.*)$", re.DOTALL
)
_CAPITAL = re.compile(r"^(?:(?i:phần)\s+)?(?P<number>[A-HĐ])\s*[.)\-–:]\s*(?P<title>\S.*)$", re.DOTALL)
_ARABIC = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\s*(?P<mark>[.)\-–:/])+\s*|\s+)(?P<title>[^\W\d_].*)$",
    re.DOTALL,
)
_LETTER = re.compile(r"^(?P<number>[a-zđ])\s*[.)]\s*(?P<title>\S.*)$", re.DOTALL)
_SENTENCE_BREAK = re.compile(rf"[.;:!?]\s+[{CAPITALS}]|;")
_LONGEST = 250


def headings_of(paragraphs: Sequence[Paragraph]) -> dict[int, Heading]:
    """The headings among the paragraphs by position. Paragraphs that only begin with a number are left out: items
    that follow one another without text between, long ones, and plain ones where others of their rank are bold."""
    numbered = {i: h for i, p in enumerate(paragraphs) if (h := _numbered(squash(p.text))) is not None}
    marked_ranks = {heading.rank for at, heading in numbered.items() if _is_marked(paragraphs[at])}
    found: dict[int, Heading] = {}
    for at, paragraph in enumerate(paragraphs):
        heading = numbered.get(at)
        if heading is None:
            heading = _unnumbered(paragraph) if found else None
        elif not _stands(at, heading, paragraphs, numbered, found, heading.rank in marked_ranks):
            heading = None
        if heading is not None:
            found[at] = heading
    return found


def _is_marked(paragraph: Paragraph) -> bool:
    """Whether the file itself sets the paragraph apart."""
    format_ = paragraph.format
    return paragraph.heading is not None or (format_ is not None and bool(format_.bold or format_.italic))


def _numbered(text: str) -> Heading | None:
    roman = _ROMAN.match(text)
    if roman is not None:
        return Heading(roman["number"], _title(roman), Rank.ROMAN)
    arabic = _ARABIC.match(text)
    if arabic is not None:
        rank = Rank(Rank.FIRST + arabic["number"].count("."))
        return Heading(arabic["number"], _title(arabic), rank, arabic["mark"] is not None)
    capital = _CAPITAL.match(text)
    if capital is not None and is_upper(capital["title"]):
        return Heading(capital["number"], _title(capital), Rank.CAPITAL)
    letter = _LETTER.match(text)
    return Heading(letter["number"], _title(letter), Rank.LETTER) if letter is not None else None


def _title(match: re.Match[str]) -> str:
    return match["title"].strip().rstrip(".:").rstrip()


def _unnumbered(paragraph: Paragraph) -> Heading | None:
    text = squash(paragraph.text)
    is_bold_capitals = _is_marked(paragraph) and is_upper(text) and len(text) > 8
    if text and len(text) <= _LONGEST and (paragraph.heading is not None or is_bold_capitals):
        return Heading(None, text.rstrip(".: "), Rank.UNNUMBERED)
    return None


def _stands(
    at: int,
    heading: Heading,
    paragraphs: Sequence[Paragraph],
    numbered: dict[int, Heading],
    found: dict[int, Heading],
    others_are_marked: bool,
) -> bool:
    """Whether a numbered paragraph is a heading; `others_are_marked` when the file sets some of its rank apart."""
    paragraph = paragraphs[at]
    text = squash(paragraph.text)
    if len(text) > _LONGEST or text.endswith((";", ",")):
        return False
    if paragraph.heading is not None:
        return True
    if heading.rank <= Rank.ROMAN:
        return is_upper(heading.title) or _is_marked(paragraph) or not others_are_marked
    if others_are_marked:
        return _is_marked(paragraph)
    return _reads_as_heading(at, heading, text, paragraphs, numbered, found)


def _reads_as_heading(
    at: int,
    heading: Heading,
    text: str,
    paragraphs: Sequence[Paragraph],
    numbered: dict[int, Heading],
    found: dict[int, Heading],
) -> bool:
    """Told from the words alone: short, one phrase, in its turn, with something under it that is not its sibling."""
    if len(text) > 160 or not heading.title[0].isupper() or _SENTENCE_BREAK.search(heading.title):
        return False
    if heading.rank >= Rank.SECOND and heading.rank <= Rank.FOURTH:
        return True
    below, above = numbered.get(at + 1), numbered.get(at - 1)
    if below is not None and below.rank is heading.rank:
        return text.endswith(":")
    if above is not None and above.rank is heading.rank and at - 1 not in found:
        return False
    if heading.rank is not Rank.FIRST or not heading.is_marked or at + 1 == len(paragraphs):
        return False
    return int(heading.number or 0) - _last_first(found) in (1, 2)


def _last_first(found: dict[int, Heading]) -> int:
    """The number of the last `1.` heading under the present part, 0 before any."""
    last = 0
    for heading in found.values():
        if heading.rank <= Rank.ROMAN:
            last = 0
        elif heading.rank is Rank.FIRST:
            last = int(heading.number or 0)
    return last
