"""content/agencies: agencies with the days they existed, where they stood, and what succeeded them.

`parent` stands for the whole life of an agency; one that passed from parent to parent has `places`. `succeeded_by` is a
list of agencies it merged into, or a mapping that says of each how; `abolished: true` when nobody followed."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    AgencyType,
    Succession,
    SuccessionKind,
)
from caicach.core.ground.directory import Directory
from caicach.core.ground.errors import ContentError
from caicach.core.ground.hierarchy import IllegalHierarchy, Row


Said = tuple[Row, Record]  # a row and the entry that says it
_FIELDS = {
    "agency": "id",
    "predecessor": "id",
    "successor": "succeeded_by",
    "kind": "succeeded_by",
    "on": "until",
    "valid_from": "from",
    "valid_to": "until",
}


def load_agencies(root: Path) -> tuple[Agency, ...]:
    """Every agency; parents and successors are themselves in the content, no id stands twice."""
    return load_directory(root).agencies


def load_directory(root: Path, folders: tuple[str, ...] = ("agencies",)) -> Directory:
    """Every agency with its places, codes and successions; a hierarchy that could not have been is refused."""
    files = [file for folder in folders for file in files_under(root / folder)]
    said = [row for file in files for record in records_in(file) for row in _rows(record)]
    rows = [row for row, _ in said]
    try:
        return Directory(
            agencies=tuple(row for row in rows if isinstance(row, Agency)),
            places=tuple(row for row in rows if isinstance(row, AgencyPlace)),
            successions=tuple(row for row in rows if isinstance(row, Succession)),
            codes=tuple(row for row in rows if isinstance(row, AgencyCode)),
        )
    except IllegalHierarchy as illegal:
        raise _refused(illegal, dict(said)[illegal.row]) from illegal


def _refused(illegal: IllegalHierarchy, entry: Record) -> ContentError:
    field = _FIELDS.get(illegal.field, illegal.field)
    if isinstance(illegal.row, AgencyPlace) and entry.has("id"):
        field = "parent"  # the place is the agency's whole life: its days are not what to mend
    return entry.wrong(field, illegal.problem.vi, illegal.problem.en)


def _rows(record: Record) -> Iterator[Said]:
    places = record.records("places")
    parent = _last_parent(record, places)
    agency = Agency(
        id=record.text("id"),
        name=record.text("name"),
        type=record.member("type", AgencyType),
        abbreviation=record.text("abbreviation"),
        parent=parent,
        valid_from=record.day_or_none("from"),
        valid_to=record.day_or_none("until"),
        short_names=record.texts("short_names"),
        succeeded_by=tuple(_heirs(record)),
        unverified=record.flag("unverified"),
        area_code=record.text("area_code", ""),
    )
    yield agency, record
    if parent is not None and not places:
        yield AgencyPlace(agency.id, parent, agency.valid_from, agency.valid_to), record
    yield from ((_place(entry, agency), entry) for entry in places)
    yield from ((_code(entry, agency), entry) for entry in record.records("codes"))
    yield from ((succession, record) for succession in _successions(record, agency))
    for entry in (record, *places):
        entry.done()


def _last_parent(record: Record, places: tuple[Record, ...]) -> str | None:
    if not places:
        return record.text("parent") if record.has("parent") else None
    if record.has("parent"):
        raise record.wrong("parent", "đã có places thì bỏ trường này.", "must not stand beside places.")
    return places[-1].text("parent")


def _place(entry: Record, agency: Agency) -> AgencyPlace:
    """Days not said are those of the agency."""
    return AgencyPlace(
        agency=agency.id,
        parent=entry.text("parent"),
        valid_from=entry.day_or_none("from") or agency.valid_from,
        valid_to=entry.day_or_none("until") or agency.valid_to,
    )


def _code(entry: Record, agency: Agency) -> AgencyCode:
    row = AgencyCode(
        agency=agency.id,
        code=entry.text("code") if entry.has("code") else None,
        code_102=entry.text("code_102") if entry.has("code_102") else None,
        valid_from=entry.day_or_none("from") or agency.valid_from,
        valid_to=entry.day_or_none("until") or agency.valid_to,
        unverified=entry.flag("unverified") or agency.unverified,
    )
    entry.done()
    return row


def _heirs(record: Record) -> dict[str, SuccessionKind]:
    """Who followed and how; a bare list is of agencies it merged into."""
    if not record.has("succeeded_by"):
        return {}
    if isinstance(record.raw("succeeded_by"), list):
        return dict.fromkeys(record.texts("succeeded_by"), SuccessionKind.MERGED_INTO)
    heirs = record.record("succeeded_by")
    return {heir: heirs.member(heir, SuccessionKind) for heir in heirs.fields}


def _successions(record: Record, agency: Agency) -> Iterator[Succession]:
    heirs = _heirs(record)
    if not record.flag("abolished") and not heirs:
        return
    day = _day_after(record)
    if record.flag("abolished"):
        yield Succession(agency.id, None, SuccessionKind.ABOLISHED, day)
    for heir, kind in heirs.items():
        yield Succession(agency.id, heir, kind, day)


def _day_after(record: Record) -> date:
    """The first day without the agency."""
    return record.day("until") + timedelta(days=1)
