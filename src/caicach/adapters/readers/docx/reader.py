"""A .docx as found. `read_located` also says which element each block came from, for whoever writes into it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from caicach.adapters.readers import limits, notes, refusals
from caicach.adapters.readers.carried import carried_in_custom_xml
from caicach.adapters.readers.docx.grids import Grid, grid_of
from caicach.adapters.readers.docx.inlines import Footnotes, Inlines, inlines_of
from caicach.adapters.readers.docx.names import WORD, child_value
from caicach.adapters.readers.docx.numbering import Numbering, read_numbering
from caicach.adapters.readers.docx.pages import page_setups
from caicach.adapters.readers.docx.paragraphs import Line, format_of, is_bold, line_of
from caicach.adapters.readers.docx.styles import ParagraphLook, Styles, paragraph_look, read_styles
from caicach.adapters.readers.docx.walk import BLOCKS, PARAGRAPH, Placed, children_of
from caicach.adapters.readers.package import Package, open_package
from caicach.adapters.readers.xml import Element
from caicach.core.ground.words import Words
from caicach.core.reading.found import Address, Block, Cell, FigureSpan, FoundDocument, Paragraph, Table


_NESTED_TABLE_CELLS = 9  # a table inside a cell from this size on is a table of its own, not the cell's text


@dataclass(frozen=True, slots=True)
class Located:
    """A block with what it was read from: one line for a paragraph; for a table the lines of each cell by
    (row, column)."""

    block: Block
    lines: tuple[tuple[Element, Line], ...] = ()
    cells: tuple[tuple[tuple[int, int], tuple[tuple[Element, Line], ...]], ...] = ()


@dataclass
class _Reading:
    """What is gathered while walking one document."""

    name: str
    styles: Styles
    numbering: Numbering
    footnotes: Footnotes = field(default_factory=Footnotes)
    blocks: list[Located] = field(default_factory=list)
    encodings: set[str] = field(default_factory=set)
    has_deletions: bool = False
    has_hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Written:
    """A paragraph element read."""

    element: Element
    line: Line
    inlines: Inlines
    look: ParagraphLook
    style: str | None


def read_docx(data: bytes, name: str) -> FoundDocument:
    """The document in the bytes of a .docx or .docm."""
    return read_word_package(open_package(data, name), name)


def read_word_package(package: Package, name: str) -> FoundDocument:
    """The document of an opened package: blocks, page setups, carried data, and notes on what was passed over."""
    document = document_part(package)
    reading, body = _read(package, document)
    return FoundDocument(
        name=name,
        format="docx",
        blocks=tuple(located.block for located in reading.blocks),
        page_setups=page_setups(package, document, body, reading.styles),
        notes=tuple(_notes(package, reading)),
        carried=carried_in_custom_xml(package),
    )


def read_located(package: Package) -> tuple[Located, ...]:
    """The blocks exactly as `read_docx` gives them, each with its elements."""
    return tuple(_read(package, document_part(package))[0].blocks)


def document_part(package: Package) -> str:
    """The name of the main part."""
    return package.related("", "officeDocument") or "word/document.xml"


def _read(package: Package, document: str) -> tuple[_Reading, Element]:
    root = package.xml(document)
    body = None if root is None else root.find(WORD + "body")
    if body is None:
        raise refusals.damaged(package.name, "Word (.docx)", f"no body in {document}")
    styles = read_styles(_related(package, document, "styles"), _related(package, document, "theme"))
    numbering = read_numbering(_related(package, document, "numbering"), styles)
    reading = _Reading(package.name, styles, numbering)
    _blocks(body, reading, None)
    _note_texts(package, document, reading)
    return reading, body


def _related(package: Package, document: str, kind: str) -> Element | None:
    part = package.related(document, kind)
    return None if part is None else package.xml(part)


def _blocks(container: Element, reading: _Reading, tag: str | None) -> None:
    for placed in children_of(container, BLOCKS, tag):
        if placed.element.tag == PARAGRAPH:
            _paragraph(placed, reading)
        else:
            _table(placed.element, reading)
        if len(reading.blocks) > limits.BLOCKS:
            raise refusals.too_costly(reading.name, Words("có quá nhiều đoạn", "it has too many paragraphs"))


def _paragraph(placed: Placed, reading: _Reading, style_name: str | None = None, mark: str = "") -> None:
    written = _written(placed, reading, mark)
    if written.line.text.strip():
        address = Address(len(reading.blocks))
        style = reading.styles.chain(written.style)
        paragraph = Paragraph(
            text=written.line.text,
            address=address,
            heading=_heading(written, reading.styles),
            style=style_name or (style[0].name if style else None),
            format=format_of(written.inlines.pieces, written.look),
            figures=written.line.figures,
        )
        reading.blocks.append(Located(paragraph, lines=((placed.element, written.line),)))
    for box in written.inlines.boxes:
        _blocks(box, reading, placed.tag)


def _written(placed: Placed, reading: _Reading, mark: str = "") -> _Written:
    properties = placed.element.find(WORD + "pPr")
    style_id = child_value(properties, "pStyle")
    paragraph_below, run_below = reading.styles.look_of(style_id)
    look = paragraph_look(properties).over(paragraph_below)
    inlines = inlines_of(placed.element, reading.styles, run_below, reading.footnotes, placed.tag)
    has_text = any(piece.text.strip() for piece in inlines.pieces)
    line = line_of(inlines.pieces, mark or (reading.numbering.marker(look, style_id) if has_text else ""))
    reading.encodings |= line.encodings
    reading.has_deletions = reading.has_deletions or inlines.has_deletions
    reading.has_hidden = reading.has_hidden or inlines.has_hidden
    return _Written(placed.element, line, inlines, look, style_id)


def _heading(written: _Written, styles: Styles) -> int | None:
    """By the style's name, else by the outline level of style or paragraph."""
    outline = written.look.outline
    return styles.heading_of(written.style) or (
        outline + 1 if outline is not None and 0 <= outline <= 8 else None
    )


