"""The numbers of the narrative by sentence, in the order of the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from caicach.core.catalogue.claims import Claim, NumberFound
from caicach.core.catalogue.filing import Filing
from caicach.core.ground.periods import PeriodKind
from caicach.core.reading.clauses import Opener
from caicach.core.reading.places import Fragment
from caicach.core.reading.spelling import matching_key


OWN_PERIOD = {
    PeriodKind.QUARTER_ONE: "quý I",
    PeriodKind.HALF_YEAR: "6 tháng đầu năm",
    PeriodKind.QUARTER_THREE: "quý III",
}
"""How the text names the reported period itself."""


@dataclass(frozen=True)
class Stated:
    """One sentence with its numbers, percentages among them; `key` is its text for matching. `wholes` are the counts of
    the sentence before it, where it begins by listing parts of them (`Trong đó`, `Trong tổng số này`)."""

    sentence: Fragment
    section: tuple[str, ...]
    numbers: tuple[NumberFound, ...]
    wholes: tuple[NumberFound, ...] = ()

    @property
    def counts(self) -> tuple[NumberFound, ...]:
        """Its numbers that count things as they are."""
        return tuple(number for number in self.numbers if number.is_count)

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
    before: Stated | None = None
    for (sentence, section), same in groupby(figures, key=lambda claim: (claim.sentence, claim.section)):
        numbers = tuple(claim.numbers[0] for claim in same)
        wholes = before.counts if before and _goes_on(before.sentence, sentence, numbers[0]) else ()
        before = Stated(sentence, section, numbers, wholes)
        yield before


def _goes_on(before: Fragment, after: Fragment, first: NumberFound) -> bool:
    follows = before.address == after.address and before.end == after.start
    return follows and first.opener is Opener.OF_WHICH


def own_claims(filing: Filing) -> tuple[Claim, ...]:
    """The claims of the narrative, the name of the reported period itself left out of their scope: in a report of the
    first quarter `trong quý I` narrows nothing."""
    own = OWN_PERIOD.get(filing.period.kind) if filing.period else None
    if own is None:
        return filing.claims
    return tuple(
        replace(claim, numbers=tuple(_without_period(number, own) for number in claim.numbers))
        for claim in filing.claims
    )


def _without_period(number: NumberFound, own: str) -> NumberFound:
    scope = number.scope
    return replace(number, scope=replace(scope, period="")) if scope.period == own else number
