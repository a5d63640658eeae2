"""Who reported: asked before anything is read off a total."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from caicach.core.consolidation.arranging import Arrangement
from caicach.core.consolidation.overlaps import IN_OTHERS


class Came(StrEnum):
    """How the figures of an agency that owes a report came."""

    IN_TIME = "in_time"
    LATE = "late"
    IN_ANOTHERS = "in_anothers"
    LEFT_OUT = "left_out"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class AgencyCoverage:
    """One agency that owes a report: how its figures came, by which submission, how many days late."""

    agency: str
    came: Came
    submission: str = ""
    sent_on: date | None = None
    due_on: date | None = None

    @property
    def days_late(self) -> int:
        """Days from the due day to the day sent; zero when in time or not known."""
        if self.came is not Came.LATE or self.sent_on is None or self.due_on is None:
            return 0
        return (self.sent_on - self.due_on).days


@dataclass(frozen=True)
class Coverage:
    """Every agency that owes a report, in the order of the plan, and those that reported without owing."""

    agencies: tuple[AgencyCoverage, ...]
    unasked: tuple[str, ...]

    @cached_property
    def counts(self) -> Mapping[Came, int]:
        """How many came each way."""
        return {came: sum(one.came is came for one in self.agencies) for came in Came}

    @property
    def expected(self) -> int:
        """How many owe a report."""
        return len(self.agencies)

    @property
    def received(self) -> int:
        """How many are counted, themselves or in another's figures."""
        return sum(self.counts[came] for came in (Came.IN_TIME, Came.LATE, Came.IN_ANOTHERS))

    def that_came(self, came: Came) -> tuple[AgencyCoverage, ...]:
        """Those that came one way."""
        return tuple(one for one in self.agencies if one.came is came)


def coverage_of(laid: Arrangement) -> Coverage:
    """Who of those expected is in the figures, and how."""
    counted = {one.contribution.agency: one.contribution for one in laid.counted}
    excluded = {one.contribution.agency: one for one in laid.excluded}
    gone = {gap.expected.agency for gap in laid.missing}
    found: list[AgencyCoverage] = []
    for owed in laid.plan.expected:
        if (one := counted.get(owed.agency)) is not None:
            late = one.sent_on is not None and owed.due_on is not None and one.sent_on > owed.due_on
            came = Came.LATE if late else Came.IN_TIME
            found.append(AgencyCoverage(owed.agency, came, one.id, one.sent_on, owed.due_on))
        elif (out := excluded.get(owed.agency)) is not None:
            came = Came.IN_ANOTHERS if out.reason in IN_OTHERS else Came.LEFT_OUT
            held = out.contribution
            found.append(AgencyCoverage(owed.agency, came, held.id, held.sent_on, owed.due_on))
        else:
            came = Came.MISSING if owed.agency in gone else Came.IN_ANOTHERS
            found.append(AgencyCoverage(owed.agency, came, due_on=owed.due_on))
    asked = {owed.agency for owed in laid.plan.expected}
    return Coverage(tuple(found), tuple(agency for agency in counted if agency not in asked))
