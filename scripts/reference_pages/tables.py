"""Tables of Markdown."""

from collections.abc import Iterable, Sequence
from datetime import date


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar inside a cell is escaped, an empty cell stays empty."""
    lines = [_line(headings), _line(["---"] * len(headings)), *(_line(row) for row in rows)]
    return "\n".join(lines) + "\n"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def day(when: date | None) -> str:
    """`20/07/2023`, or nothing."""
    return f"{when:%d/%m/%Y}" if when else ""


def doubt(is_unverified: bool) -> str:
    """The word that a reader must not cite this."""
    return "unverified" if is_unverified else ""
