"""The blocks of a body in order, as elements: paragraphs and tables, wherever Word tucked them in."""

from collections.abc import Iterator
from dataclasses import dataclass

from caicach.adapters.readers.docx.inlines import figure_tag
from caicach.adapters.readers.docx.names import COMPATIBILITY, WORD
from caicach.adapters.readers.xml import Element


PARAGRAPH, TABLE = WORD + "p", WORD + "tbl"
_TRANSPARENT = frozenset(
    [WORD + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdtContent")]
    + [COMPATIBILITY + name for name in ("Choice", "Fallback")]
)


@dataclass(frozen=True, slots=True)
class Placed:
    """An element with the tag of the figure control it stands in, if any."""

    element: Element
    tag: str | None


def children_of(container: Element, wanted: frozenset[str], tag: str | None = None) -> Iterator[Placed]:
    """The wanted elements directly inside, seen through content controls and tracked insertions."""
    for child in container.iterchildren("*"):
        if child.tag in wanted:
            yield Placed(child, tag)
        elif child.tag == WORD + "sdt":
            content = child.find(WORD + "sdtContent")
            if content is not None:
                yield from children_of(content, wanted, figure_tag(child) or tag)
        elif child.tag == COMPATIBILITY + "AlternateContent":
            yield from children_of(next(child.iterchildren("*"), child), wanted, tag)
        elif child.tag in _TRANSPARENT:
            yield from children_of(child, wanted, tag)


BLOCKS = frozenset((PARAGRAPH, TABLE))
ROWS = frozenset((WORD + "tr",))
CELLS = frozenset((WORD + "tc",))
