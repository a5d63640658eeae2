"""Legal documents with the days they were in force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Act:
    """A legal document: `key` as cited (`34/2016/NĐ-CP`), issued on a day, in force from one day to another.

    A key without year (`76/NQ-CP`) may belong to several acts: the key of a citation is symbol and date.
    `replaced_by` and `amended_by` are keys with the day the change took effect. Unknown days are None.
    """

    key: str
    kind: str
    title: str
    issuer: str
    issued_on: date | None
    from_on: date | None
    until: date | None
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    reference: str = ""
    unverified: bool = True

    def is_in_force(self, day: date) -> bool | None:
        """Whether the act was in force on the day; None when its days are not known well enough."""
        if self.until is not None and day > self.until:
            return False
        if self.from_on is None:
            return None
        return day >= self.from_on
