"""Syllables that never stand alone: where their other half is missing, a word was lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import compress, count

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Passage
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import stretch
from caicach.core.checks.findings import Finding
from caicach.core.reading.places import Fragment


@dataclass(frozen=True, slots=True)
class BoundSyllable:
    """A syllable with those it stands before and those it stands after; `likely` is the word mostly meant."""

    syllable: str
    before: frozenset[str]
    after: frozenset[str]
    likely: str


@dataclass(frozen=True, kw_only=True)
class LostHalves(DocumentRule):
    """Each bound syllable has one of its halves beside it: `phương hướng nhiệm năm 2024` lost `vụ`."""

    syllables: tuple[BoundSyllable, ...]

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """A finding at each bound syllable that stands alone, with the words around it."""
        for passage in subject.prose.passages:
            for bound, where in self._alone(passage):
                yield doubt(
                    check,
                    subject,
                    "spelling.lost_half",
                    where,
                    fact=f"spelling:{place_key(where)}",
                    found=where.text,
                    expected=bound.likely,
                    syllable=bound.syllable,
                )

    @cached_property
    def _known(self) -> dict[str, BoundSyllable]:
        return {bound.syllable: bound for bound in self.syllables}

    def _alone(self, passage: Passage) -> Iterator[tuple[BoundSyllable, Fragment]]:
        keys = passage.word_keys
        for index in compress(count(), map(self._known.__contains__, keys)):
            if _is_name(passage.word_texts[index : index + 2]):
                continue
            bound = self._known[keys[index]]
            follows = keys[index + 1] if index + 1 < len(keys) else ""
            precedes = keys[index - 1] if index else ""
            if follows not in bound.before and precedes not in bound.after:
                around = passage.words[max(0, index - 1) : index + 2]
                yield bound, stretch(passage.paragraph, around[0], around[-1])


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether the word and the next look like a person's name: `Phạm Văn`."""
    return len(words) == 2 and all(word[0].isupper() and word[1:].islower() for word in words)
