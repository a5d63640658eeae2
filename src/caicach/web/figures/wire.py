"""What goes over the wire between the page of figures and the server: cells, findings, the state of a sheet."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from caicach.actions.words import check_book, messages
from caicach.core.catalogue.indicators import Indicator
from caicach.core.checks.findings import Finding
from caicach.core.ground.numbers import plain_number, vietnamese_number
from caicach.core.ground.values import ValueState
from caicach.core.submissions.editing import CellContent
from caicach.core.submissions.typed import MARKS, shown_in, understood
from caicach.store.cells import cell_of
from caicach.web.figures.earlier import FiguresBefore
from caicach.web.figures.list_doubt import list_doubt
from caicach.web.figures.sheet import Sheet, is_computed
from caicach.web.words import say, spoken


Json = dict[str, Any]
_BEHIND = frozenset({"tally", "list"})  # what stands behind a figure, which no page of figures sends


def content_json(cell: CellContent) -> Json:
    """What a change is compared by: state, number, note, and text that was not understood."""
    number = cell.value.number
    return {
        "state": cell.value.state.value,
        "value": None if number is None else plain_number(number),
        "note": cell.note,
        "typed": cell.typed,
    }


def cell_json(row: Indicator, cell: CellContent) -> Json:
    """The cell as the page shows it, with what is unclear about text that was not understood."""
    told = content_json(cell) | {"text": cell.typed or shown_in(row, cell.value)}
    if cell.source != "typed":
        told |= {"source": cell.source, "origin": cell.origin}
    if cell.typed:
        unclear = understood(cell.typed, row, messages())
        told["doubt"] = spoken(unclear.doubt) if unclear.doubt else ""
        told["choices"] = [
            {"text": shown_in(row, choice), "value": plain_number(choice.number)}
            for choice in unclear.choices
            if choice.number is not None
        ]
    return told


def content_of(given: Mapping[str, Any]) -> CellContent | None:
    """The content the page says; None for what is no content of a cell."""
    try:
        kept = {name: part for name, part in given.items() if name not in _BEHIND}
        cell = cell_of(
            kept | {"note": str(given.get("note") or ""), "typed": str(given.get("typed") or "")[:200]}
        )
    except (KeyError, ValueError, TypeError, InvalidOperation):
        return None
    return None if cell.value.number is not None and cell.value.number.adjusted() > 15 else cell


def sheet_json(sheet: Sheet, only: Collection[str] | None = None) -> Json:
    """All that changes on the page: every cell that says something (or of those named), rates, findings, counts."""
    rows = [row for row in sheet.cells if row in sheet.form.by_id and (only is None or row in only)]
    return {
        "revision": sheet.revision,
        "is_partial": only is not None,
        "cells": {row: _cell_of(row, sheet) for row in rows},
        **live_json(sheet),
    }


def _cell_of(row: str, sheet: Sheet) -> Json:
    told = cell_json(sheet.form.by_id[row], sheet.cell(row))
    if doubt := list_doubt(sheet.form.by_id[row], sheet.cell(row)):
        told["listDoubt"] = doubt
    return told | ({"asks": True} if sheet.asks_why(row) else {})


def live_json(sheet: Sheet) -> Json:
    """What follows from the figures: computed rates, differences, findings, how much is filled in."""
    return {
        "computed": {row.id: _computed(sheet, row) for row in sheet.form.indicators if is_computed(row)},
        "differences": differences_json(sheet),
        "findings": [finding_json(finding, sheet) for finding in sheet.findings],
        "pillars": {pillar.letter: _counts(sheet, pillar.letter) for pillar in sheet.form.pillars},
    }


def _computed(sheet: Sheet, row: Indicator) -> str:
    """The rate as printed; 0/0 is none arose, and nothing is said while the parts say nothing."""
    value = sheet.settled.value(row.id)
    is_foreign = not sheet.is_own(row) and value.state is ValueState.NOT_APPLICABLE
    return "" if is_foreign else shown_in(row, value)


def _counts(sheet: Sheet, letter: str) -> list[int]:
    asked = [row for row in sheet.form.indicators if row.pillar == letter and sheet.is_asked(row)]
    return [sum(sheet.is_filled(row) for row in asked), len(asked)]


def differences_json(sheet: Sheet) -> dict[str, list[str]]:
    """For each row that can be compared the difference to each report beside, `+3`, `−1.234`, `=`."""
    told = {}
    for row in sheet.form.indicators:
        if row.takes_value and not row.codes and sheet.settled.value(row.id).number is not None:
            told[row.id] = [_difference(sheet, row, report) for report in sheet.earlier.beside]
    return {row: texts for row, texts in told.items() if any(texts)}


def _difference(sheet: Sheet, row: Indicator, before: FiguresBefore) -> str:
    now, then = sheet.settled.value(row.id).number, before.number(row)
    if now is None or then is None:
        return ""
    return signed(now - then)


def signed(number: Decimal) -> str:
    """`+3`, `−1.234,5`, `=` for no difference."""
    if number == 0:
        return "="
    return f"{'+' if number > 0 else '−'}{vietnamese_number(abs(number.normalize() if number % 1 else number.quantize(Decimal(1))))}"


def finding_json(finding: Finding, sheet: Sheet) -> Json:
    """A finding at its row, in the language of the page."""
    row = sheet.form.by_code.get(finding.place.code or "")
    return {
        "row": row.id if row else "",
        "severity": finding.severity.value,
        "message": spoken(finding.message),
        "fix": spoken(finding.suggestion),
        "found": finding.found,
        "expected": finding.expected,
        "arithmetic": finding.arithmetic,
        "check": finding.check,
        "offer": finding.expected if row and _is_total_left_out(finding, row, sheet) else "",
    }


def _is_total_left_out(finding: Finding, row: Indicator, sheet: Sheet) -> bool:
    """Whether the finding is that a sum was left blank though its parts are there: then the sum may be offered."""
    is_sum = check_book().by_id[finding.check].kind == "adds_up"
    return is_sum and not sheet.is_filled(row) and not sheet.cell(row.id).typed


def states_json() -> list[Json]:
    """The states a cell may be put into without a number, each with its mark and its name."""
    states: Iterable[ValueState] = (
        ValueState.NONE_AROSE,
        ValueState.NOT_APPLICABLE,
        ValueState.NOT_REPORTED,
        ValueState.WITHHELD,
    )
    return [
        {"state": state.value, "mark": MARKS[state], "name": say(f"web.figures.state_{state.value}")}
        for state in states
    ]
