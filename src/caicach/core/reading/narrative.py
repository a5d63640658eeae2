"""Which paragraphs are the narrative: those before the recipients, the signature and the annexes."""

import re
from collections.abc import Iterable

from caicach.core.ground.text import fold, squash
from caicach.core.reading.found import FoundDocument, Paragraph
from caicach.core.reading.lines import is_upper


_ANNEX = re.compile(r"^(?:phu luc|bieu mau|bieu so|bieu)(?: (?:so )?(?:[ivx]{1,4}|\d{1,2}[a-z]?))?[.:]?$")
_INITIALS = frozenset(("p", "b"))


def narrative_of(found: FoundDocument) -> tuple[Paragraph, ...]:
    """The paragraphs outside tables up to the recipients, the first annex or the file of the appendix, in order."""
    paragraphs = found.paragraphs
    end = next((i for i, p in enumerate(paragraphs) if _ends(p)), len(paragraphs))
    return paragraphs[:end]


def _ends(paragraph: Paragraph) -> bool:
    if paragraph.address.before:
        return True
    return fold(paragraph.text[:20]).startswith("noi nhan") or is_annex_title(paragraph.text)


def is_annex_title(text: str) -> bool:
    """Whether the line opens an annex: `Phụ lục`, `Phụ lục II`, `PHỤ LỤC 1: THỐNG KÊ …`; a mention does not."""
    opening = text.lstrip()
    if opening[:1].lower() not in _INITIALS:
        return False
    first = opening.rstrip().partition("\n")[0]
    if len(first) > 200:
        return False
    key = fold(first)
    return _ANNEX.match(key) is not None or (key.startswith("phu luc") and is_upper(first))


def annex_lines(found: FoundDocument) -> Iterable[Paragraph]:
    """The paragraphs from the first annex title, or the file of the appendix, on."""
    has_begun = False
    for paragraph in found.paragraphs:
        has_begun = has_begun or paragraph.address.before > 0 or is_annex_title(squash(paragraph.text))
        if has_begun:
            yield paragraph
