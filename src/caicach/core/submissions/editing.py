"""Several people at one sheet of figures: what a person changed lands, what another changed meanwhile is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from caicach.core.ground.elements import NO_LIST, Listed
from caicach.core.ground.tallies import Tally
from caicach.core.ground.values import NOT_REPORTED, Value


@dataclass(frozen=True, slots=True)
class CellContent:
    """What stands in a cell: the value, a note, and how it got there.

    `source` is `typed`, `file`, `carried` (from an earlier period) or `computed`; `origin` says which file and place.
    `typed` is what a person wrote where it could not be understood: it is kept, and the value is not reported.
    `tally` stands behind a coded row that says how many agencies chose a code: what each of them chose. `listed` stands
    behind a row that counts a catalogue: the members by name.
    """

    value: Value = NOT_REPORTED
    note: str = ""
    source: str = "typed"
    origin: str = ""
    typed: str = ""
    tally: Tally | None = None
    listed: Listed | None = None


EMPTY_CELL = CellContent()


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One change as a person made it: of which row, what stood there when the person began, what it becomes."""

    indicator: str
    seen: CellContent
    becomes: CellContent


@dataclass(frozen=True, slots=True)
class Conflict:
    """A cell another person changed since it was seen: theirs stays, ours is shown and lost by nobody."""

    indicator: str
    theirs: CellContent
    ours: CellContent


@dataclass(frozen=True)
class Merged:
    """The cells after the edits; `changed` are those that really changed, `conflicts` those that did not land."""

    cells: Mapping[str, CellContent]
    changed: tuple[CellEdit, ...] = ()
    conflicts: tuple[Conflict, ...] = field(default=())


def merge(cells: Mapping[str, CellContent], edits: tuple[CellEdit, ...]) -> Merged:
    """The cells with each edit that was made on what stands there now; the others are conflicts.

    Two people who make the same change do not conflict, and neither is a change of nothing a change.
    """
    after = dict(cells)
    changed: list[CellEdit] = []
    conflicts: list[Conflict] = []
    for edit in edits:
        now = after.get(edit.indicator, EMPTY_CELL)
        becomes = _with_behind(edit.becomes, now)
        is_said = _same(now, becomes)
        if is_said and (now.tally, now.listed) == (becomes.tally, becomes.listed):
            continue
        if not (is_said or _same(now, edit.seen)):
            conflicts.append(Conflict(edit.indicator, now, becomes))
            continue
        after[edit.indicator] = becomes
        changed.append(CellEdit(edit.indicator, now, becomes))
    return Merged(after, tuple(changed), tuple(conflicts))


def _same(one: CellContent, other: CellContent) -> bool:
    return (one.value, one.note, one.typed) == (other.value, other.note, other.typed)


def _with_behind(becomes: CellContent, now: CellContent) -> CellContent:
    """What stands behind a figure stays, for a page sends figures only: a tally as long as the figure does, a list until
    it is changed itself."""
    tally = now.tally if becomes.tally is None and becomes.value == now.value else becomes.tally
    listed = now.listed if becomes.listed is None else becomes.listed
    return replace(becomes, tally=tally, listed=None if listed == NO_LIST else listed)
