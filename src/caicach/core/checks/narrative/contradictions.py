"""The rule that one fact has one figure: the same thing said twice in the narrative with different numbers."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import Claim
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.restated import restated_late
from caicach.core.checks.narrative.sentences import own_claims
from caicach.core.checks.narrative.telling import Doubt, spot, told
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.words import Words
from caicach.core.reading.places import Fragment


LONGEST_QUOTE = 90


@dataclass(frozen=True)
class Contradictions:
    """Figures of one fact against each other. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every later statement that contradicts an earlier one; the same number twice is nothing."""
        claims = [claim for claim in own_claims(subject.filing) if not claim.is_plan]
        doubts = [*_figures(claims), *_percentages(claims)]
        doubts += [_doubt(one, other, 0, "contradiction.figure") for one, other in restated_late(claims)]
        return [told(doubt, check, subject) for doubt in doubts]


def _figures(claims: Sequence[Claim]) -> Iterator[Doubt]:
    """Two exact figures for one fact of one scope."""
    first: dict[object, Claim] = {}
    for claim in claims:
        number = claim.numbers[0]
        named = claim.fact or claim.readings
        if not named or not number.is_exact or number.scope.label:
            continue
        earlier = first.setdefault((named, number.scope, number.is_percent), claim)
        if _contradicts(earlier, claim):
            yield _doubt(earlier, claim, 0, "contradiction.figure")


def _contradicts(earlier: Claim, claim: Claim) -> bool:
    one, other = earlier.numbers[0], claim.numbers[0]
    if earlier.sentence == claim.sentence or one.whole is not None or other.whole is not None:
        return False
    # Within one section, work is often told bit by bit (this office, then that one).
    if one.flows and earlier.section == claim.section and not (earlier.is_denial or claim.is_denial):
        return False
    return _differ(one.value, other.value, min(one.places, other.places) if one.is_percent else 0)


def _differ(one: Decimal, other: Decimal, places: int) -> bool:
    return abs(one - other) >= Decimal(1).scaleb(-places) if places else one != other


def _percentages(claims: Sequence[Claim]) -> Iterator[Doubt]:
    """One count with one noun, each time alone in its sentence, given two percentages."""
    first: dict[object, Claim] = {}
    counts = Counter(claim.sentence for claim in claims if not claim.numbers[0].is_percent)
    for claim in claims:
        number = claim.numbers[0]
        alone = counts[claim.sentence] == 1
        has_percent = len(claim.numbers) == 2 and claim.numbers[1].is_exact
        if not (alone and has_percent and number.noun) or number.whole is not None:
            continue
        earlier = first.setdefault((number.value, number.noun, number.role, number.scope), claim)
        one, other = earlier.numbers[1], claim.numbers[1]
        if earlier.sentence != claim.sentence and _differ(
            one.value, other.value, min(one.places, other.places)
        ):
            yield _doubt(earlier, claim, 1, "contradiction.percentage")


def _doubt(earlier: Claim, claim: Claim, which: int, key: str) -> Doubt:
    one, other = earlier.numbers[which], claim.numbers[which]
    unit = "%" if one.is_percent else ""
    values = [f"{vietnamese_number(number.value)}{unit}" for number in (one, other)]
    return Doubt(
        key=key,
        fact=f"contradiction:{claim.fact or claim.indicator or spot((other,))}",
        where=other.where,
        values={
            "first": values[0],
            "second": values[1],
            "earlier": quoted(earlier.sentence),
            "counted": f"{values[1]} {other.noun}" if other.noun and not other.is_percent else values[1],
            "noun": other.noun or "",
        },
        found=values[1],
        expected=values[0],
        arithmetic=f"{values[0]} ≠ {values[1]}",
        severity=Severity.WARNING,
    )


def quoted(fragment: Fragment) -> str:
    """The words of a fragment on one line, cut at a word when they are long."""
    text = " ".join(fragment.text.split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
