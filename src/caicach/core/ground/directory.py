"""The directory: all agencies with their history, asked about a day.

It holds rows and nothing else; a hierarchy that could not have been is refused when the value is built."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from caicach.core.ground.agencies import Agency, AgencyCode, AgencyPlace, Succession, covers
from caicach.core.ground.hierarchy import (
    check_codes,
    check_places,
    check_successions,
    grouped,
    known_by_id,
)


@dataclass(frozen=True)
class Directory:
    """Agencies, their places, codes and successions. Every answer is in the order of `agencies`.

    A question about an id that is not here is a KeyError: ask `find` first."""

    agencies: tuple[Agency, ...] = ()
    places: tuple[AgencyPlace, ...] = ()
    successions: tuple[Succession, ...] = ()
    codes: tuple[AgencyCode, ...] = ()

    def __post_init__(self) -> None:
        known = known_by_id(self.agencies)
        check_places(self.places, known)
        check_codes(self.codes, known)
        check_successions(self.successions, known)

    def agency(self, id_: str) -> Agency:
        """The agency of that id; KeyError if there is none."""
        return self._by_id[id_]

    def find(self, id_: str) -> Agency | None:
        """The agency of that id, None if there is none."""
        return self._by_id.get(id_)

    def alive_on(self, day: date) -> tuple[Agency, ...]:
        """Every agency that exists on the day."""
        return tuple(agency for agency in self.agencies if agency.is_alive(day))

    def parent_on(self, id_: str, day: date) -> Agency | None:
        """What the agency stands under on the day; None at the top, and outside its life."""
        places = self._places.get(self._by_id[id_].id, [])
        parent = next((p.parent for p in places if covers(p.valid_from, p.valid_to, day)), None)
        return self._by_id[parent] if parent is not None else None

    def ancestors_on(self, id_: str, day: date) -> tuple[Agency, ...]:
        """The agencies above it on the day, the nearest first."""
        above: list[Agency] = []
        parent = self.parent_on(id_, day)
        while parent is not None:
            above.append(parent)
            parent = self.parent_on(parent.id, day)
        return tuple(above)

    def children_on(self, id_: str, day: date) -> tuple[Agency, ...]:
        """The agencies right under it on the day."""
        below = self._below.get(self._by_id[id_].id, [])
        return self._in_order({p.agency for p in below if covers(p.valid_from, p.valid_to, day)})

    def subtree_on(self, id_: str, day: date) -> tuple[Agency, ...]:
        """The agency and all below it on the day; none at all when it does not exist then."""
        if not self._by_id[id_].is_alive(day):
            return ()
        found, waiting = {id_}, [id_]
        while waiting:
            children = [child.id for child in self.children_on(waiting.pop(), day)]
            found.update(children)
            waiting.extend(children)
        return self._in_order(found)

    def successors_on(self, id_: str, day: date, since: date = date.min) -> tuple[Agency, ...]:
        """The agencies of the day that took over from it, through however many changes, of which only those of
        the day `since` and later count; itself not among them."""
        reached = self._followed(self._by_id[id_].id, since, day)
        return tuple(agency for agency in self._in_order(reached) if agency.is_alive(day))

    def predecessors(self, id_: str) -> tuple[Agency, ...]:
        """The agencies whose work came to it in the end, through however many changes."""
        return self._in_order(self._preceded(self._by_id[id_].id))

    def predecessors_on(self, id_: str, day: date, until: date = date.max) -> tuple[Agency, ...]:
        """The agencies of the day whose work came to it after that, at the latest on the day `until`."""
        reached = self._preceded(self._by_id[id_].id, until, day)
        return tuple(agency for agency in self._in_order(reached) if agency.is_alive(day))

    def successions_of(self, id_: str) -> tuple[Succession, ...]:
        """What became of the agency itself, in the order of the days."""
        return tuple(self._after.get(self._by_id[id_].id, ()))

    def code_on(self, id_: str, day: date) -> AgencyCode | None:
        """The codes it bears on the day, None when they are not known."""
        rows = self._codes.get(self._by_id[id_].id, [])
        return next((row for row in rows if covers(row.valid_from, row.valid_to, day)), None)

    def with_code(self, code: str, day: date) -> Agency | None:
        """The agency that bears the code on the day, in either notation."""
        for row in self.codes:
            if code in (row.code, row.code_102) and covers(row.valid_from, row.valid_to, day):
                return self._by_id[row.agency]
        return None

    def _followed(self, start: str, first: date, until: date) -> set[str]:
        """Work passes on in time: from what was reached on a day, only by a succession of that day or later."""
        since, waiting = {start: first}, [start]
        while waiting:
            here = waiting.pop()
            for row in self._after.get(here, ()):
                heir, reached = row.successor, since.get(row.successor or "", date.max)
                if heir is not None and since[here] <= row.on <= until and row.on < reached:
                    since[heir] = row.on
                    waiting.append(heir)
        return set(since) - {start}

    def _preceded(self, end: str, last: date = date.max, after: date = date.min) -> set[str]:
        until, waiting = {end: last}, [end]
        while waiting:
            here = waiting.pop()
            for row in self._before.get(here, ()):
                reached = until.get(row.predecessor, date.min)
                if after < row.on <= until[here] and row.on > reached:
                    until[row.predecessor] = row.on
                    waiting.append(row.predecessor)
        return set(until) - {end}

    def _in_order(self, ids: set[str]) -> tuple[Agency, ...]:
        return tuple(self._by_id[id_] for id_ in sorted(ids, key=self._order.__getitem__))

    @cached_property
    def _by_id(self) -> Mapping[str, Agency]:
        return {agency.id: agency for agency in self.agencies}

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {agency.id: number for number, agency in enumerate(self.agencies)}

    @cached_property
    def _places(self) -> Mapping[str, list[AgencyPlace]]:
        return grouped(self.places)

    @cached_property
    def _codes(self) -> Mapping[str, list[AgencyCode]]:
        return grouped(self.codes)

    @cached_property
    def _below(self) -> Mapping[str, list[AgencyPlace]]:
        below: dict[str, list[AgencyPlace]] = {}
        for place in self.places:
            below.setdefault(place.parent, []).append(place)
        return below

    @cached_property
    def _after(self) -> Mapping[str, list[Succession]]:
        after: dict[str, list[Succession]] = {}
        for row in sorted(self.successions, key=lambda s: s.on):
            after.setdefault(row.predecessor, []).append(row)
        return after

    @cached_property
    def _before(self) -> Mapping[str, list[Succession]]:
        before: dict[str, list[Succession]] = {}
        for row in self.successions:
            if row.successor is not None:
                before.setdefault(row.successor, []).append(row)
        return before


NO_DIRECTORY = Directory()
