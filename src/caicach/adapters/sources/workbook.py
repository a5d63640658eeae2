"""The form an officer filled in: figures from one sheet, facts from another."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caicach.adapters.renderers.spreadsheet.facts_sheet import type_label
from caicach.adapters.sources.entries import Entry
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Messages
from caicach.core.reading.found import Cell, FoundDocument, Table
from caicach.core.reading.header import Header
from caicach.core.reading.places import Fragment, fragment


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The figures and the facts of a form filled in; `head` are those facts that stand on the paper."""

    entries: tuple[Entry, ...]
    facts: Mapping[str, str]
    head: Header


def filled_form_of(found: FoundDocument, messages: Messages) -> FilledForm | None:
    """The form in the workbook; None when it is another workbook."""
    sheets = {table.address.sheet: table for table in found.tables}
    figures = sheets.get(messages.say("form_xlsx.sheet_figures").vi)
    facts = sheets.get(messages.say("form_xlsx.sheet_facts").vi)
    columns = _columns(figures, messages) if figures else None
    if figures is None or facts is None or columns is None:
        return None
    cells = dict(_facts(facts))
    said = {name: cell.text.strip() for name, cell in cells.items()}
    types = {type_label(kind, messages): kind.value for kind in AgencyType}
    kind = said.get("agency_type", "")
    known = {**said, "agency_type": types.get(kind, kind)}
    return FilledForm(tuple(_entries(figures, columns)), known, _head(cells))


def _columns(table: Table, messages: Messages) -> tuple[int, int, int] | None:
    """The columns of the value, the note and the code, by the heading row our own form prints."""
    wanted = [fold(messages.say(f"form_xlsx.column_{name}").vi) for name in ("value", "note", "code")]
    for row in table.rows[:12]:
        texts = [fold(cell.text) for cell in row]
        if all(text in texts for text in wanted):
            value, note, code = (texts.index(text) for text in wanted)
            return value, note, code
    return None


def _entries(table: Table, columns: tuple[int, int, int]) -> Iterator[Entry]:
    """Each row with a code of the form; a rate the sheet computes is left to be computed again."""
    value, note, code = columns
    for row in table.rows:
        key, raw = squash(row[code].text), squash(row[value].text)
        if "." in key and " " not in key and raw:
            yield Entry(key, raw, squash(row[note].text), row[value].address.words)


def _facts(table: Table) -> Iterator[tuple[str, Cell]]:
    """The cell of each fact by its name, which stands in the last column, hidden from the officer."""
    for row in table.rows:
        name = squash(row[-1].text)
        if name:
            yield name, row[1]


def _head(cells: Mapping[str, Cell]) -> Header:
    """Who signs and who receives, each with the cell it stands in."""
    return Header(
        parent_agency=_line(cells.get("parent_agency")),
        symbol=_line(cells.get("symbol")),
        place=_line(cells.get("place")),
        addressees=_items(cells.get("addressees")),
        capacity=_line(cells.get("capacity")),
        position=_line(cells.get("position")),
        signatory=_line(cells.get("signatory")),
        recipients=_items(cells.get("recipients")),
    )


def _line(cell: Cell | None) -> Fragment | None:
    return fragment(cell.text, cell.address) if cell is not None and cell.text.strip() else None


def _items(cell: Cell | None) -> tuple[Fragment, ...]:
    """What stands between semicolons or line ends."""
    if cell is None:
        return ()
    items = (item for item in re.finditer(r"[^;\n]+", cell.text) if item.group().strip())
    return tuple(fragment(cell.text, cell.address, *item.span()) for item in items)
