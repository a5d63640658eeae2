"""The rule that a stated change is the difference of the two figures beside it, in their own unit or in per cent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import NumberFound, Relation
from caicach.core.checks.check import Check, Subject
from caicach.core.checks.findings import Finding, Severity
from caicach.core.checks.narrative.sentences import Stated, stated_sentences
from caicach.core.checks.narrative.spans import HUNDRED, are_exact, shown, written_percent
from caicach.core.checks.narrative.telling import Doubt, spot, told
from caicach.core.ground.numbers import vietnamese_number
from caicach.core.ground.words import Words


_DOWN = re.compile(r"(?:giảm|thấp\s+hơn|ít\s+hơn|bớt|tụt|[-−])[^\d]{0,24}$")
_UP = re.compile(r"(?:tăng|cao\s+hơn|nhiều\s+hơn|vượt|\+)[^\d]{0,24}$")
_FROM = re.compile(r"(?<!\w)từ\s*$")
_TO = re.compile(r"(?<!\w)(?:xuống|lên|còn|thành)(?:\s+(?:còn|thành|tới|đến))?\s*$")
_MERGED = re.compile(r"(?<!\w)(?:xuống\s+còn|xuống|thành)\s*$")
_SAME_CHANGE = re.compile(
    r"^[^;.]{0,12}(?:tương\s+đương|tương\s+ứng|tức(?:\s+là)?|bằng|đạt|\()\s*(?:với\s+)?(?:tỷ\s+lệ\s+)?(?:tăng|giảm)?\s*$"
)
_RANKED = {"rank"}


@dataclass(frozen=True)
class Move:
    """A figure before, after, and by how much it is said to have changed."""

    before: NumberFound
    after: NumberFound
    change: NumberFound
    is_down: bool

    @property
    def difference(self) -> Decimal:
        """How far the figures really moved in the direction stated."""
        moved = self.after.value - self.before.value
        return -moved if self.is_down != self.is_ranked else moved

    @property
    def is_ranked(self) -> bool:
        """Whether the figures are ranks, where rising means a smaller number."""
        return self.change.family in _RANKED or self.before.family in _RANKED


@dataclass(frozen=True)
class Changes:
    """Changes against their two figures. `sentence` is the rule in words."""

    sentence: Words

    def describe(self) -> Words:
        """The rule as a sentence of the manual."""
        return self.sentence

    def judge(self, check: Check, subject: Subject) -> Iterable[Finding]:
        """Every change that is neither the difference nor the relative change of its figures; as a hint, percentage
        points written as per cent."""
        for stated in stated_sentences(subject.filing.claims):
            doubts = [doubt for move in _moves(stated) if (doubt := _doubt(move))]
            doubts += _relative_doubts(stated)
            yield from (told(doubt, check, subject) for doubt in doubts)


def _moves(stated: Stated) -> Iterator[Move]:
    numbers = stated.numbers
    for at, change in enumerate(numbers):
        if change.relation is not Relation.CHANGE or change.is_range:
            continue
        lead = stated.between(numbers[at - 1] if at else None, change)
        is_down = _DOWN.search(lead) is not None
        if not is_down and not _UP.search(lead):
            continue
        found = _figures(stated, at)
        if found:
            yield Move(found[0], found[1], change, is_down)


def _figures(stated: Stated, at: int) -> tuple[NumberFound, NumberFound] | None:
    """The figures (before, after) a change at this place speaks of: `từ A xuống B`, or `B … so với A`."""
    numbers, change = stated.numbers, stated.numbers[at]
    for first in range(max(0, at - 2), min(at + 2, len(numbers) - 1)):
        one, other = numbers[first], numbers[first + 1]
        lead = stated.between(numbers[first - 1] if first else None, one)
        between = stated.between(one, other)
        moves = _MERGED.search(between) or (_FROM.search(lead) and _TO.search(between))
        if change not in (one, other) and moves:
            return (one, other) if _comparable(one, other, change) else None
    basis = [n for n in numbers[max(0, at - 1) : at + 2] if n.relation is Relation.BASIS]
    stands = [n for n in numbers[max(0, at - 2) : at] if n.relation is Relation.STATED]
    fitting = [n for n in stands if len(basis) == 1 and _comparable(basis[0], n, change)]
    if fitting:
        return basis[0], fitting[-1]
    return None


def _relative_doubts(stated: Stated) -> Iterator[Doubt]:
    """`giảm 16 đơn vị, từ 612 còn 596, tương đương 2,61%`, `giảm 112 bộ (quý I năm 2021: 2.058 bộ), tức giảm 5,44%`: the
    percentage against the absolute change it repeats."""
    for at, percent in enumerate(stated.numbers):
        if not percent.is_percent or percent.is_points or percent.is_range or not percent.is_exact:
            continue
        near = [n for n in stated.numbers[max(0, at - 3) : at] if not n.is_percent]
        changes = [n for n in near if n.relation is Relation.CHANGE]
        bases = [n for n in near if n.relation is not Relation.CHANGE]
        lead = stated.between(stated.numbers[at - 1] if at else None, percent)
        if len(changes) != 1 or not bases or not _SAME_CHANGE.search(lead) or len(bases) != len(near) - 1:
            continue
        change, alike = changes[0], [n for n in bases if _same_kind(n.family, changes[0].family)]
        if alike and are_exact((change, *alike)) and not _repeats(percent, change, alike):
            yield _relative_doubt(percent, change, max(alike, key=lambda n: n.value))


def _repeats(percent: NumberFound, change: NumberFound, bases: Iterable[NumberFound]) -> bool:
    """Whether the percentage is the change in any of the figures beside it, before or after."""
    span = written_percent(percent)
    wholes = [whole for n in bases for whole in (n.value, n.value + change.value, n.value - change.value)]
    return any(whole > 0 and span.low <= change.value * HUNDRED / whole <= span.high for whole in wholes)


def _relative_doubt(percent: NumberFound, change: NumberFound, base: NumberFound) -> Doubt:
    rate = (change.value * HUNDRED / base.value).quantize(Decimal("0.01")) if base.value else Decimal(0)
    arithmetic = f"{shown(change.value)}/{shown(base.value)} = {vietnamese_number(rate)}%"
    return Doubt(
        key="change.differs",
        fact=f"change:{spot((percent,))}",
        where=percent.where,
        values={},
        found=percent.where.text,
        expected=f"{vietnamese_number(rate)}%",
        arithmetic=arithmetic,
        severity=Severity.WARNING,
    )


def _comparable(before: NumberFound, after: NumberFound, change: NumberFound) -> bool:
    return (
        before.is_percent == after.is_percent
        and not (before.is_percent and not (change.is_percent or change.is_points))
        and are_exact((before, after, change))
        and _same_kind(before.family, after.family)
        and (change.is_percent or change.is_points or _same_kind(change.family, after.family))
    )


def _same_kind(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None


def _doubt(move: Move) -> Doubt | None:
    by_points = _is_difference(move)
    relative = _is_relative(move)
    if by_points:
        written_as_percent = move.before.is_percent and move.change.is_percent and not move.change.is_points
        return _told_as(move, "change.points", Severity.HINT) if written_as_percent and not relative else None
    return None if relative else _told_as(move, "change.differs", Severity.ERROR)


def _is_difference(move: Move) -> bool:
    if move.change.is_percent and not move.before.is_percent:
        return False
    places = max(move.before.places, move.after.places, move.change.places)
    allowed = Decimal(1).scaleb(-places) if move.before.places != move.after.places else Decimal(0)
    cut = Decimal(1).scaleb(-move.change.places) if move.change.places < places else Decimal(0)
    return abs(move.difference - move.change.value) <= max(allowed, cut)


def _is_relative(move: Move) -> bool:
    if not move.change.is_percent or move.before.value == 0:
        return False
    exact = move.difference * HUNDRED / move.before.value
    span = written_percent(move.change)
    return span.low <= exact <= span.high


def _told_as(move: Move, key: str, severity: Severity) -> Doubt:
    unit = "%" if move.before.is_percent else ""
    signs = (move.before, move.after) if move.is_down != move.is_ranked else (move.after, move.before)
    arithmetic = f"{shown(signs[0].value)}{unit} − {shown(signs[1].value)}{unit} = {shown(move.difference)}"
    if move.change.is_percent and not move.before.is_percent and move.before.value:
        rate = (move.difference * HUNDRED / move.before.value).quantize(Decimal("0.01"))
        arithmetic += f"; {shown(move.difference)}/{shown(move.before.value)} = {vietnamese_number(rate)}%"
    return Doubt(
        key=key,
        fact=f"change:{spot((move.change,))}",
        where=move.change.where,
        values={},
        found=move.change.where.text,
        expected=arithmetic.rpartition(" = ")[2],
        arithmetic=arithmetic,
        severity=severity,
    )
