"""Syllables that never stand alone: where their other half is missing, a word was lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.rule import DocumentRule
from caicach.core.checks.document.spelling.words import Word, keys_of, stretch, words_of
from caicach.core.checks.findings import Finding
from caicach.core.reading.found import Paragraph
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
        for paragraph in subject.prose.paragraphs:
            for bound, where in self._alone(paragraph):
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

    def _alone(self, paragraph: Paragraph) -> Iterator[tuple[BoundSyllable, Fragment]]:
        keys = keys_of(paragraph.text)
        if self._known.keys().isdisjoint(keys):
            return
        words = words_of(paragraph.text)
        for index, key in enumerate(keys):
            bound = self._known.get(key)
            if bound is None or _is_name(words[index : index + 2]):
                continue
            follows = keys[index + 1] if index + 1 < len(keys) else ""
            precedes = keys[index - 1] if index else ""
            if follows not in bound.before and precedes not in bound.after:
                yield (
                    bound,
                    stretch(paragraph, words[max(0, index - 1)], words[min(len(words) - 1, index + 1)]),
                )


def _is_name(words: tuple[Word, ...]) -> bool:
    """Whether the word and the next look like a person's name: `Phạm Văn`."""
    return len(words) == 2 and all(word.text[0].isupper() and word.text[1:].islower() for word in words)
