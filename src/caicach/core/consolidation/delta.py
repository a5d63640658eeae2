"""What a consolidation would become: figure by figure, and what makes the difference: submissions, figures of the base year,
the form or the rules."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from caicach.core.consolidation.consolidate import Consolidation
from caicach.core.consolidation.contributions import Contribution
from caicach.core.consolidation.delta_of_rules import BaseChanged, HowChanged, bases_changed, how_changed
from caicach.core.ground.values import NOT_APPLICABLE, NOT_REPORTED, Value


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
    """A figure that would differ, and whose submissions, which bases and what in the way it is made make it so. A rate
    changes because of the rows it is made of: then nothing is named unless agencies wrote another rate themselves."""

    row: str
    before: Value
    after: Value
    because: tuple[Because, ...]
    bases: tuple[BaseChanged, ...] = ()
    how: tuple[HowChanged, ...] = ()


_UNASKED = frozenset({NOT_REPORTED, NOT_APPLICABLE})
"""What a row is that one version of the form has and the other does not."""


def changes(
    before: Consolidation, after: Consolidation, frozen: Mapping[str, Value] | None = None
) -> tuple[Change, ...]:
    """Every figure that differs, in the printed order of the form, then rows that form no longer has. `frozen` are the
    figures as they were when `before` was carried out first: where carrying it out again gives another, the way it is made
    has changed since."""
    moved = tuple(_moved(before, after))
    was = {row: figure.value for row, figure in before.figures.items()}
    kept = was | dict(frozen or {})
    is_other_form = before.plan.form.id != after.plan.form.id
    found: list[Change] = []
    for row in dict.fromkeys((*after.figures, *kept)):
        old = kept.get(row, NOT_REPORTED)
        new = after.figures[row].value if row in after.figures else NOT_REPORTED
        if old != new and not (is_other_form and {old, new} <= _UNASKED):
            is_made_anew = old != was.get(row, NOT_REPORTED)
            because = (_because(row, one, other, cause) for one, other, cause in moved)
            found.append(
                Change(
                    row,
                    old,
                    new,
                    tuple(one for one in because if one is not None),
                    tuple(bases_changed(row, before, after)),
                    tuple(how_changed(row, before, after, is_made_anew=is_made_anew)),
                )
            )
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
