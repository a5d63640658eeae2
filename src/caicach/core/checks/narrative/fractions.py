"""Fractions of work (`đã xử lý 14/14 vấn đề`) against the total their sentence has stated before."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from caicach.core.catalogue.claims import Claim, NumberFound
from caicach.core.catalogue.roles import Role
from caicach.core.checks.findings import Severity
from caicach.core.checks.narrative.sentences import stated_sentences
from caicach.core.checks.narrative.spans import HUNDRED, shown
from caicach.core.checks.narrative.telling import Doubt, spot


_NARROWED = re.compile(
    r"(?<!\w)(?:đến|tới|phải|cần|thuộc|kỳ|trực\s+tuyến|trong\s+số|riêng|có\s+thời\s+hạn)(?!\w)"
)


def fraction_doubts(claims: Iterable[Claim]) -> Iterator[Doubt]:
    """Every fraction of work done whose whole is neither the total stated before it nor made of figures beside it."""
    for stated in stated_sentences(claims):
        counts = stated.counts
        for at, fraction in enumerate(counts):
            if _is_improper(fraction, stated.numbers):
                yield _improper(fraction)
                continue
            stated_total = _total_before(counts[:at], fraction)
            if stated_total is not None and not _is_explained(fraction, counts):
                yield _doubt(fraction, stated_total)


def _is_improper(fraction: NumberFound, numbers: Sequence[NumberFound]) -> bool:
    """Whether the part exceeds the whole, and no percentage above 100 says that it is meant so."""
    over = any(n.is_percent and n.value > HUNDRED for n in numbers)
    return (
        fraction.whole is not None
        and fraction.family != "money"
        and fraction.value > fraction.whole
        and not over
    )


def _improper(fraction: NumberFound) -> Doubt:
    return Doubt(
        key="account.improper",
        fact=f"account:fraction:{spot((fraction,))}",
        where=fraction.where,
        values={"noun": fraction.noun or ""},
        found=fraction.where.text,
        expected=f"≤ {shown(fraction.whole or fraction.value)}",
        arithmetic=f"{shown(fraction.value)} > {shown(fraction.whole or fraction.value)}",
        severity=Severity.WARNING,
    )


def _total_before(before: Sequence[NumberFound], fraction: NumberFound) -> NumberFound | None:
    """The exact total of the same work; none where words by the fraction narrow it (`đến hạn`)."""
    if fraction.whole is None or fraction.role is not Role.DONE or _NARROWED.search(fraction.clause):
        return None
    same = [
        n
        for n in before
        if n.role is Role.TOTAL
        and n.whole is None
        and (n.family, n.scope) == (fraction.family, fraction.scope)
    ]
    return same[-1] if same and same[-1].is_exact and same[-1].flows else None


def _is_explained(fraction: NumberFound, counts: Sequence[NumberFound]) -> bool:
    others = [n.value for n in counts if n is not fraction and n.family == fraction.family]
    pairs = [value for one, other in combinations(others, 2) for value in (one + other, abs(one - other))]
    return fraction.whole in {*others, *pairs}


def _doubt(fraction: NumberFound, stated_total: NumberFound) -> Doubt:
    whole = shown(fraction.whole or fraction.value)
    return Doubt(
        key="account.fraction",
        fact=f"account:fraction:{spot((fraction,))}",
        where=fraction.where,
        values={"noun": fraction.noun or "", "whole": whole, "total": shown(stated_total.value)},
        found=fraction.where.text,
        expected=f"{shown(fraction.value)}/{shown(stated_total.value)}",
        arithmetic=f"{whole} ≠ {shown(stated_total.value)}",
        severity=Severity.WARNING,
    )
