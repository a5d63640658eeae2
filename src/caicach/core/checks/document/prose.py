"""The running text of a report: which part of the outline each paragraph belongs to, and its sentences."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from caicach.core.catalogue.filing import Filing
from caicach.core.ground.text import fold
from caicach.core.reading.dates import find_dates
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.header import DateFound
from caicach.core.reading.narrative import is_annex_title
from caicach.core.reading.places import Fragment, fragment
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


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its part; `is_heading` when it is the title of a section."""

    paragraph: Paragraph
    part: Part
    is_heading: bool
    plain: str
    """The text in small letters, spaces squashed."""

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a piece between semicolons, with its part and place."""

    where: Fragment
    part: Part
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.where.text


BODY = frozenset({Part.OPENING, Part.RESULTS, Part.SHORTCOMINGS, Part.PLAN, Part.PROPOSALS, Part.CLOSING})
_PLAN = re.compile(r"phuong huong|nhiem vu.*(thoi gian toi|trong tam|tiep theo)|^ke hoach .*(nam|quy|thang)")
_SHORTCOMINGS = re.compile(r"ton tai|han che|kho khan|vuong mac|bat cap")
_PROPOSALS = re.compile(r"kien nghi|de xuat")
_FOOT = re.compile(r"^\W*noi nhan\b")
_CLOSING = re.compile(r"^tren day la\b")
_SENTENCE_END = re.compile(r"[.;!?…\n](?:(?<=\n)\n*|(?<!\n)[.;!?…]*\s+)")  # begins with a set: quick
_WORDS = re.compile(r"\w+")
_LONGEST_OPENING = 60


@dataclass(frozen=True)
class Prose:
    """The running text of one filing, worked out once for all checks."""

    filing: Filing

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph outside tables with its part, in order; empty paragraphs are left out."""
        return tuple(_walk(self.filing))

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """The paragraphs from the opening to the closing sentence, headings included."""
        return tuple(passage for passage in self.passages if passage.part in BODY)

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph a person wrote, head and foot too; tables hold the form's own wording."""
        return tuple(passage.paragraph for passage in self.passages)

    def holding(self, *words: str) -> tuple[Passage, ...]:
        """The paragraphs in which one of the words (in small letters) may stand, in order; in all others none does.

        Looking for words costs a hundredth of trying a pattern: only these paragraphs are worth one.
        """
        met: set[int] = set()
        for word in words:
            position = self._whole.find(word)
            while position >= 0:
                index = bisect_right(self._starts, position) - 1
                met.add(index)
                following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._whole)
                position = self._whole.find(word, following)
        return tuple(self.passages[index] for index in sorted(met))

    @cached_property
    def _whole(self) -> str:
        return " ".join(passage.plain for passage in self.passages)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each paragraph begins in the whole."""
        lengths = (len(passage.plain) + 1 for passage in self.passages)
        return tuple(accumulate(lengths, initial=0))[:-1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every different word written, as it stands."""
        return frozenset(_WORDS.findall("\n".join(passage.text for passage in self.passages)))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every different word written, in small letters."""
        return frozenset(word.lower() for word in self.vocabulary)

    @cached_property
    def dates(self) -> tuple[DateFound, ...]:
        """Every date written in the paragraphs, in order."""
        return tuple(
            found
            for passage in self.passages
            for found in find_dates(passage.text, passage.paragraph.address)
        )

    @cached_property
    def texts(self) -> Mapping[Address, str]:
        """The text of each paragraph by its address."""
        return {paragraph.address: paragraph.text for paragraph in self.filing.found.paragraphs}

    def sentences(self, parts: frozenset[Part] = BODY) -> tuple[Sentence, ...]:
        """The sentences of those parts, headings left out."""
        return tuple(sentence for sentence in self._sentences if sentence.part in parts)

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(where, passage.part, passage.paragraph)
            for passage in self.passages
            if not passage.is_heading
            for where in _split(passage.paragraph)
        )


def at(paragraph: Paragraph, match: re.Match[str], group: int | str = 0) -> Fragment:
    """The fragment a match covers."""
    return fragment(paragraph.text, paragraph.address, *match.span(group))


def _split(paragraph: Paragraph) -> Iterator[Fragment]:
    start = 0
    for end in _SENTENCE_END.finditer(paragraph.text):
        if paragraph.text[start : end.start()].strip():
            yield fragment(paragraph.text, paragraph.address, start, end.start())
        start = end.end()
    if paragraph.text[start:].strip():
        yield fragment(paragraph.text, paragraph.address, start)


def _walk(filing: Filing) -> Iterator[Passage]:
    headings = {section.address: section for section in filing.sections}
    last_of_head = _last_of_head(filing)
    part, chapter = Part.HEAD, Part.RESULTS
    for paragraph in filing.found.paragraphs:
        if not paragraph.text.strip():
            continue
        section = headings.get(paragraph.address)
        part, chapter = _next(part, chapter, paragraph.text, section)
        if part is Part.HEAD and _follows(paragraph.address, last_of_head):
            part = Part.OPENING
        plain = " ".join(paragraph.text.split()).lower()
        yield Passage(paragraph, part, section is not None, plain)


def _next(part: Part, chapter: Part, text: str, section: Section | None) -> tuple[Part, Part]:
    """The part this paragraph is in, and the part its level-one section gives to those below it."""
    key = fold(text.lstrip()[:_LONGEST_OPENING])
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
