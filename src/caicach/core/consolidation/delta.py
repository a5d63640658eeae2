"""What a consolidation would become: figure by figure, and which submissions make the difference."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.values import NOT_REPORTED, Value


class Cause(StrEnum):
    """How what an agency brings differs: it counts now and did not, it does no longer, it says another thing."""

    CAME = "came"
    WENT = "went"
    CORRECTED = "corrected"


@dataclass(frozen=True)
class Because:
    """One agency's part in a change: what it said before and says now, and by which submissions (empty: by none)."""

    agency: str
    cause: Cause
    before: Value
    after: Value
    submission_before: str = ""
    submission_after: str = ""


@dataclass(frozen=True)
class Change:
    """A figure that would differ, and whose submissions make it so. A rate changes because of the rows it is made of: then
    nobody is named unless they wrote another rate themselves."""

    row: str
    before: Value
    after: Value
    because: tuple[Because, ...]


def changes(before: Consolidation, after: Consolidation) -> tuple[Change, ...]:
    """Every figure that differs, in the printed order of the form; the two must be of one form (ValueError)."""
    if before.plan.form.id != after.plan.form.id:
        raise ValueError(f"{before.plan.form.id} and {after.plan.form.id} are different forms")
    moved = tuple(_moved(before, after))
    found: list[Change] = []
    for row, figure in after.figures.items():
        was = before.figures[row].value
        if was != figure.value:
            because = tuple(one for old, new, cause in moved if (one := _because(row, old, new, cause)))
            found.append(Change(row, was, figure.value, because))
    return tuple(found)


Pair = tuple[Contribution | None, Contribution | None, Cause]


def _moved(before: Consolidation, after: Consolidation) -> Iterator[Pair]:
    """The agencies whose counted submission is another."""
    old, new = _counted(before), _counted(after)
    for agency in sorted(old.keys() | new.keys()):
        was, now = old.get(agency), new.get(agency)
        if was == now:
            continue
        yield was, now, Cause.CAME if was is None else Cause.WENT if now is None else Cause.CORRECTED


def _counted(of: Consolidation) -> Mapping[str, Contribution]:
    return {one.contribution.agency: one.contribution for one in of.arrangement.counted}


def _because(row: str, was: Contribution | None, now: Contribution | None, cause: Cause) -> Because | None:
    one = now or was
    before, after = _said(row, was), _said(row, now)
    if one is None or before == after:
        return None
    return Because(one.agency, cause, before, after, was.id if was else "", now.id if now else "")


def _said(row: str, given: Contribution | None) -> Value:
    return given.values.get(row, NOT_REPORTED) if given is not None else NOT_REPORTED
