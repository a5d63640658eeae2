"""content/agencies: agencies with the days they existed and what succeeded them."""

from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.ground.agencies import Agency, AgencyType


def load_agencies(root: Path) -> tuple[Agency, ...]:
    """Every agency; parents and successors are themselves in the content, no id stands twice."""
    found = [
        (record, _agency(record)) for file in files_under(root / "agencies") for record in records_in(file)
    ]
    ids: set[str] = set()
    for record, agency in found:
        if agency.id in ids:
            raise record.wrong("id", f"“{agency.id}” đã dùng rồi.", f"“{agency.id}” is already taken.")
        ids.add(agency.id)
    for record, agency in found:
        _check_names(record, agency, ids)
    return tuple(agency for _, agency in found)


def _agency(record: Record) -> Agency:
    agency = Agency(
        id=record.text("id"),
        name=record.text("name"),
        type=record.member("type", AgencyType),
        abbreviation=record.text("abbreviation"),
        parent=record.text("parent") if record.has("parent") else None,
        valid_from=record.day_or_none("from"),
        valid_to=record.day_or_none("until"),
        short_names=record.texts("short_names"),
        succeeded_by=record.texts("succeeded_by"),
        unverified=record.flag("unverified"),
    )
    record.done()
    first, last = agency.valid_from, agency.valid_to
    if first is not None and last is not None and last < first:
        raise record.wrong("until", "không được trước ngày bắt đầu.", "must not be before the first day.")
    return agency


def _check_names(record: Record, agency: Agency, ids: set[str]) -> None:
    if agency.parent is not None and agency.parent not in ids:
        raise record.wrong(
            "parent", f"không có cơ quan “{agency.parent}”.", f"there is no agency “{agency.parent}”."
        )
    unknown = [name for name in agency.succeeded_by if name not in ids or name == agency.id]
    if unknown:
        raise record.wrong(
            "succeeded_by", f"không có cơ quan “{unknown[0]}”.", f"there is no agency “{unknown[0]}”."
        )
