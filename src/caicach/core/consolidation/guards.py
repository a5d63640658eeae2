"""Doubts between agencies: what one agency's report cannot show, and the sum would hide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from caicach.core.catalogue.indicators import HowConsolidated, RateOf
from caicach.core.consolidation.arranging import Arrangement, Counted
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.overlaps import Reason, includes_below
from caicach.core.consolidation.ways.kept import TakenOnce
from caicach.core.ground.values import ValueState


class Guard(StrEnum):
    """What is doubtful: an agency's figures equal the sum of those under it, though they should be its own; a whole is less
    than the parts that are said to be in it; one thing is listed in catalogues that share nothing; an agency's figure is
    not the number of what it lists; a rate's base came without its part, or the other way round; an agency answers a row
    another answers for all, with another figure."""

    LOOKS_INCLUSIVE = "looks_inclusive"
    LESS_THAN_PARTS = "less_than_parts"
    LISTED_TWICE = "listed_twice"
    OTHER_THAN_LIST = "other_than_list"
    HALF_A_RATE = "half_a_rate"
    OTHER_THAN_LEAD = "other_than_lead"


@dataclass(frozen=True)
class Doubtful:
    """A doubt, the agencies it is between and the rows it is about; `found` and `against` are the two numbers where there
    are two, `element` the thing listed twice."""

    guard: Guard
    agencies: tuple[str, ...]
    rows: tuple[str, ...]
    found: Decimal | None = None
    against: Decimal | None = None
    element: str = ""


ENOUGH_ROWS = 3
TOO_SMALL = Decimal(10)


def doubtful(laid: Arrangement) -> tuple[Doubtful, ...]:
    """Every doubt between agencies, in a fixed order."""
    return (
        *_looks_inclusive(laid),
        *_less_than_parts(laid),
        *_listed_twice(laid),
        *_other_than_list(laid),
        *_half_rates(laid),
        *_other_than_lead(laid),
    )


def _added_rows(laid: Arrangement) -> list[str]:
    return [way.row for way in laid.ways if way.way is HowConsolidated.SUM]


def _number(given: Contribution, row: str) -> Decimal:
    value = given.values.get(row)
    return value.number if value is not None and value.number is not None else Decimal(0)


def _looks_inclusive(laid: Arrangement) -> Iterator[Doubtful]:
    """Equal in at least ENOUGH_ROWS rows that matter: one row may be chance."""
    for node, held in laid.at.items():
        below = _below(laid, node)
        for one in held if len(below) > 1 else ():
            if includes_below(one.contribution, laid.plan):
                continue
            sums = {row: sum((_number(c, row) for c in below), Decimal(0)) for row in _added_rows(laid)}
            alike = tuple(
                row
                for row, total in sums.items()
                if total >= TOO_SMALL and _number(one.contribution, row) == total
            )
            if len(alike) >= ENOUGH_ROWS:
                yield Doubtful(Guard.LOOKS_INCLUSIVE, (one.contribution.agency,), alike)


def _below(laid: Arrangement, node: str) -> Sequence[Contribution]:
    at = laid.tree.position[node]
    under = laid.tree.nodes[at + 1 : laid.tree.ends[at]]
    return [one.contribution for name in under for one in laid.at.get(name, ())]


def _less_than_parts(laid: Arrangement) -> Iterator[Doubtful]:
    parts: dict[str, list[Contribution]] = {}
    for out in laid.excluded:
        if out.reason is Reason.INCLUDED_ABOVE:
            parts.setdefault(out.by[0], []).append(out.contribution)
    for one in laid.counted:
        inside = parts.get(one.contribution.agency, [])
        for row in _added_rows(laid) if inside else ():
            total = sum((_number(part, row) for part in inside), Decimal(0))
            if total > (whole := _number(one.contribution, row)):
                agencies = (one.contribution.agency, *(part.agency for part in inside if _number(part, row)))
                yield Doubtful(Guard.LESS_THAN_PARTS, agencies, (row,), whole, total)


def _listed_twice(laid: Arrangement) -> Iterator[Doubtful]:
    for group in laid.plan.rules.disjoint:
        seen: dict[str, dict[str, set[str]]] = {}
        for one in laid.counted:
            for row in sorted(group):
                for element in one.contribution.elements.get(row, ()):
                    seen.setdefault(element, {}).setdefault(row, set()).add(one.contribution.agency)
        for element, rows in sorted(seen.items()):
            if len(rows) > 1:
                agencies = tuple(sorted(set().union(*rows.values())))
                yield Doubtful(Guard.LISTED_TWICE, agencies, tuple(sorted(rows)), element=element)


def _other_than_list(laid: Arrangement) -> Iterator[Doubtful]:
    for one in laid.counted:
        given = one.contribution
        for row, elements in sorted(given.elements.items()):
            value = given.values.get(row)
            number = value.number if value is not None else None
            if number is not None and number != len(elements):
                count = Decimal(len(elements))
                yield Doubtful(Guard.OTHER_THAN_LIST, (given.agency,), (row,), number, count)


def _half_rates(laid: Arrangement) -> Iterator[Doubtful]:
    for row in laid.plan.form.indicators:
        if row.consolidation is not HowConsolidated.RECOMPUTE or not isinstance(row.formula, RateOf):
            continue
        part, whole = row.formula.part, row.formula.whole
        halves = tuple(
            one.contribution.agency for one in laid.counted if _is_known(one, part) != _is_known(one, whole)
        )
        if halves:
            yield Doubtful(Guard.HALF_A_RATE, halves, (row.id, part, whole))


def _is_known(one: Counted, row: str) -> bool:
    value = one.contribution.values.get(row)
    return value is not None and value.state in {ValueState.REPORTED, ValueState.NONE_AROSE}


def _other_than_lead(laid: Arrangement) -> Iterator[Doubtful]:
    """Only a number other than zero contradicts the lead: others leave such rows empty or write 0."""
    for way in laid.ways:
        if not isinstance(way, TakenOnce):
            continue
        answers = {one.contribution.agency: _number(one.contribution, way.row) for one in laid.counted}
        leads = way.leads & answers.keys()
        if len(leads) != 1:
            continue
        (lead,) = leads
        told = answers[lead]
        others = tuple(name for name, number in answers.items() if name != lead and number not in {0, told})
        if others:
            yield Doubtful(Guard.OTHER_THAN_LEAD, (lead, *others), (way.row,), told, answers[others[0]])
