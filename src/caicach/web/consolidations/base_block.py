"""A block from Excel with an agency and its figures of the base year a line: whose each line is, and which are nobody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caicach.actions.base_figures import BaseSheet, Place
from caicach.core.ground.agencies import Agency
from caicach.core.ground.text import fold
from caicach.core.submissions.blocks import lines_of
from caicach.web.consolidations.base_fields import LONGEST
from caicach.web.words import say


MOST_LETTERS = 200_000


@dataclass(frozen=True)
class LeftLine:
    """A line that found no place, as it stands, and why."""

    number: int
    text: str
    why: str


@dataclass(frozen=True)
class Block:
    """The texts by place, and the lines left."""

    texts: Mapping[Place, str]
    left: tuple[LeftLine, ...]


def laid(sheet: BaseSheet, text: str) -> Block:
    """The block on the sheet. An agency is named by its name, a short name or its id, in the first cell that names one; its
    numbers follow in the order of the columns. Of two of one name the one that existed in the base year is meant."""
    known = _by_name(sheet)
    texts: dict[Place, str] = {}
    left = []
    for line in lines_of(text[:MOST_LETTERS]):
        if not any(character.isdigit() for cell in line.cells for character in cell):
            continue  # blank, or the headings
        at = next((n for n, cell in enumerate(line.cells) if fold(cell.strip()) in known), None)
        found = known[fold(line.cells[at].strip())] if at is not None else []
        if at is not None and len(found) == 1:
            texts |= _numbers(sheet, found[0], line.cells[at + 1 :])
        else:
            why = say("web.bases.left_two" if found else "web.bases.left_unknown")
            left.append(LeftLine(line.number, " · ".join(cell for cell in line.cells if cell.strip()), why))
    return Block(texts, tuple(left))


def _numbers(sheet: BaseSheet, agency: Agency, cells: Sequence[str]) -> Mapping[Place, str]:
    return {
        (agency.id, row.of.id): cell.strip()[:LONGEST]
        for row, cell in zip(sheet.rows, cells, strict=False)
        if cell.strip() and (agency.id, row.of.id) in sheet.places
    }


def _by_name(sheet: BaseSheet) -> Mapping[str, list[Agency]]:
    found: dict[str, list[Agency]] = {}
    for agency, _ in sheet.agencies:
        for name in {fold(name) for name in (agency.id, agency.name, *agency.short_names)}:
            found.setdefault(name, []).append(agency)
    day = date(max(row.year for row in sheet.rows), 12, 31)
    return {name: _of_the_year(agencies, day) for name, agencies in found.items()}


def _of_the_year(agencies: list[Agency], day: date) -> list[Agency]:
    alive = [one for one in agencies if one.is_alive(day)]
    return alive if len(alive) == 1 else agencies
