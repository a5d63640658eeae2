"""How Vietnamese sentences name what they count: nouns, words of status, whose figures, and which row of the form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from caicach.core.catalogue.roles import Role, Status
from caicach.core.reading.spelling import any_of, matching_key


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing that is counted. `name` is its usual word; nouns of one `family` may be parts of one total; `flows`
    when it is work that is received and dealt with."""

    name: str
    family: str
    flows: bool
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScopeWord:
    """Words that say whose figures follow. `axis` is level, giver or period; `name` the one meaning of the forms."""

    axis: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a section is about, told by its title; `is_plan` for sections about work still to come."""

    name: str
    is_plan: bool
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """Codes of rows that are added and taken away: `C.3.1.1 - C.3.1.2`."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of naming a row. Every condition given must hold: the noun counted, the role, the topic of the section,
    level and giver; `words` each stand in the clause or the part of the sentence before it, `unless` none of them.

    `percent` phrases speak of percentages, `denials` of sentences that say there is none: then one of the `denials`
    stands shortly before (or after, `denied_after`) the first of the words. `giver` "none" asks for no giver, `alone`
    that the clause ends with the number and its noun, `lead` that one of its words stands right before the number; `fact` names what is said where the form has no row for it.
    """

    means: tuple[Expression, ...]
    noun: str | None = None
    roles: frozenset[Role] = frozenset()
    topics: frozenset[str] = frozenset()
    level: str | None = None
    giver: str | None = None
    words: tuple[tuple[str, ...], ...] = ()
    unless: tuple[str, ...] = ()
    percent: bool = False
    denials: tuple[str, ...] = ()
    denied_after: bool = False
    alone: bool = False
    lead: tuple[str, ...] = ()
    fact: str | None = None

    @property
    def conditions(self) -> int:
        """How much the phrase asks for: the more, the more sure the match."""
        asked = (self.noun, self.roles, self.topics, self.level, self.giver, self.alone, self.lead)
        return sum(bool(condition) for condition in asked) + len(self.words)


@dataclass(frozen=True)
class Phrases:
    """All of it. `overlapping` are words for people counted twice (`nữ`, `đảng viên`): parts that need not add up;
    `overlapping_heads` those that overlap only where heads and not `turns` (`lượt`) are counted; `rest` name what is
    left without a figure; `particles` the words that may follow a number without being what it counts; `counters` those that stand for the
    work spoken of before."""

    nouns: tuple[Noun, ...] = ()
    statuses: Mapping[Status, tuple[str, ...]] = field(default_factory=dict)
    scopes: tuple[ScopeWord, ...] = ()
    topics: tuple[Topic, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    overlapping: tuple[str, ...] = ()
    overlapping_heads: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    particles: frozenset[str] = frozenset()
    counters: tuple[str, ...] = ()

    @cached_property
    def naming(self) -> tuple[Phrase, ...]:
        """The phrases that name a row by a number, in order."""
        return tuple(phrase for phrase in self.phrases if not phrase.denials)

    @cached_property
    def denying(self) -> tuple[Phrase, ...]:
        """The phrases that say there is none, in order."""
        return tuple(phrase for phrase in self.phrases if phrase.denials)

    @cached_property
    def denial_pattern(self) -> re.Pattern[str]:
        """Any word that begins a denial: `không`, `chưa`."""
        return any_of(form.split()[0] for phrase in self.denying for form in phrase.denials)

    @cached_property
    def noun_by_form(self) -> Mapping[str, Noun]:
        """The noun of each form, forms in lower case with single spaces."""
        return {_plain(form): noun for noun in self.nouns for form in noun.forms}

    @cached_property
    def noun_pattern(self) -> re.Pattern[str]:
        """Any form of any noun, the longest first."""
        return any_of(form for noun in self.nouns for form in noun.forms)

    @cached_property
    def _status_by_form(self) -> Mapping[str, Status]:
        return {_plain(form): status for status, forms in self.statuses.items() for form in forms}

    @cached_property
    def status_pattern(self) -> re.Pattern[str]:
        """Any status word, the longest first."""
        return any_of(form for forms in self.statuses.values() for form in forms)

    def statuses_in(self, key: str) -> Iterator[tuple[Status, re.Match[str]]]:
        """The status words of a text (its matching key) in order, longest at each place."""
        for found in self.status_pattern.finditer(key):
            yield self._status_by_form[_plain(found[0])], found

    @cached_property
    def _scope_by_form(self) -> Mapping[str, ScopeWord]:
        return {_plain(form): scope for scope in self.scopes for form in scope.forms}

    @cached_property
    def _scope_pattern(self) -> re.Pattern[str]:
        return any_of(form for scope in self.scopes for form in scope.forms)

    def scopes_in(self, key: str) -> Iterator[tuple[ScopeWord, re.Match[str]]]:
        """The scope words of a text (its matching key) in order, with their places."""
        for found in self._scope_pattern.finditer(key):
            yield self._scope_by_form[_plain(found[0])], found

    def scope_at(self, key: str, start: int) -> tuple[ScopeWord, int] | None:
        """The scope word that stands just there in a text (its matching key), and where it ends."""
        found = self._scope_pattern.match(key, start)
        return (self._scope_by_form[_plain(found[0])], found.end()) if found else None

    @cached_property
    def counter_pattern(self) -> re.Pattern[str]:
        """Any word that counts work by the piece."""
        return any_of(self.counters)

    @cached_property
    def turns_pattern(self) -> re.Pattern[str]:
        """Any word that counts turns."""
        return any_of(self.turns)

    @cached_property
    def rest_pattern(self) -> re.Pattern[str]:
        """Any word for what is left."""
        return any_of(self.rest)

    def overlap_pattern(self, in_turns: bool) -> re.Pattern[str]:
        """Any word for people that may be counted twice, where heads or where turns are counted."""
        return self._overlap_of_turns if in_turns else self._overlap_of_heads

    @cached_property
    def _overlap_of_turns(self) -> re.Pattern[str]:
        return any_of(self.overlapping)

    @cached_property
    def _overlap_of_heads(self) -> re.Pattern[str]:
        return any_of((*self.overlapping, *self.overlapping_heads))


def _plain(form: str) -> str:
    return " ".join(matching_key(form).split())


NO_PHRASES = Phrases()
