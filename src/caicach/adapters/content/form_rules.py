"""What must hold between the rows of a form: no id twice, no number skipped, no formula that leads nowhere."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from caicach.adapters.content.files import Record
from caicach.adapters.content.form_rows import Row
from caicach.adapters.content.form_terms import Terms
from caicach.core.catalogue.indicators import RateOf
from caicach.core.ground.errors import ContentError


def version_order(head: Record, versions: Sequence[Record]) -> Sequence[Record]:
    """The versions as given; refuses none, one id twice, and days that overlap or do not rise."""
    if not versions:
        raise head.wrong("versions", "phải có ít nhất một phiên bản.", "must have a version.")
    for earlier, later in pairwise(versions):
        until = earlier.day_or_none("until")
        if until is None or until >= later.day("from"):
            raise later.wrong(
                "from",
                "phải sau ngày hết hiệu lực của phiên bản trước.",
                "must come after the last day of the version before.",
            )
    ids = [record.text("id") for record in versions]
    for record in versions[1:]:
        if ids.count(record.text("id")) > 1:
            raise _twice(record, "id", record.text("id"))
    return versions


def check_rows(head: Record, rows: Sequence[Row], first_day: date) -> None:
    """Refuses a row whose id is taken, whose pillar is unknown, that is older than the form, or skips a number."""
    letters = [record.text("letter") for record in head.records("pillars")]
    ids: set[str] = set()
    codes = {row.code for row in rows}
    for row in rows:
        if row.id in ids:
            raise _twice(row.record, "id", row.id)
        ids.add(row.id)
        if row.from_on < first_day:
            raise row.record.wrong(
                "from", f"không được trước {first_day}.", f"must not be before {first_day}."
            )
        if row.code[0] not in letters:
            raise row.record.wrong(
                "code", f"không có nhóm {row.code[0]}.", f"there is no pillar {row.code[0]}."
            )
        _check_number(row, codes)


def _check_number(row: Row, codes: set[str]) -> None:
    above, _, last = row.code.rpartition(".")
    missing = None
    if len(row.numbers) > 1 and above not in codes:
        missing = above
    elif int(last) > 1 and f"{above}.{int(last) - 1}" not in codes:
        missing = f"{above}.{int(last) - 1}"
    if missing:
        raise row.record.wrong(
            "code", f"{row.code} đứng mà thiếu {missing}.", f"{row.code} stands, but {missing} does not."
        )


def check_version(rows: Sequence[Row], day: date) -> None:
    """Refuses, among the rows in force on the day, a code used twice and a name of a row that is not there."""
    ids = {row.id for row in rows}
    codes: set[str] = set()
    for row in rows:
        if row.code in codes:
            raise _twice(row.record, "code", row.code)
        codes.add(row.code)
        terms = [item for item in row.terms if item.from_on <= day][-1]
        for name in _named(terms):
            if name not in ids or name == row.id:
                raise _unknown(row.record, "formula", name, day)
        if row.choice_group is not None and row.choice_group not in ids:
            raise _unknown(row.record, "choice_group", row.choice_group, day)


def _named(terms: Terms) -> tuple[str, ...]:
    if terms.formula is None:
        return ()
    if isinstance(terms.formula, RateOf):
        return (terms.formula.part, terms.formula.whole)
    return terms.formula.parts


def _twice(record: Record, field: str, value: str) -> ContentError:
    return record.wrong(field, f"“{value}” đã dùng rồi.", f"“{value}” is already taken.")


def _unknown(record: Record, field: str, name: str, day: date) -> ContentError:
    return record.wrong(
        field,
        f"không có chỉ tiêu “{name}” trong biểu mẫu ngày {day}.",
        f"there is no row “{name}” in the form of {day}.",
    )
