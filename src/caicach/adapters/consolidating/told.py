"""Whose report a file is: what the plan says of it, what the paper says, what its name or its folder says. Where these do
not tell one agency, nobody guesses."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.ground.agencies import Agency
from caicach.core.ground.text import fold


class ToldBy(StrEnum):
    """What told the agency."""

    PLAN = "plan"
    PAPER = "paper"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Told:
    """An agency, and what told it."""

    agency: str
    by: ToldBy


_WORDS = re.compile(r"[a-z0-9]+")
_OFFICES = (("uy ban nhan dan", "ubnd"), ("bao cao", ""), ("cai cach hanh chinh", ""), ("cchc", ""))


def agency_of_name(name: str, agencies: Iterable[Agency]) -> str | None:
    """The one agency whose name stands in the name of the file, else in that of the nearest folder; the longest name wins
    (`Sở Nông nghiệp và Môi trường` over `Sở Nông nghiệp`). None where two fit alike or none does."""
    keys = _keys(agencies)
    for part in reversed(name.split("/")):
        words = f" {_plain(part)} "
        fitting = {key: ids for key, ids in keys.items() if f" {key} " in words}
        if fitting:
            ids = fitting[max(fitting, key=len)]
            return next(iter(ids)) if len(ids) == 1 else None
    return None


def _keys(agencies: Iterable[Agency]) -> Mapping[str, set[str]]:
    """Every way a file may be named after an agency. A name of one short word tells nothing."""
    found: dict[str, set[str]] = {}
    for agency in agencies:
        names = {agency.id, agency.name, *agency.short_names}
        plain = {_plain(name) for name in names}
        plain |= {re.sub(r" tinh .*$", "", name) for name in plain}
        plain |= {name.removeprefix("ubnd ") for name in plain}
        if len(agency.abbreviation) > 2 and agency.abbreviation != "UBND":
            plain.add(_plain(agency.abbreviation))
        for name in plain:
            if len(name) > 2 and name not in _TOO_COMMON:
                found.setdefault(name, set()).add(agency.id)
    return found


_TOO_COMMON = frozenset({"van phong", "thanh tra", "ubnd", "ubnd tinh", "ubnd xa", "ubnd phuong"})


def _plain(text: str) -> str:
    """The words alone, folded: `So_Noi_vu-2026.docx` and `Sở Nội vụ` agree."""
    words = " ".join(_WORDS.findall(fold(text)))
    for long, short in _OFFICES:
        words = words.replace(long, short)
    return " ".join(words.split())
