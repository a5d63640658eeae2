"""The current figures of the archive as rows to add up: only the columns that are needed, a period at a time, the next one
read while the last one is put in its place."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

from caicach.adapters.archive.archive import Archive
from caicach.adapters.archive.columns import figures_schema
from caicach.adapters.archive.reading import EVERYTHING, Selection, read_current
from caicach.adapters.engines.wide import WideRows
from caicach.core.catalogue.indicators import FormVersion
from caicach.core.consolidation.sql import PERIOD_COLUMN
from caicach.core.consolidation.ways.columns import AGENCY_COLUMN, TYPE_COLUMN, Encoding


T = TypeVar("T")
ABOUT = (AGENCY_COLUMN, TYPE_COLUMN, PERIOD_COLUMN)


def rows_by_period(
    archive: Archive,
    periods: Sequence[str],
    brought: Mapping[str, tuple[FormVersion, tuple[Encoding, ...]]],
    order: Mapping[str, int] | None = None,
    selection: Selection = EVERYTHING,
) -> Iterator[WideRows]:
    """The rows of each period in turn. `brought` are the versions of the form with their measures, by id; submissions under
    another version do not count. `order` is that of the cube's units, which is the quickest to fill in."""
    columns = sorted({name for form, encodings in brought.values() for name in columns_of(form, encodings)})

    def read() -> Iterator[list[WideRows]]:
        for period in periods:
            chosen = Selection((period,), tuple(brought), selection.regimes, selection.known_on)
            tables = read_current(archive, chosen, order, columns)
            yield [WideRows(*brought[form], table) for form, table in tables.items()]

    for some in one_ahead(read()):
        yield from some


def columns_of(form: FormVersion, encodings: Iterable[Encoding]) -> list[str]:
    """The columns of the wide table that the measures are made of."""
    named = {word for e in encodings for word in re.findall(r"\w+", f"{e.number} {e.state}")}
    return [name for name in figures_schema(form).names if name in named or name in ABOUT]


def one_ahead(items: Iterator[T]) -> Iterator[T]:
    """The same, each made in a thread of its own while the one before it is used."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(lambda: list(islice(items, 1)))
        while made := waiting.result():
            waiting = pool.submit(lambda: list(islice(items, 1)))
            yield made[0]
