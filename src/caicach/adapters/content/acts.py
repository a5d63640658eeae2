"""content/acts: legal documents with the days they were in force."""

from pathlib import Path

from caicach.adapters.content.files import Record, files_under, records_in
from caicach.core.catalogue.acts import Act


def load_acts(root: Path) -> tuple[Act, ...]:
    """Every act by key and day of issue; acts that replace or amend are themselves in the content."""
    found = [(record, _act(record)) for file in files_under(root / "acts") for record in records_in(file)]
    keys = {act.key for _, act in found}
    seen: set[tuple[str, object]] = set()
    for record, act in found:
        if (act.key, act.issued_on) in seen:
            raise record.wrong("key", f"“{act.key}” đã có rồi.", f"“{act.key}” stands already.")
        seen.add((act.key, act.issued_on))
        _check_names(record, act, keys)
    return tuple(act for _, act in found)


def _act(record: Record) -> Act:
    act = Act(
        key=record.text("key"),
        kind=record.text("kind"),
        title=record.text("title"),
        issuer=record.text("issuer"),
        issued_on=record.day_or_none("issued"),
        from_on=record.day_or_none("from"),
        until=record.day_or_none("until"),
        replaced_by=record.texts("replaced_by"),
        amended_by=record.texts("amended_by"),
        reference=record.text("reference", ""),
        unverified=record.flag("unverified"),
    )
    record.done()
    _check_days(record, act)
    return act


def _check_days(record: Record, act: Act) -> None:
    first = act.from_on or act.issued_on
    if act.until is not None and first is not None and act.until < first:
        raise record.wrong("until", "không được trước ngày có hiệu lực.", "must not be before the first day.")
    if not act.unverified and not act.reference:
        raise record.wrong(
            "reference",
            "phải nêu nguồn, hoặc ghi unverified: true.",
            "must be given, or else unverified: true.",
        )


def _check_names(record: Record, act: Act, keys: set[str]) -> None:
    for field, names in (("replaced_by", act.replaced_by), ("amended_by", act.amended_by)):
        unknown = [name for name in names if name not in keys or name == act.key]
        if unknown:
            raise record.wrong(field, f"chưa có văn bản “{unknown[0]}”.", f"there is no act “{unknown[0]}”.")
