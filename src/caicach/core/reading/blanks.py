"""Places our own writer left for a person: a request in square brackets, which nobody may take for the agency's words."""

import re
from collections.abc import Iterator
from dataclasses import replace

from caicach.core.reading.found import Address, BlankSpan, Block, FoundDocument, Paragraph, Table
from caicach.core.reading.places import Fragment


_BLANK = re.compile(r"\[(?=[^\[\]]*[^\W\d_]{2})([^\[\]]{4,})\]")
_SILENT = "…"
_FOOT_ROWS = 12  # head and foot stand in small tables; the rows of an appendix ask for nothing in brackets


def set_blanks_aside(found: FoundDocument) -> FoundDocument:
    """A document of our own with each request of its paragraphs noted as a blank, and its letters replaced by as many
    dots, so that no check reads them and every place in the text stays where it is. Other documents as they are."""
    if found.carried is None or found.carried.get("caicach") != 1:
        return found
    return replace(found, blocks=tuple(_aside(block) for block in found.blocks))


def _aside(block: Block) -> Block:
    if not isinstance(block, Paragraph) or "[" not in block.text:
        return block
    blanks = tuple(BlankSpan(place[1], *place.span()) for place in _BLANK.finditer(block.text))
    return replace(block, text=_BLANK.sub(_dotted, block.text), blanks=blanks)


def _dotted(place: re.Match[str]) -> str:
    return f"[{_SILENT * len(place[1])}]"


def blanks_of(found: FoundDocument) -> Iterator[tuple[BlankSpan, Fragment]]:
    """Every blank of a document whose blanks are set aside, with its place, in order; those of head and foot too."""
    if found.carried is None or found.carried.get("caicach") != 1:
        return
    for block in found.blocks:
        if isinstance(block, Paragraph):
            for blank in block.blanks:
                yield blank, _as_written(blank, block.address)
        elif len(block.rows) <= _FOOT_ROWS:
            yield from _in_cells(block)


def _in_cells(table: Table) -> Iterator[tuple[BlankSpan, Fragment]]:
    for row in table.rows:
        for cell in row:
            for place in _BLANK.finditer(cell.text):
                blank = BlankSpan(place[1], *place.span())
                yield blank, _as_written(blank, cell.address)


def _as_written(blank: BlankSpan, address: Address) -> Fragment:
    return Fragment(f"[{blank.prompt}]", address, blank.start, blank.end)
