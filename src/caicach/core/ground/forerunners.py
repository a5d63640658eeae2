"""Who did on an earlier day the work that is an agency's today: whose figures of then to lay beside its own."""

from dataclasses import dataclass
from datetime import date, timedelta

from caicach.core.ground.agencies import Agency
from caicach.core.ground.directory import Directory


@dataclass(frozen=True, slots=True)
class Forerunner:
    """An agency of an earlier day; `did_more` when part of its work of then is another's now."""

    agency: Agency
    did_more: bool


def forerunners(
    directory: Directory, id_: str, then: date, now: date, *, reported: bool = False
) -> tuple[Forerunner, ...]:
    """Who did the work `then`, as it had passed on by `now`: the agency itself first, the others as the directory has them.

    The agency itself is among them if it is known to have existed, and alone where nobody else did its work. `reported`
    says that it has a report of that time: then it existed, or answered for those it came of.
    """
    itself = directory.agency(id_)
    before = directory.predecessors_on(id_, then, until=now)
    is_alone = not before or (reported and not itself.is_alive(then))
    existed = itself.is_alive(then) and (reported or itself.valid_from is not None)
    found = (itself,) if is_alone else (itself, *before) if existed else before
    return tuple(Forerunner(one, _did_more(directory, one, id_, then, now)) for one in found)


def _did_more(directory: Directory, one: Agency, heir: str, then: date, now: date) -> bool:
    heirs = {after.id for after in directory.successors_on(one.id, now, since=then + timedelta(days=1))}
    if one.is_alive(now):
        heirs.add(one.id)
    return bool(heirs - {heir})
