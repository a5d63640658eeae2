"""The form an officer filled in: figures from one sheet, facts from another."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from caicach.adapters.renderers.spreadsheet.facts_sheet import type_label
from caicach.adapters.sources.entries import Entry
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Messages
from caicach.core.reading.found import FoundDocument, Table


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The figures and the facts of a form filled in."""

    entries: tuple[Entry, ...]
    facts: Mapping[str, str]


def filled_form_of(found: FoundDocument, messages: Messages) -> FilledForm | None:
    """The form in the workbook; None when it is another workbook."""
    sheets = {table.address.sheet: table for table in found.tables}
    figures = sheets.get(messages.say("form_xlsx.sheet_figures").vi)
    facts = sheets.get(messages.say("form_xlsx.sheet_facts").vi)
    columns = _columns(figures, messages) if figures else None
    if figures is None or facts is None or columns is None:
        return None
    said = dict(_facts(facts))
    types = {type_label(kind, messages): kind.value for kind in AgencyType}
    kind = said.get("agency_type", "")
    return FilledForm(tuple(_entries(figures, columns)), {**said, "agency_type": types.get(kind, kind)})


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


def _facts(table: Table) -> Iterator[tuple[str, str]]:
    """The name of each fact stands in the last column, hidden from the officer."""
    for row in table.rows:
        name = squash(row[-1].text)
        if name:
            yield name, row[1].text.strip()
