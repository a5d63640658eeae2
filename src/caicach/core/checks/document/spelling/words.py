"""Words of running text with their places, web addresses and symbols of documents left out."""

import re
from dataclasses import dataclass

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.prose import Part, passages
from caicach.core.reading.found import Paragraph
from caicach.core.reading.places import Fragment, fragment


_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NOT_PROSE = re.compile(
    r"\S*(?:https?:|www\.|@)\S*|\b\S+\.(?:vn|com|org|net|gov|edu)\b\S*|\S*\d\S*/\S*|\S*[A-ZĐ]{2,}[-&]\S*|\d+[^\W\d_]+\S*|\w+(?:[-’]\w+)+"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end) of a paragraph."""

    text: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words in order; what belongs to an address, an e-mail or a document symbol is left out."""
    hidden = [match.span() for match in _NOT_PROSE.finditer(text)]
    return tuple(
        Word(match.group(), *match.span())
        for match in _WORD.finditer(text)
        if not any(start <= match.start() < end for start, end in hidden)
    )


def stretch(paragraph: Paragraph, first: Word, last: Word) -> Fragment:
    """The fragment from the first word to the last."""
    return fragment(paragraph.text, paragraph.address, first.start, last.end)


def written(filing: Filing) -> tuple[Paragraph, ...]:
    """Every paragraph a person wrote, headings and foot too; tables hold the form's own wording and are left out."""
    return tuple(passage.paragraph for passage in passages(filing) if passage.part in _WRITTEN)


_WRITTEN = frozenset(Part)