def _table(table: Element, reading: _Reading) -> None:
    grid = grid_of(table)
    if len(grid.rows) == 1 and len(grid.rows[0]) == 1 and grid.rows[0][0] is not None:
        only = grid.rows[0][0]
        _blocks(only.element, reading, only.tag)  # a frame around text, not a table
        return
    if sum(map(len, grid.rows)) > limits.TABLE_CELLS:
        raise refusals.too_costly(reading.name, Words("có bảng quá lớn", "it has too large a table"))
    place = len(reading.blocks)
    reading.blocks.append(_EMPTY)
    rows, lines = _cells(grid, place, reading)
    table_block = Table(rows, Address(place))
    if any(cell.text for row in rows for cell in row):
        reading.blocks[place] = Located(table_block, cells=lines)
    else:
        reading.blocks.pop(place)


_EMPTY = Located(Table((), Address(0)))
_Lines = tuple[tuple[Element, Line], ...]


def _cells(
    grid: Grid, block: int, reading: _Reading
) -> tuple[tuple[tuple[Cell, ...], ...], tuple[tuple[tuple[int, int], _Lines], ...]]:
    rows = []
    lines: list[tuple[tuple[int, int], _Lines]] = []
    for row_number, row in enumerate(grid.rows):
        cells = []
        for column, placed in enumerate(row):
            address = Address(block, row_number, column)
            if placed is None:
                cells.append(Cell("", address, is_continued=True))
                continue
            written = list(_cell_paragraphs(placed, reading))
            cells.append(_cell(written, address))
            lines.append(((row_number, column), tuple((each.element, each.line) for each in written)))
        rows.append(tuple(cells))
    return tuple(rows), tuple(lines)


def _cell(written: list[_Written], address: Address) -> Cell:
    """The cell's paragraphs one under another, those without text left out."""
    text = ""
    figures: list[FigureSpan] = []
    for each in written:
        if not each.line.text.strip():
            continue
        start = len(text) + 1 if text else 0
        figures += [FigureSpan(f.tag, f.start + start, f.end + start) for f in each.line.figures]
        text = f"{text}\n{each.line.text}" if text else each.line.text
    bold = is_bold(piece for each in written for piece in each.inlines.pieces)
    return Cell(text, address, bold, False, tuple(figures))


def _cell_paragraphs(placed: Placed, reading: _Reading) -> Iterator[_Written]:
    """The paragraphs of a cell, those of small nested tables too; large nested tables become blocks."""
    for child in children_of(placed.element, BLOCKS, placed.tag):
        if child.element.tag == PARAGRAPH:
            written = _written(child, reading)
            yield written
            for box in written.inlines.boxes:
                yield from _cell_paragraphs(Placed(box, child.tag), reading)
            continue
        grid = grid_of(child.element)
        if sum(map(len, grid.rows)) >= _NESTED_TABLE_CELLS:
            _table(child.element, reading)
            continue
        for cell in (cell for row in grid.rows for cell in row if cell is not None):
            yield from _cell_paragraphs(cell, reading)


def _note_texts(package: Package, document: str, reading: _Reading) -> None:
    """The texts of footnotes and endnotes after the body, in the order they were called, each with its mark."""
    roots = {kind: _related(package, document, f"{kind}notes") for kind in ("foot", "end")}
    texts = {
        f"{kind}note {element.get(WORD + 'id')}": element
        for kind, root in roots.items()
        if root is not None
        for element in root.iterchildren(f"{WORD}{kind}note")
    }
    for number, key in enumerate(list(reading.footnotes.order), 1):
        paragraphs: Iterable[Placed] = children_of(texts[key], BLOCKS) if key in texts else ()
        for place, placed in enumerate(paragraphs):
            if placed.element.tag == PARAGRAPH:
                _paragraph(placed, reading, "footnote text", f"[{number}]" if place == 0 else "")


def _notes(package: Package, reading: _Reading) -> Iterator[Words]:
    if package.has_macros:
        yield notes.MACROS_NOT_RUN
    if reading.has_deletions:
        yield notes.CHANGES_ACCEPTED
    if reading.has_hidden:
        yield notes.HIDDEN_LEFT_OUT
    if reading.encodings:
        yield notes.converted_from(sorted(reading.encodings))
