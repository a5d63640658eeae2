"""Ruled tables of a page, and rows that a page end cut in two."""

from dataclasses import dataclass, replace
from typing import Any

from caicach.adapters.readers.pdf.lines import Line, Word, lines_of
from caicach.adapters.readers.pdf.paragraphs import Joined


_NEAR = 3.0
_FEWEST_EDGES = 4
_MOST_HEADING_ROWS = 4


@dataclass(frozen=True, slots=True)
class Box:
    """One cell: its place on the page and its lines."""

    x0: float
    x1: float
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """Its lines as one text; a line that begins an item or a code of its own stays on its own line."""
        return Joined(list(self.lines)).text

    @property
    def is_bold(self) -> bool:
        """Whether there is text and all of it is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Ruled:
    """A table on one page: rows of boxes, None where a cell only continues a merged one."""

    rows: tuple[tuple[Box | None, ...], ...]
    page: int


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table stands, so that its words are not taken for paragraphs."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, word: Word) -> bool:
        """Whether the middle of the word lies inside."""
        return self.x0 <= (word.x0 + word.x1) / 2 <= self.x1 and self.top <= word.middle <= self.bottom


def tables_of(page: Any, words: list[Word]) -> list[tuple[Region, Ruled]]:
    """The ruled tables of at least two columns, from top to bottom."""
    edges = page.edges
    if len(edges) < _FEWEST_EDGES:
        return []
    found = page.find_tables({"explicit_horizontal_lines": _open_ends(edges)})
    tables = []
    for table in sorted(found, key=lambda each: each.bbox[1]):
        region = Region(*map(float, table.bbox))
        rows = _rows(table, [word for word in words if region.holds(word)], page.page_number)
        if rows and len(rows[0]) > 1 and any(box.lines for row in rows for box in row if box):
            tables.append((region, Ruled(tuple(rows), page.page_number)))
    return tables


def _open_ends(edges: list[dict[str, Any]]) -> list[float]:
    """Where upright rules begin or end without a level one: a row cut by the page end is not closed there."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = [float(edge["top"]) for edge in edges if edge["orientation"] == "h"]
    if not upright or not level:
        return []
    ends = (min(float(edge["top"]) for edge in upright), max(float(edge["bottom"]) for edge in upright))
    return [end for end in ends if all(abs(end - line) > _NEAR for line in level)]


def _rows(table: Any, words: list[Word], page: int) -> list[tuple[Box | None, ...]]:
    """Every word goes to the one cell its middle lies in."""
    rows = []
    for row in table.rows:
        boxes: list[Box | None] = []
        for cell in row.cells:
            if cell is None:
                boxes.append(None)
                continue
            region = Region(*map(float, cell))
            inside = [word for word in words if region.holds(word)]
            boxes.append(Box(region.x0, region.x1, tuple(lines_of(inside, page))))
        rows.append(tuple(boxes))
    return rows


def join_over_page_end(above: Ruled, below: Ruled) -> tuple[Ruled, Ruled | None] | None:
    """The two tables after a row the page end cut was made whole on the upper page, or None when none was cut.

    A row was cut when the tables have the same columns on pages one after the other and the first row under the
    repeated heading brings no number and no figure of its own, every text in it goes on below a text, and its
    first words would not have fitted above. Nothing is left of the lower table when that was its only row.
    """
    at = _repeated_heading(above, below)
    if below.page != above.page + 1 or at >= len(below.rows):
        return None
    last, first = above.rows[-1], below.rows[at]
    if len(last) != len(first) or not _is_rest(list(zip(last, first, strict=True))):
        return None
    whole = tuple(_whole(upper, lower) for upper, lower in zip(last, first, strict=True))
    rest = (*below.rows[:at], *below.rows[at + 1 :])
    upper = replace(above, rows=(*above.rows[:-1], whole))
    return upper, replace(below, rows=rest) if len(rest) > at else None


def _repeated_heading(above: Ruled, below: Ruled) -> int:
    """How many rows at the top of both tables say the same."""
    count = 0
    for upper, lower in zip(above.rows[:_MOST_HEADING_ROWS], below.rows, strict=False):
        texts = [box.text if box else "" for box in lower]
        if texts != [box.text if box else "" for box in upper] or not any(texts):
            break
        count += 1
    return count


def _is_rest(pairs: list[tuple[Box | None, Box | None]]) -> bool:
    """Whether the lower row of the pairs only goes on with the upper one."""
    if not all(_same_column(upper, lower) for upper, lower in pairs):
        return False
    filled = [(upper, lower) for upper, lower in pairs if lower is not None and lower.lines]
    if not filled:
        return False
    number_above, number = pairs[0]
    if number is not None and number.lines:
        was_cut = number_above is not None and number_above.text.endswith(".") and number.text.isdigit()
        if not was_cut:
            return False
        filled = filled[1:]
    return all(upper is not None and lower is not None and _goes_on(upper, lower) for upper, lower in filled)


def _same_column(upper: Box | None, lower: Box | None) -> bool:
    return upper is None or lower is None or abs(upper.x0 - lower.x0) < _NEAR


def _goes_on(upper: Box, lower: Box) -> bool:
    if not upper.lines or upper.is_bold != lower.is_bold:
        return False
    last, word = upper.lines[-1], lower.lines[0].words[0]
    if word.text[:1].islower():
        return True
    padding = max(upper.lines[0].x0 - upper.x0, 0) if len(upper.lines) > 1 else 5.0
    return last.x1 + (word.x1 - word.x0) + 0.25 * last.size > upper.x1 - min(padding, 8.0)


def _whole(upper: Box | None, lower: Box | None) -> Box | None:
    if upper is None or lower is None:
        return upper or lower
    return Box(upper.x0, upper.x1, (*upper.lines, *lower.lines))
