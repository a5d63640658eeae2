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
from caicach.core.reading.lines import is_upper


_CUT_CODE = re.compile(r"[0-9]+(?:\.[0-9]+)*\.")
_CUT_SYMBOL = re.compile(r"(?<=[0-9A-ZĐÀ-Ỹ/])[-–]$|/$")
_TERMINAL = (".", ":", ";", "!", "?", "”", ")")
_CLOSING = re.compile(r"Trên đây là\b")  # how the last paragraph of an official report begins
_INDENT = 6.0
_FEW_LINES = 10
_OFTEN = 5  # lines that start at one place before it counts as the indent of first lines


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

    def format(self, frame: "Frame") -> TextFormat:
        """How its first line looks; centred when all its lines lie in the middle."""
        first = self.lines[0]
        centred = all(is_centred(line, frame) for line in self.lines)
        return TextFormat(
            font=first.font or None,
            size_pt=Decimal(str(first.size)) if first.size else None,
            bold=all(line.bold for line in self.lines),
            italic=all(line.italic for line in self.lines),
            alignment=Alignment.CENTRE if centred else None,
        )


def _is_cut(text: str, following: str) -> bool:
    if _CUT_CODE.fullmatch(text):
        return following[:1].isdigit()
    return _CUT_SYMBOL.search(text) is not None and (following[:1].isupper() or following[:1].isdigit())


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a document stands on pages of one width: its margins, the usual gap between lines, and
    where first lines are indented to (None when they are not)."""

    left: float
    right: float
    gap: float
    indent: float | None = None


def frame_of(lines: Iterable[Line], page_width: float) -> Frame:
    """The margins the lines keep. The right one is never wider than the left (Decree 30/2020: 15-20 and 30-35 mm)."""
    listed = list(lines)
    lefts = Counter(round(line.x0) for line in listed)
    rights = Counter(round(line.x1) for line in listed)
    least = 1 if len(listed) < _FEW_LINES else 2  # one stray line is no margin, unless there are hardly any
    left = min((x for x, count in lefts.items() if count >= least), default=min(lefts, default=0))
    right = max((x for x, count in rights.items() if count >= least), default=max(rights, default=0))
    gaps = [
        below.top - above.bottom
        for above, below in pairwise(listed)
        if above.page == below.page and below.top > above.top
    ]
    indents = {x: count for x, count in lefts.items() if x > left + 12 and count >= _OFTEN}
    indent = max(indents, key=indents.__getitem__) if indents else None
    return Frame(float(left), max(float(right), page_width - left), median(gaps) if gaps else 0.0, indent)


def is_centred(line: Line, frame: Frame) -> bool:
    """Whether a line shorter than the page lies in its middle, and not where first lines begin anyway."""
    before, after = line.x0 - frame.left, frame.right - line.x1
    is_first_line = frame.indent is not None and abs(line.x0 - frame.indent) < 2
    return before > 12 and abs(before - after) < 8 and not is_first_line


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
    if line.text[:1].islower() and not line.has_marker:
        return _gap(last, line) > frame.gap + 0.5 * line.size
    return (
        _had_room(last, line, frame)
        or (last.text.endswith(".") and _CLOSING.match(line.text) is not None)
        or _looks_differ(last, line)
        or _gap(last, line) > frame.gap + 0.25 * line.size + 1
        or (line.has_marker and (last.text.endswith((*_TERMINAL, ",")) or _is_level(paragraph, line)))
        or _is_indented(paragraph, line, frame)
    )


def _gap(last: Line, line: Line) -> float:
    """The white between two lines of one page; none where a page ends between them."""
    return line.top - last.bottom if last.page == line.page else 0.0


def _is_level(paragraph: Joined, line: Line) -> bool:
    """Whether the line starts where the paragraph started, when that was an item too."""
    first = paragraph.lines[0]
    return first.has_marker and abs(line.x0 - first.x0) < 2


def _had_room(last: Line, line: Line, frame: Frame) -> bool:
    """Whether the first word would have fitted on the line above: then that line ended on purpose."""
    word = line.words[0]
    needed = (word.x1 - word.x0) + 0.25 * line.size
    if is_centred(last, frame) and is_centred(line, frame):
        return (last.x1 - last.x0) + needed < frame.right - frame.left - 2
    return last.x1 + needed < frame.right - 2


def _looks_differ(last: Line, line: Line) -> bool:
    changed_weight = last.bold is not None and line.bold is not None and last.bold != line.bold
    ends_title = _is_title(last.text) and not is_upper(line.text)
    return abs(last.size - line.size) > 1 or changed_weight or ends_title


def _is_title(text: str) -> bool:
    """Whether a line is a title in capitals: several words, not a paragraph's abbreviation alone on its line."""
    return len(text.split()) >= 3 and is_upper(text)


def _is_indented(paragraph: Joined, line: Line, frame: Frame) -> bool:
    """Whether the line starts further in than a continuation would."""
    last = paragraph.lines[-1]
    if line.x0 < frame.left + _INDENT or is_centred(line, frame):
        return False
    is_first = len(paragraph.lines) == 1
    if is_first and abs(line.x0 - last.x0) < 2:
        return line.x0 > frame.left + 12
    is_hanging = is_first and last.has_marker  # the second line of an item under the first one's text
    return line.x0 > last.x0 + _INDENT and not is_hanging
