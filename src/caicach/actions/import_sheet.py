"""A spreadsheet of agencies and people as rows by column: the file by our own readers, the columns by their headings."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.files.uploadedfile import UploadedFile

from caicach.actions.words import say
from caicach.adapters.readers import read_file
from caicach.core.ground.errors import UnreadableInput
from caicach.core.ground.text import fold, squash
from caicach.core.ground.words import Words
from caicach.core.reading.found import Table
from caicach.core.submissions.decide import NotNow


COLUMNS = ("agency", "type", "parent", "full_name", "email", "position", "phone", "role")
NEEDED = frozenset({"agency", "full_name"})
MOST_ROWS = 5000
LARGEST = 5 * 2**20


def headings() -> dict[str, Words]:
    """What the columns are called, in the order of the template."""
    return {name: say(f"importing.column_{name}") for name in COLUMNS}


def rows_of(table: Sequence[Sequence[str]]) -> list[tuple[int, dict[str, str]]]:
    """The rows under the heading row, by column; NotNow when no row names the columns, or there are too many."""
    for place, cells in enumerate(table[:20]):
        columns = _columns(cells)
        if columns.keys() >= NEEDED:
            rows = [
                (number, {name: squash(row[at]) if at < len(row) else "" for name, at in columns.items()})
                for number, row in enumerate(table[place + 1 :], place + 2)
                if any(map(squash, row))
            ]
            if len(rows) > MOST_ROWS:
                raise NotNow(say("importing.too_many", most=MOST_ROWS), say("importing.too_many_do"))
            return rows
    raise NotNow(say("importing.no_heading"), say("importing.no_heading_do"))


def _columns(cells: Sequence[str]) -> dict[str, int]:
    folded = [fold(cell) for cell in cells]
    named = {name: {fold(words.vi), fold(words.en)} for name, words in headings().items()}
    return {name: folded.index(next(c for c in folded if c in known)) for name, known in named.items()
            if any(c in known for c in folded)}  # fmt: skip


def table_in(file: UploadedFile) -> list[list[str]]:
    """The first sheet's rows. UnreadableInput for what is no spreadsheet, or too large a one."""
    if (file.size or 0) > LARGEST:
        raise _unreadable("too_large")
    content, name = file.read(), file.name or ""
    return _csv(content) if Path(name).suffix.lower() == ".csv" else _workbook(content, name)


def _csv(content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
        separator = max(";\t,", key=text.partition("\n")[0].count)
        return [list(row) for row in csv.reader(io.StringIO(text), delimiter=separator)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise _unreadable("no_csv") from error


def _workbook(content: bytes, name: str) -> list[list[str]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"upload{Path(name).suffix.lower() or '.xlsx'}"
        path.write_bytes(content)
        found = read_file(path)
    tables = [block for block in found.blocks if isinstance(block, Table)]
    if not tables:
        raise _unreadable("no_table")
    return [[cell.text for cell in row] for row in tables[0].rows]


def _unreadable(key: str) -> UnreadableInput:
    return UnreadableInput(say(f"importing.{key}"), say(f"importing.{key}_do"))
