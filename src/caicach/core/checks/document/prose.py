"""The running text of a report: its paragraphs, sentences and words, worked out once for all checks."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain

from caicach.core.catalogue.filing import Filing
from caicach.core.checks.document.parts import BODY, Part, parts_of
from caicach.core.checks.document.spelling.words import Word, words_of
from caicach.core.checks.document.word_row import WordRow, word_row
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
    """A paragraph with its part; `is_heading` when it is the title of a section."""

    paragraph: Paragraph
    part: Part
    is_heading: bool

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


_SENTENCE_END = re.compile(r"[.;!?…\n](?:(?<=\n)\n*|(?<!\n)[.;!?…]*\s+)")  # begins with a set: quick
_WORDS = re.compile(r"\w+")
_LONGEST_LEAD = 90


@dataclass(frozen=True)
class Prose:
    """The running text of one filing, worked out once for all checks."""

    filing: Filing

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every paragraph outside tables with its part, in order; empty paragraphs are left out."""
        return tuple(Passage(*stated) for stated in parts_of(self.filing))

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
            opening = word[: word.find(" ", 1) + 1] or word
            if opening not in self._small_pieces:
                continue
            position = self._whole.find(word)
            while position >= 0:
                index = bisect_right(self._starts, position) - 1
                met.add(index)
                following = self._starts[index + 1] if index + 1 < len(self._starts) else len(self._whole)
                position = self._whole.find(word, following)
        return tuple(self.passages[index] for index in sorted(met))

    @cached_property
    def row(self) -> WordRow:
        """The words of all paragraphs in one row."""
        return word_row(self._pieces)

    def passage_at(self, place: int) -> Passage:
        """The paragraph of the word at that place of the row."""
        return self.passages[self.row.paragraph_of(place)[0]]

    def words_at(self, place: int, before: int = 0, count: int = 1) -> tuple[Passage, tuple[Word, ...]]:
        """The paragraph of the word at that place of the row, and so many of its words from there on, and before it."""
        paragraph, first = self.row.paragraph_of(place)
        passage = self.passages[paragraph]
        return passage, passage.words[max(0, first - before) : first + count]

    @cached_property
    def _pieces(self) -> tuple[list[str], ...]:
        """What stands between the spaces of each paragraph."""
        return tuple(passage.text.split() for passage in self.passages)

    @cached_property
    def _lines(self) -> list[str]:
        """Each paragraph in small letters, spaces squashed."""
        return "\n".join(map(" ".join, self._pieces)).lower().split("\n")

    @cached_property
    def _whole(self) -> str:
        return " ".join(self._lines)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each paragraph begins in the whole."""
        return tuple(accumulate((len(line) + 1 for line in self._lines), initial=0))[:-1]

    @cached_property
    def _distinct_pieces(self) -> frozenset[str]:
        return frozenset(chain.from_iterable(self._pieces))

    @cached_property
    def _small_pieces(self) -> str:
        """What stands between spaces, each once: a third of the whole to look for a word in."""
        return f" {' '.join(self._distinct_pieces)} ".lower()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every different word written, as it stands."""
        bare = frozenset(filter(str.isalnum, self._distinct_pieces))
        return bare.union(_WORDS.findall(" ".join(self._distinct_pieces - bare)))

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


def _split(paragraph: Paragraph) -> Iterator[Fragment]:
    text, start = paragraph.text, 0
    for match in _SENTENCE_END.finditer(text):
        if not text[start : match.start()].isspace() and start < match.start():
            yield fragment(text, paragraph.address, start, match.start())
        start = match.end()
    if text[start:].strip():
        yield fragment(text, paragraph.address, start)
