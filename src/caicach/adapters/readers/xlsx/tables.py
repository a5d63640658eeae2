"""A sheet as a table: a full rectangle of cells, old encodings without a font name guessed from its words."""

from caicach.adapters.readers.legacy import from_legacy, likely_legacy
from caicach.adapters.readers.xlsx.sheets import Place, Sheet
from caicach.core.reading.found import Address, Cell, Table


def table_of(sheet: Sheet, block: int) -> Table:
    """Rows down to the last that holds anything, each as wide as the widest."""
    _convert(sheet)
    continued = _continued(sheet)
    rows = tuple(
        tuple(
            Cell(
                text=sheet.texts.get((row, column), ""),
                address=Address(block, row, column, sheet=sheet.name),
                is_bold=(row, column) in sheet.bold,
                is_continued=(row, column) in continued,
            )
            for column in range(sheet.width)
        )
        for row in range(sheet.height)
    )
    return Table(rows, Address(block, sheet=sheet.name))


def _convert(sheet: Sheet) -> None:
    guessed = likely_legacy("\n".join(sheet.texts.values()))
    if guessed is not None:
        sheet.encodings.add(guessed.family)
        sheet.texts = {place: from_legacy(text, guessed) for place, text in sheet.texts.items()}


def _continued(sheet: Sheet) -> set[Place]:
    """Empty cells inside the table that only continue a merged one. Merges may reach far beyond the table."""
    found: set[Place] = set()
    for (top, left), (bottom, right) in sheet.merged:
        rows, columns = range(top, min(bottom + 1, sheet.height)), range(left, min(right + 1, sheet.width))
        if len(found) + len(rows) * len(columns) > sheet.height * sheet.width * 2:
            continue  # merges laid over one another: only a broken file has them
        found |= {(row, column) for row in rows for column in columns} - {(top, left)}
    return found - sheet.texts.keys()
