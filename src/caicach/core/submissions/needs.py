"""What an act needs to be true, each a question about a submission as it stands and what the person gave."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caicach.core.submissions.statuses import Status


class Need(StrEnum):
    """What an act may need, by name; the refusal says `submissions.needs_<name>` and what to do `…_do`."""

    NOT_FROZEN = "not_frozen"
    CELLS_SETTLED = "cells_settled"
    NO_ERRORS = "no_errors"
    WARNINGS_EXPLAINED = "warnings_explained"
    REMARKS_ANSWERED = "remarks_answered"
    NOT_OWN_WORK = "not_own_work"
    NOT_ISSUED = "not_issued"
    IS_ISSUED = "is_issued"
    LATEST = "latest"
    REASON_GIVEN = "reason_given"
    NUMBER_GIVEN = "number_given"


# What a person is asked for in doing the act; the other needs are about the submission itself.
ASKED_FOR = frozenset({Need.REASON_GIVEN, Need.NUMBER_GIVEN})


@dataclass(frozen=True, slots=True)
class Standing:
    """A submission as far as acts depend on it. `errors`, `unexplained`, `open_remarks` and `unsettled`
    (cells that hold words no figure could be made of) are counts;
    `presented_by` and `approved_by` are ids of people, `presented_for` of who lent the power to present; `is_frozen` says that the day after which nothing changes has
    passed; `is_issued` and `is_sent` stay true whatever happens to the paper later."""

    agency: str
    receiver: str | None
    status: Status
    version: int = 1
    is_latest: bool = True
    is_issued: bool = False
    is_sent: bool = False
    presented_by: str | None = None
    presented_for: str | None = None
    approved_by: str | None = None
    errors: int = 0
    unexplained: int = 0
    open_remarks: int = 0
    unsettled: int = 0
    is_frozen: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives with an act: a reason, and for issue the number and day of the paper."""

    reason: str = ""
    number: str = ""
    issued_on: date | None = None


_IS_MET: Mapping[Need, Callable[[Standing, Given, frozenset[str]], bool]] = {
    Need.NOT_FROZEN: lambda standing, _given, _people: not standing.is_frozen,
    Need.CELLS_SETTLED: lambda standing, *_: standing.unsettled == 0,
    Need.NO_ERRORS: lambda standing, _given, _people: standing.errors == 0,
    Need.WARNINGS_EXPLAINED: lambda standing, _given, _people: standing.unexplained == 0,
    Need.REMARKS_ANSWERED: lambda standing, _given, _people: standing.open_remarks == 0,
    Need.NOT_OWN_WORK: lambda standing, _given, people: people.isdisjoint(
        {standing.presented_by, standing.presented_for}
    ),
    Need.NOT_ISSUED: lambda standing, _given, _people: not standing.is_issued,
    Need.IS_ISSUED: lambda standing, _given, _people: standing.is_issued,
    Need.LATEST: lambda standing, _given, _people: standing.is_latest,
    Need.REASON_GIVEN: lambda _standing, given, _people: bool(given.reason.strip()),
    Need.NUMBER_GIVEN: lambda _standing, given, _people: bool(given.number.strip() and given.issued_on),
}


def is_met(need: Need, standing: Standing, given: Given, person: str, giver: str | None = None) -> bool:
    """Whether the need is met for this person's act on the submission as it stands; `giver` is whose power is used when
    it was lent: two people then stand behind one act."""
    people = frozenset(p for p in (person, giver) if p is not None)
    return _IS_MET[need](standing, given, people)
