"""Submissions out of the archive again, as they were accepted."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.cells import Cells, CellValues
from caicach.adapters.archive.columns import ABOUT
from caicach.adapters.archive.lines import LINES, Said
from caicach.adapters.archive.reading import EVERYTHING, Selection, read_current, read_lines
from caicach.adapters.archive.submissions import AcceptedSubmission
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.checks.sql import LED_COLUMN, led_rows
from caicach.core.consolidation.archive_manifest import Dataset
from caicach.core.consolidation.contributions import Contribution
from caicach.core.ground.agencies import AgencyType
from caicach.core.ground.periods import PeriodKind


AT_ONCE = 4096
"""So many submissions are read at once."""

_Source = tuple[str, int]
_NOTHING = Said()


def read_submissions(
    archive: Archive,
    form: Callable[[str], FormVersion],
    selection: Selection = EVERYTHING,
    order: Mapping[str, int] | None = None,
) -> Iterator[AcceptedSubmission]:
    """The current submissions with all they say; `form` gives the version of the form by its id. Rows that were not
    reported are left out of the values."""
    said = _said(archive, selection)
    for form_id, table in read_current(archive, selection, order).items():
        for batch in table.to_batches(max_chunksize=AT_ONCE):
            cells = Cells(form(form_id), pa.Table.from_batches([batch]))
            for at, row in enumerate(_about(cells.table)):
                yield _submission(row, CellValues(cells, at), said.get(_source(row), _NOTHING))


def _said(archive: Archive, selection: Selection) -> Mapping[_Source, Said]:
    found: dict[_Source, Said] = {}
    for dataset in LINES:
        for line in _lines(archive, dataset, selection):
            found.setdefault(_source(line), Said()).take(dataset, line)
    return found


def _lines(archive: Archive, dataset: Dataset, selection: Selection) -> Iterator[dict[str, Any]]:
    table = read_lines(archive, dataset, selection)
    if table is not None:
        yield from _rows(table)


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=AT_ONCE):
        yield from batch.to_pylist()


def _about(table: pa.Table) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.select([n for n in ABOUT if n in table.column_names]).to_pylist()
    return found


def _source(row: Mapping[str, Any]) -> _Source:
    return row["submission"], row["version"]


def _submission(
    row: Mapping[str, Any],
    values: CellValues,
    said: Said,
) -> AcceptedSubmission:
    sent_on: date | None = row["sent_on"]
    given = Contribution(
        id=row["submission"],
        agency=row["agency"],
        agency_type=AgencyType(row["agency_type"]),
        form=values.cells.form,
        period=row["period"],
        values=values,
        sent_on=sent_on,
        content_hash=row["content_hash"],
        elements={name: frozenset(found) for name, found in said.elements.items()},
        texts={division: tuple(found) for division, found in said.texts.items()},
        tallies=said.tallies,
    )
    kind = PeriodKind(row["period_kind"]) if row["period_kind"] else None
    led = led_rows(row.get(LED_COLUMN) or "")  # an archive older than the column has none
    return AcceptedSubmission(
        given, row["version"], row["accepted_on"], row["regime"], kind, row["replaces"] or "", led
    )
