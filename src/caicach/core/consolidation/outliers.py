"""Figures worth a look before they are added: far from the agency's own past, or from what others of its type report.

A look is a reason, not a verdict: the medians and the spread it is measured with are in it. The spread is the median
absolute deviation (MAD), which a single wrong figure does not move (Rousseeuw and Croux, JASA 88, 1993); the bound of 3.5
of the modified score 0.6745 x distance / MAD is that of Iglewicz and Hoaglin (How to Detect and Handle Outliers, 1993)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.catalogue.indicators import Indicator, IndicatorKind
from caicach.core.consolidation.arranging import Arrangement
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType


class Look(StrEnum):
    """Why: far above or below its peers; many times, or a small part of, its own figure of the same period before; nothing
    where there was something."""

    ABOVE_PEERS = "above_peers"
    BELOW_PEERS = "below_peers"
    GREW = "grew"
    SHRANK = "shrank"
    VANISHED = "vanished"


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure to look at: against `usual`, the median of `peers` figures, or the agency's own before (`peers` is 1).
    `weight` orders looks of one kind: how many times as far off as is just worth a look."""

    agency: str
    row: str
    look: Look
    number: Decimal
    usual: Decimal
    peers: int
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is worth a look: a modified score, a factor against the past, figures too small to matter, peers too few."""

    score: Decimal = Decimal("3.5")
    factor: Decimal = Decimal(3)
    least: Decimal = Decimal(10)
    fewest: int = 8


USUAL = Bounds()
_CONSISTENT = Decimal("0.6745")


def outliers(
    laid: Arrangement, earlier: Mapping[str, Contribution], bounds: Bounds = USUAL
) -> tuple[Outlier, ...]:
    """The looks of every submission that counts, the farthest off first; `earlier` are the submissions of the same period
    of the year before, by agency. Codes and rows the agency is not asked are never looked at."""
    rows = [row for row in laid.plan.form.indicators if _is_measured(row)]
    found = (*_against_peers(rows, laid, bounds), *_against_past(rows, laid, earlier, bounds))
    return tuple(sorted(found, key=lambda one: (-one.weight, one.agency, one.row)))


def _is_measured(row: Indicator) -> bool:
    return row.kind in {IndicatorKind.COUNT, IndicatorKind.AMOUNT}


def _against_peers(rows: Sequence[Indicator], laid: Arrangement, bounds: Bounds) -> Iterator[Outlier]:
    by_type: dict[AgencyType, list[Contribution]] = {}
    for counted in laid.counted:
        by_type.setdefault(counted.contribution.agency_type, []).append(counted.contribution)
    for peers in by_type.values():
        for row in rows:
            numbers = {one.agency: number for one in peers if (number := _number(laid, one, row)) is not None}
            if len(numbers) >= bounds.fewest:
                yield from _far_off(row.id, numbers, bounds)


def _far_off(row: str, numbers: Mapping[str, Decimal], bounds: Bounds) -> Iterator[Outlier]:
    usual = median(numbers.values())
    spread = median(abs(number - usual) for number in numbers.values())
    if not spread:
        return
    for agency, number in numbers.items():
        score = _CONSISTENT * abs(number - usual) / spread
        if score > bounds.score and max(number, usual) >= bounds.least:
            look = Look.ABOVE_PEERS if number > usual else Look.BELOW_PEERS
            yield Outlier(agency, row, look, number, usual, len(numbers), score / bounds.score)


def _against_past(
    rows: Sequence[Indicator],
    laid: Arrangement,
    earlier: Mapping[str, Contribution],
    bounds: Bounds,
) -> Iterator[Outlier]:
    for one in (counted.contribution for counted in laid.counted):
        before = earlier.get(one.agency)
        if before is None:
            continue
        for row in rows:
            was, now = _number(laid, before, row), _number(laid, one, row)
            if was is None or now is None or not row.compares_with(before.form):
                continue
            if (look := _change(was, now, bounds)) is not None:
                larger, smaller = max(was, now), max(min(was, now), Decimal(1))
                weight = larger / smaller / bounds.factor
                yield Outlier(one.agency, row.id, look, now, was, 1, weight)


def _change(was: Decimal, now: Decimal, bounds: Bounds) -> Look | None:
    if max(was, now) < bounds.least:
        return None
    if not now:
        return Look.VANISHED
    if now > was * bounds.factor and was:
        return Look.GREW
    return Look.SHRANK if now * bounds.factor < was else None


def _number(laid: Arrangement, given: Contribution, row: Indicator) -> Decimal | None:
    value = laid.asked(given, row)
    return value.number if value is not None else None


def median(numbers: Iterable[Decimal]) -> Decimal:
    """The middle number, or the mean of the two in the middle. ValueError when there is none."""
    ordered = sorted(numbers)
    if not ordered:
        raise ValueError("no numbers")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
