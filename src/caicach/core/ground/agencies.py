"""Agencies: who they are, apart from where they stand in the hierarchy and when.

An agency lives from one day to another. Its places, codes and successions are rows of their own, each with its days, so
that the past is never edited: a department that passes to a merged province gets a second place, not a new parent."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgencyType(StrEnum):
    """Which rows of a form an agency answers depends on its type."""

    PROVINCE = "province"
    HOME_AFFAIRS = "home_affairs"
    DEPARTMENT = "department"
    DISTRICT = "district"
    COMMUNE = "commune"


class SuccessionKind(StrEnum):
    """How an agency's work passed on."""

    MERGED_INTO = "merged_into"
    SPLIT_INTO = "split_into"
    RENAMED = "renamed"
    ABOLISHED = "abolished"


LONGEST_CODE = 35
# Decision 20/2020/QĐ-TTg: groups of digits and capital letters, a full stop between them.
_CODE = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)*")


def is_agency_code(text: str) -> bool:
    """Whether the text is written as an agency code: both notations are groups with full stops, 35 characters at most."""
    return len(text) <= LONGEST_CODE and _CODE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency under one name; a rename or merger is a new row that succeeds this one.

    `parent` is the last place it had; where it stood on a day is asked of the Directory. `area_code` is the number of
    its administrative unit in the national list, empty for a department."""

    id: str
    name: str
    type: AgencyType
    abbreviation: str
    parent: str | None
    valid_from: date | None
    valid_to: date | None
    short_names: tuple[str, ...] = ()
    succeeded_by: tuple[str, ...] = ()
    unverified: bool = True
    area_code: str = ""

    def is_alive(self, day: date) -> bool:
        """Whether the agency exists on the day; a day not known is no limit."""
        return covers(self.valid_from, self.valid_to, day)


@dataclass(frozen=True, slots=True)
class AgencyPlace:
    """An agency under its parent from one day to another, both included; None is a day not known or not come."""

    agency: str
    parent: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class AgencyCode:
    """The codes an agency bears in electronic exchange from one day to another: `code` as Decision 20/2020 writes it
    (`H21.15`), `code_102` as QCVN 102:2016 does (`000.00.15.H21`)."""

    agency: str
    code: str | None = None
    code_102: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    unverified: bool = True


@dataclass(frozen=True, slots=True)
class Succession:
    """What became of the predecessor on a day, the first of the new state; nobody follows one that was abolished."""

    predecessor: str
    successor: str | None
    kind: SuccessionKind
    on: date


def covers(first: date | None, last: date | None, day: date) -> bool:
    """Whether the day lies between the two, both included; None is no limit."""
    return (first is None or first <= day) and (last is None or day <= last)
