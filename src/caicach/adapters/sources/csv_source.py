"""Figures in CSV: a heading row that names the columns, then a row a figure. Excel's `;` and `,` are both read."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from caicach.adapters.sources.entries import Entry
from caicach.adapters.sources.facts import FACTS
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Messages, Words
from caicach.core.reading.found import column_letters


_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "key": ("ma", "ma so", "ma chi tieu", "code", "id", "stt"),
    "raw": ("so lieu", "gia tri", "ket qua", "value", "figure"),
    "state": ("trang thai", "state"),
    "note": ("ghi chu", "note"),
}
_SEPARATORS = (";", "\t", ",")


def read_csv(text: str, name: str, messages: Messages) -> tuple[tuple[Entry, ...], Mapping[str, str]]:
    """The figures, and the facts given in rows whose first column names one (`period,2023-year`)."""
    rows = _rows(text, name, messages)
    heading, columns = _heading(rows, name, messages)
    facts: dict[str, str] = {}
    entries: list[Entry] = []
    for number, row in enumerate(rows, 1):
        cells = [squash(cell) for cell in row]
        if len(cells) >= 2 and cells[0] in FACTS:
            facts[cells[0]] = cells[1]
        elif number > heading and any(cells):
            entries += _entry(cells, columns, number)
    return tuple(entries), facts


def _entry(cells: Sequence[str], columns: Mapping[str, int], number: int) -> Iterator[Entry]:
    def cell(column: str) -> str:
        place = columns.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    letters = column_letters(columns["raw"])
    where = Words(f"Dòng {number}, cột {letters}", f"Row {number}, column {letters}")
    raw = cell("raw") or _mark(cell("state"))
    if cell("key"):
        yield Entry(cell("key"), raw, cell("note"), where)


def _mark(state: str) -> str:
    """A state column gives what a blank value means."""
    return {"none_arose": "-", "not_applicable": "x", "withheld": "không công bố"}.get(state, "")


def _rows(text: str, name: str, messages: Messages) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=separator))
    except csv.Error as error:
        says = messages.say("sources.csv_broken", name=name)
        raise UnreadableInput(says, messages.say("sources.mend_csv")) from error


def _heading(rows: Sequence[Sequence[str]], name: str, messages: Messages) -> tuple[int, Mapping[str, int]]:
    """The number of the heading row and the place of each column."""
    for number, row in enumerate(rows[:40], 1):
        keys = [fold(cell) for cell in row]
        columns = {
            column: next(place for place, key in enumerate(keys) if key in names)
            for column, names in _COLUMNS.items()
            if any(key in names for key in keys)
        }
        if {"key", "raw"} <= columns.keys():
            return number, columns
    raise UnreadableInput(messages.say("sources.csv_no_heading", name=name), messages.say("sources.mend_csv"))
