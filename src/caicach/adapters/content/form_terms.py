"""What may change by date while a row of a form stays the same row: formula, agencies, codes, printed unit."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from caicach.adapters.content.files import Record
from caicach.core.catalogue.indicators import CodeItem, Formula, IndicatorKind, RateOf, SumOf
from caicach.core.ground.agencies import AgencyType


CODED = {IndicatorKind.CHOICE, IndicatorKind.YES_NO}


@dataclass(frozen=True)
class Terms:
    """The terms of a row from a day on."""

    from_on: date
    formula: Formula | None
    applies_to: frozenset[AgencyType]
    codes: tuple[CodeItem, ...]
    printed_unit: str


def agency_types(record: Record) -> frozenset[AgencyType]:
    """The types of agency that answer the row; refuses none."""
    types = frozenset(record.members("applies_to", AgencyType))
    if not types:
        raise record.wrong("applies_to", "phải nêu ít nhất một loại cơ quan.", "must name a type of agency.")
    return types


def terms_of(
    record: Record, kind: IndicatorKind, from_on: date, usual: frozenset[AgencyType], unit: str
) -> tuple[Terms, ...]:
    """The terms of a row in the order of their days; `usual` and `unit` hold where the row says nothing."""
    first = Terms(
        from_on=from_on,
        formula=_formula(record, kind),
        applies_to=agency_types(record) if record.has("applies_to") else usual,
        codes=_codes(record, kind),
        printed_unit=record.text("printed_unit", unit),
    )
    found = [first]
    for entry in record.records("changes"):
        found.append(_changed(entry, kind, found[-1]))
    return tuple(found)


def _changed(entry: Record, kind: IndicatorKind, before: Terms) -> Terms:
    from_on = entry.day("from")
    if from_on <= before.from_on:
        raise entry.wrong("from", f"phải sau ngày {before.from_on}.", f"must be after {before.from_on}.")
    changed = Terms(
        from_on=from_on,
        formula=_formula(entry, kind) if entry.has("formula") else before.formula,
        applies_to=agency_types(entry) if entry.has("applies_to") else before.applies_to,
        codes=_codes(entry, kind) if entry.has("codes") else before.codes,
        printed_unit=entry.text("printed_unit", before.printed_unit),
    )
    entry.done()
    return changed


def _codes(record: Record, kind: IndicatorKind) -> tuple[CodeItem, ...]:
    if kind not in CODED:
        return ()
    codes = record.record("codes")
    pairs: list[tuple[Any, Any]] = list(codes.fields.items())
    if len(pairs) < 2 or not all(type(k) is int and isinstance(v, str) for k, v in pairs):
        raise record.wrong("codes", "phải có ít nhất hai mã số kèm nghĩa.", "must map two or more codes.")
    return tuple(CodeItem(value, label) for value, label in pairs)


def _formula(record: Record, kind: IndicatorKind) -> Formula | None:
    if not record.has("formula") or record.raw("formula") == "none":
        return None
    formula = record.record("formula")
    rate = RateOf(formula.text("part"), formula.text("whole")) if kind is IndicatorKind.RATE else None
    total = SumOf(formula.texts("sum")) if kind is not IndicatorKind.RATE else None
    formula.done()
    if total is not None and len(total.parts) < 2:
        raise record.wrong("formula", "tổng phải có ít nhất hai số hạng.", "a sum needs two or more parts.")
    return rate or total
