"""The parts of a report: where in the outline each paragraph stands."""

import re
from collections.abc import Iterator
from enum import StrEnum

from caicach.core.catalogue.filing import Filing
from caicach.core.ground.text import fold
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.narrative import is_annex_title
from caicach.core.reading.sections import Section


class Part(StrEnum):
    """Where in the outline a sentence stands; a rule about results must not read the plan of next year."""

    HEAD = "head"
    OPENING = "opening"
    RESULTS = "results"
    SHORTCOMINGS = "shortcomings"
    PLAN = "plan"
    PROPOSALS = "proposals"
    CLOSING = "closing"
    FOOT = "foot"
    ANNEX = "annex"


BODY = frozenset({Part.OPENING, Part.RESULTS, Part.SHORTCOMINGS, Part.PLAN, Part.PROPOSALS, Part.CLOSING})
_PLAN = re.compile(r"phuong huong|nhiem vu.*(thoi gian toi|trong tam|tiep theo)|^ke hoach .*(nam|quy|thang)")
_SHORTCOMINGS = re.compile(r"ton tai|han che|kho khan|vuong mac|bat cap")
_PROPOSALS = re.compile(r"kien nghi|de xuat")
_OF_FOOT_OR_CLOSING = re.compile(r"\W*[nt]", re.IGNORECASE)
_FOOT = re.compile(r"^\W*noi nhan\b")
_CLOSING = re.compile(r"^tren day la\b")
_LONGEST_OPENING = 60


def parts_of(filing: Filing) -> Iterator[tuple[Paragraph, Part, bool]]:
    """Every paragraph outside tables that holds anything, with its part and whether it is the title of a section."""
    headings = {section.address: section for section in filing.sections}
    last_of_head = _last_of_head(filing)
    part, chapter = Part.HEAD, Part.RESULTS
    for paragraph in filing.found.paragraphs:
        if not paragraph.text or paragraph.text.isspace():
            continue
        section = headings.get(paragraph.address)
        part, chapter = _next(part, chapter, paragraph.text, section)
        if part is Part.HEAD and _follows(paragraph.address, last_of_head):
            part = Part.OPENING
        yield paragraph, part, section is not None


def _next(part: Part, chapter: Part, text: str, section: Section | None) -> tuple[Part, Part]:
    """The part this paragraph is in, and the part its level-one section gives to those below it."""
    opening = text.lstrip()[:_LONGEST_OPENING]
    key = fold(opening) if _OF_FOOT_OR_CLOSING.match(opening) else ""
    if is_annex_title(text) and part is not Part.HEAD:
        return Part.ANNEX, chapter
    if part in (Part.ANNEX, Part.FOOT) or _FOOT.match(key):
        return (part if part is Part.ANNEX else Part.FOOT), chapter
    if part is not Part.HEAD and _CLOSING.match(key):
        return Part.CLOSING, chapter
    if section is None:
        return part, chapter
    here = _part_of(fold(section.title))
    if section.level == 1:
        return here, here
    return (here if chapter is Part.RESULTS and here is Part.SHORTCOMINGS else chapter), chapter


def _part_of(title: str) -> Part:
    for pattern, part in (
        (_SHORTCOMINGS, Part.SHORTCOMINGS),
        (_PLAN, Part.PLAN),
        (_PROPOSALS, Part.PROPOSALS),
    ):
        if pattern.search(title):
            return part
    return Part.RESULTS


def _last_of_head(filing: Filing) -> Address | None:
    header = filing.header
    stated = (header.subject, header.kind, header.place, header.number, header.symbol, *header.addressees)
    known = [part.address for part in stated if part]
    return max(known, key=lambda address: address.block, default=None)


def _follows(address: Address, other: Address | None) -> bool:
    return other is not None and address.block > other.block
