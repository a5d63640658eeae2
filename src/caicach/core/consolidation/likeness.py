"""What two agencies' sentences have in common: the words, apart from what is each one's own — its name, its place, its
figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from caicach.core.ground.agencies import Agency, AgencyType
from caicach.core.reading.spelling import any_of, matching_key


class Own(StrEnum):
    """What stands in a sentence and is the agency's own."""

    NAME = "name"
    PLACE = "place"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class TakenApart:
    """A sentence taken apart: `words` as written, one more than there are `gaps`, what stood in each gap in `filled`."""

    words: tuple[str, ...]
    gaps: tuple[Own, ...]
    filled: tuple[str, ...]

    @property
    def key(self) -> tuple[tuple[str, ...], ...]:
        """Equal for sentences that differ in nothing but what is the agency's own, case, spaces and the way a mark is
        placed. Figures count where so few words stand that another sentence might well have them too."""
        spoken = (" ".join(matching_key(words).casefold().split()) for words in self.words)
        figures = () if self._is_telling else tuple(plain_figure(figure) for figure in self.figures)
        return tuple(spoken), self.gaps, figures

    @property
    def figures(self) -> tuple[str, ...]:
        """What stands in the gaps that are figures."""
        return tuple(text for own, text in zip(self.gaps, self.filled, strict=True) if own is Own.FIGURE)

    @property
    def _is_telling(self) -> bool:
        return len(_WORD.findall(" ".join(self.words))) >= _TELLING


_TELLING = 5
"""So many words tell what a sentence is about: `Đạt 95%.` of two agencies may be about two things."""

_OF_ITS_OWN = 3
"""So many words name an agency: `Ban Dân tộc` does, `thanh tra` of `Thanh tra tỉnh` is a word like any other."""

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"[^\s()“”\"]+")
_DIGIT = re.compile(r"\d")
_COMMITTEE = re.compile(r"^(?:ủy ban nhân dân|ubnd) (?=\S)")
_OF_PROVINCE = re.compile(r" tỉnh(?: .*)?$")
_GOES_ON = re.compile(r"\s+[^\W\d_]")


def taken_apart(text: str, agency: Agency | None) -> TakenApart:
    """The sentence of that agency, in the words it is written in. Its own name is looked for in full and as lists have it,
    never a part of it that others bear too (`Sở`, `UBND xã`), nor within a longer name."""
    found = sorted((*_named(text, agency), *_numbers(text)), key=lambda one: (one[0], -one[1]))
    words, gaps, filled, at = [], [], [], 0
    for start, end, own in found:
        if start < at:
            continue
        words.append(text[at:start])
        gaps.append(own)
        filled.append(text[start:end])
        at = end
    return TakenApart((*words, text[at:]), tuple(gaps), tuple(filled))


def plain_figure(text: str) -> str:
    """`05` as `5`: the same figure."""
    return text.lstrip("0") or "0" if text.isdecimal() else text


def _numbers(text: str) -> Iterator[tuple[int, int, Own]]:
    """Runs of signs with a digit in them, without the marks that end a clause: `13`, `99,16%`, `12/KH-UBND`, `05/01/2026`."""
    for run in _RUN.finditer(text):
        if _DIGIT.search(run[0]):
            yield run.start(), run.start() + len(run[0].rstrip(".,;:!?")), Own.FIGURE


def _named(text: str, agency: Agency | None) -> Iterator[tuple[int, int, Own]]:
    if agency is None:
        return
    for own, names in ((Own.NAME, _names(agency)), (Own.PLACE, _places(agency))):
        for place in _pattern(names).finditer(matching_key(text)) if names else ():
            if not _is_longer(text, place.end()):
                yield *place.span(), own


def _is_longer(text: str, end: int) -> bool:
    """Whether the name goes on with a capital: `xã Tuy Phước` within `xã Tuy Phước Đông`."""
    more = _GOES_ON.match(text, end)
    return more is not None and more[0][-1].isupper()


def _names(agency: Agency) -> tuple[str, ...]:
    first = agency.short_names[0] if agency.short_names else agency.name
    own = (agency.name, *(name for name in agency.short_names if name == first or not first.startswith(name)))
    if agency.type is AgencyType.PROVINCE:
        return own
    bare = (_OF_PROVINCE.sub("", name) for name in own)
    return tuple(dict.fromkeys((*own, *(name for name in bare if len(name.split()) >= _OF_ITS_OWN))))


def _places(agency: Agency) -> tuple[str, ...]:
    if agency.type not in (AgencyType.COMMUNE, AgencyType.DISTRICT, AgencyType.PROVINCE):
        return ()
    keys = (matching_key(name) for name in _names(agency))
    places = {_COMMITTEE.sub("", key) for key in keys if _COMMITTEE.match(key)}
    return tuple(sorted(place for place in places if " " in place))


@lru_cache(maxsize=8192)
def _pattern(names: Sequence[str]) -> re.Pattern[str]:
    return any_of(names)
