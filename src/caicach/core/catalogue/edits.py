"""Figures of our own document that a person changed by hand since it was written."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.core.catalogue.carried import carried_of
from caicach.core.ground.text import squash
from caicach.core.reading.found import Cell, FoundDocument, Paragraph
from caicach.core.reading.places import Fragment, fragment


@dataclass(frozen=True, slots=True)
class Edit:
    """A reference whose text is no longer what was printed. `now` is empty and `where` None when it is gone."""

    tag: str
    was: str
    now: str
    where: Fragment | None

    @property
    def indicator(self) -> str:
        """The id of the row of the form the figure stands for."""
        return self.tag.partition(":")[0]


def find_edits(found: FoundDocument) -> tuple[Edit, ...]:
    """Every changed figure in the order of the document, then those that are gone; empty for a file not ours, and
    for one whose format marks no figures."""
    carried = carried_of(found)
    marked = list(marked_figures(found))
    if carried is None or not marked:
        return ()
    changed = [
        Edit(tag, carried.figures[tag], where.text, where)
        for tag, where in marked
        if tag in carried.figures and squash(where.text) != squash(carried.figures[tag])
    ]
    present = {tag for tag, _ in marked}
    gone = [Edit(tag, text, "", None) for tag, text in carried.figures.items() if tag not in present]
    return (*changed, *gone)


def marked_figures(found: FoundDocument) -> Iterator[tuple[str, Fragment]]:
    """Every figure our writer marked, by its tag, as it stands; in the order of the document."""
    for piece in _pieces(found):
        for span in piece.figures:
            yield span.tag, fragment(piece.text, piece.address, span.start, span.end)


def _pieces(found: FoundDocument) -> Iterator[Paragraph | Cell]:
    for block in found.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            yield from row
