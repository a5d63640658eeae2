"""A PDF as found: pages in order, each its paragraphs and tables from top to bottom."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from caicach.adapters.readers import notes, refusals
from caicach.adapters.readers.legacy import Legacy, from_legacy, legacy_of_font, likely_legacy
from caicach.adapters.readers.pdf.columns import zones_of
from caicach.adapters.readers.pdf.lines import Line, Word, lines_of, words_of
from caicach.adapters.readers.pdf.opening import carried_in_pdf, opened, refuse_heavy_page
from caicach.adapters.readers.pdf.paragraphs import Frame, Joined, frame_of, join, join_block
from caicach.adapters.readers.pdf.running import without_running
from caicach.adapters.readers.pdf.tables import Region, Ruled, join_over_page_end, tables_of
from caicach.adapters.readers.pdf.unruled import lines_outside, unruled_tables
from caicach.core.ground.words import Words
from caicach.core.reading.found import Address, Block, Cell, FoundDocument, Paragraph, Table


_GARBLED_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class _Page:
    """One page taken apart."""

    number: int
    width: float
    height: float
    words: list[Word]
    tables: list[tuple[Region, Ruled]]

    @property
    def lines(self) -> list[Line]:
        """The lines outside tables."""
        outside = [word for word in self.words if not any(region.holds(word) for region, _ in self.tables)]
        return lines_of(outside, self.number)


def read_pdf(data: bytes, name: str) -> FoundDocument:
    """The document in the bytes of a PDF. Refuses scans and text layers that cannot be decoded."""
    with opened(data, name) as pdf:
        pages = [_page(page, name) for page in pdf.pages]
        carried = carried_in_pdf(pdf)
    words = [word for page in pages for word in page.words]
    if not words:
        raise refusals.scanned(name, len(pages))
    if sum(map(_is_garbled, words)) > _GARBLED_SHARE * len(words):
        raise refusals.garbled(name)
    guessed = likely_legacy(" ".join(word.text for word in words))
    if guessed is not None:
        pages = [_converted(page, guessed) for page in pages]
    blocks = _blocks(_parts(pages))
    return FoundDocument(name, "pdf", blocks, notes=tuple(_notes(pages, words, guessed)), carried=carried)


def _page(page: Any, name: str) -> _Page:
    refuse_heavy_page(page, name)
    words = words_of(page)
    taken = _Page(page.page_number, float(page.width), float(page.height), words, tables_of(page, words))
    page.close()
    return taken


def _is_garbled(word: Word) -> bool:
    return "(cid:" in word.text or any(
        "\ue000" <= letter <= "\uf8ff" or letter == "\ufffd" for letter in word.text
    )


def _converted(page: _Page, legacy: Legacy) -> _Page:
    """The page with its words converted; the boxes of tables hold words too and are made again from them."""

    def line(each: Line) -> Line:
        return replace(
            each, words=tuple(replace(word, text=from_legacy(word.text, legacy)) for word in each.words)
        )

    tables = [
        (
            region,
            replace(
                table,
                rows=tuple(
                    tuple(box and replace(box, lines=tuple(map(line, box.lines))) for box in row)
                    for row in table.rows
                ),
            ),
        )
        for region, table in page.tables
    ]
    words = [replace(word, text=from_legacy(word.text, legacy)) for word in page.words]
    return replace(page, words=words, tables=tables)


_Part = tuple[Joined, Frame] | Ruled


def _parts(pages: list[_Page]) -> list[_Part]:
    """Paragraphs and tables in reading order, what a page end cut made whole."""
    kept = without_running([page.lines for page in pages], [page.height for page in pages])
    unruled = unruled_tables(kept)
    kept = [
        lines_outside(lines, [region for region, _ in own]) for lines, own in zip(kept, unruled, strict=True)
    ]
    frames = _frames(pages, kept)
    parts: list[_Part] = []
    for page, lines, own in zip(pages, kept, unruled, strict=True):
        frame = frames[round(page.width)]
        for item in _in_order([*page.tables, *own], lines):
            if isinstance(item, Ruled):
                _add_table(parts, item)
            else:
                _add_lines(parts, item, page, frame)
    return parts


def _frames(pages: list[_Page], kept: list[list[Line]]) -> dict[int, Frame]:
    by_width: dict[int, list[Line]] = defaultdict(list)
    for page, lines in zip(pages, kept, strict=True):
        by_width[round(page.width)].extend(lines)
    return {width: frame_of(lines, width) for width, lines in by_width.items()}


def _in_order(tables: list[tuple[Region, Ruled]], lines: list[Line]) -> Iterator[list[Line] | Ruled]:
    """Runs of lines and tables from top to bottom."""
    left = list(lines)
    for region, table in sorted(tables, key=lambda each: each[0].top):
        above = [line for line in left if line.top < region.top]
        if above:
            yield above
        left = [line for line in left if line.top >= region.top]
        yield table
    if left:
        yield left


def _add_table(parts: list[_Part], table: Ruled) -> None:
    rest: Ruled | None = table
    above = parts[-1] if parts else None
    joined = join_over_page_end(above, table) if isinstance(above, Ruled) else None
    if joined is not None:
        parts[-1], rest = joined
    if rest is not None:
        parts.append(rest)


def _add_lines(parts: list[_Part], lines: list[Line], page: _Page, frame: Frame) -> None:
    for zone in zones_of(lines, page.width):
        if zone.is_split:
            parts.extend((joined, frame) for block in (zone.left, zone.right) for joined in join_block(block))
            continue
        last = parts[-1] if parts else None
        before = last[0] if isinstance(last, tuple) else None
        joined = (
            join((*(before.lines if before else ()), *zone.left), frame) if before else join(zone.left, frame)
        )
        if before is not None:
            parts.pop()
        parts.extend((each, frame) for each in joined)


def _blocks(parts: Iterable[_Part]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in parts:
        place = len(blocks)
        if isinstance(part, Ruled):
            blocks.append(_table(part, place))
            continue
        joined, frame = part
        address = Address(place, page=joined.lines[0].page)
        blocks.append(Paragraph(joined.text, address, format=joined.format(frame)))
    return tuple(blocks)


def _table(ruled: Ruled, place: int) -> Table:
    width = max(map(len, ruled.rows))
    rows = tuple(
        tuple(
            Cell(box.text, Address(place, number, column, ruled.page), box.is_bold)
            if box is not None
            else Cell("", Address(place, number, column, ruled.page), is_continued=True)
            for column, box in enumerate((*row, *[None] * (width - len(row))))
        )
        for number, row in enumerate(ruled.rows)
    )
    return Table(rows, Address(place, page=ruled.page))


def _notes(pages: list[_Page], words: list[Word], guessed: Legacy | None) -> Iterator[Words]:
    blank = [page.number for page in pages if not page.words]
    if blank:
        yield notes.pages_without_text(blank)
    fonts = {legacy.family for legacy in map(legacy_of_font, {word.font for word in words}) if legacy}
    encodings = fonts | ({guessed.family} if guessed else set())
    if encodings:
        yield notes.converted_from(sorted(encodings))
