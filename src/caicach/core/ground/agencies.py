"""Agencies: who they are, apart from where they stand in the hierarchy and when."""

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


@dataclass(frozen=True, slots=True)
class Agency:
    """One agency under one name; a rename or merger is a new row that succeeds this one."""

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
