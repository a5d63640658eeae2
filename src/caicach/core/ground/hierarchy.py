"""What makes a hierarchy illegal: unknown names, a place outside a life, two places at once, a circle on some day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import TypeVar

from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    Succession,
    SuccessionKind,
    covers,
    is_agency_code,
)
from caicach.core.ground.errors import CaicachError
from caicach.core.ground.words import Words


Row = Agency | AgencyPlace | AgencyCode | Succession
Owned = TypeVar("Owned", AgencyPlace, AgencyCode)
_ENDING = frozenset({SuccessionKind.MERGED_INTO, SuccessionKind.RENAMED, SuccessionKind.ABOLISHED})


class IllegalHierarchy(CaicachError):
    """Agencies that cannot stand together; `row` is the one to mend and `field` what is wrong in it."""

    def __init__(self, row: Row, field: str, problem: Words) -> None:
        owner = _owner(row)
        super().__init__(
            Words(f"Cơ quan “{owner}”: {problem.vi}", f"Agency “{owner}”: {problem.en}"),
            Words("Sửa mục này trong danh mục cơ quan.", "Mend this entry of the agencies."),
            agency=owner,
            field=field,
        )
        self.row = row
        self.field = field
        self.problem = problem

    def __reduce__(self) -> tuple[object, ...]:
        return IllegalHierarchy, (self.row, self.field, self.problem)


def known_by_id(agencies: Iterable[Agency]) -> Mapping[str, Agency]:
    """The agencies by their ids: no id stands twice, none ends before it begins."""
    known: dict[str, Agency] = {}
    for agency in agencies:
        _check_days(agency)
        if agency.id in known:
            raise IllegalHierarchy(
                agency, "id", Words(f"“{agency.id}” đã dùng rồi.", f"“{agency.id}” is already taken.")
            )
        known[agency.id] = agency
    return known


def check_places(places: Sequence[AgencyPlace], known: Mapping[str, Agency]) -> None:
    """Raises unless every place lies within both lives, an agency has one parent a day, and no day has a circle."""
    for place in places:
        _check_days(place)
        for field, name in (("agency", place.agency), ("parent", place.parent)):
            _check_within(place, _known(place, field, name, known))
    for rows in grouped(places).values():
        _check_apart(rows)
    _check_circles(places)


def check_codes(codes: Sequence[AgencyCode], known: Mapping[str, Agency]) -> None:
    """Raises unless codes are well written, lie within their agency's life, and name one agency a day."""
    for row in codes:
        _check_days(row)
        _check_within(row, _known(row, "agency", row.agency, known))
        _check_written(row, "code", row.code)
        _check_written(row, "code_102", row.code_102)
    for rows in grouped(codes).values():
        _check_apart(rows)
    _check_unique("code", [(row.code, row) for row in codes])
    _check_unique("code_102", [(row.code_102, row) for row in codes])


def check_successions(successions: Sequence[Succession], known: Mapping[str, Agency]) -> None:
    """Raises unless each names agencies that live at its day: the one before until then, the one after from then."""
    for row in successions:
        before = _known(row, "predecessor", row.predecessor, known)
        _check_end(row, before)
        if (row.successor is None) is not (row.kind is SuccessionKind.ABOLISHED):
            raise IllegalHierarchy(
                row,
                "kind",
                Words(
                    "giải thể thì không nêu cơ quan kế tiếp, còn lại thì phải nêu.",
                    "an abolished agency names no successor, any other must.",
                ),
            )
        if row.successor is not None:
            _check_heir(row, _known(row, "successor", row.successor, known))


def grouped(rows: Iterable[Owned]) -> dict[str, list[Owned]]:
    """The rows of each agency, in the order of their days."""
    found: dict[str, list[Owned]] = {}
    for row in rows:
        found.setdefault(row.agency, []).append(row)
    return {agency: sorted(own, key=_first) for agency, own in found.items()}


def _owner(row: Row) -> str:
    if isinstance(row, Agency):
        return row.id
    return row.predecessor if isinstance(row, Succession) else row.agency


def _known(row: Row, field: str, name: str, known: Mapping[str, Agency]) -> Agency:
    if name not in known:
        raise IllegalHierarchy(
            row, field, Words(f"không có cơ quan “{name}”.", f"there is no agency “{name}”.")
        )
    return known[name]


