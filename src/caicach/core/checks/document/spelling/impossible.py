"""Words no Vietnamese syllable can be: letters lost, doubled or glued."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Passage, Prose
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.syllables import SyllableGrammar
from caicach.core.checks.document.spelling.words import Word, stretch
from caicach.core.checks.findings import Finding
from caicach.core.ground.remembered import Remembered
from caicach.core.ground.text import fold
from caicach.core.reading.found import Paragraph


_WORDS_KEPT = 16384


@dataclass(frozen=True, kw_only=True)
class ImpossibleSyllables(DocumentRule):
    """Each word must be a possible syllable; foreign words, parts of names and abbreviations are let be, among them words
    of agencies' names and, in capitals, words the report writes as names elsewhere; of two ways to part glued words the
    one that makes a known compound is shown."""

    grammar: SyllableGrammar
    foreign: frozenset[str]
    names: frozenset[str]
    compounds: frozenset[str]
    of_agencies: frozenset[str] = frozenset()

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """One finding for each impossible word, at its first place."""
        met: set[str] = set()
        for passage, word in self._impossible(subject.prose):
            if word.text.lower() not in met:
                met.add(word.text.lower())
                yield self._finding(check, subject, passage.paragraph, word)

    def _finding(self, check: Check, subject: Subject, paragraph: Paragraph, word: Word) -> Finding:
        where = stretch(paragraph, word, word)
        parted = self.parted(word.text)
        key = "spelling.glued" if parted else "spelling.impossible"
        return doubt(
            check, subject, key, where, fact=f"spelling:{place_key(where)}", found=word.text, expected=parted
        )

    def _impossible(self, prose: Prose) -> Iterator[tuple[Passage, Word]]:
        row = prose.row
        doubtful = frozenset(filter(self._doubtful.__getitem__, row.distinct))
        for place in row.places_of(doubtful - self._names_in_capitals(doubtful, row.distinct)):
            beside = (*row.texts[max(0, place - 1) : place], row.texts[place + 1])
            if self._is_wrong(row.texts[place], any(other[0].isupper() for other in beside)):
                passage, (word,) = prose.words_at(place)
                if "'" not in word.text or passage in self._doubtful_passages(prose):
                    yield passage, word

    def _names_in_capitals(self, doubtful: frozenset[str], written: frozenset[str]) -> frozenset[str]:
        """Of the doubtful words those in capitals that also stand as a name is written: `KHƯƠL` beside `Khươl`."""
        capitals = [word for word in doubtful if word.isupper() and not self.parted(word)]
        if not capitals:
            return frozenset()
        names = {word.lower() for word in written if word[0].isupper() and not word.isupper()}
        return frozenset(word for word in capitals if word.lower() in names)

    def _doubtful_passages(self, prose: Prose) -> tuple[Passage, ...]:
        """Where a name with an apostrophe (`H'mông`) is told: beside another word that is doubtful."""
        return prose.holding(*(word.lower() for word in prose.vocabulary if self._doubtful[word]))

    @cached_property
    def _doubtful(self) -> Remembered[str, bool]:
        """Whether each word is wrong beside some words; a report has few different ones."""
        return Remembered(lambda word: self._is_wrong(word, False) or self._is_wrong(word, True), _WORDS_KEPT)

    def _is_wrong(self, word: str, is_beside_capital: bool) -> bool:
        key = word.lower()
        if len(word) == 1 or self.grammar.admits(word) or key in self.foreign or key in self._named:
            return False
        if word[0].isupper() and key in self.of_agencies:
            return False
        if any(key[i : i + 3] == letter * 3 for i, letter in enumerate(key)) and not word.isupper():
            return True
        if word.isupper():
            return self._is_wrong_in_capitals(word)
        if not word[1:].islower():
            return bool(self.parted(word))
        if word[0].isupper():
            return not word.isascii() and (not is_beside_capital or _has_twin(key))
        return True

    def _is_wrong_in_capitals(self, word: str) -> bool:
        """An abbreviation has no marked vowel (`ĐVSNCL`); a word has, or is two words glued (`BANHÀNH`)."""
        return not word.replace("Đ", "D").isascii()

    @cached_property
    def _named(self) -> frozenset[str]:
        return self.names | {fold(name) for name in self.names}

    def parted(self, word: str) -> str:
        """The word as two possible syllables of at least two letters, "" when it cannot be parted so."""
        cuts = [i for i in range(2, len(word) - 1) if self._fits_apart(word[:i], word[i:])]
        at_capital = [i for i in cuts if word[i].isupper() and word[i - 1].islower()]
        compound = [i for i in cuts if f"{word[:i]} {word[i:]}".lower() in self.compounds]
        cut = (at_capital or compound or cuts or [0])[0]
        if not cut or (not word.isupper() and not word[1:].islower() and not at_capital):
            return ""
        return f"{word[:cut]} {word[cut:]}"

    def _fits_apart(self, left: str, right: str) -> bool:
        return self.grammar.admits(left) and self.grammar.admits(right)


def _has_twin(word: str) -> bool:
    """Whether a letter stands twice in a row, as no name of ours has it (`hh`, `nn`)."""
    return any(left == right and left in "bcdhkmnpqrstvx" for left, right in pairwise(word))
