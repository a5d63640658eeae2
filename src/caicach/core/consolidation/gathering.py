"""What agencies wrote, by division of the outline and with its source: for a person to pick from, never run together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from caicach.core.consolidation.arranging import Arrangement
from caicach.core.consolidation.likeness import Own, TakenApart, plain_figure, taken_apart
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.directory import Directory
from caicach.core.ground.words import Messages


@dataclass(frozen=True, slots=True)
class Source:
    """Where a point stands: the submission of an agency, the paragraph counted from zero within the division. `figures` are
    the agency's own, in the order of the gaps that the point leaves for them."""

    agency: str
    submission: str
    paragraph: int
    figures: tuple[str, ...] = ()


@dataclass(frozen=True)
class Point:
    """One thing said, and everyone who said it: in the words of the first, with how many in place of its own name where
    others said it of themselves, and a gap where each gives another figure."""

    text: str
    sources: tuple[Source, ...]

    @property
    def by_figures(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The agencies that give each set of figures, in the order of the sources; nothing where the figures are one."""
        found: dict[tuple[str, ...], dict[str, None]] = {}
        for source in self.sources:
            if source.figures:
                found.setdefault(source.figures, {})[source.agency] = None
        return {figures: tuple(agencies) for figures, agencies in found.items()}


@dataclass(frozen=True)
class _Said:
    sentence: TakenApart
    source: Source
    type: AgencyType


@dataclass
class _Group:
    said: list[_Said] = field(default_factory=list)

    def point(self, messages: Messages) -> Point:
        first, agencies = self.said[0].sentence, {one.source.agency for one in self.said}
        differing = self._differing()
        numbers, words, gap = count(), [first.words[0]], messages.say("gathering.gap").vi
        for own, filled, after in zip(first.gaps, first.filled, first.words[1:], strict=True):
            if own is Own.FIGURE:
                words.append(gap if next(numbers) in differing else filled)
            else:
                words.append(self._many(own, messages, len(agencies)) if len(agencies) > 1 else filled)
            words.append(after)
        return Point("".join(words), tuple(self._sources(differing)))

    def _differing(self) -> set[int]:
        """Which of the figures are not one for all."""
        columns = zip(*(one.sentence.figures for one in self.said), strict=True)
        return {at for at, column in enumerate(columns) if len(set(map(plain_figure, column))) > 1}

    def _many(self, own: Own, messages: Messages, many: int) -> str:
        types = {_KIND.get(one.type, one.type) for one in self.said}
        kind = types.pop().value if len(types) == 1 else "of_several_types"
        stem = "gathering.name_" if own is Own.NAME else "gathering.place_"
        return messages.say(f"{stem}{kind}", count=many).vi

    def _sources(self, differing: set[int]) -> Iterator[Source]:
        for one in self.said:
            figures = (text for at, text in enumerate(one.sentence.figures) if at in differing)
            given = one.source
            yield Source(given.agency, given.submission, given.paragraph, tuple(figures))


_KIND = {AgencyType.HOME_AFFAIRS: AgencyType.DEPARTMENT}


def gather(
    laid: Arrangement, divisions: Sequence[str], directory: Directory, messages: Messages
) -> Mapping[str, tuple[Point, ...]]:
    """The points of each division, agencies in tree order, each agency's in its own order. Sentences that differ in nothing
    but case, spaces, the way a mark is placed, the agency's own name, its place or its figures are one point; a figure is
    never lost, for the source keeps it. A division nobody wrote in has none."""
    return {
        division: tuple(group.point(messages) for group in _groups(laid, division, directory))
        for division in divisions
    }


def _groups(laid: Arrangement, division: str, directory: Directory) -> list[_Group]:
    found: dict[tuple[tuple[str, ...], ...], _Group] = {}
    for one in _said(laid, division, directory):
        found.setdefault(one.sentence.key, _Group()).said.append(one)
    return list(found.values())


def _said(laid: Arrangement, division: str, directory: Directory) -> Iterator[_Said]:
    for one in laid.counted:
        given = one.contribution
        for number, text in enumerate(given.texts.get(division, ())):
            if text.strip():
                sentence = taken_apart(text, directory.find(given.agency))
                yield _Said(sentence, Source(given.agency, given.id, number), given.agency_type)
