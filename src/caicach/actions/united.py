"""A catalogue united: every member once, with the agencies that list it, and where it stands at two levels."""

from collections.abc import Mapping
from dataclasses import dataclass

from caicach.actions.consolidated import Consolidated
from caicach.core.ground.elements import Element, element_of
from caicach.store.lists import members_of


@dataclass(frozen=True)
class UnitedElement:
    """One member: as one of them wrote it, the agencies that list it, in that order, and the rows it
    stands in as well though nothing may stand in two of them."""

    element: Element
    agencies: tuple[str, ...]
    also: tuple[str, ...]


def united(found: Consolidated, row: str) -> tuple[UnitedElement, ...]:
    """The members of the row, by code; each once, however many list it and at however many levels. Two queries."""
    counted = [
        one.contribution for one in found.result.arrangement.counted if one.contribution.elements.get(row)
    ]
    written = members_of([int(one.id) for one in counted], row).get(row, {})
    agencies: dict[str, list[str]] = {}
    for one in counted:
        for key in one.elements[row]:
            agencies.setdefault(key, []).append(one.agency)
    levels = _levels(found, row)
    return tuple(
        UnitedElement(written.get(key) or element_of(key), tuple(agencies[key]), levels.get(key, ()))
        for key in sorted(agencies)
    )


def _levels(found: Consolidated, row: str) -> Mapping[str, tuple[str, ...]]:
    """By member, the other rows of a group without common members in which any agency lists it."""
    laid = found.result.arrangement
    others = sorted({other for group in laid.plan.rules.disjoint if row in group for other in group} - {row})
    rows: dict[str, list[str]] = {}
    for other in others:
        listed = {key for one in laid.counted for key in one.contribution.elements.get(other, ())}
        for key in listed:
            rows.setdefault(key, []).append(other)
    return {key: tuple(found_in) for key, found_in in rows.items()}
