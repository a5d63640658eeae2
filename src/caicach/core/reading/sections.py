"""The headings of a document and what stands under each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from caicach.core.ground.text import squash
from caicach.core.reading.found import Address, FoundDocument, Paragraph
from caicach.core.reading.headings import Heading, Rank, headings_of
from caicach.core.reading.narrative import narrative_of


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the paragraphs under it up to the next heading of any level.

    `number` as written without the final dot (`II`, `2.1`), None if unnumbered; `path` the numbers of the headings
    above and its own (`("II", "2", "2.1")`); `level` 1 for `I.`, 2 for `1.`, 3 for `2.1.`.
    """

    number: str | None
    title: str
    level: int
    path: tuple[str, ...]
    address: Address
    paragraphs: tuple[Paragraph, ...]

    @property
    def label(self) -> str:
        """How people name the section: `II.2.1`; its title where no number leads to it."""
        parts: list[str] = []
        for number in self.path:
            if parts and number.startswith(f"{parts[-1]}."):
                parts.pop()
            parts.append(number)
        return ".".join(parts) or self.title

    def holds(self, block: int) -> bool:
        """Whether the block is the heading of this section or a paragraph under it."""
        return block == self.address.block or any(p.address.block == block for p in self.paragraphs)


def sections_of(found: FoundDocument) -> tuple[Section, ...]:
    """The sections of the narrative, annexes left out. Levels follow the numbering, whatever styles the file gives;
    where capital letters (`A.`) stand above Roman numbers every level is one deeper."""
    paragraphs = narrative_of(found)
    headings = headings_of(paragraphs)
    deeper = 1 if any(h.rank is Rank.CAPITAL for h in headings.values()) else 0
    return tuple(_sections(paragraphs, headings, deeper))


def _sections(
    paragraphs: Sequence[Paragraph], headings: dict[int, Heading], deeper: int
) -> Iterable[Section]:
    above: list[Heading] = []
    places = [*sorted(headings), len(paragraphs)]
    for at, following in pairwise(places):
        heading = headings[at]
        above = [*(h for h in above if h.rank < heading.rank), heading]
        yield Section(
            heading.number,
            heading.title,
            heading.rank + deeper,
            tuple(h.number for h in above if h.number is not None),
            paragraphs[at].address,
            tuple(p for p in paragraphs[at + 1 : following] if squash(p.text)),
        )
