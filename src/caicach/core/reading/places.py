"""A fragment of a document: the words as they stand and where."""

from dataclasses import dataclass

from caicach.core.reading.found import Address


@dataclass(frozen=True, slots=True)
class Fragment:
    """`text` as it stands at [start, end) of the paragraph or cell at `address`."""

    text: str
    address: Address
    start: int = 0
    end: int = 0


def fragment(whole: str, address: Address, start: int = 0, end: int | None = None) -> Fragment:
    """The part [start, end) of a paragraph's or cell's text; all of it by default."""
    stop = len(whole) if end is None else end
    return Fragment(whole[start:stop], address, start, stop)
