"""Pieces of runs that show a stretch of a paragraph's text, cut so that a comment covers the words meant.

A run is cut in two with its look on both halves; nothing that is shown changes.
"""

from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from caicach.adapters.readers.docx.names import WORD, value
from caicach.adapters.readers.docx.paragraphs import Line, RunSpan
from caicach.adapters.readers.xml import Element
from caicach.core.reading.cleaning import clean


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SHOWN = frozenset(
    WORD + name
    for name in (
        "tab",
        "ptab",
        "cr",
        "noBreakHyphen",
        "softHyphen",
        "sym",
        "footnoteReference",
        "endnoteReference",
        "ruby",
    )
)


@dataclass
class _Segment:
    """[start, end) of the line is shown by `child` of `run`; child None when a run's parts cannot be told apart."""

    start: int
    end: int
    run: Element
    child: Element | None


class Segments:
    """A line as segments. Cutting changes the document's runs, not its text."""

    def __init__(self, line: Line) -> None:
        self._segments = [
            segment
            for run, spans in groupby(line.spans, lambda span: span.run)
            for segment in _of_run(run, list(spans))
        ]

    def runs(self, start: int, end: int) -> tuple[Element, Element] | None:
        """The first and the last run of [start, end), cut out exactly where that is possible; None if no run
        shows any of it."""
        self._cut(start)
        self._cut(end)
        covered = [s.run for s in self._segments if s.start < end and s.end > start]
        return (covered[0], covered[-1]) if covered else None

    def _cut(self, at: int) -> None:
        for place, segment in enumerate(self._segments):
            if segment.start < at < segment.end:
                self._cut_inside(place, segment, at)
                return
            following = self._segments[place + 1 : place + 2]
            if (
                segment.end == at
                and following
                and following[0].run is segment.run
                and following[0].child is not None
            ):
                self._move(place + 1, _split_before(segment.run, following[0].child))
                return

    def _cut_inside(self, place: int, segment: _Segment, at: int) -> None:
        index = _index(segment, at - segment.start)
        if index is None or segment.child is None:
            return
        rest = _split_text(segment.child, index)
        new = _split_before(segment.run, rest)
        self._segments.insert(place + 1, _Segment(at, segment.end, segment.run, rest))
        segment.end = at
        self._move(place + 1, new)

    def _move(self, place: int, new: Element) -> None:
        """From `place` on, what the old run showed is shown by the new one."""
        old = self._segments[place].run
        for segment in self._segments[place:]:
            if segment.run is old:
                segment.run = new


def _of_run(run: Element, spans: list[RunSpan]) -> list[_Segment]:
    children = [child for child in run.iterchildren("*") if _is_shown(child)]
    if len(children) != len(spans):
        return [_Segment(spans[0].start, spans[-1].end, run, None)]
    return [_Segment(span.start, span.end, run, child) for span, child in zip(spans, children, strict=True)]


def _is_shown(child: Element) -> bool:
    if child.tag == WORD + "t":
        return bool(child.text)
    if child.tag == WORD + "br":
        return value(child, "type") not in ("page", "column")
    return child.tag in _SHOWN


def _index(segment: _Segment, offset: int) -> int | None:
    """Where in the element's own characters the offset falls: decomposed letters are longer in the file than in
    the text. None when the file's text is in another encoding, or is no text."""
    if segment.child is None or segment.child.tag != WORD + "t":
        return None
    raw = segment.child.text or ""
    if len(clean(raw)) != segment.end - segment.start:
        return None
    if len(raw) == segment.end - segment.start:
        return offset
    return max(index for index in range(len(raw)) if len(clean(raw[:index])) == offset)


def _split_text(element: Element, index: int) -> Element:
    """The element keeps its first `index` characters; the rest stands in a new one right behind it."""
    rest = deepcopy(element)
    rest.text, element.text = element.text[index:], element.text[:index]
    rest.tail = None
    for part in (element, rest):
        part.set(_SPACE, "preserve")
    element.addnext(rest)
    return rest


def _split_before(run: Element, child: Element) -> Element:
    """The run ends before `child`; a run of the same look behind it has the child and what followed."""
    new = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(WORD + "rPr")
    moved = [child, *child.itersiblings("*")]
    if properties is not None:
        new.append(deepcopy(properties))
    new.extend(moved)
    run.addnext(new)
    return new
