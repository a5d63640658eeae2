"""The numbers of the narrative by sentence, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from caicach.core.catalogue.claims import Claim, NumberFound
from caicach.core.reading.places import Fragment
from caicach.core.reading.spelling import matching_key


@dataclass(frozen=True)
class Stated:
    """One sentence with its numbers, percentages among them; `key` is its text for matching."""

    sentence: Fragment
    section: tuple[str, ...]
    numbers: tuple[NumberFound, ...]

    @property
    def key(self) -> str:
        """The sentence in matching spelling."""
        return matching_key(self.sentence.text)

    def between(self, one: NumberFound | None, other: NumberFound | None) -> str:
        """The matching words from the end of one number (or the start) to the beginning of the other (or the end)."""
        start = one.where.end - self.sentence.start if one else 0
        end = other.where.start - self.sentence.start if other else len(self.key)
        return self.key[start:end]


def stated_sentences(claims: Iterable[Claim]) -> Iterator[Stated]:
    """Every sentence that has numbers."""
    figures = (claim for claim in claims if not claim.is_denial)
    for (sentence, section), same in groupby(figures, key=lambda claim: (claim.sentence, claim.section)):
        yield Stated(sentence, section, tuple(claim.numbers[0] for claim in same))
