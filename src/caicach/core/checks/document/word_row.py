"""The words of a report in one row, for the checks that look at every word of it."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, compress, count
from operator import itemgetter

from caicach.core.checks.document.spelling.words import KNOWN, Word


MARK = "¶"
"""Stands in the row after each paragraph, so that no word stands beside one of another paragraph."""
_MARK = Word(MARK, MARK, 0, 1)
_TEXT, _KEY = itemgetter(0), itemgetter(1)


@dataclass(frozen=True)
class WordRow:
    """The words of prose as they stand and as they are compared, paragraph after paragraph, a mark after each."""

    texts: tuple[str, ...]
    keys: tuple[str, ...]

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Every different word, as it stands."""
        return frozenset(self.texts)

    def places_of(self, texts: Container[str]) -> Iterator[int]:
        """Where one of these words stands, written so, in order."""
        return compress(count(), map(texts.__contains__, self.texts))

    def places_of_keys(self, keys: Container[str]) -> Iterator[int]:
        """Where a word of one of these keys stands, in order."""
        return compress(count(), map(keys.__contains__, self.keys))

    def paragraph_of(self, place: int) -> tuple[int, int]:
        """Which paragraph the word belongs to, and which word of that paragraph it is; both from 0."""
        paragraph = bisect_left(self._marks, place)
        return paragraph, place - (self._marks[paragraph - 1] + 1 if paragraph else 0)

    @cached_property
    def _marks(self) -> tuple[int, ...]:
        return tuple(self.places_of((MARK,)))


def word_row(paragraphs: Iterable[Sequence[str]]) -> WordRow:
    """The row of the words of paragraphs, each given by what stands between its spaces."""
    found = ((*map(KNOWN.__getitem__, paragraph), (_MARK,)) for paragraph in paragraphs)
    words = tuple(chain.from_iterable(chain.from_iterable(found)))
    return WordRow(tuple(map(_TEXT, words)), tuple(map(_KEY, words)))
