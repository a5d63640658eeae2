"""Lines joined into paragraphs, also over the end of a page."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise
from statistics import median

from caicach.adapters.readers.pdf.lines import Line
from caicach.core.reading.found import Alignment, TextFormat


_CUT_SYMBOL = re.compile(r"(?<=[0-9A-ZĐÀ-Ỹ/])[-–]$|/$")
_TERMINAL = (".", ":", ";", "!", "?", "”", ")")
_INDENT = 6.0


@dataclass
class Joined:
    """The lines of one paragraph."""

    lines: list[Line] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The lines as one text; a symbol cut at its hyphen (`QĐ-` / `UBND`) is made whole."""
        text = ""
        for line in self.lines:
            glue = "" if not text or _is_cut(text, line.text) else " "
            text = f"{text}{glue}{line.text}"
        return text

    def format(self, left: float, right: float) -> TextFormat:
        """How its first line looks; centred when it lies alike from both margins."""
        first = self.lines[0]
        flags = [line.bold for line in self.lines], [line.italic for line in self.lines]
        return TextFormat(
            font=first.font or None,
            size_pt=Decimal(str(first.size)) if first.size else None,
            bold=all(flags[0]),
            italic=all(flags[1]),
            alignment=Alignment.CENTRE if is_centred(first, left, right) else None,
        )


def _is_cut(text: str, following: str) -> bool:
    return _CUT_SYMBOL.search(text) is not None and following[:1].isupper() | following[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a document stands on pages of one width: its margins and usual gap between lines."""

    left: float
    right: float
    gap: float


def frame_of(lines: Iterable[Line]) -> Frame:
    """The margins most lines keep."""
    listed = list(lines)
    lefts = Counter(round(line.x0) for line in listed)
    rights = Counter(round(line.x1) for line in listed)
    left = min((x for x, count in lefts.items() if count > 1), default=min(lefts, default=0))
    right = max((x for x, count in rights.items() if count > 1), default=max(rights, default=0))
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(listed)
        if above.page == below.page and below.top > above.top
    ]
    return Frame(float(left), float(right), median(gaps) if gaps else 0.0)


def is_centred(line: Line, left: float, right: float) -> bool:
    """Whether a line shorter than the page lies in its middle."""
    before, after = line.x0 - left, right - line.x1
    return before > 12 and abs(before - after) < 8


def join(lines: Iterable[Line], frame: Frame) -> list[Joined]:
    """Paragraphs of lines that run across the page."""
    paragraphs: list[Joined] = []
    for line in lines:
        if not paragraphs or _begins(paragraphs[-1], line, frame):
            paragraphs.append(Joined())
        paragraphs[-1].lines.append(line)
    return paragraphs


def join_block(lines: Iterable[Line]) -> list[Joined]:
    """Paragraphs of a narrow block: each line its own, but for one that goes on in small letters."""
    paragraphs: list[Joined] = []
    for line in lines:
        if not paragraphs or not line.text[:1].islower():
            paragraphs.append(Joined())
        paragraphs[-1].lines.append(line)
    return paragraphs


def _begins(paragraph: Joined, line: Line, frame: Frame) -> bool:
    """Whether the line begins a new paragraph after that one."""
    last = paragraph.lines[-1]
    if _had_room(last, line, frame):
        return True
    is_small = line.text[:1].islower()
    if _looks_differ(last, line) and not is_small:
        return True
    if last.page == line.page and line.top - last.bottom > frame.gap + 0.25 * line.size + 1 and not is_small:
        return True
    if line.has_marker and last.text.endswith((*_TERMINAL, ",")):
        return True
    return _is_indented(paragraph, line, frame) and not is_small


def _had_room(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the first word would have fitted on the line above: then that line ended on purpose."""
    word = line.words[0]
    needed = (word.x1 - word.x0) + 0.25 * line.size
    if is_centred(last, frame.left, frame.right) and is_centred(line, frame.left, frame.right):
        return (last.x1 - last.x0) + needed < frame.right - frame.left - 2
    return last.x1 + needed < frame.right - 2


def _looks_differ(last: Line, line: Line) -> bool:
    changed_weight = last.bold is not None and line.bold is not None and last.bold != line.bold
    return abs(last.size - line.size) > 1 or changed_weight


def _is_indented(paragraph: Joined, line: Line, frame: Frame) -> bool:
    """Whether the line starts further in than a continuation would."""
    last = paragraph.lines[-1]
    is_first = len(paragraph.lines) == 1
    if line.x0 < frame.left + _INDENT or is_centred(line, frame.left, frame.right):
        return False
    if is_first and last.has_marker:
        return False  # the second line of a hanging item
    return line.x0 > last.x0 + _INDENT or (
        is_first and abs(line.x0 - last.x0) < 2 and line.x0 > frame.left + 12
    )
