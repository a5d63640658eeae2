"""Figures of the base year: what agencies had in 2015, against which a reduction is measured. Written down once for all
periods by the agency that consolidates, for those that exist and for those that ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from django.db import transaction

from caicach.actions import audit
from caicach.actions.consolidated import Consolidated, consolidated
from caicach.actions.consolidations import require_consolidating
from caicach.actions.standing import NotFound
from caicach.actions.words import say
from caicach.core.catalogue.indicators import Indicator
from caicach.core.consolidation.ways.against_base import AgainstBase
from caicach.core.ground.agencies import Agency
from caicach.core.ground.numbers import plain_number
from caicach.core.submissions.acts import Act
from caicach.core.submissions.decide import NotNow
from caicach.core.submissions.roles import Actor
from caicach.store import models
from caicach.store.base_figures import bases_of
from caicach.store.models import BaseFigure, User


Place = tuple[str, str]
"""An agency and the row whose base it is."""
Numbers = Mapping[Place, Decimal | None]
MOST = Decimal(10) ** 12


@dataclass(frozen=True)
class BaseRow:
    """A row measured against the base year: which figure of which year is its base."""

    way: AgainstBase
    year: int

    @property
    def of(self) -> Indicator:
        """The row whose figure of that year is the base."""
        return self.way.of


@dataclass(frozen=True)
class BaseSheet:
    """The rows with a base, the agencies that may have one, and the numbers known."""

    found: Consolidated

    @cached_property
    def rows(self) -> tuple[BaseRow, ...]:
        """In the printed order of the form; none where nothing is measured against another year."""
        ways = (way for way in self.found.result.arrangement.ways if isinstance(way, AgainstBase))
        years = self.found.result.plan.rules.bases
        order = list(self.found.result.plan.form.by_id)
        rows = [BaseRow(way, years[way.row].year) for way in ways]
        return tuple(sorted(rows, key=lambda row: order.index(row.way.row)))

    @cached_property
    def agencies(self) -> tuple[tuple[Agency, bool], ...]:
        """Those that owe the report, each followed by those whose work came to it, which is said by the second."""
        directory = self.found.directory
        listed: dict[str, bool] = {}
        for duty in self.found.duties:
            listed.setdefault(duty.agency_id, False)
            for one in directory.predecessors(duty.agency_id):
                listed.setdefault(one.id, True)
        return tuple((directory.agency(id_), is_before) for id_, is_before in listed.items())

    def has(self, agency: Agency, is_before: bool, row: BaseRow) -> bool:
        """Whether the agency is one that may have a base in the row: asked for it, or followed by one that is."""
        return is_before or row.way.asks(agency.id, agency.type)

    @cached_property
    def places(self) -> frozenset[Place]:
        """Wherever a number may stand."""
        return frozenset(
            (agency.id, row.of.id)
            for agency, is_before in self.agencies
            for row in self.rows
            if self.has(agency, is_before, row)
        )

    def number(self, agency: str, row: str) -> Decimal | None:
        """What was written down."""
        return self.found.bases.get(row, {}).get(agency)

    def added(self, agency: str, row: BaseRow) -> Decimal | None:
        """What those before the agency make together, where nothing was written down for itself."""
        return None if self.number(agency, row.of.id) is not None else row.way.bases.get(agency)


def write_bases(
    *,
    agency: str,
    regime: str,
    period: str,
    numbers: Numbers,
    actor: Actor,
    by: User,
    now: datetime,
    seen: Numbers | None = None,
) -> int:
    """How many numbers changed; None takes one away. All are written or none. NotFound for a place where none may stand,
    NotNow for a number below zero, or where somebody else has written another than the one `seen`."""
    grant = require_consolidating(Act.CONSOLIDATE, agency, actor)
    with transaction.atomic():
        models.Agency.objects.select_for_update(no_key=True).get(pk=agency)
        sheet = BaseSheet(_found(agency, regime, period))
        _require_places(sheet, numbers)
        now_there = bases_of(agency)
        before = {place: now_there.get(place[1], {}).get(place[0]) for place in numbers}
        _require_seen(sheet, before, numbers, seen or {})
        changed = {place: number for place, number in numbers.items() if number != before[place]}
        _write(agency, changed, by, now)
        if changed:
            audit.record(
                act=Act.CONSOLIDATE.value,
                subject=f"period:{period}",
                agency=agency,
                actor=actor,
                on_behalf_of=grant.on_behalf_of or "",
                now=now,
                details={"regime": regime, "what": "write_bases", "bases": _told(before, changed)},
            )
    return len(changed)


def _found(agency: str, regime: str, period: str) -> Consolidated:
    try:
        return consolidated(agency, regime, period)
    except ValueError as error:
        raise NotFound(say("consolidations.no_period"), say("consolidations.no_period_do")) from error


def _require_places(sheet: BaseSheet, numbers: Numbers) -> None:
    if any(place not in sheet.places for place in numbers):
        raise NotFound(say("consolidations.no_base_place"), say("consolidations.no_base_place_do"))
    if any(number is not None and not 0 <= number < MOST for number in numbers.values()):
        raise NotNow(say("consolidations.base_number"), say("consolidations.base_number_do"))


def _require_seen(sheet: BaseSheet, before: Numbers, numbers: Numbers, seen: Numbers) -> None:
    for place, was in seen.items():
        if place in numbers and before[place] not in (was, numbers[place]):
            name = sheet.found.directory.agency(place[0]).name
            raise NotNow(say("consolidations.base_taken", agency=name), say("consolidations.base_taken_do"))


def _write(keeper: str, changed: Numbers, by: User, now: datetime) -> None:
    gone = [place for place, number in changed.items() if number is None]
    for row in {row for _, row in gone}:
        agencies = [agency for agency, of in gone if of == row]
        BaseFigure.objects.filter(keeper=keeper, row=row, agency__in=agencies).delete()
    BaseFigure.objects.bulk_create(
        [
            BaseFigure(keeper_id=keeper, agency_id=agency, row=row, number=number, by=by, at=now)
            for (agency, row), number in changed.items()
            if number is not None
        ],
        update_conflicts=True,
        unique_fields=("keeper", "agency", "row"),
        update_fields=("number", "by", "at"),
    )


def _told(before: Numbers, changed: Numbers) -> str:
    """`xa-dak-doa civil-servants-allocated: – → 41; …`."""
    return "; ".join(
        f"{agency} {row}: {_plain(before[agency, row])} → {_plain(changed[agency, row])}"
        for agency, row in sorted(changed)
    )


def _plain(number: Decimal | None) -> str:
    return "–" if number is None else plain_number(number)
