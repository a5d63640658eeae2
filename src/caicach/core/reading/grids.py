"""Which column of a table is which, told by the words of its header in any order, or by what the cells hold."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.ground.text import fold
from caicach.core.reading.found import Cell, Table


class Column(StrEnum):
    """The columns of a statistics appendix."""

    NUMBER = "number"
    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    NOTE = "note"


# How each column's header begins, folded; `don vi` alone, for `don vi chu tri` is no unit.
_WORDS: dict[Column, re.Pattern[str]] = {
    Column.NUMBER: re.compile(r"(?:stt|tt|so tt|so thu tu|ma so|ma chi tieu)\b"),
    Column.LABEL: re.compile(r"(?:ten )?(?:chi tieu|noi dung|tieu chi)\b"),
    Column.UNIT: re.compile(r"(?:don vi tinh|dvt|dv tinh|d\.v\.t)\b|don vi$"),
    Column.VALUE: re.compile(
        r"(?:so lieu|so luong|ket qua|gia tri|thuc hien|so bao cao|ky nay|ky bao cao|trong ky)\b"
        r"|(?:nam|quy [ivx\d]{1,3}|\d{1,2} thang)\b.{0,20}\b(?:19|20)\d\d$"
    ),
    Column.NOTE: re.compile(r"(?:ghi chu|giai trinh)\b"),
}
_OTHER_PERIOD = re.compile(r"ky truoc|nam truoc|cung ky|ke hoach|luy ke|so sanh|so voi|tang|giam")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_HEADER = 120
_STT = re.compile(r"^(?:[A-Z]\.)?\d{1,2}(?:[.,]\d{1,2}){0,3}\.?$")
# A sheet may carry the issuer, a title and a note or two above its table.
_HEADER_DEPTH = 15


@dataclass(frozen=True, slots=True)
class Grid:
    """The place of each column; `body` the first row under the header; None where a column does not stand."""

    columns: dict[Column, int]
    body: int
    width: int

    def cell(self, row: Sequence[Cell], column: Column) -> Cell | None:
        """The row's cell of that column."""
        at = self.columns.get(column)
        return row[at] if at is not None and at < len(row) else None


def grid_of(table: Table, before: Grid | None = None) -> Grid | None:
    """The columns of a statistics table: by its header; else those of the table before it, when it is as wide;
    else by what its cells hold. None for a table of another kind."""
    by_header = _by_header(table)
    if by_header is not None:
        return by_header
    width = len(table.rows[0]) if table.rows else 0
    if _is_headed_otherwise(table):
        return None
    if before is not None and before.width == width:
        return Grid(before.columns, 0, width)
    return _by_content(table)


def is_header_row(row: Sequence[Cell], grid: Grid) -> bool:
    """Whether the row repeats the header or numbers the columns: `(1) (2) (3)`."""
    hits = sum(
        _is_word(fold(row[at].text), column)
        for column, at in grid.columns.items()
        if at < len(row) and row[at].text and not row[at].text[0].isdigit()
    )
    return hits >= 2 or _numbers_columns(row)


def _is_headed_otherwise(table: Table) -> bool:
    """Whether the first row numbers its rows and names other things than indicators and figures: a list beside them."""
    named = _header_columns(table.rows[0]) if table.rows else {}
    return Column.NUMBER in named and not named.keys() & {Column.LABEL, Column.VALUE, Column.UNIT}


def _numbers_columns(row: Sequence[Cell]) -> bool:
    filled = [text for cell in row if (text := cell.text.strip())]
    return len(filled) >= 3 and all(len(t) <= 3 and re.fullmatch(r"\(?[1-9A-Ea-e]\)?", t) for t in filled)


def _is_word(key: str, column: Column) -> bool:
    return len(key) <= _LONGEST_HEADER and _WORDS[column].match(key) is not None


def _by_header(table: Table) -> Grid | None:
    columns: dict[Column, int] = {}
    last = -1
    for number, row in enumerate(table.rows[:_HEADER_DEPTH]):
        found = _header_columns(row)
        if len(found) >= 2 or (columns and found and _is_second_header(row)):
            columns = _merged(columns, found)
            last = number
        elif last >= 0:
            break
    if Column.LABEL in columns and Column.VALUE in columns:
        return Grid(columns, last + 1, len(table.rows[0]))
    return None


def _header_columns(row: Sequence[Cell]) -> dict[Column, int]:
    """The columns the row names; of several columns of figures the one of the latest year, else the first."""
    found: dict[Column, tuple[str, int]] = {}
    for at, cell in enumerate(row):
        key = fold(cell.text)
        column = next((c for c in Column if _is_word(key, c)), None)
        if column is None or _OTHER_PERIOD.search(key):
            continue
        year = max(_YEAR.findall(key), default="")
        if column not in found or year > found[column][0]:
            found[column] = (year, at)
    return {column: at for column, (_, at) in found.items()}


def _merged(above: dict[Column, int], below: dict[Column, int]) -> dict[Column, int]:
    """The lower header row is the finer one: `Số liệu` under `Kết quả thống kê`."""
    taken = {at for column, at in below.items()}
    kept = {column: at for column, at in above.items() if column not in below and at not in taken}
    return {**kept, **below}


def _is_second_header(row: Sequence[Cell]) -> bool:
    """Short words only: a first row of data has a number (`Đơn vị` is a unit too)."""
    return all(len(cell.text) < 60 and not _is_figure(cell.text.strip()) for cell in row)


def _by_content(table: Table) -> Grid | None:
    """Columns guessed for a table whose header was lost: numbers first, then labels, units, figures, notes."""
    rows = table.rows
    if len(rows) < 5 or not 3 <= len(rows[0]) <= 7:
        return None
    width = len(rows[0])
    keys = [[row[at].text.strip() for row in rows if at < len(row)] for at in range(width)]
    number = next((at for at in range(width) if _mostly(keys[at], _is_stt)), None)
    label = max(range(width), key=lambda at: sum(map(len, keys[at])))
    rest = [at for at in range(width) if at > label]
    if number is None or number >= label or len(rest) < 2:
        return None
    columns = {Column.NUMBER: number, Column.LABEL: label, Column.UNIT: rest[0], Column.VALUE: rest[1]}
    if len(rest) > 2:
        columns[Column.NOTE] = rest[-1]
    figures = [text for text in keys[rest[1]] if text]
    has_units = _mostly(keys[rest[0]], lambda text: not text[0].isdigit())
    return Grid(columns, 0, width) if has_units and _mostly(figures, _is_figure) else None


def _is_stt(text: str) -> bool:
    return _STT.match(text) is not None


def _is_figure(text: str) -> bool:
    return re.match(r"^[\d.,% -]+$|^[x…-]$", text) is not None


def _mostly(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    """Whether at least three of five filled cells hold to it, and one is filled."""
    filled = [text for text in texts if text]
    return bool(filled) and sum(map(holds, filled)) * 5 >= len(filled) * 3
