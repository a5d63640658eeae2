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


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of a paragraph; `key` is it in small letters with one place for the tone mark."""

    text: str
    key: str
    start: int
    end: int


@lru_cache(maxsize=2048)
def words_of(text: str) -> tuple[Word, ...]:
    """The words in order; what belongs to an address, an e-mail or a document symbol is left out."""
    key = matching_key(text)
    hidden = [match.span() for match in _NOT_PROSE.finditer(text)]
    return tuple(
        Word(match.group(), key[match.start() : match.end()], *match.span())
        for match in _WORD.finditer(text)
        if not any(start <= match.start() < end for start, end in hidden)
    )


def stretch(paragraph: Paragraph, first: Word, last: Word) -> Fragment:
    """The fragment from the first word to the last."""
    return fragment(paragraph.text, paragraph.address, first.start, last.end)
