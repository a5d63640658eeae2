"""A block of cells as a spreadsheet or Word puts it on the clipboard: lines of texts parted by tabs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BlockLine:
    """One line of the block: its number from 1 and its cells as they stand."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


def lines_of(text: str) -> tuple[BlockLine, ...]:
    """The lines of the block; a cell in quotation marks may hold tabs and line breaks, as Excel writes them.

    Quotation marks that nothing closes are words like any other: no text is ever swallowed by them.
    """
    rows: list[tuple[str, ...]] = []
    cells: list[str] = []
    at, end = 0, len(text)
    while at <= end:
        cell, at = _cell(text, at)
        cells.append(cell)
        if at >= end:
            break
        if text[at] != "\t":
            rows.append(tuple(cells))
            cells = []
            at += 1 if text.startswith("\r\n", at) else 0
            if at + 1 >= end:
                break
        at += 1
    if cells:
        rows.append(tuple(cells))
    return tuple(BlockLine(number, row) for number, row in enumerate(rows, 1))


def _cell(text: str, start: int) -> tuple[str, int]:
    """The cell that begins there, and where the tab, the line break or the end after it stands."""
    if text.startswith('"', start):
        quoted = _quoted(text, start)
        if quoted is not None:
            return quoted
    end = start
    while end < len(text) and text[end] not in "\t\r\n":
        end += 1
    return text[start:end], end


def _quoted(text: str, start: int) -> tuple[str, int] | None:
    at = start + 1
    while (at := text.find('"', at)) >= 0:
        if text.startswith('""', at):
            at += 2
            continue
        if at + 1 == len(text) or text[at + 1] in "\t\r\n":
            return text[start + 1 : at].replace('""', '"'), at + 1
        return None
    return None
