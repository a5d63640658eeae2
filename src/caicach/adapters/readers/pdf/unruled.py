"""Tables printed without rules, over one page or many: from a header that begins with `STT` to the text after it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from caicach.adapters.readers.pdf.lines import Line
from caicach.adapters.readers.pdf.tables import Box, Region, Ruled
from caicach.adapters.readers.pdf.unruled_header import Header, chunks_of, in_headers
from caicach.adapters.readers.pdf.unruled_rows import Columns, cell_lines, is_code, rows_of
from caicach.core.ground.text import fold
from caicach.core.reading.lines import is_upper


_FAR = 5.0  # so many line heights of white end a table
_INTO = 20.0
_TITLE = re.compile(r"(?:[A-Z]|[IVX]{1,5})[.)]?(?:\s|$)")
_RECIPIENTS = "noi nhan"


@dataclass
class _Found:
    """A table while it is gathered: lines of its headers and of its body, by page."""

    header: Header
    heads: dict[int, list[Line]] = field(default_factory=dict)
    body: dict[int, list[Line]] = field(default_factory=dict)

    def add(self, page: int, line: Line) -> None:
        """One more line of the body."""
        self.body.setdefault(page, []).append(line)


def unruled_tables(pages: Sequence[list[Line]]) -> list[list[tuple[Region, Ruled]]]:
    """For each page its unruled tables; one that runs on without repeating its header keeps its columns."""
    tables: list[list[tuple[Region, Ruled]]] = [[] for _ in pages]
    for found in _gathered(pages):
        columns = Columns.between(found.header, [line for lines in found.body.values() for line in lines])
        if any(is_code(columns.number_of(line)) for lines in found.body.values() for line in lines):
            for page in sorted({*found.heads, *found.body}):
                tables[page].append(_table(found, page, columns))
    return tables


def _gathered(pages: Sequence[list[Line]]) -> Iterator[_Found]:
    """Every table with its lines, in order."""
    found: _Found | None = None
    for page, lines in enumerate(pages):
        for at, (line, header) in enumerate(zip(lines, in_headers(lines), strict=True)):
            if header is not None:
                if found is None or not found.header.is_repeated_by(header):
                    if found:
                        yield found
                    found = _Found(header)
                found.heads.setdefault(page, []).append(line)
            elif found is not None and _ends(found, lines[at - 1] if at else None, line):
                yield found
                found = None
            elif found is not None:
                found.add(page, line)
    if found:
        yield found


def _ends(found: _Found, above: Line | None, line: Line) -> bool:
    """Whether the line is no row of the table: text that runs from the margin into the second column without being
    a title, the recipients, or what stands far below."""
    first = chunks_of(line)[0]
    if fold(first.text).startswith(_RECIPIENTS):
        return True
    if above is not None and line.top - above.bottom > _FAR * line.size:
        return True
    label = found.header.columns[1][0]
    number = found.header.columns[0][1]
    crosses = first.x0 < number and first.x1 > max(number, min(label, number + _INTO)) + _INTO
    is_row = is_upper(first.text) or line.bold is True or _TITLE.match(first.text) is not None
    return crosses and not (is_row or is_code(first.words[0].text))


def _table(found: _Found, page: int, columns: Columns) -> tuple[Region, Ruled]:
    """The part of a table on one page."""
    heads, body = found.heads.get(page, []), found.body.get(page, [])
    lines = [*heads, *body]
    number = lines[0].page
    rows = ([heads] if heads else []) + rows_of(body, columns)
    ends = (*columns.starts[1:], max(line.x1 for line in lines))
    boxes = tuple(
        tuple(
            Box(start, end, tuple(own))
            for start, end, own in zip(columns.starts, ends, cell_lines(row, columns, number), strict=True)
        )
        for row in rows
    )
    region = Region(
        0.0,
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )
    return region, Ruled(boxes, number)


def lines_outside(lines: list[Line], regions: Sequence[Region]) -> list[Line]:
    """The lines of a page that no table took."""
    return [line for line in lines if not any(region.holds(line.words[0]) for region in regions)]
