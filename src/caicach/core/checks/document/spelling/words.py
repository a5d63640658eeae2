"""Words of running text with their places, web addresses and symbols of documents left out."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from caicach.core.ground.remembered import Remembered
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment, fragment
from caicach.core.reading.spelling import matching_key


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NOT_PROSE = re.compile(
    r"\S*(?:https?:|www\.|@)\S*|\b\S+\.(?:vn|com|org|net|gov|edu)\b\S*|\S*\d\S*/\S*|\S*[A-ZĐ]{2,}[-&]\S*|\d+[^\W\d_]+\S*|\w+(?:[-’]\w+)+"
)
_PIECES_KEPT = 16384


class Word(NamedTuple):
    """A word at [start, end) of a paragraph; `key` is it in small letters with one place for the tone mark."""

    text: str
    key: str
    start: int
    end: int


def words_of(text: str) -> Iterator[Word]:
    """The words in order; what belongs to an address, an e-mail or a document symbol is left out."""
    end = 0
    for piece in text.split():
        start = text.index(piece, end)
        end = start + len(piece)
        for word in KNOWN[piece]:
            yield Word(word.text, word.key, start + word.start, start + word.end)


def words_in(piece: str) -> tuple[Word, ...]:
    """The words of what stands between two spaces."""
    if piece.isalpha():
        return (Word(piece, matching_key(piece), 0, len(piece)),)
    hidden = [match.span() for match in _NOT_PROSE.finditer(piece)]
    return tuple(
        Word(match.group(), matching_key(match.group()), *match.span())
        for match in _WORD.finditer(piece)
        if not any(start <= match.start() < end for start, end in hidden)
    )


KNOWN = Remembered(words_in, _PIECES_KEPT)
"""The words of each piece between two spaces; a report has few different ones."""


def stretch(paragraph: Paragraph, first: Word, last: Word) -> Fragment:
    """The fragment from the first word to the last."""
    return fragment(paragraph.text, paragraph.address, first.start, last.end)
