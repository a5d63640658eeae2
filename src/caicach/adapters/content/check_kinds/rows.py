"""Rows of the form as checks in content name them: by permanent id, known to some version of the form."""

from caicach.adapters.content.files import Record
from caicach.core.catalogue.catalogue import Catalogue
from caicach.core.checks.breaches import name_of


def row_of(record: Record, field: str, catalogue: Catalogue) -> str:
    """The id in the field; refuses one that no version of the form has."""
    return _known(record, field, record.text(field), catalogue)


def rows_of(record: Record, field: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The ids in the field, at least one; refuses one that no version of the form has."""
    rows = record.texts(field)
    if not rows:
        raise record.wrong(field, "phải có ít nhất một chỉ tiêu.", "must name at least one indicator.")
    return tuple(_known(record, field, row, catalogue) for row in rows)


def _known(record: Record, field: str, row: str, catalogue: Catalogue) -> str:
    if not any(row in form.by_id for form in catalogue.forms):
        raise record.wrong(field, f"không có chỉ tiêu “{row}”.", f"there is no indicator “{row}”.")
    return row


def name_anywhere(catalogue: Catalogue, row: str) -> str:
    """Code and wording of a row in the latest version that has it."""
    return name_of(next(form.by_id[row] for form in reversed(catalogue.forms) if row in form.by_id)).vi
