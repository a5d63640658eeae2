"""The equations an account of work must satisfy, each with every way an honest writer may have meant it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from caicach.core.catalogue.claims import NumberFound
from caicach.core.catalogue.roles import CHANNELS, Role
from caicach.core.checks.narrative.ledgers import Ledger
from caicach.core.checks.narrative.spans import are_exact, span_of_sum, total


Terms = tuple[NumberFound, ...]


@dataclass(frozen=True)
class Break:
    """An equation no reading of which holds: the sides as the likeliest reading takes them.

    `gap` is left less right: positive when something is left unsaid, negative when the parts exceed the whole.
    `is_full` when the parts are all there can be, so that nothing may be left unsaid.
    """

    equation: str
    left: Terms
    right: Terms
    gap: Decimal
    is_full: bool
    is_exact: bool


def breaks_of(ledger: Ledger) -> Iterator[Break]:
    """Every equation of the account that fails under all its readings."""
    for equation, sides, is_full in (
        _intake(ledger),
        _channels(ledger),
        *_dealt_with(ledger),
        _balance(ledger),
    ):
        found = _broken(equation, sides, is_full)
        if found:
            yield found
    yield from _too_large(ledger)


_Sides = list[tuple[Terms, Terms]]
_Equation = tuple[str, _Sides, bool]


def _broken(equation: str, sides: _Sides, is_full: bool) -> Break | None:
    if not sides or any(span_of_sum(left).meets(span_of_sum(right)) for left, right in sides):
        return None
    left, right = min(sides, key=lambda pair: abs(total(pair[0]) - total(pair[1])))
    return Break(equation, left, right, total(left) - total(right), is_full, are_exact(left + right))


def _intake(ledger: Ledger) -> _Equation:
    """Received = carried over + new."""
    parts = ledger.get(Role.CARRIED, Role.NEW)
    whole = ledger.get(Role.TOTAL)
    return "intake", [(whole, parts)] if whole and len(parts) == 2 else [], True


def _channels(ledger: Ledger) -> _Equation:
    """Received, or newly received, = by hand + online + by post."""
    parts = ledger.get(*CHANNELS)
    wholes = [side for role in (Role.TOTAL, Role.NEW) if (side := ledger.get(role))]
    return "channels", [(whole, parts) for whole in wholes] if len(parts) > 1 else [], len(parts) == 3


def _dealt_with(ledger: Ledger) -> tuple[_Equation, _Equation]:
    """Done = early + on time + late, open = in time + overdue."""
    done, still = ledger.get(Role.DONE), ledger.get(Role.OPEN)
    late = ledger.get(Role.DONE_LATE) or (ledger.get(Role.LATE) if done and not still else ())
    returned = ledger.get(Role.RETURNED)
    sides = [(done, side) for side in _timely(ledger, late)] if done else []
    sides += [(done, right + returned) for _, right in sides] if returned else []
    overdue = ledger.get(Role.OPEN_LATE) or (ledger.get(Role.LATE) if still and not done else ())
    in_time = ledger.get(Role.OPEN_IN_TIME)
    opens = [(still, in_time + overdue)] if still and in_time and overdue else []
    return ("done", sides, bool(late)), ("open", opens, True)


def _timely(ledger: Ledger, late: Terms) -> list[Terms]:
    """What was done, by punctuality. `đúng hạn` may take in what was early."""
    both = ledger.get(Role.DONE_EARLY_AND_ON_TIME)
    early, on_time = ledger.get(Role.DONE_EARLY), ledger.get(Role.DONE_ON_TIME)
    if both:
        return [both + late] if late else []
    sides = [early + on_time + late] if len(early + on_time + late) > 1 and (on_time or early) else []
    if early and on_time and late:
        sides.append(on_time + late)
    return sides


def _balance(ledger: Ledger) -> _Equation:
    """Received = done + open (+ returned)."""
    wholes = _wholes(ledger)
    returned = ledger.get(Role.RETURNED)
    dones, opens = _dones(ledger), _opens(ledger)
    sides = [
        (whole, done + still + extra)
        for whole in wholes
        for done in dones
        for still in opens
        for extra in ([(), returned] if returned else [()])
    ]
    return "balance", sides, bool(ledger.get(Role.OPEN, Role.OPEN_IN_TIME))


def _wholes(ledger: Ledger) -> list[Terms]:
    received, carried, new = ledger.get(Role.TOTAL), ledger.get(Role.CARRIED), ledger.get(Role.NEW)
    wholes = [received] if received else []
    if received and carried and not new:
        wholes.append(received + carried)
    if carried and new and not received:
        wholes.append(carried + new)
    return wholes


def _dones(ledger: Ledger) -> list[Terms]:
    done, late = ledger.get(Role.DONE), ledger.get(Role.DONE_LATE)
    timely = ledger.get(Role.DONE_EARLY, Role.DONE_ON_TIME, Role.DONE_EARLY_AND_ON_TIME)
    if done:
        # `đã hoàn thành 22, hoàn thành quá hạn 2`: 22 may be those on time.
        return [done, done + late] if late and not timely else [done]
    return [timely + late] if timely else []


def _opens(ledger: Ledger) -> list[Terms]:
    still, overdue = ledger.get(Role.OPEN), ledger.get(Role.OPEN_LATE)
    in_time, late = ledger.get(Role.OPEN_IN_TIME), ledger.get(Role.LATE)
    if still:
        return [still, still + overdue] if overdue and not in_time else [still]
    if in_time or overdue:
        return [in_time + overdue]
    return [late] if late else []


_PART_OF = (
    (Role.DONE_ON_TIME, Role.DONE),
    (Role.DONE_EARLY, Role.DONE),
    (Role.DONE_EARLY_AND_ON_TIME, Role.DONE),
    (Role.OPEN_LATE, Role.OPEN),
    (Role.OPEN_IN_TIME, Role.OPEN),
    (Role.ONLINE, Role.TOTAL),
    (Role.DIRECT, Role.TOTAL),
    (Role.POST, Role.TOTAL),
)
_TASK_PARTS = ((Role.DONE, Role.TOTAL), (Role.DONE_ON_TIME, Role.TOTAL), (Role.DONE_LATE, Role.TOTAL))


def _too_large(ledger: Ledger) -> Iterator[Break]:
    """A part greater than its whole. Dossiers done may exceed those received, for some were carried over; tasks not."""
    pairs: Sequence[tuple[Role, Role]] = _PART_OF + (_TASK_PARTS if ledger.family == "task" else ())
    for part_role, whole_role in pairs:
        part, whole = ledger.get(part_role), ledger.get(whole_role)
        if part and whole and span_of_sum(part).low > span_of_sum(whole).high:
            gap = total(whole) - total(part)
            yield Break("part", whole, part, gap, True, are_exact(part + whole))
