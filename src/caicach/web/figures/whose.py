"""Whose figures stand beside: the agency's own need no word, those of the agencies it came of are named."""

from collections.abc import Iterable

from caicach.store.earlier import Part
from caicach.web.figures.earlier import EarlierFigures, FiguresBefore
from caicach.web.submissions.whose import named, notes
from caicach.web.words import say, spoken


def label_of(period: FiguresBefore, one: EarlierFigures | None = None) -> str:
    """`năm 2024`, and whose it is where that is one other agency: the one meant, or the only one."""
    meant = one or (period.parts[0] if len(period.parts) == 1 else None)
    return named(spoken(period.words), meant.part) if meant else spoken(period.words)


def name_in_cell(part: Part) -> str:
    """How an agency is called where there is little room."""
    return part.short_name or say("web.submissions.this_agency")


def notes_of(beside: Iterable[FiguresBefore]) -> list[str]:
    """What is to be said of the periods beside that are not the agency's own."""
    return notes(period.period for period in beside)
