"""Paragraphs and cells of our own layout as a reader of the file finds them: text in NFC, marks, looks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate

from caicach.core.documents.layout import LAYOUT
from caicach.core.documents.official import Blank, Figure, Inline, LineRole
from caicach.core.documents.printed import printable
from caicach.core.reading.cleaning import clean
from caicach.core.reading.found import Address, Alignment, Cell, FigureSpan, PageSetup, Paragraph, TextFormat


FONT = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style of the layout: its name and level as the file gives them, and how its letters look."""

    name: str | None
    heading: int | None
    format: TextFormat


def _look(size: int, alignment: Alignment | None, bold: bool = False, italic: bool = False) -> TextFormat:
    return TextFormat(
        font=FONT,
        size_pt=Decimal(size),
        bold=bold,
        italic=italic,
        alignment=alignment,
        before_pt=Decimal(0),
        after_pt=Decimal(0),
        line_spacing=Decimal(1),
    )


def _running(bold: bool = False, italic: bool = False) -> TextFormat:
    return replace(
        _look(LAYOUT.sizes.body, Alignment.JUSTIFIED, bold, italic),
        first_line_mm=Decimal(str(LAYOUT.first_line)).quantize(Decimal("0.01")),
        after_pt=Decimal(LAYOUT.paragraph_gap),
        line_spacing=Decimal(str(LAYOUT.line_spacing)),
    )


def unstyled(
    size: int,
    *,
    centred: bool = True,
    bold: bool = False,
    italic: bool = False,
    before: int = 0,
    after: int = 0,
) -> Style:
    """A paragraph of no style of its own."""
    look = _look(size, Alignment.CENTRE if centred else None, bold, italic)
    return Style(None, None, replace(look, before_pt=Decimal(before), after_pt=Decimal(after)))


TITLE = Style(
    "Title",
    None,
    replace(_look(LAYOUT.sizes.title, Alignment.CENTRE, bold=True), before_pt=Decimal(18)),
)
SUBTITLE = Style("Subtitle", None, _look(LAYOUT.sizes.title, Alignment.CENTRE, bold=True))
LEGEND = Style(
    "Legend", None, replace(_look(LAYOUT.sizes.annex_legend, None, italic=True), before_pt=Decimal(6))
)
LINES = {
    LineRole.PART: Style("heading 1", 1, _running(bold=True)),
    LineRole.CLAUSE: Style("heading 2", 2, _running(bold=True)),
    LineRole.POINT: Style("heading 3", 3, _running(bold=True, italic=True)),
    LineRole.BODY: Style("Body Text", None, _running()),
    LineRole.ITEM: Style("Body Text", None, _running()),
    LineRole.GROUND: Style("Grounds", None, _running(italic=True)),
}


def paragraph(inlines: Sequence[Inline], style: Style, block: int) -> Paragraph | None:
    """The paragraph at that place in the file; None when there is nothing to be seen in it."""
    text, figures = _text(inlines)
    if not text.strip():
        return None
    return Paragraph(text, Address(block), style.heading, style.name, style.format, figures)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A paragraph inside a cell."""

    inlines: tuple[Inline, ...]
    bold: bool = False


def cell(lines: Iterable[CellLine], address: Address) -> Cell:
    """The cell of these paragraphs one under another, those without text left out; bold when every letter is."""
    text = ""
    figures: list[FigureSpan] = []
    seen: list[bool] = []
    for line in lines:
        written, marks = _text(line.inlines)
        if not written.strip():
            continue
        seen.append(line.bold)
        start = len(text) + 1 if text else 0
        figures += [FigureSpan(mark.tag, mark.start + start, mark.end + start) for mark in marks]
        text = f"{text}\n{written}" if text else written
    return Cell(text, address, bool(seen) and all(seen), False, tuple(figures))


def _text(inlines: Sequence[Inline]) -> tuple[str, tuple[FigureSpan, ...]]:
    """The words, and where the figures stand in them; neighbouring figures of one tag are one."""
    pieces = [
        (printable(_shown(inline)).replace("\r\n", "\n").replace("\r", "\n"), _tag(inline))
        for inline in inlines
    ]
    raw = [text for text, _ in pieces]
    whole = "".join(raw)
    text = clean(whole)
    ends = [*accumulate(map(len, raw))]
    if text != whole:
        ends = [min(len(clean(whole[:end])), len(text)) for end in ends]
    figures: list[FigureSpan] = []
    start = 0
    for (shown, tag), end in zip(pieces, ends, strict=True):
        if tag is not None and shown:
            joins = bool(figures) and figures[-1].tag == tag and figures[-1].end == start
            begin = figures.pop().start if joins else start
            figures.append(FigureSpan(tag, begin, end))
        start = end
    return text, tuple(figures)


def _shown(inline: Inline) -> str:
    if isinstance(inline, Figure):
        return inline.text
    return f"[{inline.prompt}]" if isinstance(inline, Blank) else inline


def _tag(inline: Inline) -> str | None:
    return inline.tag if isinstance(inline, Figure) else None


def page_setup() -> PageSetup:
    """Paper and margins to the hundredth of a millimetre, in the twentieths of a point that files count in."""
    page = LAYOUT.page
    return PageSetup(
        width_mm=_in_file(page.width),
        height_mm=_in_file(page.height),
        top_mm=_in_file(page.top),
        bottom_mm=_in_file(page.bottom),
        left_mm=_in_file(page.left),
        right_mm=_in_file(page.right),
        page_number="top_centre",
        hides_first_number=True,
    )


def _in_file(millimetres: float) -> Decimal:
    twips = Decimal(round(millimetres * 1440 / 25.4))
    return (twips * Decimal("25.4") / 1440).quantize(Decimal("0.01"), ROUND_HALF_UP)
