"""A workbook as found: one table a visible sheet, and the data our own writer hid in it."""

from collections.abc import Iterator, Mapping

from caicach.adapters.readers import limits, notes, refusals
from caicach.adapters.readers.carried import SHEET as CARRIED_SHEET
from caicach.adapters.readers.kinds import Kind
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xlsx.formats import SHEET, read_formats
from caicach.adapters.readers.xlsx.old import read_old_sheets
from caicach.adapters.readers.xlsx.sheets import Sheet, Workbook, read_sheet
from caicach.adapters.readers.xlsx.strings import read_strings
from caicach.adapters.readers.xlsx.tables import table_of
from caicach.adapters.readers.xml import RELATIONSHIP_ID, Element, json_object
from caicach.core.ground.words import Words
from caicach.core.reading.found import FoundDocument, Table, column_letters


def read_workbook(package: Package, name: str) -> FoundDocument:
    """The document of an opened .xlsx or .xlsm package."""
    workbook = package.related("", "officeDocument") or "xl/workbook.xml"
    root = package.xml(workbook)
    if root is None or root.tag != SHEET + "workbook":
        raise refusals.damaged(name, Kind.XLSX.title, "no workbook")
    shared = Workbook(
        package,
        read_formats(package, workbook),
        read_strings(package, workbook),
        _says(root, "workbookPr", "date1904"),
        _says(root, "calcPr", "fullCalcOnLoad"),
    )
    related = package.relationships(workbook)
    visible: list[Sheet] = []
    hidden: list[Sheet] = []
    for element in root.iterfind(f"{SHEET}sheets/{SHEET}sheet"):
        relationship = related.get(element.get(RELATIONSHIP_ID, ""))
        if (
            relationship is not None
            and relationship.kind == "worksheet"
            and relationship.target in package.parts
        ):
            found = read_sheet(shared, element.get("name", ""), relationship.target)
            (visible if element.get("state", "visible") == "visible" else hidden).append(found)
    return _found(name, Kind.XLSX, visible, hidden, package.has_macros)


def read_sheets(data: bytes, name: str, kind: Kind) -> FoundDocument:
    """The document of an .xls, .xlsb or .ods: values only, how cells look is not read."""
    visible, hidden = read_old_sheets(data, name, kind)
    return _found(name, kind, visible, hidden, has_macros=False)


def _says(root: Element, properties: str, name: str) -> bool:
    found = root.find(SHEET + properties)
    return found is not None and found.get(name) in ("1", "true")


def _found(
    name: str, kind: Kind, visible: list[Sheet], hidden: list[Sheet], has_macros: bool
) -> FoundDocument:
    """Visible sheets as tables; hidden ones only where nothing else is there."""
    carried = next((_carried(sheet) for sheet in hidden if sheet.name == CARRIED_SHEET), None)
    others = [sheet for sheet in hidden if sheet.name != CARRIED_SHEET]
    chosen, left_out = (visible, others) if any(sheet.texts for sheet in visible) else (others, [])
    tables: list[Table] = []
    for sheet in chosen:
        if sheet.texts:
            tables.append(table_of(sheet, len(tables)))
    said = tuple(_notes(chosen, left_out, has_macros))
    return FoundDocument(name, kind.format_name, tuple(tables), notes=said, carried=carried)


def _carried(sheet: Sheet) -> Mapping[str, object] | None:
    chunks = [text for (_, column), text in sorted(sheet.texts.items()) if column == 0]
    return json_object("".join(chunks)) if sum(map(len, chunks)) <= limits.CARRIED_BYTES else None


def _notes(chosen: list[Sheet], left_out: list[Sheet], has_macros: bool) -> Iterator[Words]:
    if has_macros:
        yield notes.MACROS_NOT_RUN
    if left_out:
        yield notes.sheets_left_out(sheet.name for sheet in left_out)
    encodings = {encoding for sheet in chosen for encoding in sheet.encodings}
    if encodings:
        yield notes.converted_from(sorted(encodings))
    missing = [(sheet.name, place) for sheet in chosen for place in sheet.uncomputed]
    if missing:
        name, (row, column) = missing[0]
        yield notes.formulas_without_values(len(missing), f"{name}!{column_letters(column)}{row + 1}")
