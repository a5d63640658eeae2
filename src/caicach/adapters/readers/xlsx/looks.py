"""How cells of a workbook look, and what they hold that a reader of values drops: percent signs, bold, old
fonts, error values, formulas never computed."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from caicach.adapters.readers import limits, refusals
from caicach.adapters.readers.legacy import Legacy, legacy_of_font
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xml import Element


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT_SHEET = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_RELATIONSHIP_IDS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_PERCENT_IDS = frozenset((9, 10))
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True, slots=True)
class CellLook:
    """One cell format of the workbook."""

    is_percent: bool = False
    is_bold: bool = False
    legacy: Legacy | None = None


@dataclass
class SheetLook:
    """What one sheet shows beside its values, by (row, column) from 0."""

    looks: dict[tuple[int, int], CellLook] = field(default_factory=dict)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncomputed: list[tuple[int, int]] = field(default_factory=list)


def sheet_looks(package: Package) -> dict[str, SheetLook]:
    """The look of every worksheet by sheet name. Refuses a sheet whose values span too large a rectangle."""
    workbook = package.related("", "officeDocument") or "xl/workbook.xml"
    root = package.xml(workbook)
    if root is None:
        raise refusals.damaged(package.name, "Excel (.xlsx)", "no workbook")
    related = package.relationships(workbook)
    styles = _styles(package, workbook)
    looks = {}
    for sheet in root.iter(SHEET + "sheet"):
        reference = next((sheet.get(key) for key in _RELATIONSHIP_IDS if sheet.get(key)), "")
        part = related[reference].target if reference in related else ""
        if part in package.parts:
            looks[sheet.get("name", "")] = _sheet(package, sheet.get("name", ""), part, styles)
    return looks


def _styles(package: Package, workbook: str) -> list[CellLook]:
    part = package.related(workbook, "styles")
    root = None if part is None else package.xml(part)
    if root is None:
        return []
    codes = {number.get("numFmtId"): number.get("formatCode", "") for number in root.iter(SHEET + "numFmt")}
    fonts = [_font(font) for font in root.iterfind(f"{SHEET}fonts/{SHEET}font")]
    looks = []
    for cell in root.iterfind(f"{SHEET}cellXfs/{SHEET}xf"):
        bold, legacy = _at(fonts, cell.get("fontId")) or (False, None)
        looks.append(CellLook(_is_percent(cell.get("numFmtId", "0"), codes), bold, legacy))
    return looks


def _font(font: Element) -> tuple[bool, Legacy | None]:
    bold, name = font.find(SHEET + "b"), font.find(SHEET + "name")
    is_bold = bold is not None and bold.get("val", "1") not in ("0", "false")
    return is_bold, legacy_of_font(None if name is None else name.get("val"))


def _is_percent(number: str, codes: dict[str | None, str]) -> bool:
    if number in codes:
        return "%" in _QUOTED.sub("", codes[number])
    return number.isdigit() and int(number) in _PERCENT_IDS


def _at(fonts: list[tuple[bool, Legacy | None]], index: str | None) -> tuple[bool, Legacy | None] | None:
    place = int(index) if index is not None and index.isdigit() else -1
    return fonts[place] if 0 <= place < len(fonts) else None


def _sheet(package: Package, sheet_name: str, part: str, styles: list[CellLook]) -> SheetLook:
    sheet, rows, columns = SheetLook(), 0, 0
    for place, cell in _cells(package, part):
        index = cell.get("s", "0")
        look = styles[int(index)] if index.isdigit() and int(index) < len(styles) else CellLook()
        if look != CellLook():
            sheet.looks[place] = look
        shown, formula = _child(cell, "v"), _child(cell, "f")
        if cell.get("t") == "e" and shown is not None:
            sheet.errors[place] = shown.text or "#N/A"
        if formula is not None and (shown is None or not shown.text):
            sheet.uncomputed.append(place)
        if len(cell):
            rows, columns = max(rows, place[0] + 1), max(columns, place[1] + 1)
            if rows * columns > limits.SHEET_CELLS:
                raise refusals.stray_cell(package.name, sheet_name, cell.get("r"))
    return sheet


def _cells(package: Package, part: str) -> Iterator[tuple[tuple[int, int], Element]]:
    """Each cell with its place; memory stays that of one row."""
    stream = io.BytesIO(package.parts[part])
    try:
        for _, row in etree.iterparse(
            stream, tag=(SHEET + "row", _STRICT_SHEET + "row"), no_network=True, resolve_entities=False
        ):
            for cell in row.iterchildren("*"):
                match = _CELL.fullmatch(cell.get("r", ""))
                if match:
                    yield (int(match[2]) - 1, _column(match[1])), cell
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise refusals.damaged(package.name, "Excel (.xlsx)", str(error)) from error


def _child(cell: Element, name: str) -> Element | None:
    found = cell.find(SHEET + name)
    return cell.find(_STRICT_SHEET + name) if found is None else found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
