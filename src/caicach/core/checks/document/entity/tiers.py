"""The tier of an agency by the words of its name: committees by their territory, departments, divisions."""

import re
from enum import StrEnum


class Tier(StrEnum):
    """Agencies of one tier may stand in each other's place when a report is copied."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    DEPARTMENT = "department"
    DIVISION = "division"
    OTHER = "other"


_TIERS = (
    (Tier.PROVINCE, r"ubnd tinh\b"),
    (Tier.COMMUNE, r"ubnd (?:xa|phuong|thi tran|dac khu)\b"),
    (Tier.DISTRICT, r"ubnd (?:huyen|thi xa|quan|thanh pho|tp)\b"),
    (Tier.DEPARTMENT, r"(?:so|ban)\b"),
    (Tier.DIVISION, r"(?:phong|van phong|thanh tra)\b"),
)


def tier_of(name: str) -> Tier:
    """The tier the folded name speaks of (`ubnd xa tan phu`); a division of one agency is no other agency."""
    return next((tier for tier, words in _TIERS if re.match(words, name)), Tier.OTHER)
