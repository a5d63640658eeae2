"""The text of a paragraph in NFC with its figures and look, whatever the runs it is cut into."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, groupby

from caicach.adapters.readers.docx.inlines import Piece
from caicach.adapters.readers.docx.styles import ParagraphLook
from caicach.adapters.readers.legacy import Legacy, from_legacy, legacy_of_font
from caicach.adapters.readers.xml import Element
from caicach.core.reading.cleaning import clean
from caicach.core.reading.found import FigureSpan, TextFormat


_MANY_RUNS = 500  # above this, run ends are measured one by one: exact prefixes would cost their square


@dataclass(frozen=True, slots=True)
class RunSpan:
    """The run element that shows [start, end) of the text."""

    run: Element
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph's text with the spans of its runs and figures. `encodings` are those it was converted from."""

    text: str
    spans: tuple[RunSpan, ...]
    figures: tuple[FigureSpan, ...]
    encodings: frozenset[str]


def line_of(pieces: Iterable[Piece], marker: str) -> Line:
    """The pieces as one text after the list marker. A letter cut in two by a run's end counts to the first run."""
    listed = list(pieces)
    if len(listed) == 1 and not marker and legacy_of_font(listed[0].look.font) is None:
        return _single(listed[0])
    text = f"{marker} " if marker else ""
    spans: list[RunSpan] = []
    tags: list[str | None] = []
    encodings: set[str] = set()
    for encoding, group in groupby(listed, key=lambda piece: legacy_of_font(piece.look.font)):
        members = list(group)
        ends, converted = _joined([piece.text for piece in members], _conversion(encoding, members))
        if encoding is not None and converted != "".join(piece.text for piece in members):
            encodings.add(encoding.family)
        start = len(text)
        for piece, end in zip(members, ends, strict=True):
            spans.append(RunSpan(piece.run, start, len(text) + end))
            tags.append(piece.tag)
            start = len(text) + end
        text += converted
    if not unicodedata.is_normalized("NFC", text):
        text, spans = _composed(text, spans)
    return Line(text, tuple(spans), _figures(spans, tags), frozenset(encodings))


def _single(piece: Piece) -> Line:
    """What most cells and paragraphs are: one run in a Unicode font."""
    text = clean(piece.text)
    figures = (FigureSpan(piece.tag, 0, len(text)),) if piece.tag is not None else ()
    return Line(text, (RunSpan(piece.run, 0, len(text)),), figures, frozenset())


def _conversion(encoding: Legacy | None, members: list[Piece]) -> Callable[[str], str]:
    """How the text of these pieces becomes Unicode: judged on all of it, so that its parts are treated alike."""
    whole = "".join(piece.text for piece in members)
    if encoding is None or from_legacy(whole, encoding) == unicodedata.normalize("NFC", whole):
        return clean
    return lambda text: clean(from_legacy(text, encoding))


def _joined(texts: list[str], convert: Callable[[str], str]) -> tuple[list[int], str]:
    """The converted whole, and where each text ends in it."""
    whole = "".join(texts)
    converted = convert(whole)
    if converted == whole:
        return list(accumulate(map(len, texts))), converted
    if len(texts) > _MANY_RUNS:
        ends = list(accumulate(len(convert(text)) for text in texts))
    else:
        ends = [len(convert(raw)) for raw in accumulate(texts)]
    return [min(end, len(converted)) for end in ends], converted


def _composed(text: str, spans: list[RunSpan]) -> tuple[str, list[RunSpan]]:
    """The text in NFC with its spans moved along."""

    def at(place: int) -> int:
        return len(unicodedata.normalize("NFC", text[:place]))

    return unicodedata.normalize("NFC", text), [RunSpan(s.run, at(s.start), at(s.end)) for s in spans]


def _figures(spans: list[RunSpan], tags: list[str | None]) -> tuple[FigureSpan, ...]:
    """One span a figure: neighbouring runs of one tag are one figure."""
    figures: list[FigureSpan] = []
    for span, tag in zip(spans, tags, strict=True):
        if tag is None:
            continue
        if figures and figures[-1].tag == tag and figures[-1].end == span.start:
            figures[-1] = FigureSpan(tag, figures[-1].start, span.end)
        else:
            figures.append(FigureSpan(tag, span.start, span.end))
    return tuple(figures)


def is_bold(pieces: Iterable[Piece]) -> bool:
    """Whether there is visible text and all of it is bold."""
    visible = [piece for piece in pieces if piece.text.strip()]
    return bool(visible) and all(piece.look.bold for piece in visible)


def format_of(pieces: Iterable[Piece], look: ParagraphLook) -> TextFormat:
    """The look of a paragraph: font and size those of most of its letters."""
    visible = [piece for piece in pieces if piece.text.strip()]
    fonts: Counter[str | None] = Counter()
    sizes: Counter[Decimal | None] = Counter()
    for piece in visible:
        fonts[piece.look.font] += len(piece.text)
        sizes[piece.look.size_pt] += len(piece.text)
    return TextFormat(
        font=fonts.most_common(1)[0][0] if fonts else None,
        size_pt=sizes.most_common(1)[0][0] if sizes else None,
        bold=all(piece.look.bold for piece in visible) if visible else None,
        italic=all(piece.look.italic for piece in visible) if visible else None,
        alignment=look.alignment,
        first_line_mm=look.first_line_mm,
        before_pt=look.before_pt,
        after_pt=look.after_pt,
        line_spacing=look.line_spacing or None,
    )
