"""A workbook as found: one table a visible sheet, and the data our own writer hid in it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import python_calamine

from caicach.adapters.readers import limits, notes, refusals
from caicach.adapters.readers.carried import SHEET as CARRIED_SHEET
from caicach.adapters.readers.kinds import Kind
from caicach.adapters.readers.legacy import Legacy, from_legacy, likely_legacy
from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xlsx.looks import CellLook, SheetLook, sheet_looks
from caicach.adapters.readers.xlsx.texts import text_of
from caicach.adapters.readers.xml import json_object
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.words import Words
from caicach.core.reading.found import Address, Cell, FoundDocument, Table, column_letters


_PLAIN = CellLook()
_Merged = set[tuple[int, int]]


def read_workbook(package: Package, data: bytes, name: str) -> FoundDocument:
    """The document of an opened .xlsx or .xlsm package."""
    found = _found(data, name, Kind.XLSX, sheet_looks(package))
    if not package.has_macros:
        return found
    return FoundDocument(
        found.name,
        found.format,
        found.blocks,
        notes=(notes.MACROS_NOT_RUN, *found.notes),
        carried=found.carried,
    )


def read_sheets(data: bytes, name: str, kind: Kind) -> FoundDocument:
    """The document of an .xls, .xlsb or .ods: values only, their looks are not read."""
    return _found(data, name, kind, {})


def _found(data: bytes, name: str, kind: Kind, looks: Mapping[str, SheetLook]) -> FoundDocument:
    workbook = _opened(data, name, kind)
    visible, hidden = _sheet_names(workbook)
    carried = _carried(_values(workbook, CARRIED_SHEET, name)[0]) if CARRIED_SHEET in hidden else None
    chosen = visible or [sheet for sheet in hidden if sheet != CARRIED_SHEET]
    tables: list[Table] = []
    encodings: set[str] = set()
    for sheet in chosen:
        values, merged = _values(workbook, sheet, name)
        rows = _rows(values, merged, looks.get(sheet, SheetLook()), (len(tables), sheet), encodings)
        if rows:
            tables.append(Table(rows, Address(len(tables), sheet=sheet)))
    left_out = [sheet for sheet in hidden if sheet not in (CARRIED_SHEET, *chosen)]
    said = tuple(_notes(left_out, encodings, {sheet: looks[sheet] for sheet in chosen if sheet in looks}))
    return FoundDocument(name, kind.format_name, tuple(tables), notes=said, carried=carried)


def _guarded(name: str, kind: Kind, error: BaseException) -> BaseException:
    """What the library says as a refusal; a password as what it is."""
    if isinstance(error, python_calamine.PasswordError):
        return refusals.encrypted(name)
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return refusals.damaged(name, kind.title, str(error))
    return error


def _opened(data: bytes, name: str, kind: Kind) -> python_calamine.CalamineWorkbook:
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:  # a panic of the library is no Exception
        raise _guarded(name, kind, error) from error


def _sheet_names(workbook: python_calamine.CalamineWorkbook) -> tuple[list[str], list[str]]:
    """The worksheets a person sees, and the hidden ones."""
    visible: list[str] = []
    hidden: list[str] = []
    for sheet in workbook.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            shown = sheet.visible == python_calamine.SheetVisibleEnum.Visible
            (visible if shown else hidden).append(sheet.name)
    return visible, hidden


def _values(
    workbook: python_calamine.CalamineWorkbook, sheet: str, name: str
) -> tuple[list[list[Any]], _Merged]:
    """The values of a sheet from its first cell on, and the cells that only continue a merged one."""
    try:
        opened = workbook.get_sheet_by_name(sheet)
        if opened.total_height * opened.total_width > limits.SHEET_CELLS:
            raise refusals.too_costly(name, Words("có trang tính quá lớn", "it has too large a sheet"))
        return opened.to_python(skip_empty_area=False), _continued(opened.merged_cell_ranges or ())
    except BaseException as error:  # a panic of the library is no Exception
        if isinstance(error, UnreadableInput):
            raise
        raise _guarded(name, Kind.XLSX, error) from error


def _continued(ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> _Merged:
    merged: _Merged = set()
    for (top, left), (bottom, right) in ranges:
        if (bottom - top + 1) * (right - left + 1) > limits.TABLE_CELLS or len(merged) > limits.TABLE_CELLS:
            continue  # a whole column merged: nothing stands in it anyway
        merged |= {(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)}
        merged.discard((top, left))
    return merged


def _rows(
    values: list[list[Any]], merged: _Merged, look: SheetLook, where: tuple[int, str], encodings: set[str]
) -> tuple[tuple[Cell, ...], ...]:
    """The rows down to the last that holds anything, each as wide as the widest."""
    texts = [_texts(row, number, look) for number, row in enumerate(values)]
    for row, column in look.errors:
        if row < len(texts) and column < len(texts[row]):
            texts[row][column] = look.errors[row, column]
    height = max((number + 1 for number, row in enumerate(texts) if any(row)), default=0)
    width = max((place + 1 for row in texts for place, text in enumerate(row) if text), default=0)
    guessed = likely_legacy("\n".join(text for row in texts for text in row))
    return tuple(
        tuple(
            _cell(
                texts[row], Address(where[0], row, column, sheet=where[1]), merged, look, guessed, encodings
            )
            for column in range(width)
        )
        for row in range(height)
    )


def _texts(row: list[Any], number: int, look: SheetLook) -> list[str]:
    return [
        text_of(value, look.looks.get((number, column), _PLAIN).is_percent)
        for column, value in enumerate(row)
    ]


def _cell(
    row: list[str],
    address: Address,
    merged: _Merged,
    look: SheetLook,
    guessed: Legacy | None,
    encodings: set[str],
) -> Cell:
    place = (address.row or 0, address.column or 0)
    text = row[place[1]] if place[1] < len(row) else ""
    own = look.looks.get(place, _PLAIN)
    legacy = own.legacy or guessed
    if legacy is not None and text and not text.isascii():
        converted = from_legacy(text, legacy)
        if converted != text:
            encodings.add(legacy.family)
        text = converted
    return Cell(text, address, own.is_bold and bool(text), place in merged and not text)


def _carried(rows: list[list[Any]]) -> Mapping[str, object] | None:
    chunks = [str(row[0]) for row in rows if row]
    return json_object("".join(chunks)) if sum(map(len, chunks)) <= limits.CARRIED_BYTES else None


def _notes(left_out: list[str], encodings: set[str], looks: Mapping[str, SheetLook]) -> Iterator[Words]:
    if left_out:
        yield notes.sheets_left_out(left_out)
    if encodings:
        yield notes.converted_from(sorted(encodings))
    missing = [(sheet, place) for sheet, look in looks.items() for place in look.uncomputed]
    if missing:
        sheet, (row, column) = missing[0]
        yield notes.formulas_without_values(len(missing), f"{sheet}!{column_letters(column)}{row + 1}")
