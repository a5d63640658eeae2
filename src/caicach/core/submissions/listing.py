"""A list of members of a catalogue as people bring it, from a spreadsheet or as lines: each once, with what is wrong."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from caicach.core.ground.elements import Element
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Messages, Words


MOST_ELEMENTS = 5000
LONGEST_CODE, LONGEST_NAME = 80, 500
_MOST_TOLD = 5
_CODE = re.compile(r"[^\W_][\w.\-/]*", re.UNICODE)
_NUMBERED = re.compile(r"\d{1,4}[.)]?")
_HEADINGS = frozenset({"ma", "ma so", "ma thu tuc", "ma tthc", "ma thu tuc hanh chinh", "code"})


@dataclass(frozen=True)
class Listing:
    """The members in order, and how many lines said again what stood already."""

    elements: tuple[Element, ...]
    repeated: int = 0
    problems: tuple[Words, ...] = ()


def listing_of(rows: Iterable[Sequence[str]], messages: Messages) -> Listing:
    """The members in these rows of cells: code and name, in columns named so or in the first two; a column of running
    numbers before them is passed over, and so is what stands above the headings."""
    lines = [(number, [squash(cell) for cell in row]) for number, row in enumerate(rows, 1)]
    lines = [(number, row) for number, row in lines if any(row)]
    code, name, lines = _columns(lines)
    found: dict[str, Element] = {}
    problems: list[Words] = []
    repeated = 0
    for number, row in lines:
        element = _element(_at(row, code), _at(row, name))
        problem = _problem(element, number, messages)
        if problem is not None:
            problems.append(problem)
        elif element.key in found:
            repeated += 1
        else:
            found[element.key] = element
    if len(found) > MOST_ELEMENTS:
        problems.insert(0, messages.say("lists.too_many", count=len(found), most=MOST_ELEMENTS))
    return Listing(tuple(found.values()), repeated, tuple(problems[:_MOST_TOLD]))


def rows_of_lines(text: str) -> list[list[str]]:
    """The lines of a pasted column or block: cells by tabs; without one a code at the beginning stands apart from its name."""
    rows = []
    for line in text.splitlines():
        cells = line.split("\t") if "\t" in line else _split(line)
        rows.append(cells)
    return rows


def line_of(element: Element) -> str:
    """The member as a line that reads back the same."""
    return f"{element.code}\t{element.name}" if element.name or not element.code else element.code


def _split(line: str) -> list[str]:
    first, _, rest = line.strip().partition(" ")
    has_code = any(letter.isdigit() for letter in first) and _CODE.fullmatch(first) is not None
    return [first, rest] if has_code or (not rest and first.isascii()) else ["", line]


def _columns(lines: list[tuple[int, list[str]]]) -> tuple[int, int, list[tuple[int, list[str]]]]:
    """Where code and name stand, and the lines under the headings."""
    for at, (_, row) in enumerate(lines[:20]):
        named = [fold(cell) for cell in row]
        code = next((place for place, cell in enumerate(named) if cell in _HEADINGS), None)
        if code is not None:
            names = [p for p, cell in enumerate(named) if p != code and cell.startswith(("ten", "name"))]
            return code, names[0] if names else code + 1, lines[at + 1 :]
    numbered = len(lines) > 1 and all(
        len(row) > 2 and _NUMBERED.fullmatch(row[0]) and any(row[1:]) for _, row in lines
    )
    return (1, 2, lines) if numbered else (0, 1, lines)


def _at(row: Sequence[str], place: int) -> str:
    return row[place] if place < len(row) else ""


def _element(code: str, name: str) -> Element:
    """A member without a code whose name stands in the column of codes is told by its name."""
    if code and not name and _CODE.fullmatch(code) is None:
        return Element("", code)
    return Element(code, name)


def _problem(element: Element, number: int, messages: Messages) -> Words | None:
    if element.code and _CODE.fullmatch(element.code) is None:
        return messages.say("lists.no_code", line=number, code=element.code[:60])
    if len(element.code) > LONGEST_CODE or len(element.name) > LONGEST_NAME:
        return messages.say("lists.too_long", line=number, code=LONGEST_CODE, name=LONGEST_NAME)
    if not element.key:
        return messages.say("lists.no_code", line=number, code="")
    return None
