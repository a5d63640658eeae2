"""The rule that the parts listed after a total add up to it: `gồm`, `trong đó`, a colon, brackets, `=` and `+`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import NumberFound
from caicach.core.catalogue.phrases import Phrases
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.sentences import Stated, stated_sentences
from caicach.core.checks.narrative.spans import are_exact, shown, shown_sum, span_of, span_of_sum, total
from caicach.core.checks.narrative.telling import Doubt, counted, spot, told
from caicach.core.ground.words import Words
from caicach.core.reading.clauses import Opener
from caicach.core.reading.spelling import matching_key


LISTS = {Opener.CONSISTS, Opener.OF_WHICH, Opener.COLON, Opener.BRACKET, Opener.EQUALS}
GOES_ON = {Opener.COMMA, Opener.AND, Opener.SEMICOLON, Opener.PLUS}
FULL = {Opener.CONSISTS, Opener.EQUALS, Opener.PLUS}
NEAR = Decimal("0.1")
FEW = Decimal(2)
"""Parts that fill a total to a tenth, or but for two, are taken to be all of it even where the words leave that open."""
MANY = 3
"""So many parts told one after the other nearly make their total by no chance."""
_REST = re.compile(r"(?<!\w)còn\s+lại(?!\w)")
_SEXES = {"nam": re.compile(r"(?<!\w)nam(?!\w)"), "nữ": re.compile(r"(?<!\w)nữ(?!\w)")}


@dataclass(frozen=True)
class _List:
    """A total with the parts listed after it; `opener` says how sure it is that these are all."""

    whole: NumberFound
    parts: tuple[NumberFound, ...]
    opener: Opener


@dataclass(frozen=True)
class Parts:
    """Totals against their listed parts. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every list that does not add up, in the order of the text."""
        phrases = subject.catalogue.phrases
        for stated in stated_sentences(subject.filing.claims):
            doubts = [_doubt(listed, phrases) for listed in _lists(stated)]
            doubts.append(_nearest(stated, phrases))
            yield from (told(doubt, check, subject) for doubt in doubts if doubt)


def _nearest(stated: Stated, phrases: Phrases) -> Doubt | None:
    """The parts a sentence begins with against the counts of the sentence before it; None when any is their total."""
    numbers = stated.counts
    lists = [
        _List(whole, parts, _opener(whole, parts))
        for whole in stated.wholes
        if numbers and not _is_account(whole, numbers[0]) and (parts := tuple(_parts(whole, numbers)))
    ]
    doubts = [_doubt(listed, phrases) for listed in lists]
    told_of = [(listed, doubt) for listed, doubt in zip(lists, doubts, strict=True) if doubt]
    if len(told_of) < len(lists) or not told_of:
        return None
    return min(told_of, key=lambda pair: abs(pair[0].whole.value - total(pair[0].parts)))[1]


def _lists(stated: Stated) -> Iterator[_List]:
    numbers = stated.counts
    for at, whole in enumerate(numbers[:-1]):
        first = numbers[at + 1]
        # A bracket may open on words of its own: `92 điểm (công khai, minh bạch 17 điểm; …)`.
        begins = first.depth == whole.depth + 1 or (first.opener in LISTS and first.depth == whole.depth)
        is_sum = first.opener is Opener.PLUS and whole.opener is not Opener.PLUS
        if is_sum and (listed := _sum_then_total(numbers[at:])):
            yield listed
        elif begins and not _is_account(whole, first):
            parts = tuple(_parts(whole, numbers[at + 1 :]))
            if parts:
                yield _List(whole, parts, _opener(whole, parts))
        elif listed := _trailing(whole, numbers[at + 1 :]):
            yield listed


def _opener(whole: NumberFound, parts: Sequence[NumberFound]) -> Opener:
    """How surely the parts are all: what is called the rest closes a list, as a sum does."""
    if len(parts) > 1 and any(part.opener is Opener.PLUS for part in parts):
        return Opener.PLUS
    if len(parts) > 1 and _REST.search(parts[-1].clause):
        return Opener.CONSISTS
    return Opener.BRACKET if parts[0].depth > whole.depth else parts[0].opener


def _trailing(whole: NumberFound, following: Sequence[NumberFound]) -> _List | None:
    """Three or more parts of one noun told one after the other after their total without a word that lists them:
    `thu về 487 phiếu; có 300 phiếu …, 180 phiếu … và 7 phiếu …`."""
    if whole.noun is None or (whole.flows and whole.role is not None):
        return None
    same = tuple(n for n in following if n.noun == whole.noun and n.depth == whole.depth)
    closed = len(same) >= MANY and len(same) == len(following) and same[-1].opener is Opener.AND
    return _List(whole, same, Opener.SEMICOLON) if closed else None


def _is_account(whole: NumberFound, part: NumberFound) -> bool:
    """Whether the account of the work already judges these two; a list by givers parts one figure of it."""
    by_giver = part.role is whole.role and part.scope.giver and not whole.scope.giver
    return whole.flows and whole.role is not None and part.role is not None and not by_giver


def _sum_then_total(numbers: Sequence[NumberFound]) -> _List | None:
    """`2.800 + 226 = 3.026`: the parts stand before their total."""
    count = 1
    while count < len(numbers) and numbers[count].opener is Opener.PLUS:
        count += 1
    if count < len(numbers) and numbers[count].opener is Opener.EQUALS:
        return _List(numbers[count], tuple(numbers[:count]), Opener.EQUALS)
    return None


def _parts(whole: NumberFound, following: Sequence[NumberFound]) -> Iterator[NumberFound]:
    depth = following[0].depth
    for at, number in enumerate(following):
        if number.depth < depth or (at and number.depth == depth and number.opener not in GOES_ON):
            return
        if number.depth > depth:
            continue
        is_next = number.opener is Opener.SEMICOLON and following[0].noun == whole.noun != number.noun
        if is_next or not _may_be_part(whole, number):
            return
        yield number


def _may_be_part(whole: NumberFound, number: NumberFound) -> bool:
    if number.family is None:
        return whole.family is None or number.noun is not None
    return whole.family == number.family


def _doubt(listed: _List, phrases: Phrases) -> Doubt | None:
    whole, parts = listed.whole, listed.parts
    in_turns = _counts(whole, phrases.turns_pattern) and all(
        _counts(part, phrases.turns_pattern) or _stands_alone(part) for part in parts
    )
    overlapping = phrases.overlap_pattern(in_turns)
    both_sexes = all(any(_SEXES[sex].search(part.clause) for part in parts) for sex in _SEXES)
    if not both_sexes and any(overlapping.search(part.clause) for part in parts):
        return None
    if len(parts) == 1:
        return _too_large(whole, parts[0], listed.opener)
    # A list may go on into the next statement: any beginning of it that adds up will do.
    beginnings = [parts[:count] for count in range(2, len(parts) + 1)]
    if any(_adds_up(whole, beginning) for beginning in beginnings):
        return None
    nearest = min(beginnings, key=lambda beginning: abs(whole.value - total(beginning)))
    chosen = nearest if listed.opener is Opener.OF_WHICH else _to_its_end(parts)
    gap = whole.value - total(chosen)
    if not _is_meant_whole(listed, gap, in_turns):
        return None
    return _told_as(whole, chosen, gap, listed.opener)


def _counts(number: NumberFound, turns: re.Pattern[str]) -> bool:
    """Whether turns are what it counts: `125 lượt cán bộ`."""
    return turns.match(_after(number)) is not None


def _stands_alone(number: NumberFound) -> bool:
    """Whether no word follows it, as in `định kỳ 45`: it counts what the total counts."""
    return not _after(number)


def _after(number: NumberFound) -> str:
    return number.clause.rpartition(matching_key(number.where.text))[2].strip()


def _is_meant_whole(listed: _List, gap: Decimal, in_turns: bool) -> bool:
    """Whether the parts are meant to be all: said so, or nearly filling the total; too many in brackets or after a
    colon are wrong however many. Parts of other nouns (`58 đơn vị, gồm 54 trường học và …`) must nearly fill it."""
    nouns = {part.noun for part in listed.parts if part.family is None}
    nouns = set() if in_turns else nouns
    if nouns - {None, listed.whole.noun}:
        return abs(gap) <= max(listed.whole.value * NEAR, min(listed.whole.value / 3, FEW)) / 2
    if listed.opener in FULL or (gap < 0 and listed.opener in {Opener.BRACKET, Opener.COLON}):
        return True
    is_closed = listed.opener is Opener.OF_WHICH and listed.parts[-1].opener is Opener.AND
    if gap < 0 and is_closed and all(part.family == listed.whole.family for part in listed.parts):
        return True
    return abs(gap) <= max(listed.whole.value * NEAR, min(listed.whole.value / 3, FEW))


def _adds_up(whole: NumberFound, parts: Sequence[NumberFound]) -> bool:
    wholes = [part.whole for part in (whole, *parts)]
    if all(wholes):
        denominators = sum((w for w in wholes[1:] if w is not None), Decimal(0))
        return total(parts) == whole.value and denominators == wholes[0]
    return span_of(whole).meets(span_of_sum(parts))


def _to_its_end(parts: tuple[NumberFound, ...]) -> tuple[NumberFound, ...]:
    """The parts up to the semicolon that ends a list of commas."""
    for count in range(2, len(parts)):
        if parts[count].opener is Opener.SEMICOLON and parts[1].opener is not Opener.SEMICOLON:
            return parts[:count]
    return parts


def _too_large(whole: NumberFound, part: NumberFound, opener: Opener) -> Doubt | None:
    named = part.noun == whole.noun and part.family is not None
    if opener is not Opener.OF_WHICH or not named or span_of(part).low <= span_of(whole).high:
        return None
    return _told_as(whole, (part,), whole.value - part.value, opener)


def _told_as(whole: NumberFound, parts: tuple[NumberFound, ...], gap: Decimal, opener: Opener) -> Doubt:
    exact = are_exact((whole, *parts))
    sure = opener in FULL or (gap < 0 and len(parts) == 1)
    return Doubt(
        key="part.excess" if gap < 0 else "part.short",
        fact=f"parts:{spot((whole, *parts))}",
        where=whole.where,
        values={"counted": counted(whole), "gap": shown(abs(gap))},
        found=whole.where.text,
        expected=shown(total(parts)),
        arithmetic=f"{shown_sum(parts)} ≠ {shown(whole.value)}",
        severity=(Severity.ERROR if sure else Severity.WARNING) if exact else Severity.HINT,
        numbers=(whole, *parts),
    )
