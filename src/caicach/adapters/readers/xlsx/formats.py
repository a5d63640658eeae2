"""Cell formats of a workbook, as far as they change what a cell says: percent, dates, bold, old fonts."""

import re
from dataclasses import dataclass

from caicach.adapters.readers.package import Package
from caicach.adapters.readers.xml import Element


SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PERCENT_IDS = frozenset((9, 10))
_DATE_IDS = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_OWN_IDS = 164  # from here on codes are the workbook's own
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]|General', re.IGNORECASE)
_DATE_LETTERS = re.compile("[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellFormat:
    """One format of the workbook."""

    is_percent: bool = False
    is_date: bool = False
    is_bold: bool = False
    font: str | None = None


PLAIN = CellFormat()


def read_formats(package: Package, workbook: str) -> tuple[CellFormat, ...]:
    """The formats by the number cells name them with; none where the part is missing."""
    part = package.related(workbook, "styles")
    root = None if part is None else package.xml(part)
    if root is None:
        return ()
    codes = {number.get("numFmtId"): number.get("formatCode", "") for number in root.iter(SHEET + "numFmt")}
    fonts = [_font(font) for font in root.iterfind(f"{SHEET}fonts/{SHEET}font")]
    return tuple(_format(cell, codes, fonts) for cell in root.iterfind(f"{SHEET}cellXfs/{SHEET}xf"))


def numbered(text: str | None, count: int) -> int | None:
    """The number in the text when it is one of 0 … count - 1."""
    if text is None or not text.isdecimal() or len(text) > 9:
        return None
    return int(text) if int(text) < count else None


def _format(cell: Element, codes: dict[str | None, str], fonts: list[tuple[bool, str | None]]) -> CellFormat:
    number, place = cell.get("numFmtId", "0"), numbered(cell.get("fontId"), len(fonts))
    bold, font = (False, None) if place is None else fonts[place]
    if number in codes:
        code = _LITERAL.sub("", codes[number])
        is_percent = "%" in code
        return CellFormat(is_percent, not is_percent and bool(_DATE_LETTERS.search(code)), bold, font)
    built_in = numbered(number, _OWN_IDS)
    return CellFormat(built_in in _PERCENT_IDS, built_in in _DATE_IDS, bold, font)


def _font(font: Element) -> tuple[bool, str | None]:
    bold, name = font.find(SHEET + "b"), font.find(SHEET + "name")
    is_bold = bold is not None and bold.get("val", "1") not in ("0", "false")
    return is_bold, None if name is None else name.get("val")
