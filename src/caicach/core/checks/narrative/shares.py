"""The rule that a percentage follows from the figures beside it, and that some whole number can give it at all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import groupby

from caicach.core.catalogue.claims import NumberFound
from caicach.core.catalogue.roles import Role
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.ledgers import indexed, ledgers_of
from caicach.core.checks.narrative.percents import COUNTABLE, Before, Share, Whole, shares_of
from caicach.core.checks.narrative.sentences import Stated, own_claims, stated_sentences
from caicach.core.checks.narrative.spans import (
    HUNDRED,
    Span,
    are_exact,
    shown,
    span_of_sum,
    total,
    written_percent,
)
from caicach.core.checks.narrative.telling import Doubt, spot, told
from caicach.core.checks.narrative.whole_percents import whole_percent_doubts
from caicach.core.ground.numbers import percentage, vietnamese_number
from caicach.core.ground.words import Words


PARTITION = (
    Role.DONE_EARLY, Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME, Role.DONE_LATE, Role.LATE,
)  # fmt: skip


@dataclass(frozen=True)
class Shares:
    """Percentages against the counts they are said of. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every percentage no base of the text gives, and partitions that miss 100 %."""
        claims = own_claims(subject.filing)
        ledgers = indexed(ledgers_of(claims))
        nouns = subject.catalogue.phrases.noun_pattern
        sentences = list(stated_sentences(claims))
        shares = [
            share
            for stated, before in _with_before(sentences)
            for share in shares_of(stated, ledgers, nouns, before)
        ]
        doubts = [doubt for share in shares for doubt in _doubts(share)]
        told_facts = {doubt.fact for doubt in doubts}
        doubts += [d for stated in sentences for d in _partition(stated) if d.fact not in told_facts]
        told_facts |= {doubt.fact for doubt in doubts}
        doubts += [doubt for doubt in whole_percent_doubts(sentences) if doubt.fact not in told_facts]
        return [told(doubt, check, subject) for doubt in doubts]


def _with_before(sentences: Iterable[Stated]) -> Iterator[tuple[Stated, Before]]:
    """Each sentence with what earlier sentences of its section have stated."""
    for _, same in groupby(sentences, key=lambda stated: stated.section):
        before = Before()
        for stated in same:
            yield stated, before
            before = before.then(stated)


def _doubts(share: Share) -> Iterator[Doubt]:
    if not share.parts:
        return
    if not share.wholes:
        yield from _impossible(share)
    elif not share.fitting and any(whole.is_named for whole in share.wholes):
        yield _differs(share)
    elif not share.fitting:
        return
    elif doubt := _complement(share):
        yield doubt


def _differs(share: Share) -> Doubt:
    part, whole = _likeliest(share)
    divisor = whole.numbers[0].whole or total(whole.numbers)
    places = max(share.percent.places, 2)
    expected = percentage(total(part), divisor, places) or Decimal(0)
    is_fraction = part[0].whole is not None
    is_money = part[0].family == "money"
    amounts = f"{part[0].where.text} : {whole.numbers[0].where.text}"
    counts = amounts if is_money else f"{shown(total(part))}/{shown(divisor)}"
    written = part[0].where.text if is_fraction else counts
    arithmetic = f"{written} = {vietnamese_number(expected)}%"
    implied = (
        (total(part) * HUNDRED / share.percent.value).quantize(Decimal(1)) if share.percent.value else None
    )
    exact = are_exact((*part, *whole.numbers)) or is_money
    return Doubt(
        key="share.fraction" if is_fraction or is_money or implied is None else "share.differs",
        fact=f"share:{spot((share.percent,))}",
        where=share.percent.where,
        values={"base": shown(implied) if implied is not None else "", "noun": part[0].noun or ""},
        found=share.percent.where.text,
        expected=f"{vietnamese_number(expected)}%",
        arithmetic=arithmetic,
        severity=_gravity(share, exact),
    )


def _gravity(share: Share, exact: bool) -> Severity:
    """A percentage beside its own fraction leaves no doubt; otherwise its base may be unsaid."""
    if share.parts[0][0].whole is not None:
        return Severity.ERROR
    return Severity.WARNING if exact else Severity.HINT


def _likeliest(share: Share) -> tuple[tuple[NumberFound, ...], Whole]:
    """The pair that comes nearest to the percentage among those whose part is not greater than the whole."""
    pairs = [(part, whole) for part in share.parts for whole in share.wholes if whole.is_named]
    sound = [(part, whole) for part, whole in pairs if total(part) <= whole.span.high] or pairs
    return min(sound, key=lambda pair: abs(_exact(pair[0], pair[1]) - share.percent.value))


def _exact(part: tuple[NumberFound, ...], whole: Whole) -> Decimal:
    return total(part) * HUNDRED / whole.span.high if whole.span.high else Decimal(0)


def _impossible(share: Share) -> Iterator[Doubt]:
    """GRIM: no whole number of things makes the count this share of it."""
    count = share.parts[0][0]
    if (
        not share.is_attached
        or count.family not in COUNTABLE
        or not count.is_exact
        or count.value <= 0
        or share.percent.value <= 0
    ):
        return
    span = written_percent(share.percent)
    least = (count.value * HUNDRED / span.high).to_integral_value(ROUND_CEILING)
    most = (count.value * HUNDRED / span.low).to_integral_value(ROUND_FLOOR)
    if least <= most:
        return
    near = [whole for whole in (most, least) if whole >= count.value or share.percent.value > HUNDRED]
    near.sort(key=lambda whole: abs(count.value * HUNDRED / whole - share.percent.value))
    places = max(share.percent.places, 2)
    sums = [
        f"{shown(count.value)}/{shown(whole)} = {vietnamese_number(rate)}%"
        for whole in near
        if (rate := percentage(count.value, whole, places)) is not None
    ]
    yield Doubt(
        key="share.impossible",
        fact=f"share:{spot((share.percent,))}",
        where=share.percent.where,
        values={"count": shown(count.value), "noun": count.noun or ""},
        found=share.percent.where.text,
        expected=" hoặc ".join(text.rpartition(" = ")[2] for text in sums),
        arithmetic="; ".join(sums),
        severity=Severity.WARNING,
    )


def _complement(share: Share) -> Doubt | None:
    """A small share written as 100 less the rounded large one: `1%` where it is 0,5 %."""
    part, whole = share.parts[0], share.fitting[0]
    is_small = share.percent.places == 0 and Decimal(0) < share.percent.value <= Decimal(5)
    if not (is_small and share.has_complement) or whole.span.low <= 0:
        return None
    exact = Span(total(part) * HUNDRED / whole.span.high, span_of_sum(part).high * HUNDRED / whole.span.low)
    if exact.high * 3 >= share.percent.value * 2:
        return None
    expected = exact.low.quantize(Decimal("0.01"))
    return Doubt(
        key="share.complement",
        fact=f"share:{spot((share.percent,))}",
        where=share.percent.where,
        values={},
        found=share.percent.where.text,
        expected=f"{vietnamese_number(expected)}%",
        arithmetic=f"{shown(total(part))}/{shown(total(whole.numbers))} = {vietnamese_number(expected)}%",
        severity=Severity.WARNING,
    )


def _partition(stated: Stated) -> Iterator[Doubt]:
    """The percentages of early, on time and late in one sentence make 100 together, as far as rounding goes; where
    counts stand beside them, the counts are judged."""
    numbers = [n for n in stated.numbers if n.role in PARTITION]
    percents = list({n.role: n for n in reversed(numbers) if n.is_percent}.values())[::-1]
    scopes = {n.scope for n in numbers}
    is_late = any(n.role in {Role.DONE_LATE, Role.LATE} for n in percents)
    if len(percents) < 2 or len(percents) < len(numbers) or not is_late or len(scopes) > 1:
        return
    slack = sum((Decimal(1).scaleb(-p.places) for p in percents), Decimal(0))
    sum_of = total(percents)
    # Cutting only makes a share smaller; rounding moves it by half a unit at most.
    if -slack <= sum_of - HUNDRED <= slack / 2 or not are_exact(percents):
        return
    last = percents[-1]
    yield Doubt(
        key="share.partition",
        fact=f"share:{spot((last,))}",
        where=last.where,
        values={},
        found=last.where.text,
        expected="100%",
        arithmetic=f"{' + '.join(f'{vietnamese_number(p.value)}%' for p in percents)} = {shown(sum_of)}%",
        severity=Severity.ERROR if sum_of > HUNDRED else Severity.WARNING,
    )
