"""The outline of a report: parts, clauses and points, what each must report, and the sentences it may say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from caicach.core.documents.conditions import Condition
from caicach.core.documents.official import LineRole
from caicach.core.documents.templates import Template
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind


@dataclass(frozen=True, slots=True)
class SentencePart:
    """One of several fragments of a sentence, said when its conditions hold."""

    when: tuple[Condition, ...]
    say: Template


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence said when its conditions hold and its figures can be printed; `parts` fill its `{parts}`."""

    when: tuple[Condition, ...]
    say: Template
    parts: tuple[SentencePart, ...] = ()

    def __post_init__(self) -> None:
        if self.say.asks_for_parts != bool(self.parts):
            raise ValueError("a pattern has parts if and only if it says {parts}")


@dataclass(frozen=True, slots=True)
class OutlinePassage:
    """What must be said at one place: the first pattern that fits is said. `reports` are the rows it answers for;
    while one of them is not reported, a blank names it. `only_for` empty means every type of agency."""

    role: LineRole
    reports: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    only_for: frozenset[AgencyType] = frozenset()

    @property
    def indicators(self) -> frozenset[str]:
        """Every indicator the passage reports, compares or prints."""
        used = set(self.reports)
        for sentence in self.sentences:
            used |= sentence.say.indicators
            used |= {indicator for condition in sentence.when for indicator in condition.indicators}
        return frozenset(used)

    @property
    def sentences(self) -> tuple[Pattern | SentencePart, ...]:
        """Every pattern and every part of one."""
        said: list[Pattern | SentencePart] = []
        for pattern in self.patterns:
            said += [pattern, *pattern.parts]
        return tuple(said)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every part and whole it prints together."""
        return frozenset(pair for sentence in self.sentences for pair in sentence.say.pairs)


@dataclass(frozen=True, slots=True)
class Division:
    """A heading with its passages and the divisions under it. `key` is permanent (`direction.plan`);
    `known_by` are folded words that name it in reports people wrote. Numbers are given when printed."""

    key: str
    role: LineRole
    title: Template
    known_by: tuple[str, ...]
    passages: tuple[OutlinePassage, ...]
    divisions: tuple["Division", ...] = ()
    only_for: frozenset[AgencyType] = frozenset()

    def walk(self) -> Iterator["Division"]:
        """This division and all under it, in order."""
        yield self
        for division in self.divisions:
            yield from division.walk()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around the body for one type of agency from a day on, where the source says nothing else. `only` is the
    one agency of the type it is for, by its name; `whole` what the figures of many agencies under it are said to be of."""

    agency_type: AgencyType
    from_on: date | None
    superior: str
    issuer: Template
    place: Template
    parent_agency: Template
    addressees: tuple[Template, ...]
    recipients: tuple[Template, ...]
    capacity: Template
    position: Template
    only: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The words around the body that every type of agency shares, and the heads by type."""

    kind: str
    symbol: Template
    signatory: Template
    annex_name: Template
    annex_reference: Template
    heads: tuple[Head, ...]

    def head(self, agency_type: AgencyType | None, day: date | None, name: str | None = None) -> Head:
        """The head for the type on the day, that of the agency of this name where it has its own; that of a department while
        the type is not known."""
        wanted = agency_type or AgencyType.DEPARTMENT
        fitting = [h for h in self.heads if h.agency_type is wanted and _has_begun(h.from_on, day)]
        own = [h for h in fitting if h.only and h.only == name]
        return own[-1] if own else [h for h in fitting if not h.only][-1]


def _has_begun(from_on: date | None, day: date | None) -> bool:
    return from_on is None or (day is not None and from_on <= day)


@dataclass(frozen=True)
class Outline:
    """One outline: the periods it serves, the subject line, the opening, the divisions, the closing, the letterhead."""

    id: str
    periods: frozenset[PeriodKind]
    subject: Template
    opening: Template
    parts: tuple[Division, ...]
    closing: Template
    letterhead: Letterhead
    reference: str = ""
    unverified: bool = True

    def __post_init__(self) -> None:
        keys = [division.key for division in self.divisions]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise ValueError(f"two divisions are called {twice}")

    @property
    def divisions(self) -> tuple[Division, ...]:
        """Every division, in printed order."""
        return tuple(division for part in self.parts for division in part.walk())

    @property
    def indicators(self) -> frozenset[str]:
        """Every indicator the outline knows."""
        return frozenset(
            used
            for division in self.divisions
            for passage in division.passages
            for used in passage.indicators
        )
