"""Who a person is in an agency, for how long, and where an agency stands towards another."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a person does for one agency; a person may hold several."""

    OFFICER = "officer"  # lập
    HEAD = "head"  # duyệt, ký
    CLERK = "clerk"  # văn thư: số, ban hành, gửi
    RECEIVER = "receiver"  # tiếp nhận, theo dõi, tổng hợp
    VIEWER = "viewer"
    AGENCY_ADMIN = "agency_admin"
    SYSTEM_ADMIN = "system_admin"


class Side(StrEnum):
    """How the agency of a grant stands to the agency a submission is of."""

    OWN = "own"
    RECEIVING = "receiving"  # the submission is sent to the grant's agency
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Grant:
    """A role in an agency between two days, both inside; `on_behalf_of` names who lent it, if anyone did, `giver` is
    that person's id."""

    role: Role
    agency: str
    from_on: date | None = None
    until: date | None = None
    on_behalf_of: str | None = None
    giver: str | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the grant holds on the day."""
        return (self.from_on is None or self.from_on <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person with the grants that hold today. `id` is permanent, `name` is what the log and papers show."""

    id: str
    name: str
    grants: tuple[Grant, ...]

    def agencies(self, *roles: Role) -> frozenset[str]:
        """The agencies where the person holds one of these roles; any role when none is named."""
        return frozenset(grant.agency for grant in self.grants if not roles or grant.role in roles)


def side_of(agency: str, submission_of: str, receiver: str | None) -> Side:
    """How an agency stands to a submission: its own, sent to it, or another's."""
    if agency == submission_of:
        return Side.OWN
    return Side.RECEIVING if agency == receiver else Side.OTHER
