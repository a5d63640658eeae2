"""The JSON of a sheet of figures, to and from the values of the core."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from caicach.core.ground.elements import Listed
from caicach.core.ground.numbers import plain_number
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import Value, ValueState
from caicach.core.submissions.editing import CellContent


CellJson = dict[str, Any]


def cells_of(sheet: Mapping[str, CellJson]) -> dict[str, CellContent]:
    """The cells of a sheet by indicator id."""
    return {indicator: cell_of(stored) for indicator, stored in sheet.items()}


def cell_of(stored: Mapping[str, Any]) -> CellContent:
    """One cell as stored; ValueError when it holds no value of the five states."""
    number = stored.get("value")
    value = Value(ValueState(stored["state"]), None if number is None else Decimal(number))
    return CellContent(
        value,
        stored.get("note", ""),
        stored.get("source", "typed"),
        stored.get("origin", ""),
        stored.get("typed", ""),
        tally_of(stored["tally"]) if "tally" in stored else None,
        Listed(stored["list"]["sha256"], stored["list"]["count"]) if "list" in stored else None,
    )


def tally_of(stored: Mapping[str, Mapping[str, int]]) -> Tally:
    """A tally as stored: agencies by code, and by state of those without one."""
    return Tally(
        {Decimal(code): count for code, count in stored["codes"].items()},
        {ValueState(state): count for state, count in stored["without"].items()},
    )


def tallies_in(sheet: Mapping[str, CellJson]) -> dict[str, Tally]:
    """The tallies behind cells of a sheet as stored, by row."""
    return {row: tally_of(cell["tally"]) for row, cell in sheet.items() if "tally" in cell}


def json_of(cell: CellContent) -> CellJson:
    """The cell as it is stored: the number as an exact decimal string, empty particulars left out."""
    number = cell.value.number
    stored: CellJson = {"state": cell.value.state.value}
    if number is not None:
        stored["value"] = plain_number(number)
    particulars = {"note": cell.note, "source": cell.source, "origin": cell.origin, "typed": cell.typed}
    if cell.tally is not None:
        stored["tally"] = _tally_json(cell.tally)
    if cell.listed is not None:
        stored["list"] = {"sha256": cell.listed.sha256, "count": cell.listed.count}
    return stored | {name: text for name, text in particulars.items() if text}


def _tally_json(tally: Tally) -> CellJson:
    return {
        "codes": {plain_number(code): count for code, count in tally.codes.items()},
        "without": {state.value: count for state, count in tally.without.items()},
    }


def sheet_of(cells: Mapping[str, CellContent]) -> dict[str, CellJson]:
    """The cells as the JSON of a sheet."""
    return {indicator: json_of(cell) for indicator, cell in cells.items()}
