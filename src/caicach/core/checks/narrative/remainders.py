"""The rule that what is said to be missing or left over is the difference of the two figures before it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from caicach.core.catalogue.claims import NumberFound
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.sentences import Stated, stated_sentences
from caicach.core.checks.narrative.spans import are_exact, shown, span_of, span_of_sum, total
from caicach.core.checks.narrative.telling import Doubt, counted, spot, told
from caicach.core.ground.words import Words


_LACKING = re.compile(
    r"(?<!\w)(?:còn\s+thiếu|thiếu|còn\s+khuyết|khuyết|chưa\s+sử\s+dụng|chưa\s+tuyển(?:\s+dụng)?)(?!\w)"
)
_LEFT = re.compile(r"(?<!\w)còn(?:\s+lại)?(?:\s+(?:là|có|khoảng))?\s*$")
_REST = re.compile(r"còn\s+lại(?:\s+[^\d;.(]{0,50})?\s*\(\s*$")
FEW = Decimal(2)
"""A remainder that misses by so little, or by a tenth, is meant to be one."""
_NOT_YET = re.compile(r"(?<!\w)(?:chưa|lại)(?!\w)")


@dataclass(frozen=True)
class Remainders:
    """Remainders against their two figures. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every remainder that is no difference of figures before it in its sentence, in the order of the text."""
        for stated, earlier in _with_earlier(stated_sentences(subject.filing.claims)):
            for doubt in _doubts(stated, earlier):
                yield told(doubt, check, subject)


def _with_earlier(sentences: Iterable[Stated]) -> Iterator[tuple[Stated, tuple[NumberFound, ...]]]:
    """Each sentence with the counts of the one right before it in its paragraph."""
    before: Stated | None = None
    for stated in sentences:
        is_next = before is not None and before.sentence.address == stated.sentence.address
        yield stated, before.counts if before is not None and is_next else ()
        before = stated


def _doubts(stated: Stated, earlier: tuple[NumberFound, ...]) -> Iterator[Doubt]:
    for at, rest in enumerate(stated.numbers):
        if not (_is_rest(stated, at, rest) and rest.is_count and rest.whole is None):
            continue
        before = _comparable((*earlier, *stated.numbers[:at]), rest)
        if (
            len(before) > 1
            and not _follows(rest, before)
            and (_is_sure(stated, at, rest) or _is_near(rest, before))
        ):
            yield _doubt(rest, before)


def _is_rest(stated: Stated, at: int, rest: NumberFound) -> bool:
    """Whether the words make it a remainder. Work that is received and dealt with has its own account."""
    lead = stated.between(stated.numbers[at - 1] if at else None, rest)
    says_so = any(pattern.search(lead) for pattern in (_LACKING, _LEFT, _REST))
    return says_so and not (rest.flows and rest.role is not None)


def _is_sure(stated: Stated, at: int, rest: NumberFound) -> bool:
    """Whether the words leave no doubt; a bare `còn` is judged only where it nearly fits."""
    lead = stated.between(stated.numbers[at - 1] if at else None, rest)
    is_left = _LEFT.search(lead) is not None and _NOT_YET.search(rest.clause) is not None
    return _LACKING.search(lead) is not None or is_left


def _is_near(rest: NumberFound, before: Sequence[NumberFound]) -> bool:
    whole, part = _likeliest(rest, before)
    return abs(whole.value - part.value - rest.value) <= max(FEW, rest.value / 10)


def _likeliest(rest: NumberFound, before: Sequence[NumberFound]) -> tuple[NumberFound, NumberFound]:
    """The whole and the part whose difference comes nearest, the part being in the sentence itself."""
    part = before[-1]
    others = sorted(before[:-1], key=lambda n: abs(abs(n.value - part.value) - rest.value))
    return (others[0], part) if others[0].value >= part.value else (part, others[0])


def _comparable(numbers: Sequence[NumberFound], rest: NumberFound) -> tuple[NumberFound, ...]:
    """The counts before it of the same kind, fractions as part and whole being judged elsewhere."""
    return tuple(
        n
        for n in numbers
        if n.is_count and n.family == rest.family and n.family is not None and n.whole is None
    )


def _follows(rest: NumberFound, before: Sequence[NumberFound]) -> bool:
    """Whether it is the difference of any two of the figures, or of one and the sum of all the others."""
    pairs = [((one,), (other,)) for one, other in combinations(before, 2)]
    sums = [((one,), tuple(n for n in before if n is not one)) for one in before]
    return any(
        span_of(whole[0]).meets(span_of_sum((*parts, rest)))
        or (len(parts) == 1 and span_of(parts[0]).meets(span_of_sum((*whole, rest))))
        for whole, parts in (*pairs, *sums)
    )


def _doubt(rest: NumberFound, before: Sequence[NumberFound]) -> Doubt:
    whole, part = _likeliest(rest, before)
    expected = shown(total((whole,)) - total((part,)))
    return Doubt(
        key="remainder.differs",
        fact=f"remainder:{spot((rest,))}",
        where=rest.where,
        values={"counted": counted(rest)},
        found=rest.where.text,
        expected=expected,
        arithmetic=f"{shown(whole.value)} − {shown(part.value)} = {expected} ≠ {shown(rest.value)}",
        severity=Severity.WARNING if are_exact((whole, part, rest)) else Severity.HINT,
    )
