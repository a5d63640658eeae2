"""Where the cells of a pasted block belong: by their codes when it brings codes, else one after another."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.catalogue.indicators import FormVersion, Indicator, RateOf
from caicach.core.catalogue.labels import label_key, likeness
from caicach.core.ground.text import fold, squash
from caicach.core.submissions.blocks import BlockLine


class LeftOver(StrEnum):
    """Why a line of the block found no cell; the page says `web.figures.left_<reason>`."""

    NO_ROW = "no_row"
    HEADING = "heading"
    COMPUTED = "computed"
    TWICE = "twice"
    OTHER_LABEL = "other_label"
    MORE_CELLS = "more_cells"


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of the block and the row whose cell it goes into; `note` is for the note beside it."""

    indicator: str
    text: str
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A line of the block that was not taken, or the cells of it that were not, and why."""

    line: int
    texts: tuple[str, ...]
    why: LeftOver


@dataclass(frozen=True, slots=True)
class Pasting:
    """What the block does: every line with words in it is placed or left over, none is lost."""

    placed: tuple[Placed, ...]
    left: tuple[Unplaced, ...]
    by_code: bool


_CODE = re.compile(r"(?:(?P<pillar>[A-G])[.\s]*)?(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})*)\.?")
_SURE = 80
_LIKE_ENOUGH = 60
_SHORTEST_LABEL = 8


def paste(lines: Sequence[BlockLine], form: FormVersion, at: str, shown: Sequence[str]) -> Pasting:
    """The block laid on the form from the row `at` down; `shown` are the rows on the screen, in order.

    A blank cell changes nothing. A block without codes runs over the rows shown, unless its own blanks and headings
    show that it is a column of the whole printed form.
    """
    found = _by_code(lines, form, form.by_id[at].pillar)
    if found is not None:
        return found
    column = [form.by_id[row] for row in shown[shown.index(at) :]] if at in shown else []
    printed = list(form.indicators[form.indicators.index(form.by_id[at]) :])
    if _is_printed_column(lines, printed):
        column = printed
    return _one_after_another(lines, column)


def _takes_text(row: Indicator) -> LeftOver | None:
    if not row.takes_value:
        return LeftOver.HEADING
    return LeftOver.COMPUTED if isinstance(row.formula, RateOf) else None


def _is_printed_column(lines: Sequence[BlockLine], printed: Sequence[Indicator]) -> bool:
    """Whether the block has blanks just where the printed form has headings, at least one of them."""
    pairs = list(zip(lines, printed, strict=False))
    headings = [line for line, row in pairs if not row.takes_value]
    return bool(headings) and len(lines) > 1 and all(not line.cells[0].strip() for line in headings)


def _one_after_another(lines: Sequence[BlockLine], column: Sequence[Indicator]) -> Pasting:
    placed: list[Placed] = []
    left: list[Unplaced] = []
    for line in lines:
        if line.is_blank:
            continue
        row = column[line.number - 1] if line.number <= len(column) else None
        why = LeftOver.NO_ROW if row is None else _takes_text(row)
        if row is None or why is not None:
            left.append(Unplaced(line.number, _words(line.cells), why or LeftOver.NO_ROW))
            continue
        first, note, *more = (*line.cells, "", "")
        placed.append(Placed(row.id, first.strip(), squash(note), line.number))
        if _words(more):
            left.append(Unplaced(line.number, _words(more), LeftOver.MORE_CELLS))
    return Pasting(tuple(placed), tuple(left), by_code=False)


def _words(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in cells if cell.strip())


def _by_code(lines: Sequence[BlockLine], form: FormVersion, pillar: str) -> Pasting | None:
    """The lines by the codes in their first cell; None unless nearly all first cells are codes."""
    wide = [line for line in lines if len(line.cells) > 1 and line.cells[0].strip()]
    coded = [line for line in wide if squash(line.cells[0]).rstrip(".") not in _letters(form)]
    rows = _rows_named(wide, form, pillar)
    is_lettered = all(squash(line.cells[0])[0] in _letters(form) for line in coded)
    if not coded or (len(coded) == 1 and not is_lettered) or len(rows) * 100 < len(coded) * _SURE:
        return None
    columns = _columns(wide, rows)
    placed: list[Placed] = []
    left: list[Unplaced] = []
    for line in lines:
        if not line.is_blank:
            _place_named(line, rows.get(line.number), columns, placed, left)
    return Pasting(tuple(placed), tuple(left), by_code=True)


def _letters(form: FormVersion) -> list[str]:
    return [each.letter for each in form.pillars]


def _rows_named(lines: Sequence[BlockLine], form: FormVersion, pillar: str) -> dict[int, Indicator]:
    """The row each line names. Numbers begin anew in each pillar: a 1 that comes again opens the next one; any other
    number that goes back without the letter of its pillar names no row for certain."""
    rows: dict[int, Indicator] = {}
    last = -1
    for line in lines:
        text = squash(line.cells[0])
        if text.rstrip(".") in _letters(form):
            pillar, last = text.rstrip("."), -1
            continue
        row = _row_named(text, form, pillar, last)
        if row is not None:
            rows[line.number] = row
            pillar, last = row.pillar, form.indicators.index(row)
    return rows


def _row_named(text: str, form: FormVersion, pillar: str, last: int) -> Indicator | None:
    code = _CODE.fullmatch(text)
    if code is None:
        return None
    if code["pillar"]:
        return form.by_code.get(f"{code['pillar']}.{code['number']}")
    row = form.by_code.get(f"{pillar}.{code['number']}")
    if row is None or form.indicators.index(row) > last:
        return row
    letters = _letters(form)
    after = letters[letters.index(pillar) + 1 :][:1]
    is_begun_anew = code["number"].partition(".")[0] == "1"
    return form.by_code.get(f"{after[0]}.{code['number']}") if after and is_begun_anew else None


@dataclass(frozen=True, slots=True)
class _Columns:
    value: int
    note: int
    label: int | None


def _columns(lines: Sequence[BlockLine], rows: dict[int, Indicator]) -> _Columns:
    """Which cell holds the figure: the first after code, label and unit."""
    width = max(len(line.cells) for line in lines)
    known = [(line, rows[line.number]) for line in lines if line.number in rows]
    label = next((c for c in range(1, width) if _mostly(known, c, _is_worded)), None)
    start = 1 if label is None else label + 1
    unit = start if start < width - 1 and _mostly(known, start, _is_unit) else None
    value = start if unit is None else unit + 1
    return _Columns(value, value + 1, label)


def _mostly(
    known: Sequence[tuple[BlockLine, Indicator]], column: int, holds: Callable[[str, Indicator], bool]
) -> bool:
    told = [(line.cells[column], row) for line, row in known if len(line.cells) > column]
    return bool(told) and sum(holds(text, row) for text, row in told) * 2 > len(told)


def _is_unit(text: str, row: Indicator) -> bool:
    return fold(text) in {fold(row.printed_unit), fold(row.unit.printed) if row.unit else ""} and bool(text)


def _place_named(
    line: BlockLine,
    row: Indicator | None,
    columns: _Columns,
    placed: list[Placed],
    left: list[Unplaced],
) -> None:
    text = line.cells[columns.value].strip() if len(line.cells) > columns.value else ""
    note = squash(line.cells[columns.note]) if len(line.cells) > columns.note else ""
    why = _why_not(line, row, columns, placed)
    beside = _beside(line, row, columns)
    if row is None or why is not None:
        is_title = row is None or why in (LeftOver.HEADING, LeftOver.COMPUTED)
        if text or note or beside or not is_title:
            left.append(Unplaced(line.number, _words(line.cells), why or LeftOver.NO_ROW))
        return
    if text or note:
        placed.append(Placed(row.id, text, note, line.number))
    more = (*beside, *_words(line.cells[columns.note + 1 :]))
    if more:
        left.append(Unplaced(line.number, more, LeftOver.MORE_CELLS))


def _beside(line: BlockLine, row: Indicator | None, columns: _Columns) -> tuple[str, ...]:
    """The words before the figure that are neither code nor label nor unit: a figure may stand there too."""
    cells = enumerate(line.cells[: columns.value])
    return _words(
        [cell for c, cell in cells if c not in (0, columns.label) and not (row and _says_row(cell, row))]
    )


def _says_row(text: str, row: Indicator) -> bool:
    return _is_unit(text, row) or _is_worded(text, row)


def _why_not(
    line: BlockLine, row: Indicator | None, columns: _Columns, placed: Sequence[Placed]
) -> LeftOver | None:
    if row is None:
        return LeftOver.NO_ROW
    if any(each.indicator == row.id for each in placed):
        return LeftOver.TWICE
    label = line.cells[columns.label] if columns.label is not None and len(line.cells) > columns.label else ""
    if squash(label) and not _is_worded(label, row):
        return LeftOver.OTHER_LABEL
    return _takes_text(row)


def _is_worded(text: str, row: Indicator) -> bool:
    """Whether the text is a wording of the row, much as it is printed."""
    if len(squash(text)) < _SHORTEST_LABEL:
        return False
    key = label_key(text)
    wordings = {row.label, *row.printed, *(wording.label for wording in row.wordings)}
    return any(likeness(key, label_key(wording)) >= _LIKE_ENOUGH for wording in wordings)
