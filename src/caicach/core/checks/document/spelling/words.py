"""Words of running text with their places, web addresses and symbols of documents left out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.spelling import matching_key


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NOT_PROSE = re.compile(
    r"\S*(?:https?:|www\.|@)\S*|\b\S+\.(?:vn|com|org|net|gov|edu)\b\S*|\S*\d\S*/\S*|\S*[A-ZĐ]{2,}[-&]\S*|\d+[^\W\d_]+\S*|\w+(?:[-’]\w+)+"
)

PARAGRAPHS_KEPT = 2048
_ODD = re.compile(r"[\d@/&’:\-]|\.(?=\S)|(?<=www)\.")
_PIECE = re.compile(r"\S*")
_SPACES = (" ", "\n", "\t", "\v")


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of a paragraph; `key` is it in small letters with one place for the tone mark."""

    text: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def words_of(text: str) -> tuple[Word, ...]:
    """The words in order; what belongs to an address, an e-mail or a document symbol is left out."""
    key = matching_key(text)
    hidden = _hidden(text)
    return tuple(
        Word(match.group(), key[match.start() : match.end()], *match.span())
        for match in _WORD.finditer(text)
        if not any(start <= match.start() < end for start, end in hidden)
    )


def _hidden(text: str) -> list[tuple[int, int]]:
    """What is no prose; only the pieces between spaces that hold an odd mark are worth the pattern."""
    found: list[tuple[int, int]] = []
    end = 0
    for odd in _ODD.finditer(text):
        if odd.start() >= end:
            piece = _PIECE.match(text, odd.start())
            end = piece.end() if piece else odd.end()
            start = max(text.rfind(space, 0, odd.start()) for space in _SPACES) + 1
            found += [match.span() for match in _NOT_PROSE.finditer(text, start, end)]
    return found


@lru_cache(maxsize=PARAGRAPHS_KEPT)
def keys_of(text: str) -> tuple[str, ...]:
    """The keys of the words in order."""
    return tuple(word.key for word in words_of(text))


def stretch(paragraph: Paragraph, first: Word, last: Word) -> Fragment:
    """The fragment from the first word to the last."""
    return fragment(paragraph.text, paragraph.address, first.start, last.end)
