"""The directory of agencies in the archive, with all its history: what the archive is made again with, wherever it lies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import pyarrow as pa

from caicach.adapters.archive.archive import Archive
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.ground.agencies import (
    Agency,
    AgencyCode,
    AgencyPlace,
    AgencyType,
    Succession,
    SuccessionKind,
)
from caicach.core.ground.directory import Directory


class KeptBy(StrEnum):
    """Where the directory is looked after: in content, or by administrators in the portal."""

    CONTENT = "content"
    PORTAL = "portal"


@dataclass(frozen=True)
class KeptDirectory:
    """A directory and who looks after it."""

    directory: Directory
    by: KeptBy


_BY = b"kept_by"
_DAYS = [("valid_from", pa.date32()), ("valid_to", pa.date32())]


def _list(item: pa.DataType) -> pa.DataType:
    """The items have the name Parquet gives them: the columns as read are those as written."""
    return pa.list_(pa.field("element", item))


SCHEMA = pa.schema(
    [
        pa.field("agency", pa.string(), nullable=False),
        pa.field("name", pa.string(), nullable=False),
        pa.field("agency_type", pa.string(), nullable=False),
        ("abbreviation", pa.string()),
        ("short_names", _list(pa.string())),
        ("area_code", pa.string()),
        *_DAYS,
        ("unverified", pa.bool_()),
        ("places", _list(pa.struct([("parent", pa.string()), *_DAYS]))),
        (
            "successions",
            _list(pa.struct([("successor", pa.string()), ("kind", pa.string()), ("on", pa.date32())])),
        ),
        (
            "codes",
            _list(
                pa.struct(
                    [("code", pa.string()), ("code_102", pa.string()), *_DAYS, ("unverified", pa.bool_())]
                )
            ),
        ),
    ]
)
"""A row an agency, in the order of the directory; its places, what became of it and its codes as lists."""


def find_directory(archive: Archive) -> KeptDirectory | None:
    """The directory as it was last published; None in an archive older than that."""
    files = archive.files(Dataset.AGENCIES)
    return _kept(archive.read(files[-1])) if files else None


def agencies_to_publish(archive: Archive, kept: KeptDirectory) -> pa.Table | None:
    """The directory as a table, where the archive does not have it; None where it does, or has that of a portal, which
    content does not replace. A portal nobody has set up yet has none to publish."""
    if not kept.directory.agencies:
        return None
    there = find_directory(archive)
    if there is not None and there.by is KeptBy.PORTAL and kept.by is KeptBy.CONTENT:
        return None
    table = table_of(kept)
    return None if there is not None and table_of(there) == table and there.by is kept.by else table


def table_of(kept: KeptDirectory) -> pa.Table:
    """The directory as a table."""
    directory = kept.directory
    places, successions = _by(directory.places, "agency"), _by(directory.successions, "predecessor")
    codes = _by(directory.codes, "agency")
    rows = [
        {
            "agency": agency.id,
            "name": agency.name,
            "agency_type": agency.type.value,
            "abbreviation": agency.abbreviation,
            "short_names": list(agency.short_names),
            "area_code": agency.area_code,
            "valid_from": agency.valid_from,
            "valid_to": agency.valid_to,
            "unverified": agency.unverified,
            "places": [_said(place, "parent") for place in places.get(agency.id, ())],
            "successions": [
                {"successor": one.successor, "kind": one.kind.value, "on": one.on}
                for one in successions.get(agency.id, ())
            ],
            "codes": [_said(code, "code", "code_102", "unverified") for code in codes.get(agency.id, ())],
        }
        for agency in directory.agencies
    ]
    return pa.Table.from_pylist(rows, schema=SCHEMA.with_metadata({_BY: kept.by.value.encode()}))


def _by(rows: Iterable[Any], field: str) -> Mapping[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(getattr(row, field), []).append(row)
    return found


def _said(row: AgencyPlace | AgencyCode, *fields: str) -> dict[str, object]:
    return {name: getattr(row, name) for name in (*fields, "valid_from", "valid_to")}


def _kept(table: pa.Table) -> KeptDirectory:
    rows: list[dict[str, Any]] = table.to_pylist()
    directory = Directory(
        agencies=tuple(_agency(row) for row in rows),
        places=tuple(AgencyPlace(row["agency"], **place) for row in rows for place in row["places"]),
        successions=tuple(_succession(row["agency"], **one) for row in rows for one in row["successions"]),
        codes=tuple(AgencyCode(row["agency"], **code) for row in rows for code in row["codes"]),
    )
    metadata = table.schema.metadata or {}
    return KeptDirectory(directory, KeptBy(metadata.get(_BY, KeptBy.CONTENT.value.encode()).decode()))


def _agency(row: Mapping[str, Any]) -> Agency:
    heirs = [one["successor"] for one in row["successions"] if one["successor"] is not None]
    return Agency(
        id=row["agency"],
        name=row["name"],
        type=AgencyType(row["agency_type"]),
        abbreviation=row["abbreviation"],
        parent=row["places"][-1]["parent"] if row["places"] else None,
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        short_names=tuple(row["short_names"]),
        succeeded_by=tuple(heirs),
        unverified=row["unverified"],
        area_code=row["area_code"],
    )


def _succession(predecessor: str, successor: str | None, kind: str, on: date) -> Succession:
    return Succession(predecessor, successor, SuccessionKind(kind), on)
