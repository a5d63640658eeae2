"""Syllables that never stand alone: where their other half is missing, a word was lost."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from caicach.core.checks.check import Check, Subject
from caicach.core.checks.document.doubts import doubt, place_key
from caicach.core.checks.document.prose import Prose
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
        for bound, where in self._alone(subject.prose):
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

    def _alone(self, prose: Prose) -> Iterator[tuple[BoundSyllable, Fragment]]:
        keys = prose.row.keys
        for place in prose.row.places_of_keys(self._known):
            bound = self._known[keys[place]]
            precedes = keys[place - 1] if place else ""
            if keys[place + 1] in bound.before or precedes in bound.after:
                continue
            if not _is_name(prose.row.texts[place : place + 2]):
                passage, around = prose.words_at(place, before=1, count=2)
                yield bound, stretch(passage.paragraph, around[0], around[-1])


def _is_name(words: tuple[str, ...]) -> bool:
    """Whether the word and the next look like a person's name: `Phạm Văn`."""
    return all(word[0].isupper() and word[1:].islower() for word in words)
