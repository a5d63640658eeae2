"""Markdown or plain text as found: headings, paragraphs, tables by TAB or by upright strokes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from caicach.adapters.readers import limits, notes, refusals
from caicach.adapters.readers.text.decoding import decode
from caicach.adapters.readers.text.inline import inline_of
from caicach.core.ground.words import Words
from caicach.core.reading.found import Address, Block, Cell, FoundDocument, Paragraph, Table, TextFormat


_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_RULE = re.compile(r" {0,3}(?:[-_*=][ \t]*){3,}$")
_SEPARATOR = re.compile(r"\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)*\|?[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-–+*•] |[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]? |[a-zđ]\) |[IVX]{1,5}\. )")
_STROKE = re.compile(r"(?<!\\)\|")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_WRAPPED_FROM = 60  # a line shorter than this ended because its sentence did


@dataclass
class _Writer:
    """Blocks as they are completed."""

    blocks: list[Block] = field(default_factory=list)

    def paragraph(self, marked: str, heading: int | None = None) -> None:
        """Add a paragraph unless it holds only marks."""
        inline = inline_of(marked)
        if inline.text:
            look = TextFormat(bold=inline.bold, italic=inline.italic)
            address = Address(len(self.blocks))
            self.blocks.append(Paragraph(inline.text, address, heading, None, look))

    def table(self, rows: list[list[str]]) -> None:
        """Add a table; short rows are filled with empty cells."""
        width, block = max(map(len, rows)), len(self.blocks)
        cells = tuple(
            tuple(
                _cell(row[column] if column < len(row) else "", Address(block, number, column))
                for column in range(width)
            )
            for number, row in enumerate(rows)
        )
        self.blocks.append(Table(cells, Address(block)))


def _cell(marked: str, address: Address) -> Cell:
    inline = inline_of(marked)
    return Cell(inline.text, address, inline.bold and bool(inline.text))


def read_text(data: bytes, name: str) -> FoundDocument:
    """The document in the bytes of a text file."""
    if len(data) > limits.TEXT_BYTES:
        raise refusals.too_costly(name, Words("là văn bản thuần quá dài", "it is too long a plain text"))
    decoded = decode(data, name)
    writer = _Writer()
    for group in _groups(decoded.text.split("\n")):
        _write(group, writer)
    said = (notes.converted_from([decoded.converted_from]),) if decoded.converted_from else ()
    return FoundDocument(name, "text", tuple(writer.blocks), notes=said)


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Lines that stand together: blank lines, headings and the edges of tables part them."""
    group: list[str] = []
    for line in lines:
        kind = _kind(line)
        if group and (kind != _kind(group[-1]) or kind == "heading"):
            yield group
            group = []
        if kind != "blank":
            group.append(line)
    if group:
        yield group


def _kind(line: str) -> str:
    if not line.strip() or _FENCE.match(line) or (_RULE.match(line) and "|" not in line):
        return "blank"
    if _HEADING.match(line):
        return "heading"
    if "\t" in line.strip(" ") and _is_tab_row(line):
        return "tabs"
    return "strokes" if line.lstrip().startswith("|") or _SEPARATOR.match(line) else "text"


def _is_tab_row(line: str) -> bool:
    """Whether TABs stand between cells, not only before a paragraph's first word."""
    return "\t" in line.strip() or line.count("\t") > 1


def _write(group: list[str], writer: _Writer) -> None:
    kind = _kind(group[0])
    if kind == "heading":
        match = _HEADING.match(group[0])
        if match:
            writer.paragraph(match[2], len(match[1]))
    elif kind == "tabs":
        writer.table([line.split("\t") for line in group])
    elif kind == "strokes":
        writer.table([_stroke_row(line) for line in group if not _SEPARATOR.match(line)] or [[""]])
    else:
        for paragraph in _paragraphs(group):
            writer.paragraph(paragraph)


def _stroke_row(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [part.strip() for part in _STROKE.split(inner)]


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Lines joined where one was only wrapped onto the next; a hard break ends its paragraph."""
    current = lines[0]
    for line in lines[1:]:
        if _goes_on(current, line):
            current = f"{current.rstrip()} {line.lstrip()}"
        else:
            yield current.removesuffix("\\")
            current = line
    yield current


def _goes_on(current: str, line: str) -> bool:
    if len(current) < _WRAPPED_FROM or current.endswith(("  ", "\\")) or _ITEM.match(line):
        return False
    last = current.rstrip()
    return last[-1] not in ".;:!?" or line.lstrip()[:1].islower()
