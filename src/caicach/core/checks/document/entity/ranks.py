"""The rank of an agency by the words of its name: committees by their territory, departments, divisions."""

import re
from enum import StrEnum


class Rank(StrEnum):
    """Agencies of one rank may stand in each other's place when a report is copied."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    DIVISION = "division"
    OTHER = "other"


_RANKS = (
    (Rank.PROVINCE, r"ubnd tinh\b"),
    (Rank.COMMUNE, r"ubnd (?:xa|phuong|thi tran|dac khu)\b"),
    (Rank.DISTRICT, r"ubnd (?:huyen|thi xa|quan|thanh pho|tp)\b"),
    (Rank.DEPARTMENT, r"(?:so|ban)\b"),
    (Rank.DIVISION, r"(?:phong|van phong|thanh tra)\b"),
)


def rank_of(name: str) -> Rank:
    """The rank the folded name speaks of (`ubnd xa tan phu`); a division of one agency is no other agency."""
    return next((rank for rank, words in _RANKS if re.match(words, name)), Rank.OTHER)
