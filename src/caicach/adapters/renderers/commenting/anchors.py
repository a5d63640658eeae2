"""Where a comment is pinned: the words, else the whole paragraph or cell, else the top of the document."""

from collections.abc import Iterable

from caicach.adapters.readers.docx.names import WORD
from caicach.adapters.readers.docx.paragraphs import Line
from caicach.adapters.readers.docx.reader import Located
from caicach.adapters.readers.xml import Element
from caicach.adapters.renderers.commenting.segments import Segments
from caicach.core.reading.places import Fragment


_PARAGRAPH = WORD + "p"
_BOX = WORD + "txbxContent"
_OPEN = frozenset(WORD + name for name in ("p", "hyperlink", "ins", "moveTo", "smartTag"))
_Written = tuple[Element, Line]


class Anchors:
    """The places of one document, found by the addresses its reader gives."""

    def __init__(self, blocks: Iterable[Located]) -> None:
        self._blocks = {block.block.address.block: block for block in blocks}
        self._segments: dict[int, Segments] = {}

    def pin(self, comment: int, where: Fragment | None) -> bool:
        """Put the comment's marks around the fragment, or as near to it as can be. False when the document has
        no paragraph to hold any comment."""
        written = self._written(where)
        if where is not None and written:
            ends = self._ends(where, written)
            if ends is not None:
                _mark(comment, *ends)
                return True
        held = [element for element, _ in written if _is_in_body(element)] or self._top()
        if not held:
            return False
        _mark_paragraphs(comment, _host(held[0]), _host(held[-1]))
        return True

    def _written(self, where: Fragment | None) -> tuple[_Written, ...]:
        """The paragraphs at the fragment's address; those of the cell it continues when it stands in a merged one."""
        block = None if where is None else self._blocks.get(where.address.block)
        if block is None or where is None:
            return ()
        row, column = where.address.row, where.address.column
        if row is None or column is None:
            return block.lines or next((lines for _, lines in block.cells), ())
        return next((lines for place, lines in reversed(block.cells) if place <= (row, column) and lines), ())

    def _ends(self, where: Fragment, written: tuple[_Written, ...]) -> tuple[Element, Element] | None:
        """The first and last element of the fragment, if it can be told apart and may hold a comment."""
        shown = [(element, line) for element, line in written if line.text.strip()]
        text = "\n".join(line.text for _, line in shown)
        start = _start_of(where, text)
        if start is None or any(_host(element) is not element for element, _ in shown):
            return None
        stop = start + len(where.text)
        first = last = None
        offset = 0
        for _, line in shown:
            found = self._segments_of(line).runs(max(start - offset, 0), min(stop - offset, len(line.text)))
            if found is not None and _overlaps(start, stop, offset, line):
                first, last = first if first is not None else found[0], found[1]
            offset += len(line.text) + 1
        return None if first is None or last is None else (_hoisted(first), _hoisted(last))

    def _segments_of(self, line: Line) -> Segments:
        """The segments of a line, kept, because cutting for one comment moves the runs for the next."""
        if id(line) not in self._segments:
            self._segments[id(line)] = Segments(line)
        return self._segments[id(line)]

    def _top(self) -> list[Element]:
        """The first paragraph that can hold a comment."""
        for block in self._blocks.values():
            lines = [line for _, lines in block.cells for line in lines] or list(block.lines)
            held = [element for element, _ in lines if _is_in_body(element)]
            if held:
                return held[:1]
        return []


def _overlaps(start: int, stop: int, offset: int, line: Line) -> bool:
    return start < offset + len(line.text) and stop > offset


def _start_of(where: Fragment, text: str) -> int | None:
    """Where the fragment's words begin in the text: at its own offset if they stand there, else where they do
    stand; None for no words or for words that are not there."""
    if not where.text.strip():
        return None
    if text[where.start : where.start + len(where.text)] == where.text:
        return where.start
    found = text.find(where.text)
    return found if found >= 0 else None


def _is_in_body(element: Element) -> bool:
    """Word keeps no comments in footnotes."""
    return bool(element.getroottree().getroot().tag == WORD + "document")


def _host(paragraph: Element) -> Element:
    """The paragraph itself; for one in a text box, where Word keeps no comments, the one the box is anchored in."""
    boxes = list(paragraph.iterancestors(_BOX))
    return next(boxes[-1].iterancestors(_PARAGRAPH), paragraph) if boxes else paragraph


def _hoisted(run: Element) -> Element:
    """The run, or what stands for it where marks may stand: not inside a content control or a field."""
    element = run
    while element.getparent() is not None and element.getparent().tag not in _OPEN:
        element = element.getparent()
    for above in run.iterancestors(WORD + "sdt"):
        if above.getparent().tag in _OPEN:
            element = above
    return element


def _mark(comment: int, first: Element, last: Element) -> None:
    mark = {WORD + "id": str(comment)}
    first.addprevious(first.makeelement(WORD + "commentRangeStart", mark))
    end = last.makeelement(WORD + "commentRangeEnd", mark)
    last.addnext(end)
    end.addnext(_reference(last, comment))


def _mark_paragraphs(comment: int, first: Element, last: Element) -> None:
    """Marks around all that stands in these paragraphs."""
    mark = {WORD + "id": str(comment)}
    properties = first.find(WORD + "pPr")
    first.insert(0 if properties is None else 1, first.makeelement(WORD + "commentRangeStart", mark))
    last.append(last.makeelement(WORD + "commentRangeEnd", mark))
    last.append(_reference(last, comment))


def _reference(near: Element, comment: int) -> Element:
    run = near.makeelement(WORD + "r", {})
    reference = run.makeelement(WORD + "commentReference", {WORD + "id": str(comment)})
    run.append(reference)
    return run
