"""The running text of a report: its paragraphs, sentences and words, worked out once for all checks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from operator import itemgetter

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.parts import BODY, Part, parts_of
from caicach.core.checks.document.spelling.words import Word, words_in, words_of
from caicach.core.ground.text import fold
from caicach.core.reading.dates import find_dates
from caicach.core.reading.found import Address, Paragraph
from caicach.core.reading.header import DateFound
from caicach.core.reading.places import Fragment, fragment


@dataclass(frozen=True)
class Sentence:
    """A sentence, or a piece between semicolons, with its part and place."""

    where: Fragment
    part: Part
    paragraph: Paragraph

    @property
    def text(self) -> str:
        """The sentence as it stands."""
        return self.where.text

    @cached_property
    def plain(self) -> str:
        """The text in small letters, spaces squashed."""
        return " ".join(self.text.split()).lower()

    @cached_property
    def key(self) -> str:
        """The text folded for comparing."""
        return fold(self.text)


@dataclass(frozen=True)
class Passage:
    """A paragraph with its part; `is_heading` when it is the title of a section; `pieces` stand between its spaces."""

    paragraph: Paragraph
    part: Part
    is_heading: bool
    pieces: tuple[str, ...]
    plain: str
    """The text in small letters, spaces squashed."""

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return self.paragraph.text

    @cached_property
    def key(self) -> str:
        """The text folded for comparing."""
        return fold(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; a heading has none."""
        if self.is_heading:
            return ()
        return tuple(Sentence(where, self.part, self.paragraph) for where in _split(self.paragraph))

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of prose with their places."""
        return tuple(words_of(self.text))

    @cached_property
    def word_texts(self) -> tuple[str, ...]:
        """The words of prose as they stand."""
        return tuple(map(_TEXT, self._words_in_pieces))

    @cached_property
    def word_keys(self) -> tuple[str, ...]:
        """The words of prose as they are compared: in small letters, with one place for the tone mark."""
        return tuple(map(_KEY, self._words_in_pieces))

    @cached_property
    def _words_in_pieces(self) -> tuple[Word, ...]:
        """The words, each with its place in its piece."""
        return tuple(chain.from_iterable(map(words_in, self.pieces)))


_SENTENCE_END = re.compile(r"[.;!?…\n](?:(?<=\n)\n*|(?<!\n)[.;!?…]*\s+)")  # begins with a set: quick
_WORDS = re.compile(r"\w+")
_LONGEST_LEAD = 90
_TEXT, _KEY = itemgetter(0), itemgetter(1)


@dataclass(frozen=True)
class Prose:
    """The running text of one filing, worked out once for all checks."""

    filing: Filing

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph outside tables with its part, in order; empty paragraphs are left out."""
        return tuple(_passage(*stated) for stated in parts_of(self.filing))

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
            if " " not in word.strip() and word not in self._small_pieces:
                continue
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
    def _pieces(self) -> str:
        """What stands between spaces, each once: a third of the whole to look for a word in."""
        return " ".join(set(chain.from_iterable(passage.pieces for passage in self.passages)))

    @cached_property
    def _small_pieces(self) -> str:
        return f" {self._pieces} ".lower()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each paragraph begins in the whole."""
        lengths = (len(passage.plain) + 1 for passage in self.passages)
        return tuple(accumulate(lengths, initial=0))[:-1]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every different word written, as it stands."""
        return frozenset(_WORDS.findall(self._pieces))

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every different word written, in small letters."""
        return frozenset(map(str.lower, self.vocabulary))

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """The titles of the sections, and the openings of paragraphs that begin like one, folded."""
        paragraphs = (p for section in self.filing.sections for p in section.paragraphs)
        leads = (p.text.partition(":") for p in paragraphs)
        openings = [lead for lead, colon, _ in leads if colon and len(lead) <= _LONGEST_LEAD]
        return tuple(map(fold, (*(section.title for section in self.filing.sections), *openings)))

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

    def sentences(self, parts: frozenset[Part] = BODY, holding: tuple[str, ...] = ()) -> tuple[Sentence, ...]:
        """The sentences of those parts, headings left out; with `holding` those in which one of the words may stand."""
        if not holding:
            return tuple(sentence for sentence in self._sentences if sentence.part in parts)
        return tuple(
            sentence
            for passage in self.holding(*holding)
            if passage.part in parts
            for sentence in passage.sentences
            if any(word in sentence.plain for word in holding)
        )

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(sentence for passage in self.passages for sentence in passage.sentences)


def at(paragraph: Paragraph, match: re.Match[str], group: int | str = 0) -> Fragment:
    """The fragment a match covers."""
    return fragment(paragraph.text, paragraph.address, *match.span(group))


def _passage(paragraph: Paragraph, part: Part, is_heading: bool) -> Passage:
    pieces = tuple(paragraph.text.split())
    return Passage(paragraph, part, is_heading, pieces, " ".join(pieces).lower())


def _split(paragraph: Paragraph) -> Iterator[Fragment]:
    text, start = paragraph.text, 0
    for match in _SENTENCE_END.finditer(text):
        if not text[start : match.start()].isspace() and start < match.start():
            yield fragment(text, paragraph.address, start, match.start())
        start = match.end()
    if text[start:].strip():
        yield fragment(text, paragraph.address, start)
