"""What differs between two versions: figures row by row, text word by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from caicach.core.submissions.editing import EMPTY_CELL, CellContent


@dataclass(frozen=True, slots=True)
class FigureDifference:
    """A row whose value or note differs."""

    indicator: str
    before: CellContent
    after: CellContent


class Change(StrEnum):
    """What happened to a stretch of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that were kept, added or removed, as they stand."""

    change: Change
    text: str


_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def figure_differences(
    before: Mapping[str, CellContent], after: Mapping[str, CellContent]
) -> tuple[FigureDifference, ...]:
    """The rows that differ, in the order they stand in `after`, then those only `before` has."""
    rows = dict.fromkeys((*after, *before))
    pairs = ((row, before.get(row, EMPTY_CELL), after.get(row, EMPTY_CELL)) for row in rows)
    return tuple(
        FigureDifference(row, old, new)
        for row, old, new in pairs
        if (old.value, old.note) != (new.value, new.note)
    )


def text_differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The stretches that lead from one text to the other: those kept and removed make `before`, those kept and added
    make `after`, to the letter."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    stretches: list[Stretch] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            stretches.append(Stretch(Change.KEPT, "".join(old[a:b])))
            continue
        if b > a:
            stretches.append(Stretch(Change.REMOVED, "".join(old[a:b])))
        if d > c:
            stretches.append(Stretch(Change.ADDED, "".join(new[c:d])))
    return tuple(stretches)