def _first(row: Agency | AgencyPlace | AgencyCode) -> date:
    return row.valid_from or date.min


def _last(row: Agency | AgencyPlace | AgencyCode) -> date:
    return row.valid_to or date.max


def _check_days(row: Agency | AgencyPlace | AgencyCode) -> None:
    if _last(row) < _first(row):
        raise IllegalHierarchy(
            row,
            "valid_to",
            Words("không được trước ngày bắt đầu.", "must not be before the first day."),
        )


def _check_within(row: AgencyPlace | AgencyCode, agency: Agency) -> None:
    early, late = _first(row) < _first(agency), _last(row) > _last(agency)
    if early or late:
        raise IllegalHierarchy(
            row,
            "valid_from" if early else "valid_to",
            Words(
                f"vượt ra ngoài thời gian tồn tại của “{agency.id}”.",
                f"reaches beyond the life of “{agency.id}”.",
            ),
        )


def _check_apart(rows: Sequence[AgencyPlace | AgencyCode]) -> None:
    """Rows of one agency in the order of their days; no two hold on one day."""
    for before, after in pairwise(rows):
        if _first(after) <= _last(before):
            raise IllegalHierarchy(
                after,
                "valid_from",
                Words("trùng thời gian với mục trước.", "overlaps the entry before."),
            )


def _check_circles(places: Sequence[AgencyPlace]) -> None:
    """A circle on some day still stands on the day its last place begins, so only first days are looked at."""
    if _circle(places) is None:
        return
    for day in sorted({_first(place) for place in places}):
        standing = [p for p in places if covers(p.valid_from, p.valid_to, day)]
        circle = _circle(standing)
        if circle is not None:
            last = max((p for p in standing if p.agency in circle), key=_first)
            raise IllegalHierarchy(
                last,
                "parent",
                Words(
                    f"cấp trên xoay vòng qua “{last.parent}”.", f"stands in a circle with “{last.parent}”."
                ),
            )


def _circle(places: Iterable[AgencyPlace]) -> frozenset[str] | None:
    above: dict[str, set[str]] = {}
    for place in places:
        above.setdefault(place.agency, set()).add(place.parent)
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        return frozenset(error.args[1])
    return None


def _check_written(row: AgencyCode, field: str, text: str | None) -> None:
    if text is not None and not is_agency_code(text):
        raise IllegalHierarchy(
            row,
            field,
            Words(
                "phải gồm các nhóm chữ số 0-9, chữ cái A-Z cách nhau dấu chấm, không quá 35 ký tự.",
                "must be groups of 0-9 and A-Z with full stops between, 35 characters at most.",
            ),
        )


def _check_unique(field: str, coded: Sequence[tuple[str | None, AgencyCode]]) -> None:
    by_code: dict[str, list[AgencyCode]] = {}
    for text, row in sorted(coded, key=lambda pair: _first(pair[1])):
        if text is not None:
            by_code.setdefault(text, []).append(row)
    for text, rows in by_code.items():
        latest = rows[0]
        for row in rows[1:]:
            if _first(row) <= _last(latest):
                raise IllegalHierarchy(
                    row,
                    field,
                    Words(
                        f"“{text}” là mã của “{latest.agency}” trong cùng thời gian.",
                        f"“{text}” is the code of “{latest.agency}” at the same time.",
                    ),
                )
            latest = row


def _check_end(row: Succession, before: Agency) -> None:
    """The one before lived on the eve; unless it was only split, it ended then."""
    eve = row.on - timedelta(days=1) if row.on > date.min else row.on
    if not before.is_alive(eve) or (row.kind in _ENDING and before.valid_to != eve):
        raise IllegalHierarchy(
            row,
            "on",
            Words(
                f"phải là ngày liền sau ngày cuối của “{before.id}”.",
                f"must be the day after the last of “{before.id}”.",
            ),
        )


def _check_heir(row: Succession, after: Agency) -> None:
    if after.id == row.predecessor or not after.is_alive(row.on):
        raise IllegalHierarchy(
            row,
            "successor",
            Words(
                f"“{after.id}” không kế tiếp được vào ngày {row.on:%d/%m/%Y}.",
                f"“{after.id}” cannot follow on {row.on.isoformat()}.",
            ),
        )
