"""Sentences that stand twice in one report."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt
from caicach.core.checks.document.parts import Part
from caicach.core.checks.document.prose import Sentence
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.findings import Finding
from caicach.core.ground.remembered import Remembered
from caicach.core.ground.words import plain


_PARTS = frozenset({Part.RESULTS, Part.SHORTCOMINGS, Part.PLAN})
_WORDS = Remembered(re.compile(r"\w+").findall, 16384)  # of each piece between two spaces
_OF_A_CITATION = re.compile(r"\d\s?/")
_LEVEL = re.compile(r"cấp (?<=\bcấp )(\w+)")  # begins with letters, not with a boundary: quick
_EDGE = 15
_SHOWN = 3


@dataclass(frozen=True, kw_only=True)
class NotRepeated(DocumentRule):
    """A sentence of at least so many words is not said again in another paragraph, word for word or with another
    beginning or end. Sentences that cite a document are let be: titles come again; so are those about other levels
    (`cấp huyện`, `cấp xã`), told in the same words."""

    least_words: int

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """At most one finding, at the first sentence said again, naming up to three."""
        first: dict[tuple[str, ...], Sentence] = {}
        again: list[tuple[Sentence, Sentence]] = []
        for sentence in subject.prose.sentences(_PARTS):
            keys = self._keys(sentence)
            twins = (first[key] for key in keys if key in first)
            twin = next((t for t in twins if t.where.address != sentence.where.address), None)
            if twin is not None:
                again.append((twin, sentence))
            for key in keys:
                first.setdefault(key, sentence)
        if again:
            yield self._finding(check, subject, again)

    def _keys(self, sentence: Sentence) -> Iterable[tuple[str, ...]]:
        """The words in small letters, the first and the last of them, each with the levels the sentence is about; none
        where the words are too few or cite a document."""
        text = sentence.text
        if len(text) < self.least_words * 3 or ("/" in text and _OF_A_CITATION.search(text)):
            return ()
        small = text.lower()
        words = tuple(chain.from_iterable(map(_WORDS.__getitem__, small.split())))
        if len(words) < self.least_words:
            return ()
        levels = tuple(_LEVEL.findall(small)) if "cấp " in small else ()
        return dict.fromkeys((*levels, *part) for part in (words, words[:_EDGE], words[-_EDGE:]))

    @staticmethod
    def _finding(check: Check, subject: Subject, again: list[tuple[Sentence, Sentence]]) -> Finding:
        twin, sentence = again[0]
        shown = "; ".join(f"“{_short(second.text)}”" for _, second in again[:_SHOWN])
        section = subject.filing.section_at(twin.where.address.block)
        return doubt(
            check,
            subject,
            "period_words.repeated",
            sentence.where,
            fact="stale:repeated",
            found=str(len(again)),
            times=len(again),
            shown=plain(shown),
            section=plain(section.label if section else "…"),
        )


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")
