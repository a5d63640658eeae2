"""Rows of a form as content gives them: one entry for all versions, with what changed on which day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from caicach.adapters.content.files import Record, records_in
from caicach.adapters.content.form_terms import CODED, Terms, agency_types, terms_of
from caicach.core.catalogue.indicators import HowConsolidated, IndicatorKind, Nature, Unit, Wording
from caicach.core.ground.agencies import AgencyType


_ID = re.compile(r"[a-z]+(-[a-z]+)*")
_CODE = re.compile(r"[A-Z](\.[1-9]\d*)+")


@dataclass(frozen=True)
class PrintedWording:
    """A wording, and every text a real form printed for the row while it was in force."""

    wording: Wording
    printed: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row through all versions; `wordings` and `terms` in the order of their days, never empty."""

    record: Record
    id: str
    code: str
    kind: IndicatorKind
    nature: Nature
    consolidation: HowConsolidated
    unit: Unit | None
    choice_group: str | None
    from_on: date
    until: date | None
    wordings: tuple[PrintedWording, ...]
    terms: tuple[Terms, ...]
    reference: str
    unverified: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        """The printed number as whole numbers: `A.5.10` is (5, 10)."""
        return tuple(int(part) for part in self.code.split(".")[1:])

    def is_in(self, day: date) -> bool:
        """Whether the form of that day asks for the row."""
        return self.from_on <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Section:
    """The head of a file of rows: what holds for each row that does not say otherwise."""

    code: str
    nature: Nature
    consolidation: HowConsolidated
    applies_to: frozenset[AgencyType]
    from_on: date
    until: date | None
    reference: str


def rows_in(file: Path, first_day: date, units: Mapping[str, Unit]) -> tuple[Row, ...]:
    """The rows of one file; a row with no date of its own stands since the first day of the form."""
    rows: list[Row] = []
    for head in records_in(file):
        section = _section(head, first_day)
        rows += [_row(record, section, units) for record in head.records("rows")]
        head.done()
    return tuple(rows)


def _section(head: Record, first_day: date) -> Section:
    return Section(
        code=head.text("section"),
        nature=head.member("nature", Nature),
        consolidation=head.member("consolidation", HowConsolidated),
        applies_to=agency_types(head),
        from_on=head.day_or_none("from") or first_day,
        until=head.day_or_none("until"),
        reference=head.text("reference", ""),
    )


def _row(record: Record, section: Section, units: Mapping[str, Unit]) -> Row:
    kind = record.member("kind", IndicatorKind)
    from_on = record.day_or_none("from") or section.from_on
    unit = _unit(record, kind, units)
    row = Row(
        record=record,
        id=_id(record),
        code=_code(record, section),
        kind=kind,
        nature=record.member("nature", Nature, section.nature),
        consolidation=_consolidation(record, kind, section),
        unit=unit,
        choice_group=record.text("choice_group") if record.has("choice_group") else None,
        from_on=from_on,
        until=record.day_or_none("until") or section.until,
        wordings=_wordings(record, from_on),
        terms=terms_of(record, kind, from_on, section.applies_to, unit.printed if unit else ""),
        reference=record.text("reference", section.reference),
        unverified=record.flag("unverified"),
    )
    record.done()
    return row


def _id(record: Record) -> str:
    name = record.text("id")
    if not _ID.fullmatch(name):
        raise record.wrong(
            "id",
            f"“{name}” chỉ được gồm chữ thường a-z và dấu nối, không có số thứ tự hay năm.",
            f"“{name}” must be lower-case words joined by hyphens, without order or year.",
        )
    return name


def _code(record: Record, section: Section) -> str:
    code = record.text("code")
    if not _CODE.fullmatch(code) or not f"{code}.".startswith(f"{section.code}."):
        raise record.wrong(
            "code",
            f"“{code}” không thuộc mục {section.code}.",
            f"“{code}” is not in section {section.code}.",
        )
    return code


def _consolidation(record: Record, kind: IndicatorKind, section: Section) -> HowConsolidated:
    if kind is IndicatorKind.HEADING:
        return HowConsolidated.NONE
    return record.member("consolidation", HowConsolidated, section.consolidation)


def _unit(record: Record, kind: IndicatorKind, units: Mapping[str, Unit]) -> Unit | None:
    if kind is IndicatorKind.HEADING or kind in CODED:
        return None
    name = record.text("unit")
    if name not in units:
        raise record.wrong("unit", f"không có đơn vị tính “{name}”.", f"there is no unit “{name}”.")
    unit = units[name]
    fits = unit.is_percent if kind is IndicatorKind.RATE else not unit.is_percent
    if not fits or (kind is IndicatorKind.COUNT and not unit.is_count):
        raise record.wrong(
            "unit",
            f"“{name}” không dùng cho chỉ tiêu loại {kind}.",
            f"“{name}” does not measure a {kind}.",
        )
    return unit


def _wordings(record: Record, from_on: date) -> tuple[PrintedWording, ...]:
    if not record.has("wordings"):
        label = record.text("label")
        return (PrintedWording(Wording(from_on, label, True), record.texts("printed") or (label,)),)
    found = tuple(_wording(entry) for entry in record.records("wordings"))
    days = [item.wording.from_on for item in found]
    if not days or days != sorted(set(days)) or days[0] != from_on:
        raise record.wrong(
            "wordings",
            f"các ngày phải tăng dần, bắt đầu từ {from_on}.",
            f"the days must rise, the first being {from_on}.",
        )
    return found


def _wording(entry: Record) -> PrintedWording:
    label = entry.text("label")
    wording = Wording(entry.day("from"), label, entry.flag("comparable_with_previous", True))
    printed = entry.texts("printed") or (label,)
    entry.done()
    return PrintedWording(wording, printed)
