"""The notes our own writer puts after doubtful places: what they look like, and a document without them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from caicach.core.documents.official import Blank
from caicach.core.ground.words import Messages
from caicach.core.reading.found import Block, FigureSpan, FoundDocument, Paragraph


def doubt(advice: str, messages: Messages) -> Blank:
    """The note that says what to do about the place before it."""
    return Blank(messages.say("documents.doubt", advice=advice).vi)


def without_doubts(found: FoundDocument, messages: Messages) -> FoundDocument:
    """The document without the notes of an earlier writing, so that they are not read as the person's words.
    Marked figures keep their places."""
    note = re.compile(rf" ?\[{re.escape(doubt('', messages).prompt.strip())}[^\[\]]*\]")
    return replace(found, blocks=tuple(_without(block, note) for block in found.blocks))


def _without(block: Block, note: re.Pattern[str]) -> Block:
    if not isinstance(block, Paragraph) or note.search(block.text) is None:
        return block
    places = [match.span() for match in note.finditer(block.text)]
    return replace(block, text=note.sub("", block.text), figures=tuple(_moved(block.figures, places)))


def _moved(figures: tuple[FigureSpan, ...], places: list[tuple[int, int]]) -> Iterator[FigureSpan]:
    """The figures outside the notes, each as many letters further left as were taken out before it."""
    for figure in figures:
        if any(start <= figure.start < end for start, end in places):
            continue
        shift = sum(end - start for start, end in places if end <= figure.start)
        yield FigureSpan(figure.tag, figure.start - shift, figure.end - shift)
