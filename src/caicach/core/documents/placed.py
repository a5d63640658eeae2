"""Which division of the outline each line of a report people wrote belongs to: the one its heading names."""

import re
from collections.abc import Iterator, Sequence

from caicach.core.catalogue.filing import Filing
from caicach.core.documents.outline import Division, Outline
from caicach.core.documents.placing import CLOSING
from caicach.core.documents.statement import OPENING
from caicach.core.ground.text import fold, squash
from caicach.core.reading.found import Paragraph
from caicach.core.reading.sections import Section


_SHORTEST_OPENING = 40
_BELOW_A_PART = 2
_OPENS = re.compile(r"(?:can cu|thuc hien|thuc hien che do|theo)\b")
_CLOSES = "tren day la"


def lines_placed(filing: Filing, outline: Outline) -> Iterator[tuple[str, Paragraph]]:
    """Every line of the narrative with the division it belongs to, headings and the closing sentence too."""
    for key, section, is_named in _sections(filing, outline):
        if key and is_named:
            yield key, Paragraph(section.title, section.address)
        closing = next((p for p in section.paragraphs if _is_closing(p)), None)
        if closing is not None:
            yield CLOSING, closing
    yield from paragraphs_placed(filing, outline)


def paragraphs_placed(filing: Filing, outline: Outline) -> Iterator[tuple[str, Paragraph]]:
    """Every paragraph of the narrative with the key it belongs to; nothing from the closing sentence on."""
    opening = _opening(filing)
    if opening is not None:
        yield OPENING, opening
    for key, section, is_named in _sections(filing, outline):
        if not key:
            continue
        if not is_named and section.title:
            yield key, Paragraph(f"{squash(section.title)}:", section.address)
        for paragraph in section.paragraphs:
            if _is_closing(paragraph):
                return
            if paragraph.text.strip():
                yield key, paragraph


def _is_closing(paragraph: Paragraph) -> bool:
    return fold(paragraph.text).startswith(_CLOSES)


def _sections(filing: Filing, outline: Outline) -> Iterator[tuple[str, Section, bool]]:
    """Every section with the division it belongs to, empty while none was named, and whether its heading names it."""
    key = ""
    above: tuple[Division, ...] = ()
    for section in filing.sections:
        path = _path(section, above, outline)
        if path:
            above, key = path, path[-1].key
        elif section.level == 1:
            above = above[:1]
        yield key, section, bool(path)


def _opening(filing: Filing) -> Paragraph | None:
    """The paragraph before the first section that says on what ground the agency reports."""
    if not filing.sections:
        return None
    first = filing.sections[0].address.block
    before = (p for p in filing.found.paragraphs if p.address.block < first)
    return next((p for p in before if _OPENS.match(fold(p.text)) and len(p.text) > _SHORTEST_OPENING), None)


def _path(section: Section, above: Sequence[Division], outline: Outline) -> tuple[Division, ...]:
    """The divisions from the part down to the one the heading names, looked for under the heading above it. A heading
    no division there fits may stand under a part whose own heading is worded in some other way: then it is looked
    for in the parts to come. Empty where none fits."""
    if section.level == 1:
        part = _named(section.title, outline.parts)
        return (part,) if part is not None else ()
    if len(above) >= section.level - 1:
        over = tuple(above[: section.level - 1])
        division = _named(section.title, over[-1].divisions)
        if division is not None:
            return (*over, division)
    if section.level > _BELOW_A_PART:
        return ()
    to_come = outline.parts[outline.parts.index(above[0]) + 1 :] if above else outline.parts
    by_part = [(part, division) for part in to_come for division in part.divisions]
    best = _named(section.title, [division for _, division in by_part])
    return next(((part, division) for part, division in by_part if division is best), ())


def _named(title: str, among: Sequence[Division]) -> Division | None:
    """The division the title names with the most letters."""
    words = fold(title)
    fitting = [(len(name), division) for division in among for name in division.known_by if name in words]
    return max(fitting, key=lambda fit: fit[0])[1] if fitting else None
