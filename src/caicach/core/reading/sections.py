"""The headings of a document and what stands under each."""

from dataclasses import dataclass

from caicach.core.reading.found import Address, Paragraph


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
