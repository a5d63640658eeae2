"""content/leads: who answers a row for a whole province, from which day to which."""

from collections.abc import Iterator
from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.catalogue.leads import Lead
from caicach.core.ground.directory import Directory


def load_leads(root: Path, forms: tuple[FormVersion, ...], directory: Directory) -> tuple[Lead, ...]:
    """Every lead of every file; a row or an agency nobody knows is refused."""
    rows = frozenset(row for form in forms for row in form.by_id)
    return tuple(
        lead
        for file in files_under(root / "leads")
        for record in records_in(file)
        for lead in _leads(record, rows, directory)
    )


def _leads(record: Record, rows: frozenset[str], directory: Directory) -> Iterator[Lead]:
    for said in ("form", "reference"):
        record.text(said)
    record.flag("unverified")
    for entry in record.records("leads"):
        yield _lead(entry, rows, directory)
    record.done()


def _lead(entry: Record, rows: frozenset[str], directory: Directory) -> Lead:
    agency, named = entry.text("agency"), entry.texts("rows")
    if directory.find(agency) is None:
        raise entry.wrong("agency", f"không có cơ quan “{agency}”.", f"there is no agency “{agency}”.")
    unknown = next((row for row in named if row not in rows), None)
    if unknown is not None:
        raise entry.wrong("rows", f"không có chỉ tiêu “{unknown}”.", f"there is no indicator “{unknown}”.")
    lead = Lead(agency, frozenset(named), entry.day_or_none("from"), entry.day_or_none("until"))
    entry.done()
    return lead
