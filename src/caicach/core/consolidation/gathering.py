"""What agencies wrote, by division of the outline and with its source: for a person to pick from, never run together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from caicach.core.consolidation.arranging import Arrangement
from caicach.core.reading.spelling import matching_key


@dataclass(frozen=True, slots=True)
class Source:
    """Where a point stands: the submission of an agency, the paragraph counted from zero within the division."""

    agency: str
    submission: str
    paragraph: int


@dataclass(frozen=True)
class Point:
    """One thing said, in the words of the first that said it, and everyone who said the same."""

    text: str
    sources: tuple[Source, ...]


def gather(laid: Arrangement, divisions: Sequence[str]) -> Mapping[str, tuple[Point, ...]]:
    """The points of each division, agencies in tree order, each agency's in its own order. Words that differ in nothing but
    case, spaces and the way a mark is placed are one point. A division nobody wrote in has none."""
    return {division: _points(laid, division) for division in divisions}


def _points(laid: Arrangement, division: str) -> tuple[Point, ...]:
    said: dict[str, Point] = {}
    for text, source in _said(laid, division):
        key = " ".join(matching_key(text).casefold().split())
        first = said.get(key)
        said[key] = Point(first.text, (*first.sources, source)) if first else Point(text, (source,))
    return tuple(said.values())


def _said(laid: Arrangement, division: str) -> Iterator[tuple[str, Source]]:
    for one in laid.counted:
        given = one.contribution
        for number, text in enumerate(given.texts.get(division, ())):
            if text.strip():
                yield text, Source(given.agency, given.id, number)
