"""The part a figure plays in an account of work: received, done on time, still open, and so on."""

from collections.abc import Collection
from enum import StrEnum


class Status(StrEnum):
    """What a status word says, one meaning for all its spellings; the forms are content (content/phrases)."""

    TOTAL = "total"
    ASSIGNED = "assigned"
    RECEIVED = "received"
    CARRIED = "carried"
    NEW = "new"
    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"
    DUE = "due"
    DONE = "done"
    OPEN = "open"
    EARLY = "early"
    ON_TIME = "on_time"
    EARLY_AND_ON_TIME = "early_and_on_time"
    IN_TIME = "in_time"
    NOT_DUE = "not_due"
    LATE = "late"
    RETURNED = "returned"
    NOTHING = "nothing"


class Role(StrEnum):
    """The place of a figure in the account `received = done + open + returned`, and in its three sub-accounts."""

    TOTAL = "total"
    CARRIED = "carried"
    NEW = "new"
    DIRECT = "direct"
    ONLINE = "online"
    POST = "post"
    DUE = "due"
    DONE = "done"
    DONE_EARLY = "done_early"
    DONE_ON_TIME = "done_on_time"
    DONE_EARLY_AND_ON_TIME = "done_early_and_on_time"
    DONE_LATE = "done_late"
    OPEN = "open"
    OPEN_IN_TIME = "open_in_time"
    OPEN_LATE = "open_late"
    LATE = "late"
    RETURNED = "returned"


DONE_ROLES = frozenset(
    {Role.DONE, Role.DONE_EARLY, Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME, Role.DONE_LATE}
)
OPEN_ROLES = frozenset({Role.OPEN, Role.OPEN_IN_TIME, Role.OPEN_LATE})
CHANNELS = (Role.DIRECT, Role.ONLINE, Role.POST)
_CHANNEL_OF = {Status.DIRECT: Role.DIRECT, Status.ONLINE: Role.ONLINE, Status.POST: Role.POST}
_TOTALS = (
    (Status.DUE, Role.DUE),
    (Status.CARRIED, Role.CARRIED),
    (Status.NEW, Role.NEW),
    (Status.TOTAL, Role.TOTAL),
    (Status.RECEIVED, Role.TOTAL),
    (Status.ASSIGNED, Role.TOTAL),
)


def role_of(statuses: Collection[Status], phase: Role | None) -> Role | None:
    """The role of a figure from the status words of its clause; `phase` (DONE, OPEN or None) is what the words
    before it were about, and settles a bare `quá hạn` or `trong hạn`. None where the words give no role."""
    said = set(statuses) - {Status.NOTHING}
    if not said:
        return None
    return _timed(said, phase) or _channel(said) or _plain(said)


def _timed(said: set[Status], phase: Role | None) -> Role | None:
    is_open = Status.OPEN in said or (phase is Role.OPEN and Status.DONE not in said)
    if Status.NOT_DUE in said:
        return Role.OPEN_IN_TIME
    if Status.LATE in said:
        return _late(said, is_open, phase)
    if Status.EARLY_AND_ON_TIME in said or {Status.EARLY, Status.ON_TIME} <= said:
        return Role.DONE_EARLY_AND_ON_TIME
    if Status.ON_TIME in said or Status.IN_TIME in said:
        return Role.OPEN_IN_TIME if is_open else Role.DONE_ON_TIME
    return Role.DONE_EARLY if Status.EARLY in said else None


def _late(said: set[Status], is_open: bool, phase: Role | None) -> Role:
    if is_open:
        return Role.OPEN_LATE
    return Role.DONE_LATE if Status.DONE in said or phase is Role.DONE else Role.LATE


def _channel(said: set[Status]) -> Role | None:
    channels = [role for status, role in _CHANNEL_OF.items() if status in said]
    is_about_intake = not said & {Status.DONE, Status.OPEN}
    return channels[0] if len(channels) == 1 and is_about_intake else None


def _plain(said: set[Status]) -> Role | None:
    if said & set(_CHANNEL_OF):
        return None
    if Status.RETURNED in said:
        return Role.RETURNED
    if Status.OPEN in said:
        return Role.OPEN
    if {Status.TOTAL, Status.RECEIVED} <= said:
        return Role.TOTAL
    if Status.DONE in said:
        return Role.DONE
    return next((role for status, role in _TOTALS if status in said), None)


def phase_after(role: Role | None, phase: Role | None) -> Role | None:
    """What the following words are about once a figure of this role stood."""
    if role in DONE_ROLES:
        return Role.DONE
    if role in OPEN_ROLES:
        return Role.OPEN
    return None if role is Role.TOTAL else phase
