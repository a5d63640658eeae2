"""The cells of one sheet, row by row, in memory no larger than what stands in them."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xlsx.formats import PLAIN, SHEET, CellFormat, numbered
from caicach.adapters.readers.xlsx.strings import Run, runs_of, shown
from caicach.adapters.readers.xlsx.texts import day_text, number_text
from caicach.adapters.readers.xml import Element, transitional
from caicach.core.reading.found import column_letters


Place = tuple[int, int]
LONGEST_FORMULA = 60
_BLANK = '""'
_ROWS = 1_048_576
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets of a workbook share. One made by a program may ask to be computed when it is opened: until then
    a zero beside a formula is only a stand-in."""

    package: Package
    formats: tuple[CellFormat, ...]
    strings: tuple[tuple[Run, ...], ...]
    counts_from_1904: bool
    computes_on_opening: bool = False


@dataclass
class Sheet:
    """What one sheet shows, by (row, column) from 0."""

    name: str
    texts: dict[Place, str] = field(default_factory=dict)
    bold: set[Place] = field(default_factory=set)
    merged: list[tuple[Place, Place]] = field(default_factory=list)
    uncomputed: list[Place] = field(default_factory=list)
    encodings: set[str] = field(default_factory=set)
    height: int = 0
    width: int = 0


def read_sheet(workbook: Workbook, name: str, part: str) -> Sheet:
    """The sheet in that part. Refuses one whose cells span too large a rectangle."""
    sheet = Sheet(name)
    for place, cell in _cells(workbook.package, part, sheet):
        look = _format(cell, workbook.formats)
        text = _text(cell, look, workbook, sheet)
        formula = cell.find(SHEET + "f")
        if formula is not None:
            text = _of_formula(formula.text or "…", text, place, workbook, sheet)
        if text:
            _put(sheet, place, text, look, workbook.package.name)
    return sheet


def _of_formula(formula: str, text: str, place: Place, workbook: Workbook, sheet: Sheet) -> str:
    """What a formula came to, or the formula itself where it was never computed; one that foresees a blank (`""`) may
    have come to it."""
    if text and not (workbook.computes_on_opening and text == "0"):
        return text
    if _BLANK in formula:
        if not text:
            sheet.uncomputed.append(place)
        return text
    sheet.uncomputed.append(place)
    return f"={formula[:LONGEST_FORMULA]}"


def _put(sheet: Sheet, place: Place, text: str, look: CellFormat, file: str) -> None:
    sheet.texts[place] = text
    if look.is_bold:
        sheet.bold.add(place)
    sheet.height, sheet.width = max(sheet.height, place[0] + 1), max(sheet.width, place[1] + 1)
    if sheet.height * sheet.width > limits.SHEET_CELLS:
        raise refusals.stray_cell(file, sheet.name, f"{column_letters(place[1])}{place[0] + 1}")


def _format(cell: Element, formats: tuple[CellFormat, ...]) -> CellFormat:
    index = numbered(cell.get("s", "0"), len(formats))
    return PLAIN if index is None else formats[index]


def _text(cell: Element, look: CellFormat, workbook: Workbook, sheet: Sheet) -> str:
    """What the cell shows: a text, an exact number, a day, a yes or no, an error."""
    kind, stored = cell.get("t", "n"), (cell.findtext(SHEET + "v") or "").strip()
    if kind == "s":
        index = numbered(stored, len(workbook.strings))
        return "" if index is None else shown(workbook.strings[index], look.font, sheet.encodings)
    if kind == "inlineStr":
        inside = cell.find(SHEET + "is")
        return "" if inside is None else shown(runs_of(inside), look.font, sheet.encodings)
    if kind == "str":
        return shown((Run(stored, None),), look.font, sheet.encodings)
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE"}.get(stored, stored)
    if kind in ("e", "d") or not stored:
        return stored
    return (
        day_text(stored, workbook.counts_from_1904) if look.is_date else number_text(stored, look.is_percent)
    )


def _cells(package: Package, part: str, sheet: Sheet) -> Iterator[tuple[Place, Element]]:
    """Each cell with its place; a cell or row that names none follows the one before. Merges go to the sheet."""
    stream = io.BytesIO(transitional(package.parts[part]))
    row = -1
    try:
        for _, element in etree.iterparse(
            stream, tag=(SHEET + "row", SHEET + "mergeCell"), no_network=True, resolve_entities=False
        ):
            if element.tag == SHEET + "mergeCell":
                corners = [_place(corner) for corner in element.get("ref", "").split(":")]
                if len(corners) == 2 and corners[0] and corners[1]:
                    sheet.merged.append((corners[0], corners[1]))
                continue
            number = numbered(element.get("r"), _ROWS + 1)
            row = number - 1 if number else row + 1
            yield from _row_cells(element, row)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise refusals.damaged(package.name, "Excel (.xlsx)", str(error)) from error


def _row_cells(element: Element, row: int) -> Iterator[tuple[Place, Element]]:
    column = -1
    for cell in element.iterchildren(SHEET + "c"):
        place = _place(cell.get("r", ""))
        column = place[1] if place else column + 1
        yield place or (row, column), cell


def _place(reference: str) -> Place | None:
    match = _CELL.fullmatch(reference)
    if match is None or int(match[2]) == 0:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, column - 1
