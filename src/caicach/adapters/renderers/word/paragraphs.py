"""Runs and paragraphs in WordprocessingML. Word refuses a file whose properties stand in another order."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from caicach.core.documents.official import Blank, Figure, Inline
from caicach.core.documents.printed import printable


_BREAKS = re.compile(r"(\t|\r\n|\r|\n)")
_UNWRITTEN = re.compile(r"(\[[^\]]+\])")
_NAME_LIMIT = 64  # Word refuses a longer tag or title of a content control
TAG_PREFIX = "caicach:"
BLANK_TAG = "caicach-blank"


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point, the unit of Word."""
    return round(millimetres * 1440 / 25.4)


class Align(StrEnum):
    """How a paragraph lies, in Word's own words."""

    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look; None leaves it to the paragraph's style. Size in points."""

    bold: bool = False
    italic: bool = False
    size: int | None = None
    highlight: bool = False
    style: str | None = None

    @property
    def xml(self) -> str:
        """The run's properties, empty when there are none."""
        parts = [
            f'<w:rStyle w:val="{self.style}"/>' if self.style else "",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            f'<w:sz w:val="{self.size * 2}"/><w:szCs w:val="{self.size * 2}"/>' if self.size else "",
            '<w:highlight w:val="yellow"/><w:shd w:val="clear" w:color="auto" w:fill="FFFF00"/>'
            if self.highlight
            else "",
        ]
        inside = "".join(parts)
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Shape:
    """How a paragraph stands: style, alignment, spacing in points, indents in millimetres, a rule above it."""

    style: str | None = None
    align: Align | None = None
    before: int | None = None
    after: int | None = None
    exact_line: int | None = None
    left: float = 0
    right: float = 0
    is_kept_with_next: bool = False
    has_rule: bool = False
    section: str = ""

    @property
    def xml(self) -> str:
        """The paragraph's properties in the order of the schema, empty when there are none."""
        parts = [
            f'<w:pStyle w:val="{self.style}"/>' if self.style else "",
            "<w:keepNext/>" if self.is_kept_with_next else "",
            '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
            if self.has_rule
            else "",
            self._spacing(),
            self._indent(),
            f'<w:jc w:val="{self.align}"/>' if self.align else "",
            self.section,
        ]
        inside = "".join(parts)
        return f"<w:pPr>{inside}</w:pPr>" if inside else ""

    def _spacing(self) -> str:
        given = {"before": self.before, "after": self.after, "line": self.exact_line}
        marks = "".join(f' w:{name}="{size * 20}"' for name, size in given.items() if size is not None)
        rule = ' w:lineRule="exact"' if self.exact_line is not None else ""
        return f"<w:spacing{marks}{rule}/>" if marks else ""

    def _indent(self) -> str:
        if not self.left and not self.right:
            return ""
        return f'<w:ind w:left="{twips(self.left)}" w:right="{twips(self.right)}"/>'


class Inlines:
    """Turns inlines into runs; figures and blanks become content controls, numbered in order of appearance."""

    def __init__(self) -> None:
        self._ids = count(1)

    def runs(self, inlines: Iterable[Inline], look: Look = PLAIN) -> str:
        """The runs of a paragraph."""
        return "".join(self._run(inline, look) for inline in inlines)

    def _run(self, inline: Inline, look: Look) -> str:
        if isinstance(inline, Figure):
            return self._figure(inline, look)
        if isinstance(inline, Blank):
            return self._blank(inline, look)
        return run(inline, look)

    def _figure(self, figure: Figure, look: Look) -> str:
        tag = f"{TAG_PREFIX}{figure.tag}"
        if len(tag) > _NAME_LIMIT:
            raise ValueError(f"Word takes tags of at most {_NAME_LIMIT} characters: {tag}")
        properties = f'<w:tag w:val={quoteattr(tag)}/><w:id w:val="{next(self._ids)}"/><w:text/>'
        return _control(properties, run(figure.text, look))

    def _blank(self, blank: Blank, look: Look) -> str:
        title = quoteattr(printable(blank.prompt)[:_NAME_LIMIT])
        properties = (
            f'<w:alias w:val={title}/><w:tag w:val="{BLANK_TAG}"/><w:id w:val="{next(self._ids)}"/>'
            "<w:showingPlcHdr/>"
        )
        shown = replace(look, highlight=True, style="PlaceholderText")
        return _control(properties, run(f"[{blank.prompt}]", shown))


def _control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def run(text: str, look: Look = PLAIN) -> str:
    """One run; line breaks and tabs in the text become Word's."""
    pieces = "".join(_piece(piece) for piece in _BREAKS.split(printable(text)) if piece)
    return f"<w:r>{look.xml}{pieces}</w:r>" if pieces else ""


def _piece(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece[0] in "\r\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def paragraph(runs: str, shape: Shape = Shape()) -> str:
    """One paragraph."""
    return f"<w:p>{shape.xml}{runs}</w:p>"


def line(text: str, look: Look = PLAIN, shape: Shape = Shape()) -> str:
    """One paragraph of one look."""
    return paragraph(run(text, look), shape)


def stated(text: str, look: Look = PLAIN, shape: Shape = Shape()) -> str:
    """One paragraph of the head or foot; what stands in square brackets has still to be written by a person."""
    pieces = _UNWRITTEN.split(text)
    shown = (run(piece, replace(look, highlight=piece.startswith("["))) for piece in pieces)
    return paragraph("".join(shown), shape)


def rule(column: float, length: float, after: int = 0) -> str:
    """A rule of `length` in the middle of a column, both in millimetres, with `after` points below it: a thin
    paragraph with a border above."""
    side = max(0.0, (column - length) / 2)
    return paragraph("", Shape(before=3, after=after, exact_line=3, left=side, right=side, has_rule=True))
